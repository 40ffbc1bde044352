//! `numeric-gap`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// Numbers that no answer covers.
    ///
    /// The answers of a question are numbers (`<500`, `>= 3`, `10–20`, `> 10K`), none stands for
    /// everything else, and some number fits none of them. `%% mermaidc: range B 0..100` says which
    /// numbers there are.
    ///
    /// ## Why it is bad
    ///
    /// A reader with that number finds no answer.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Size?} -->|< 10K| B[Mail it]
    ///     A -->|> 10K| C[Link it]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Size?} -->|<= 10K| B[Mail it]
    ///     A -->|> 10K| C[Link it]
    /// ```
    pub(super) INFO = "numeric-gap", Decisions, Warning
}

pub(super) struct NumericGap;

impl Rule<FlowchartView<'_>> for NumericGap {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::NumericGap, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn numbers_left_out() {
        let chart =
            "flowchart TD\n    A{Size?} -->|< 10K| B[Mail it]\n    A -->|> 10K| C[Link it]\n";
        assert_eq!(
            found(&NumericGap, chart),
            ["2:7 no answer to `Size?` covers 10000"]
        );
        assert_eq!(severities(&NumericGap, chart), ["warning"]);
        let fine =
            "flowchart TD\n    A{Size?} -->|<= 10K| B[Mail it]\n    A -->|> 10K| C[Link it]\n";
        assert!(found(&NumericGap, fine).is_empty());
    }
}
