//! `joined-line`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// A line that begins with a link continues the line before it.
    ///
    /// Some people write chains that way on purpose, so this is an info only.
    ///
    /// ## Why it is bad
    ///
    /// When the line before is edited or moved, the link starts at another node.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     B --> C
    /// ```
    pub(super) INFO = "joined-line", Traps, Info
}

pub(super) struct JoinedLine;

impl Rule<FlowchartView<'_>> for JoinedLine {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for (_, chain) in chart.chains() {
            for (link, group) in chain.links.iter().zip(chain.groups()) {
                if !link.joins_lines {
                    continue;
                }
                let Some(from) = group.last() else { continue };
                out.push(
                    Diagnostic::new(
                        &INFO,
                        chart.span(link.arrow),
                        format!(
                            "this line continues the line before: its link starts at {}",
                            code(chart.text(&from.id))
                        ),
                    )
                    .annotate(chart.span(from.id.range), "it starts here")
                    .help("If that is meant, join the two lines; if not, start this line with a node."),
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
    fn a_line_that_goes_on() {
        assert_eq!(
            found(&JoinedLine, "flowchart TD\n    A --> B\n    --> C\n"),
            ["3:5 this line continues the line before: its link starts at `B`"]
        );
        assert!(found(&JoinedLine, "flowchart TD\n    A --> B\n    B -->\n    C\n").is_empty());
    }
}
