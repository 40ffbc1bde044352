//! `unlabelled-answers`

use crate::decision::{Fault, asks, node_text};
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report_where;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// A question whose links do not say which answer they are.
    ///
    /// A rhombus asks, and no link after it has a label: what they lead to is read as the answers.
    ///
    /// ## Why it is bad
    ///
    /// The reader has to guess which way means Yes and which means No.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} --> B[Ship it]
    ///     A --> C[Remind]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B[Ship it]
    ///     A -->|No| C[Remind]
    /// ```
    pub(super) INFO = "unlabelled-answers", Decisions, Info
}

pub(super) struct UnlabelledAnswers;

impl Rule<FlowchartView<'_>> for UnlabelledAnswers {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report_where(chart, &INFO, Fault::UnlabelledAnswers, out, |_, verdict| {
            let node = chart.graph.node(verdict.node);
            node.shape.is_rhombus() && asks(&node_text(node))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn links_without_answers() {
        let chart = "flowchart TD\n    A{Paid?} --> B[Ship it]\n    A --> C[Remind]\n";
        assert_eq!(
            found(&UnlabelledAnswers, chart),
            ["2:7 the links from `Paid?` have no labels"]
        );
        let fine = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C[Remind]\n";
        assert!(found(&UnlabelledAnswers, fine).is_empty());
    }
}
