//! `conflicting-outcomes`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// Two outcomes together where only one is allowed.
    ///
    /// Looks for answers that reach two outcomes, in charts that say `%% mermaidc: policy unique`,
    /// and shows them.
    ///
    /// ## Why it is bad
    ///
    /// The author promised that one thing at most is recommended; a program that takes the first
    /// drops the other.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% mermaidc: policy unique
    ///     A{Paid?} -->|Yes| B[Ship it]
    ///     A -->|Yes| C[Send the bill]
    ///     A -->|No| D[Remind]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B[Ship it]
    ///     A -->|Yes| C[Send the bill]
    ///     A -->|No| D[Remind]
    /// ```
    pub(super) INFO = "conflicting-outcomes", Decisions, Error
}

pub(super) struct ConflictingOutcomes;

impl Rule<FlowchartView<'_>> for ConflictingOutcomes {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::Conflicting, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn two_outcomes_where_one_was_asked_for() {
        let chart = "flowchart TD\n    %% mermaidc: policy unique\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|Yes| C[Send the bill]\n    A -->|No| D[Remind]\n";
        assert_eq!(
            found(&ConflictingOutcomes, chart),
            ["3:18 `Yes`: both `Ship it` and `Send the bill`"]
        );
        assert_eq!(severities(&ConflictingOutcomes, chart), ["error"]);
        let fine = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|Yes| C[Send the bill]\n    A -->|No| D[Remind]\n";
        assert!(found(&ConflictingOutcomes, fine).is_empty());
    }
}
