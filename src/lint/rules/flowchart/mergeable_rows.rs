//! `mergeable-rows`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// Answers of one question that lead to the same result.
    ///
    /// The rows after them differ in nothing but the answer. Where that goes for all answers of the
    /// question, it is `irrelevant-question` instead.
    ///
    /// ## Why it is bad
    ///
    /// It need not be: several answers may well have one result. In a table they could be one row,
    /// and where they are meant to differ, a link leads to the wrong place.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Size?} -->|Small| B[By post]
    ///     A -->|Medium| B
    ///     A -->|Large| C[By lorry]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Size?} -->|Small or medium| B[By post]
    ///     A -->|Large| C[By lorry]
    /// ```
    pub(super) INFO = "mergeable-rows", Decisions, Info
}

pub(super) struct MergeableRows;

impl Rule<FlowchartView<'_>> for MergeableRows {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::MergeableRows, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn answers_that_lead_to_the_same() {
        let chart = "flowchart TD\nA{Size?} -->|Small| B[Post]\nA -->|Medium| B\nA -->|Large| C\n";
        assert_eq!(
            found(&MergeableRows, chart),
            ["2:14 several links lead from `Size?` to `Post`"]
        );
        // Below the answers, too: the same question, answered alike, comes to the same.
        let below = "flowchart TD\nA{Size?} -->|Small| Q\nA -->|Medium| Q{Far?}\nA -->|Large| C\nQ -->|Yes| E\nQ -->|No| F\n";
        assert_eq!(found(&MergeableRows, below).len(), 1);
        let all = "flowchart TD\nA{Size?} -->|Small| B[Post]\nA -->|Medium| B\n";
        assert!(found(&MergeableRows, all).is_empty());
        let none = "flowchart TD\nA{Size?} -->|Small| B\nA -->|Medium| D\nA -->|Large| C\n";
        assert!(found(&MergeableRows, none).is_empty());
    }
}
