//! `single-answer`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// A question with only one answer.
    ///
    /// A question has one answer of any kind, and nothing for any other case.
    ///
    /// ## Why it is bad
    ///
    /// A question that has one answer is not a question; often the other answers are missing.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B{Which way?} -->|by air| C[Fly]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B{Which way?} -->|by air| C[Fly]
    ///     B -->|by sea| D[Sail]
    /// ```
    pub(super) INFO = "single-answer", Decisions, Info
}

pub(super) struct SingleAnswer;

impl Rule<FlowchartView<'_>> for SingleAnswer {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::SingleAnswer, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_answer() {
        let chart = "flowchart TD\n    A[Order] --> B{Which way?} -->|by air| C[Fly]\n";
        assert_eq!(
            found(&SingleAnswer, chart),
            ["2:36 `Which way?` has only one answer, `by air`"]
        );
        let fine = "flowchart TD\n    A[Order] --> B{Which way?} -->|by air| C[Fly]\n    B -->|by sea| D[Sail]\n";
        assert!(found(&SingleAnswer, fine).is_empty());
    }
}
