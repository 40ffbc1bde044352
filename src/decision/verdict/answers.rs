//! The answers of one question: missing, drawn twice, numbers that leave a gap.

use super::{Fault, Verdict};
use crate::decision::decisions::Decision;
use crate::decision::ids::QuestionId;
use crate::decision::model::AnswerKind;
use crate::decision::numeric::{self, Unread};
use crate::decision::words::{Head, is_else_word};
use crate::decision::{Polarity, RoleRule};
use crate::diagnostic::Severity;
use crate::label::code;

impl Decision {
    pub(super) fn judge_answers(&self, at: QuestionId, verdicts: &mut Vec<Verdict>) {
        let question = &self[at];
        let ask = |fault, severity, span, story| {
            Verdict::new(fault, severity, question.node, span, story)
        };
        let label = code(&question.label);
        if let [answer] = &question.answers[..] {
            let head = Head::of(&answer.name);
            // Exactly one way on: what is drawn twice is a slip of another kind.
            let lonely = question.also.is_empty() && answer.drawn.len() == 1;
            match head
                .polarity()
                .filter(|_| head.bare && lonely && !answer.is_else())
            {
                Some(polarity) => {
                    let other = match polarity {
                        Polarity::Yes => "No",
                        Polarity::No => "Yes",
                    };
                    let story = format!("{label} has only the answer {}", code(&answer.name));
                    verdicts.push(
                        ask(Fault::MissingAnswer, Severity::Warning, answer.span, story)
                            .help(format!("Add a link for `{other}`.")),
                    );
                }
                None if !answer.is_else() => {
                    let story = format!("{label} has only one answer, {}", code(&answer.name));
                    verdicts.push(
                        ask(Fault::SingleAnswer, Severity::Info, answer.span, story)
                            .help("Add a link for the other answer, or draw a plain box: `[…]`."),
                    );
                }
                None => {}
            }
        }
        let all_one = question.answers.len() == 1;
        for answer in question.answers.iter().filter(|answer| {
            // `A -->|Yes| B & C` says it once, for both.
            let links = answer
                .drawn
                .iter()
                .collect::<std::collections::BTreeSet<_>>();
            links.len() > 1 && matches!(answer.kind, AnswerKind::Link | AnswerKind::Node)
        }) {
            let severity = if all_one {
                Severity::Warning
            } else {
                Severity::Info
            };
            let story = format!(
                "{label} has the answer {} {} times",
                code(&answer.name),
                answer.drawn.len()
            );
            let later = answer.drawn.iter().find(|&&span| span != answer.drawn[0]);
            let span = later.copied().unwrap_or(answer.span);
            let verdict = ask(Fault::DuplicateAnswer, severity, span, story);
            verdicts.push(Verdict {
                notes: vec![(answer.span, "first here".to_owned())],
                ..verdict
                    .help("A table follows all of them. Give them different labels if only one is meant, or write `A -->|Yes| B & C`.")
            });
        }
        let defaults: Vec<_> = question
            .answers
            .iter()
            .filter(|answer| answer.is_else() || is_else_word(&answer.key))
            .collect();
        if let [first, second, ..] = defaults[..] {
            let story = format!(
                "{label} has two answers for everything else: {} and {}",
                code(&first.name),
                code(&second.name)
            );
            let verdict = ask(Fault::TwoDefaults, Severity::Error, second.span, story);
            verdicts.push(Verdict {
                notes: vec![(first.span, "the first".to_owned())],
                ..verdict.help("Keep one of them, and name what the other is for.")
            });
        }
        if matches!(question.rule, RoleRule::Q7 | RoleRule::Q8) {
            let story = match question.answers.len() {
                1 => format!("the link from {label} has no label"),
                _ => format!("the links from {label} have no labels"),
            };
            verdicts.push(
                ask(Fault::UnlabelledAnswers, Severity::Info, question.span, story).help(
                    "Label each link with its answer, or write `%% mermaidc: fork` if all of them are followed.",
                ),
            );
        }
    }

    pub(super) fn judge_numbers(&self, at: QuestionId, verdicts: &mut Vec<Verdict>) {
        let question = &self[at];
        for (answer, why) in numeric::unread(question) {
            let answer = &question[answer];
            let name = code(&answer.name);
            let (story, help) = match why {
                Unread::TwoNumbers(one, other) => (
                    format!("{name} may be {one} or {other}, and is not read as a number"),
                    format!("Write `{one}` or `{other}`."),
                ),
                Unread::Words => (
                    format!("{name} is not read as a number, unlike other answers here"),
                    "Write a number, `< 5`, `5 to 10` or `10 or more`, so that gaps are found."
                        .to_owned(),
                ),
            };
            let (fault, severity) = (Fault::UnreadNumber, Severity::Info);
            let verdict = Verdict::new(fault, severity, question.node, answer.span, story);
            verdicts.push(verdict.help(help));
        }
        for fault in numeric::faults(self, at) {
            verdicts.push(match fault {
                numeric::Fault::Gap(words) => {
                    let story = format!("no answer to {} covers {words}", code(&question.label));
                    Verdict::new(
                        Fault::NumericGap,
                        Severity::Warning,
                        question.node,
                        question.span,
                        story,
                    )
                    .help(
                        "Widen one of the answers, or limit the numbers with `%% mermaidc: range`.",
                    )
                }
                numeric::Fault::Overlap(one, other, words) => {
                    let (first, second) = (&question[one], &question[other]);
                    let story = format!(
                        "{} and {} both cover {words}",
                        code(&first.name),
                        code(&second.name)
                    );
                    let verdict = Verdict::new(
                        Fault::NumericOverlap,
                        Severity::Warning,
                        question.node,
                        second.span,
                        story,
                    );
                    Verdict {
                        notes: vec![(first.span, "the other answer".to_owned())],
                        ..verdict.help("Start one of the answers after the other.")
                    }
                }
            });
        }
    }
}
