//! `repeated-question`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// One question asked twice.
    ///
    /// Two questions have the same words and the same answers. They are read as two: after a
    /// repair, `Does it work?` may be answered anew.
    ///
    /// ## Why it is bad
    ///
    /// If the answer cannot have changed, a table of the chart has a column too many, and rows that
    /// never hold.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B[Pack] --> C{Paid?}
    ///     A -->|No| D[Remind]
    ///     C -->|Yes| E[Ship it]
    ///     C -->|No| D
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Paid?} -->|Yes| B[Pack] --> C{Paid?}
    ///     A -->|No| D[Remind]
    ///     C -->|Yes| E[Ship it]
    ///     C -->|No| D
    ///     %% mermaidc: same A C
    /// ```
    pub(super) INFO = "repeated-question", Decisions, Info
}

pub(super) struct RepeatedQuestion;

impl Rule<FlowchartView<'_>> for RepeatedQuestion {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::RepeatedQuestion, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn one_question_twice() {
        let chart = "flowchart TD\n    A{Paid?} -->|Yes| B[Pack] --> C{Paid?}\n    A -->|No| D[Remind]\n    C -->|Yes| E[Ship it]\n    C -->|No| D\n";
        assert_eq!(
            found(&RepeatedQuestion, chart),
            ["2:37 two nodes ask `Paid?`"]
        );
        let fine = "flowchart TD\n    A{Paid?} -->|Yes| B[Pack] --> C{Paid?}\n    A -->|No| D[Remind]\n    C -->|Yes| E[Ship it]\n    C -->|No| D\n    %% mermaidc: same A C\n";
        assert!(found(&RepeatedQuestion, fine).is_empty());
    }
}
