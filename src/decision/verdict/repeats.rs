//! What is there twice: questions, spellings, the rows after answers.

use foldhash::{HashMap, HashSet};

use super::{Fault, Verdict};
use crate::decision::AnswerId;
use crate::decision::decisions::Decision;
use crate::decision::model::{AnswerKind, Question};
use crate::diagnostic::Severity;
use crate::label::code;
use crate::model::graph::Graph;
use crate::source::Span;

impl Decision {
    pub(super) fn judge_repeats(&self, graph: &Graph, verdicts: &mut Vec<Verdict>) {
        let mut first: HashMap<&str, usize> = HashMap::default();
        for (at, question) in self.questions.iter().enumerate() {
            let before = *first.entry(&question.key).or_insert(at);
            let other = &self.questions[before];
            if before == at || other.variable == question.variable {
                continue;
            }
            let keys = |of: &Question| {
                let mut keys: Vec<String> = of.answers.iter().map(|a| a.key.clone()).collect();
                keys.sort();
                keys
            };
            let (fault, story, help) = if keys(other) == keys(question) {
                (
                    Fault::RepeatedQuestion,
                    format!("two nodes ask {}", code(&question.label)),
                    format!(
                        "Lead both links to one node, or reword one question. If both always have the same \
                         answer, write {}.",
                        code(&format!(
                            "%% mermaidc: same {} {}",
                            graph.node(other.node).id,
                            graph.node(question.node).id
                        ))
                    ),
                )
            } else {
                (
                    Fault::UnevenAnswers,
                    format!(
                        "{} is asked twice, with different answers",
                        code(&question.label)
                    ),
                    "Give both the same answers, or word them differently.".to_owned(),
                )
            };
            let verdict = Verdict::new(fault, Severity::Info, question.node, question.span, story);
            verdicts.push(Verdict {
                notes: vec![(other.span, "asked first here".to_owned())],
                ..verdict.help(help)
            });
        }
    }

    pub(super) fn judge_spelling(&self, verdicts: &mut Vec<Verdict>) {
        let mut first: HashMap<String, (&str, Span)> = HashMap::default();
        let mut reported = HashSet::default();
        for question in &self.questions {
            for answer in question
                .answers
                .iter()
                .filter(|answer| matches!(answer.kind, AnswerKind::Link | AnswerKind::Node))
            {
                let folded = answer.name.to_lowercase();
                let (name, span) = *first
                    .entry(folded.clone())
                    .or_insert((&answer.name, answer.span));
                if name == answer.name || !reported.insert(folded) {
                    continue;
                }
                let story = format!("{} is spelt {} elsewhere", code(&answer.name), code(name));
                let verdict = Verdict::new(
                    Fault::MixedAnswerCase,
                    Severity::Warning,
                    question.node,
                    answer.span,
                    story,
                );
                verdicts.push(Verdict {
                    notes: vec![(span, "spelt that way here".to_owned())],
                    ..verdict.help(format!("Write {} here as well.", code(name)))
                });
            }
        }
    }

    pub(super) fn judge_relevance(&self, verdicts: &mut Vec<Verdict>) {
        for alike in self.alike() {
            let question = &self[alike.question];
            let label = code(&question.label);
            let names: Vec<String> = alike
                .answers
                .iter()
                .map(|&answer| code(&question[answer].name))
                .collect();
            let names = names.join(" or ").replace("` or `", " or ");
            let verdict = |fault, severity, story| {
                Verdict::new(fault, severity, question.node, question.span, story)
            };
            verdicts.push(match (alike.all, alike.steps) {
                (true, true) => verdict(
                    Fault::IrrelevantQuestion,
                    Severity::Warning,
                    format!(
                        "every {} {label} leads {}",
                        match question.also.is_empty() {
                            true => "answer to",
                            false => "labelled link from",
                        },
                        self.way_to(question, &alike.answers)
                    ),
                )
                .help("Remove the question, or draw what its answers change."),
                (true, false) => verdict(
                    Fault::IrrelevantQuestion,
                    Severity::Info,
                    format!("the answer to {label} changes the steps, but never the outcome"),
                )
                .help("Let one answer lead to another outcome. If only the steps are to differ, leave it."),
                (false, _) => {
                    let mut places = alike.answers.iter().map(|&answer| question[answer].span);
                    let end = self.way_to(question, &alike.answers);
                    let verdict = Verdict::new(
                        Fault::MergeableRows,
                        Severity::Info,
                        question.node,
                        places.next().unwrap_or(question.span),
                        format!("several links lead from {label} {end}"),
                    );
                    Verdict {
                        notes: places
                            .map(|place| (place, format!("{end}, too")))
                            .collect(),
                        ..verdict.help(format!(
                            "If the difference does not matter, draw one link with the label {names}."
                        ))
                    }
                }
            });
        }
    }

    /// Where answers of a question lead, in words: to a node, if all of them lead to it alone.
    fn way_to(&self, question: &Question, answers: &[AnswerId]) -> String {
        let mut targets = answers.iter().map(|&answer| &question[answer].targets);
        match targets.next().map(Vec::as_slice) {
            Some(&[only]) if targets.all(|other| other[..] == [only]) => {
                match only == question.node {
                    true => "back to it".to_owned(),
                    false => format!("to {}", code(self.words(only))),
                }
            }
            _ => "to the same result".to_owned(),
        }
    }
}
