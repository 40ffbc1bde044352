//! `missing-answer`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// A Yes without a No, or the other way round.
    ///
    /// A question has exactly one answer, and it is clearly Yes or clearly No.
    ///
    /// ## Why it is bad
    ///
    /// What happens otherwise is not drawn; the reader has to guess.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B{Paid?} -->|Yes| C[Ship it]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B{Paid?} -->|Yes| C[Ship it]
    ///     B -->|No| D[Remind]
    /// ```
    pub(super) INFO = "missing-answer", Decisions, Warning
}

pub(super) struct MissingAnswer;

impl Rule<FlowchartView<'_>> for MissingAnswer {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::MissingAnswer, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn a_yes_without_a_no() {
        let chart = "flowchart TD\n    A[Order] --> B{Paid?} -->|Yes| C[Ship it]\n";
        assert_eq!(
            found(&MissingAnswer, chart),
            ["2:31 `Paid?` has only the answer `Yes`"]
        );
        assert_eq!(severities(&MissingAnswer, chart), ["warning"]);
        let fine = "flowchart TD\n    A[Order] --> B{Paid?} -->|Yes| C[Ship it]\n    B -->|No| D[Remind]\n";
        assert!(found(&MissingAnswer, fine).is_empty());
    }
}
