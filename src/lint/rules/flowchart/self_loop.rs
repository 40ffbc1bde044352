//! `self-loop`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// A link from a node to itself.
    ///
    /// Off by default: state machines and retries are drawn like this.
    ///
    /// ## Why it is bad
    ///
    /// In a plan or a hierarchy it is a slip: another node was meant.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     B --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     B --> C
    /// ```
    pub(super) INFO = "self-loop", Structure, Off
}

pub(super) struct SelfLoop;

impl Rule<FlowchartView<'_>> for SelfLoop {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for (_, from, to, edge) in chart.graph.edges() {
            if from == to {
                out.about(
                    [from],
                    Diagnostic::new(
                        &INFO,
                        edge.arrow_span,
                        format!("this link leads from {} to itself", chart.name(from)),
                    )
                    .help("Link to the node you mean, or remove this link."),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_link_to_itself() {
        assert_eq!(
            found(&SelfLoop, "flowchart TD\n    A[x] --> A\n"),
            ["2:10 this link leads from `x` to itself"]
        );
        assert!(found(&SelfLoop, "flowchart TD\n    A --> B --> A\n").is_empty());
    }
}
