//! `irrelevant-question`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// A question whose answer changes nothing.
    ///
    /// Whatever the answer, the same rows follow. Often the steps on the way differ: the question
    /// then matters to people who follow the chart, but not to its table.
    ///
    /// ## Why it is bad
    ///
    /// The question is pointless, or a link leads to the wrong place.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B[Ship it]
    ///     A -->|No| B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B[Ship it]
    ///     A -->|No| C[Remind]
    /// ```
    pub(super) INFO = "irrelevant-question", Decisions, Info
}

pub(super) struct IrrelevantQuestion;

impl Rule<FlowchartView<'_>> for IrrelevantQuestion {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::IrrelevantQuestion, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn answers_that_change_nothing() {
        let chart = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| B\n";
        assert_eq!(
            found(&IrrelevantQuestion, chart),
            ["2:7 every answer to `Paid?` leads to `Ship it`"]
        );
        let fine = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C[Remind]\n";
        assert!(found(&IrrelevantQuestion, fine).is_empty());
        let result =
            "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C[Remind] --> B\n";
        assert!(found(&IrrelevantQuestion, result).is_empty());
        let steps = "flowchart TD\n    A{Big?} -->|Yes| B[Box] --> Q\n    A -->|No| C[Bag] --> Q\n    Q{Far?} -->|Yes| D\n    Q -->|No| E\n";
        assert_eq!(found(&IrrelevantQuestion, steps).len(), 1);
    }
}
