//! Rows that never answer, as stories.

use super::{Fault, Verdict};
use crate::decision::decisions::Decision;
use crate::decision::ids::{ChoiceId, Given};
use crate::decision::unreachable::Never;
use crate::diagnostic::Severity;
use crate::label::code;
use crate::model::graph::Graph;

impl Decision {
    pub(super) fn judge_unreachable(&self, graph: &Graph, verdicts: &mut Vec<Verdict>) {
        for never in self.never() {
            verdicts.push(match never {
                Never::Said { given, after, lost } => self.never_said(given, &after, lost),
                Never::OutOfRange(given) => self
                    .never_given(given, Severity::Warning, |answer, question| {
                        format!("{answer} covers no number in the range of {question}")
                    })
                    .help("Remove the answer, or widen `%% mermaidc: range` to include its numbers."),
                Never::Covered(given) => self
                    .never_given(given, Severity::Warning, |answer, question| {
                        format!(
                            "{answer} is never the answer to {question}: earlier answers cover all its numbers"
                        )
                    })
                    .help("Put the narrower answer first."),
                Never::NothingLeft { given, sure } => {
                    let severity = if sure { Severity::Warning } else { Severity::Info };
                    self.never_given(given, severity, |answer, question| {
                        format!("nothing is left for {answer}: the other answers to {question} cover everything")
                    })
                    .help("Remove it, or name what it is for.")
                }
                Never::After { outcome, answers, rows } => {
                    let outcome = &self[outcome];
                    let said = match self.said(&answers) {
                        said if said.is_empty() => String::new(),
                        said => format!("{said}: "),
                    };
                    let more = match rows {
                        1 => String::new(),
                        2 => ", nor in one more row".to_owned(),
                        rows => format!(", nor in {} more rows", rows - 1),
                    };
                    let story = format!(
                        "{said}{} is never the first outcome{more}: an earlier one is always reached too",
                        code(&outcome.label)
                    );
                    let span = graph.node(outcome.node).span;
                    let verdict = Verdict::new(Fault::UnreachableRow, Severity::Warning, outcome.node, span, story);
                    Verdict {
                        notes: self.places(&answers),
                        answers,
                        ..verdict.help("Draw it before the others if it should win, or remove `policy first`.")
                    }
                }
            });
        }
    }

    /// An answer that never is the one.
    fn never_given(
        &self,
        given: Given,
        severity: Severity,
        story: impl Fn(&str, &str) -> String,
    ) -> Verdict {
        let question = &self[given.question];
        let answer = self.answer(given);
        let story = story(&code(&answer.name), &code(&question.label));
        let verdict = Verdict::new(
            Fault::UnreachableRow,
            severity,
            question.node,
            answer.span,
            story,
        );
        Verdict {
            answers: vec![given],
            ..verdict
        }
    }

    fn never_said(&self, given: Given, after: &[ChoiceId], lost: bool) -> Verdict {
        const SHOWN: usize = 4;
        let variable = self.variable_of(given.question);
        let mut names: Vec<String> = after
            .iter()
            .take(SHOWN)
            .map(|&choice| code(&variable[choice].name))
            .collect();
        if after.len() > SHOWN {
            names.push(format!("{} more answers", after.len() - SHOWN));
        }
        let names = names.join(" or ");
        let severity = if lost {
            Severity::Warning
        } else {
            Severity::Info
        };
        let verdict = self.never_given(given, severity, |answer, question| {
            format!("{question} is asked again only after {names}, so {answer} is never its answer")
        });
        let first = &self[variable.questions[0]];
        Verdict {
            notes: vec![(first.span, "the same question".to_owned())],
            ..verdict.help("Remove the links that it leads to, or the comment `%% mermaidc: same`.")
        }
    }
}
