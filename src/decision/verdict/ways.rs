//! Where ways lead: nowhere, round forever, to two outcomes.

use super::{Fault, Verdict};
use crate::decision::decisions::Decision;
use crate::decision::ids::{EntryId, Given};
use crate::decision::model::HitPolicy;
use crate::decision::proof::{Escape, Proofs};
use crate::diagnostic::Severity;
use crate::label::code;
use crate::model::graph::{Graph, NodeIndex};
use crate::source::Span;

impl Decision {
    pub(super) fn places(&self, answers: &[Given]) -> Vec<(Span, String)> {
        const SHOWN: usize = 8;
        answers
            .iter()
            .take(SHOWN)
            .map(|&given| {
                let question = &self[given.question];
                let answer = self.answer(given);
                (
                    answer.span,
                    format!("{} answers {}", code(&answer.name), code(&question.label)),
                )
            })
            .collect()
    }

    /// A question that is the same as the one answered, but does not have that answer.
    fn silent(&self, graph: &Graph, given: Given) -> Option<(Span, String)> {
        let variable = self.variable_of(given.question);
        let choices = variable.answers.iter();
        let key = &self.answer(given).key;
        let choice = choices.into_iter().find(|choice| choice.key == *key)?;
        let mut asked = variable.questions.iter().zip(&choice.at);
        let (&silent, _) = asked.find(|(_, at)| at.is_none())?;
        let silent = &self[silent];
        let text = format!(
            "{} asks the same, and has no answer {}",
            code(&silent.label),
            code(&choice.name)
        );
        Some((graph.node(silent.node).span, text))
    }

    /// Where a story ends: its last answer, else its entry.
    fn last(&self, graph: &Graph, entry: EntryId, answers: &[Given]) -> (NodeIndex, Span) {
        match answers.last() {
            Some(&given) => (self[given.question].node, self.answer(given).span),
            None => {
                let node = self[entry].node;
                (node, graph.node(node).span)
            }
        }
    }

    fn way_in(&self, entry: EntryId) -> String {
        if self.entries.len() > 1 {
            format!("from {}, ", code(&self[entry].label))
        } else {
            String::new()
        }
    }

    /// What is said of answers that reach no outcome.
    fn incomplete(&self, graph: &Graph, escape: &Escape) -> Verdict {
        let (node, span) = self.last(graph, escape.entry, &escape.answers);
        let from = self.way_in(escape.entry);
        let story = match &escape.answers[..] {
            [] => format!("{from}no way leads to an outcome"),
            answers => format!("{from}{} leads to no outcome", self.said(answers)),
        };
        let verdict = Verdict::new(Fault::Incomplete, Severity::Error, node, span, story);
        let mut notes = self.places(&escape.answers);
        notes.extend(
            escape
                .answers
                .last()
                .and_then(|&last| self.silent(graph, last)),
        );
        Verdict {
            notes,
            answers: escape.answers.clone(),
            ..verdict.help("Draw what follows this answer: a reader who gives it gets no result.")
        }
    }

    pub(super) fn judge_ways(&self, graph: &Graph, proofs: &Proofs, verdicts: &mut Vec<Verdict>) {
        if let Some(escape) = proofs.complete.counter_example() {
            let lost = proofs.lost.as_ref();
            verdicts.push(Verdict {
                repeats: lost.is_none().then_some(Fault::DeadEnd),
                ..self.incomplete(graph, lost.unwrap_or(escape))
            });
        }
        for dead_end in &proofs.dead_ends {
            let words = code(self.words(dead_end.node));
            let (severity, story) = if dead_end.failing {
                (
                    Severity::Error,
                    format!("{words} leads nowhere, and no other outcome is reached"),
                )
            } else {
                (Severity::Warning, format!("{words} leads nowhere"))
            };
            let span = graph.node(dead_end.node).span;
            verdicts.push(
                Verdict::new(Fault::DeadEnd, severity, dead_end.node, span, story)
                    .help("Draw what follows, or a node that says that nothing follows."),
            );
        }
        if let Some(escape) = proofs.ends.counter_example() {
            let (node, span) = self.last(graph, escape.entry, &escape.answers);
            let from = self.way_in(escape.entry);
            let said = match self.said(&escape.answers) {
                said if said.is_empty() => "the chart".to_owned(),
                said => said,
            };
            let story = format!("{from}{said}, and so on, loops forever");
            let verdict = Verdict::new(Fault::EndlessLoop, Severity::Warning, node, span, story);
            verdicts.push(Verdict {
                notes: self.places(&escape.answers),
                answers: escape.answers.clone(),
                ..verdict.help(
                    "Limit the number of rounds, or draw how readers leave the loop in the end.",
                )
            });
        }
        for nodes in self.traps() {
            let words = code(self.words(nodes[0]));
            let story = format!("a reader who comes to {words} never leaves the loop");
            let verdict = Verdict::new(
                Fault::NoExit,
                Severity::Error,
                nodes[0],
                graph.node(nodes[0]).span,
                story,
            );
            verdicts.push(Verdict {
                notes: nodes[1..]
                    .iter()
                    .take(8)
                    .map(|&node| (graph.node(node).span, "in the loop".to_owned()))
                    .collect(),
                ..verdict.help("Draw a link that leads out of the loop.")
            });
        }
        if let (Some(conflict), Some((HitPolicy::Unique, asked))) =
            (proofs.unique.counter_example(), self.asked_policy)
        {
            let (one, other) = conflict.outcomes;
            let (one, other) = (&self[one], &self[other]);
            let from = self.way_in(conflict.entry);
            let said = match self.said(&conflict.answers) {
                said if said.is_empty() => "every way".to_owned(),
                said => said,
            };
            let story = format!(
                "{from}{said}: both {} and {}",
                code(&one.label),
                code(&other.label)
            );
            let (_, span) = self.last(graph, conflict.entry, &conflict.answers);
            let verdict = Verdict::new(Fault::Conflicting, Severity::Error, one.node, span, story);
            let mut notes = self.places(&conflict.answers);
            notes.push((asked, "only one outcome is allowed here".to_owned()));
            notes.push((graph.node(one.node).span, "the first outcome".to_owned()));
            notes.push((graph.node(other.node).span, "the second outcome".to_owned()));
            verdicts.push(Verdict {
                notes,
                answers: conflict.answers.clone(),
                ..verdict.help("Make one of them win, or remove `policy unique`.")
            });
        }
    }
}
