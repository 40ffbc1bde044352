//! `duplicate-answer`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// One answer drawn twice.
    ///
    /// Two links of one question have the same label. It is a warning where all its links have:
    /// then most likely one of them is mislabelled. Otherwise the answer leads to two places, a
    /// normal fork.
    ///
    /// ## Why it is bad
    ///
    /// Both links are followed. Where only one is meant, the label of the other is wrong.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B[Ship it]
    ///     A -->|Yes| C[Remind]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B[Ship it]
    ///     A -->|No| C[Remind]
    /// ```
    pub(super) INFO = "duplicate-answer", Decisions, Info
}

pub(super) struct DuplicateAnswer;

impl Rule<FlowchartView<'_>> for DuplicateAnswer {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::DuplicateAnswer, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_label_twice() {
        let chart = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|Yes| C[Remind]\n";
        assert_eq!(
            found(&DuplicateAnswer, chart),
            ["3:11 `Paid?` has the answer `Yes` 2 times"]
        );
        let fine = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C[Remind]\n";
        assert!(found(&DuplicateAnswer, fine).is_empty());
    }
}
