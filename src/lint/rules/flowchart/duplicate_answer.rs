//! `duplicate-answer`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// One answer drawn twice.
    ///
    /// Two links of one question have the same label. Where all its links have, most likely one of
    /// them is mislabelled. Otherwise the answer leads to two places, a normal fork.
    ///
    /// ## Why it is bad
    ///
    /// Both links are followed, in tables, programs and walkers. Where only one is meant, the label of the other is wrong.
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
    use crate::lint::testing::{all, found};

    #[test]
    fn one_label_twice() {
        let chart = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|Yes| C[Remind]\n";
        assert_eq!(
            found(&DuplicateAnswer, chart),
            ["3:11 `Paid?` has the answer `Yes` 2 times"]
        );
        let (_, all) = all(&INFO, "chart.mmd", chart);
        let mut help = all.iter().filter_map(|found| found.help.as_deref());
        assert!(help.any(|help| help.starts_with("A table follows all of them.")));
        let meant = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it] & C[Tell them]\n    A -->|No| D[Remind]\n";
        assert!(found(&DuplicateAnswer, meant).is_empty());
        let fine = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C[Remind]\n";
        assert!(found(&DuplicateAnswer, fine).is_empty());
    }
}
