//! `mixed-answer-case`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// One answer in two spellings.
    ///
    /// The same word stands for an answer in two spellings of capitals: `Yes` and `YES`.
    ///
    /// ## Why it is bad
    ///
    /// They look like two answers; a program that compares them letter by letter reads them as two.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B{Stocked?}
    ///     A -->|No| C[Remind]
    ///     B -->|YES| D[Ship it]
    ///     B -->|No| E[Order]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B{Stocked?}
    ///     A -->|No| C[Remind]
    ///     B -->|Yes| D[Ship it]
    ///     B -->|No| E[Order]
    /// ```
    pub(super) INFO = "mixed-answer-case", Decisions, Warning
}

pub(super) struct MixedAnswerCase;

impl Rule<FlowchartView<'_>> for MixedAnswerCase {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::MixedAnswerCase, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn one_word_in_two_spellings() {
        let chart = "flowchart TD\n    A{Paid?} -->|Yes| B{Stocked?}\n    A -->|No| C[Remind]\n    B -->|YES| D[Ship it]\n    B -->|No| E[Order]\n";
        assert_eq!(
            found(&MixedAnswerCase, chart),
            ["4:11 `YES` is spelt `Yes` elsewhere"]
        );
        assert_eq!(severities(&MixedAnswerCase, chart), ["warning"]);
        let fine = "flowchart TD\n    A{Paid?} -->|Yes| B{Stocked?}\n    A -->|No| C[Remind]\n    B -->|Yes| D[Ship it]\n    B -->|No| E[Order]\n";
        assert!(found(&MixedAnswerCase, fine).is_empty());
    }
}
