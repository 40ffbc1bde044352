//! `endless-loop`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// A decision whose outcomes can be avoided forever.
    ///
    /// Some answers, given again and again, go round a loop and reach no outcome. One decision
    /// chart in six is drawn like this (a retry loop), usually on purpose: the rule is off by
    /// default.
    ///
    /// ## Why it is bad
    ///
    /// Nothing in the chart limits the number of tries.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Try] --> B{Worked?}
    ///     B -->|Yes| C[Done]
    ///     B -->|No| A
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Try] --> B{Worked?}
    ///     B -->|Yes| C[Done]
    ///     B -->|No| D[Give up]
    /// ```
    pub(super) INFO = "endless-loop", Structure, Off
}

pub(super) struct EndlessLoop;

impl Rule<FlowchartView<'_>> for EndlessLoop {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for (decision, proofs) in chart.decisions().list.iter().zip(chart.proofs()) {
            let Some(escape) = proofs.ends.counter_example() else {
                continue;
            };
            let given: Vec<String> = escape
                .answers
                .iter()
                .take(8)
                .map(|&given| {
                    let question = &decision[given.question].label;
                    format!("{} {}", code(question), code(&decision.answer(given).name))
                })
                .collect();
            let last = escape
                .answers
                .last()
                .map(|given| decision[given.question].node);
            let node = last.unwrap_or(decision[escape.entry].node);
            let answers = if given.is_empty() {
                "whatever the answers".to_owned()
            } else {
                format!("with {}", given.join(", "))
            };
            out.about(
                [node],
                Diagnostic::new(
                    &INFO,
                    chart.place(node),
                    format!("this loop can run forever {answers}"),
                )
                .help("Limit the number of tries, or allow the loop here."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_retry_loop() {
        let chart =
            "flowchart TD\n    A[Try] --> B{Worked?}\n    B -->|Yes| C[Done]\n    B -->|No| A\n";
        assert_eq!(
            found(&EndlessLoop, chart),
            ["2:16 this loop can run forever with `Worked?` `No`"]
        );
        assert!(found(&EndlessLoop, &chart.replace("|No| A", "|No| D[Give up]")).is_empty());
    }
}
