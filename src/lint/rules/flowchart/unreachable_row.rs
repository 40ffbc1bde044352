//! `unreachable-row`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// A row of the decision that can never apply.
    ///
    /// An answer to a question that is the `same` as one before, and was answered otherwise there
    /// (an info where all that is drawn after it can be reached in another way); an answer outside
    /// the question's `range`; under `policy first`, numbers that earlier answers already cover,
    /// and an outcome that never comes first. An else for which the other answers leave nothing is
    /// an info (a warning where a `range` says which numbers there are).
    ///
    /// ## Why it is bad
    ///
    /// Nobody ever gets there: what is drawn after it is dead, or an answer before it takes too
    /// much.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B{Paid?}
    ///     A -->|No| C[Remind]
    ///     B -->|Yes| D[Ship it]
    ///     B -->|No| E[Wait]
    ///     %% mermaidc: same A B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| D[Ship it]
    ///     A -->|No| C[Remind]
    /// ```
    pub(super) INFO = "unreachable-row", Decisions, Warning
}

pub(super) struct UnreachableRow;

impl Rule<FlowchartView<'_>> for UnreachableRow {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::UnreachableRow, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    fn reported(lines: &str) -> Vec<String> {
        found(&UnreachableRow, &format!("flowchart TD\n{lines}"))
    }

    #[test]
    fn what_was_said_before() {
        let chart = "A{Paid?} -->|Yes| B{Paid?}\nA -->|No| C[Remind]\nB -->|Yes| D[Ship it]\nB -->|No| E[Wait]\n";
        assert_eq!(
            reported(&format!("{chart}%% mermaidc: same A B\n")),
            ["5:7 `Paid?` is asked again only after `Yes`, so `No` is never its answer"]
        );
        assert!(reported(chart).is_empty());
        let severity = |lines: &str| severities(&UnreachableRow, &format!("flowchart TD\n{lines}"));
        let same = "%% mermaidc: same A B\n";
        assert_eq!(severity(&format!("{chart}{same}")), ["warning"]);
        assert_eq!(severity(&format!("{chart}C --> E\n{same}")), ["info"]);
        // Another way leads there with the other answer.
        let both = format!("{chart}C --> B\n%% mermaidc: same A B\n");
        assert!(reported(&both).is_empty());
    }

    #[test]
    fn numbers_that_there_are_not() {
        let chart = "A{How many?} -->|< 0| B\nA -->|0-5| C\nA -->|> 5| D\n";
        assert!(reported(chart).is_empty());
        assert_eq!(
            reported(&format!("{chart}%% mermaidc: range A 0..\n")),
            ["2:18 `< 0` covers no number in the range of `How many?`"]
        );
    }

    #[test]
    fn numbers_that_are_taken() {
        let chart = "A{How many?} -->|>= 5| B\nA -->|> 10| C\nA -->|< 5| D\n";
        assert!(reported(chart).is_empty());
        assert_eq!(
            reported(&format!("{chart}%% mermaidc: policy first\n")),
            [
                "3:7 `> 10` is never the answer to `How many?`: earlier answers cover all its numbers"
            ]
        );
    }

    #[test]
    fn nothing_is_left_for_an_else() {
        let numbers = "A{How many?} -->|>= 5| B\nA -->|< 5| C\nA -->|else| D\n";
        let story =
            "4:7 nothing is left for `else`: the other answers to `How many?` cover everything";
        assert_eq!(reported(numbers), [story]);
        let severity = |lines: &str| severities(&UnreachableRow, &format!("flowchart TD\n{lines}"));
        assert_eq!(severity(numbers), ["info"]);
        let range = format!("{numbers}%% mermaidc: range A 0..9\n");
        assert_eq!(severity(&range), ["warning"]);
        let words = "A{Paid?} -->|Yes| B\nA -->|No| C\nA -->|default| D\n";
        assert_eq!(
            reported(words),
            ["4:7 nothing is left for `default`: the other answers to `Paid?` cover everything"]
        );
        assert!(reported("A{Paid?} -->|Yes| B\nA -->|Partly| C\nA -->|default| D\n").is_empty());
    }

    #[test]
    fn outcomes_that_never_come_first() {
        let chart = "A{Paid?} -->|Yes| B[Ship it]\nA -->|No| C[Remind]\nA --> D[Log it]\n";
        assert!(reported(chart).is_empty());
        assert_eq!(
            reported(&format!("{chart}%% mermaidc: policy first\n")),
            ["4:7 `Log it` is never the first outcome: an earlier one is always reached too"]
        );
        let drawn_first = format!("D[Log it]\n{chart}%% mermaidc: policy first\n");
        assert_eq!(
            reported(&drawn_first),
            [
                "3:19 `Yes`: `Ship it` is never the first outcome: an earlier one is always reached too",
                "4:11 `No`: `Remind` is never the first outcome: an earlier one is always reached too"
            ]
        );
        let apart = "A{Paid?} -->|Yes| B[Ship it]\nA -->|No| C[Remind]\nA --> D{Old?}\nD -->|Yes| E[Archive]\nD -->|No| F[Keep]\n";
        assert_eq!(
            reported(&format!("{apart}%% mermaidc: policy first\n")).len(),
            2
        );
    }
}
