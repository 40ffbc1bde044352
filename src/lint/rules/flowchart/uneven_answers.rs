//! `uneven-answers`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// One question with different answers in different places.
    ///
    /// Two questions say the same, and offer different answers.
    ///
    /// ## Why it is bad
    ///
    /// One of the two may have lost an answer.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B{Stocked?}
    ///     A -->|No| C[Remind]
    ///     B -->|Yes| D{Paid?}
    ///     B -->|No| E[Order]
    ///     D -->|Yes| F[Ship it]
    ///     D -->|Partly| G[Ask]
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
    pub(super) INFO = "uneven-answers", Decisions, Info
}

pub(super) struct UnevenAnswers;

impl Rule<FlowchartView<'_>> for UnevenAnswers {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::UnevenAnswers, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn different_answers_to_one_question() {
        let chart = "flowchart TD\n    A{Paid?} -->|Yes| B{Stocked?}\n    A -->|No| C[Remind]\n    B -->|Yes| D{Paid?}\n    B -->|No| E[Order]\n    D -->|Yes| F[Ship it]\n    D -->|Partly| G[Ask]\n";
        assert_eq!(
            found(&UnevenAnswers, chart),
            ["4:18 `Paid?` is asked twice, with different answers"]
        );
        let fine = "flowchart TD\n    A{Paid?} -->|Yes| B{Stocked?}\n    A -->|No| C[Remind]\n    B -->|Yes| D[Ship it]\n    B -->|No| E[Order]\n";
        assert!(found(&UnevenAnswers, fine).is_empty());
    }
}
