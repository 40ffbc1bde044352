//! `incomplete-decision`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// Answers that reach no outcome.
    ///
    /// Proves that every full set of answers reaches an outcome, or shows one that does not.
    /// Nothing is enumerated, and what goes round a loop that can be left counts as on its way.
    ///
    /// ## Why it is bad
    ///
    /// A reader who gives these answers never reaches an outcome, and a program made of the chart
    /// has nothing to return.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Paid?] --> B{Yes} --> C[Ship it]
    ///     A --> D{No}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Paid?] --> B{Yes} --> C[Ship it]
    ///     A --> D{No} --> E[Remind]
    /// ```
    pub(super) INFO = "incomplete-decision", Decisions, Error
}

pub(super) struct IncompleteDecision;

impl Rule<FlowchartView<'_>> for IncompleteDecision {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::Incomplete, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{all, found, severities};

    #[test]
    fn answers_that_reach_nothing() {
        let chart = "flowchart TD\n    A[Paid?] --> B{Yes} --> C[Ship it]\n    A --> D{No}\n";
        assert_eq!(
            found(&IncompleteDecision, chart),
            ["3:11 `No` leads to no outcome"]
        );
        assert_eq!(severities(&IncompleteDecision, chart), ["error"]);
        let fine =
            "flowchart TD\n    A[Paid?] --> B{Yes} --> C[Ship it]\n    A --> D{No} --> E[Remind]\n";
        assert!(found(&IncompleteDecision, fine).is_empty());
        let deep = "flowchart TD\n    A{Kind?} -->|Real-Time| B[Both ways?]\n    A -->|Batch| C[Files]\n    B --> D{Yes} --> E[Sockets]\n    B --> F{No}\n";
        assert_eq!(
            found(&IncompleteDecision, deep),
            ["5:11 `Real-Time`, then `No` leads to no outcome"]
        );
    }

    #[test]
    fn a_question_that_is_the_same_lacks_an_answer() {
        let chart = "flowchart TD
    %% mermaidc: same Old New
    Kind{New customer?} -->|Yes| New{Which plan?}
    Kind -->|No| Old{Plan?}
    New -->|basic| A([Send a mail])
    New -->|pro| B([Call them])
    Old -->|basic| A
    Old -->|custom| C([Visit them])
";
        let (_, found) = all(&INFO, "chart.mmd", chart);
        let mut notes = found.iter().flat_map(|found| &found.annotations);
        let lacks = "`Plan?` asks the same, and has no answer `pro`";
        assert!(notes.any(|note| note.text == lacks), "{found:?}");
    }
}
