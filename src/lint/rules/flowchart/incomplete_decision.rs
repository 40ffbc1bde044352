//! `incomplete-decision`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, Severity, declare_rule};
use crate::lint::verdicts::report_where;
use crate::lint::{Findings, FlowchartView, Rule};

use super::dead_end;

declare_rule! {
    /// Answers that reach no outcome.
    ///
    /// Proves that every full set of answers reaches an outcome, or shows one that does not.
    /// Nothing is enumerated, and what goes round a loop that can be left counts as on its way. Where
    /// the way stops at an answer or a question that leads nowhere, `dead-end` says so instead.
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
    ///     %% mermaidc: same Old New
    ///     Kind{New customer?} -->|Yes| New{Which plan?}
    ///     Kind -->|No| Old{Which old plan?}
    ///     New -->|basic| A([Send a mail])
    ///     New -->|pro| B([Call them])
    ///     Old -->|basic| A
    ///     Old -->|custom| C([Visit them])
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% mermaidc: same Old New
    ///     Kind{New customer?} -->|Yes| New{Which plan?}
    ///     Kind -->|No| Old{Which old plan?}
    ///     New -->|basic| A([Send a mail])
    ///     New -->|pro| B([Call them])
    ///     Old -->|basic| A
    ///     Old -->|pro| C([Visit them])
    /// ```
    pub(super) INFO = "incomplete-decision", Decisions, Error
}

pub(super) struct IncompleteDecision;

impl Rule<FlowchartView<'_>> for IncompleteDecision {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let levels = &chart.settings.levels;
        let dead_end = levels.severity_of(&dead_end::INFO, Severity::Error);
        report_where(chart, &INFO, Fault::Incomplete, out, |_, verdict| {
            verdict.repeats.is_none() || dead_end != Some(Severity::Error)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Level};
    use crate::lint::testing::{all, found, found_where, severities};

    /// `No` leads to a step, after which nothing follows.
    const STEP: &str = "flowchart TD
    %% mermaidc: step C
    A{Paid?} -->|Yes| B[Ship it]
    A -->|No| C[Write it down]
";

    #[test]
    fn answers_that_reach_nothing() {
        assert_eq!(
            found(&IncompleteDecision, STEP),
            ["4:11 `No` leads to no outcome"]
        );
        assert_eq!(severities(&IncompleteDecision, STEP), ["error"]);
        let fine = format!("{STEP}    C --> D[Send a mail]\n");
        assert!(found(&IncompleteDecision, &fine).is_empty());
        let deep = "flowchart TD
    %% mermaidc: step F
    A{Kind?} -->|Real-Time| B{Both ways?}
    A -->|Batch| C[Files]
    B -->|Yes| E[Sockets]
    B -->|No| F[Think]
";
        assert_eq!(
            found(&IncompleteDecision, deep),
            ["6:11 `Real-Time`, then `No` leads to no outcome"]
        );
    }

    /// The findings of this rule and of `dead-end`: `line severity rule`.
    fn both(text: &str) -> Vec<String> {
        let (source, found) = all(&INFO, "chart.mmd", text);
        let ours =
            |found: &&Diagnostic| [INFO.name, dead_end::INFO.name].contains(&found.rule.name);
        let shown = |found: &Diagnostic| {
            let line = source.position(found.span.start).line;
            format!("{line} {} {}", found.severity.name(), found.rule.name)
        };
        found.iter().filter(ours).map(shown).collect()
    }

    #[test]
    fn a_dead_end_is_one_finding() {
        for dead in [
            "flowchart TD\n    A[Paid?] --> B{Yes} --> C[Ship it]\n    A --> D{No}\n",
            "flowchart TD\n    A{Paid?} -->|Yes| C[Ship it]\n    A -->|No| D{Overdue?}\n",
            "flowchart TD\n    A{Paid?} -->|Yes| C[Ship it]\n    A -->|No| D[Remind] --> E[Overdue?]\n",
        ] {
            assert_eq!(both(dead), ["3 error dead-end"], "{dead}");
        }
    }

    #[test]
    fn another_mistake_is_another_finding() {
        let chart = format!("{STEP}    A -->|Later| D{{Overdue?}}\n");
        let two = ["4 error incomplete-decision", "5 error dead-end"];
        assert_eq!(both(&chart), two);
        // The dead end comes first.
        let chart = "flowchart TD
    %% mermaidc: step C
    A{Paid?} -->|Yes| B[Ship it]
    A -->|Later| D{Overdue?}
    A -->|No| C[Write it down]
";
        let two = ["4 error dead-end", "5 error incomplete-decision"];
        assert_eq!(both(chart), two);
    }

    #[test]
    fn what_dead_end_does_not_say_is_said_here() {
        let dead = "flowchart TD\n    A[Paid?] --> B{Yes} --> C[Ship it]\n    A --> D{No}\n";
        for level in [Level::Off, Level::Info] {
            let found = found_where(&IncompleteDecision, &dead_end::INFO, level, dead);
            assert_eq!(found, ["3:11 `No` leads to no outcome"], "{level:?}");
        }
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
        // All answers that fail, the one that only the other question has among them.
        assert_eq!(
            found(&IncompleteDecision, chart),
            ["6:13 `No`, then `pro` leads to no outcome"]
        );
        let (_, found) = all(&INFO, "chart.mmd", chart);
        let mut notes = found.iter().flat_map(|found| &found.annotations);
        let lacks = "`Plan?` asks the same, and has no answer `pro`";
        assert!(notes.any(|note| note.text == lacks), "{found:?}");
    }
}
