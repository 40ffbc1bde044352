//! `two-defaults`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// Two answers that stand for everything else.
    ///
    /// A question has two of `else`, `default`, `otherwise` and the like among its answers, or one
    /// of them and an unlabelled link that a directive makes its else.
    ///
    /// ## Why it is bad
    ///
    /// It is unclear which of them applies.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Size?} -->|small| B[Bag]
    ///     A -->|else| C[Box]
    ///     A -->|otherwise| D[Crate]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Size?} -->|small| B[Bag]
    ///     A -->|else| C[Box]
    /// ```
    pub(super) INFO = "two-defaults", Decisions, Error
}

pub(super) struct TwoDefaults;

impl Rule<FlowchartView<'_>> for TwoDefaults {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::TwoDefaults, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn two_answers_for_everything_else() {
        let chart = "flowchart TD\n    A{Size?} -->|small| B[Bag]\n    A -->|else| C[Box]\n    A -->|otherwise| D[Crate]\n";
        assert_eq!(
            found(&TwoDefaults, chart),
            ["4:11 `Size?` has two answers for everything else: `else` and `otherwise`"]
        );
        assert_eq!(severities(&TwoDefaults, chart), ["error"]);
        let fine = "flowchart TD\n    A{Size?} -->|small| B[Bag]\n    A -->|else| C[Box]\n";
        assert!(found(&TwoDefaults, fine).is_empty());
    }
}
