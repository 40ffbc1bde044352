//! `numeric-overlap`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// Numbers that two answers cover.
    ///
    /// The answers of a question are numbers, and some number fits two of them.
    ///
    /// ## Why it is bad
    ///
    /// Two answers are right for that number, and the chart does not say which counts.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Size?} -->|<= 10| B[Mail it]
    ///     A -->|>= 10| C[Link it]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Size?} -->|< 10| B[Mail it]
    ///     A -->|>= 10| C[Link it]
    /// ```
    pub(super) INFO = "numeric-overlap", Decisions, Warning
}

pub(super) struct NumericOverlap;

impl Rule<FlowchartView<'_>> for NumericOverlap {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::NumericOverlap, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn numbers_held_twice() {
        let chart =
            "flowchart TD\n    A{Size?} -->|<= 10| B[Mail it]\n    A -->|>= 10| C[Link it]\n";
        assert_eq!(
            found(&NumericOverlap, chart),
            ["3:11 `<= 10` and `>= 10` both cover 10"]
        );
        assert_eq!(severities(&NumericOverlap, chart), ["warning"]);
        for fine in [
            "flowchart TD\n    A{Size?} -->|< 10| B[Mail it]\n    A -->|>= 10| C[Link it]\n",
            "flowchart TD\n    A{Severity?} -->|Sev 2 and Above| B[x]\n    A -->|Sev 3 and Below| C[y]\n",
        ] {
            assert!(found(&NumericOverlap, fine).is_empty(), "{fine}");
        }
    }
}
