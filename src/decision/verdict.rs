//! What is wrong with a decision, told in the chart's own words.

use super::model::{AnswerKind, HitPolicy};
use super::numeric;
use super::of::Decision;
use super::proof::{Given, Proofs};
use super::text::code;
use super::words::{Head, is_else_word};
use crate::diagnostic::Severity;
use crate::graph::{Graph, NodeIndex};
use crate::source::Span;

/// What a verdict is about. Its name is that of the rule that reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Some answers reach no outcome.
    Incomplete,
    /// An answer leads nowhere.
    DeadEnd,
    /// Outcomes can be avoided for ever.
    EndlessLoop,
    /// A loop that nothing leads out of.
    NoExit,
    /// Two outcomes together, where one was asked for.
    Conflicting,
    /// Yes without No.
    MissingAnswer,
    /// One answer, and no else.
    SingleAnswer,
    /// One label drawn twice.
    DuplicateAnswer,
    /// Two answers that mean every other.
    TwoDefaults,
    /// One question asked twice, with different answers.
    UnevenAnswers,
    /// One question asked twice.
    RepeatedQuestion,
    /// Answers that the links do not name.
    UnlabelledAnswers,
    /// One word in two spellings.
    MixedAnswerCase,
    /// Numbers that no answer holds for.
    NumericGap,
    /// Numbers that two answers hold for.
    NumericOverlap,
    /// Whatever the answer, the same rows follow.
    IrrelevantQuestion,
    /// Some answers lead to the same rows.
    MergeableRows,
}

impl Fault {
    /// The name of the rule that reports it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incomplete => "incomplete-decision",
            Self::DeadEnd => "dead-end",
            Self::EndlessLoop => "endless-loop",
            Self::NoExit => "no-exit",
            Self::Conflicting => "conflicting-outcomes",
            Self::MissingAnswer => "missing-answer",
            Self::SingleAnswer => "single-answer",
            Self::DuplicateAnswer => "duplicate-answer",
            Self::TwoDefaults => "two-defaults",
            Self::UnevenAnswers => "uneven-answers",
            Self::RepeatedQuestion => "repeated-question",
            Self::UnlabelledAnswers => "unlabelled-answers",
            Self::MixedAnswerCase => "mixed-answer-case",
            Self::NumericGap => "numeric-gap",
            Self::NumericOverlap => "numeric-overlap",
            Self::IrrelevantQuestion => "irrelevant-question",
            Self::MergeableRows => "mergeable-rows",
        }
    }
}

/// One thing that is wrong, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What it is about.
    pub fault: Fault,
    /// How bad it is.
    pub severity: Severity,
    /// What happens, in the chart's words: one line, without a full stop.
    pub story: String,
    /// Where to point.
    pub span: Span,
    /// The node it is about.
    pub node: NodeIndex,
    /// Further places, with what is to be seen there.
    pub notes: Vec<(Span, String)>,
    /// What to do.
    pub help: String,
    /// The answers that show it, in the order asked.
    pub answers: Vec<Given>,
}

impl Verdict {
    fn new(fault: Fault, severity: Severity, node: NodeIndex, span: Span, story: String) -> Self {
        Self {
            fault,
            severity,
            story,
            span,
            node,
            notes: Vec::new(),
            help: String::new(),
            answers: Vec::new(),
        }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

impl Decision {
    /// Everything that is wrong, in the order of [`Fault`], each in chart order.
    #[must_use]
    pub fn verdicts(&self, graph: &Graph, proofs: &Proofs) -> Vec<Verdict> {
        let mut verdicts = Vec::new();
        self.judge_ways(graph, proofs, &mut verdicts);
        for question in 0..self.questions.len() {
            self.judge_answers(question, &mut verdicts);
            self.judge_numbers(question, &mut verdicts);
        }
        self.judge_repeats(&mut verdicts);
        self.judge_spelling(&mut verdicts);
        self.judge_relevance(&mut verdicts);
        verdicts.sort_by_key(|verdict| verdict.fault);
        verdicts
    }

    /// `Real-Time`, then `No`: the answers of a story.
    #[must_use]
    pub fn said(&self, answers: &[Given]) -> String {
        const SHOWN: usize = 8;
        let name =
            |&(question, answer): &Given| code(&self.questions[question].answers[answer].name);
        let mut said: Vec<String> = answers.iter().take(SHOWN).map(name).collect();
        if answers.len() > SHOWN {
            said.push(format!("{} more answers", answers.len() - SHOWN));
        }
        said.join(", then ")
    }

    fn places(&self, answers: &[Given]) -> Vec<(Span, String)> {
        const SHOWN: usize = 8;
        answers
            .iter()
            .take(SHOWN)
            .map(|&(question, answer)| {
                let question = &self.questions[question];
                let answer = &question.answers[answer];
                (
                    answer.span,
                    format!("{} answers {}", code(&answer.name), code(&question.label)),
                )
            })
            .collect()
    }

    /// Where a story ends: its last answer, else its entry.
    fn last(&self, graph: &Graph, entry: usize, answers: &[Given]) -> (NodeIndex, Span) {
        match answers.last() {
            Some(&(question, answer)) => {
                let question = &self.questions[question];
                (question.node, question.answers[answer].span)
            }
            None => {
                let node = self.entries[entry].node;
                (node, graph.node(node).span)
            }
        }
    }

    fn way_in(&self, entry: usize) -> String {
        if self.entries.len() > 1 {
            format!("from {}, ", code(&self.entries[entry].label))
        } else {
            String::new()
        }
    }

    fn judge_ways(&self, graph: &Graph, proofs: &Proofs, verdicts: &mut Vec<Verdict>) {
        if let Some(escape) = proofs.complete.counter_example() {
            let (node, span) = self.last(graph, escape.entry, &escape.answers);
            let from = self.way_in(escape.entry);
            let story = match &escape.answers[..] {
                [] => format!("{from}nothing is ever recommended"),
                answers => format!("{from}{}: nothing is recommended", self.said(answers)),
            };
            let verdict = Verdict::new(Fault::Incomplete, Severity::Error, node, span, story);
            verdicts.push(Verdict {
                notes: self.places(&escape.answers),
                answers: escape.answers.clone(),
                ..verdict.help("Draw where this leads; a reader who answers so is left alone.")
            });
        }
        for dead_end in &proofs.dead_ends {
            let words = code(&self.words(graph, dead_end.node));
            let (severity, story) = if dead_end.failing {
                (
                    Severity::Error,
                    format!("{words} leads nowhere, and nothing else is recommended"),
                )
            } else {
                (Severity::Warning, format!("{words} leads nowhere"))
            };
            let span = graph.node(dead_end.node).span;
            verdicts.push(
                Verdict::new(Fault::DeadEnd, severity, dead_end.node, span, story)
                    .help("Draw what follows, or a node that says that nothing does."),
            );
        }
        if let Some(escape) = proofs.ends.counter_example() {
            let (node, span) = self.last(graph, escape.entry, &escape.answers);
            let from = self.way_in(escape.entry);
            let said = match self.said(&escape.answers) {
                said if said.is_empty() => "the chart".to_owned(),
                said => said,
            };
            let story = format!("{from}{said}, and so on, goes round for ever");
            let verdict = Verdict::new(Fault::EndlessLoop, Severity::Warning, node, span, story);
            verdicts.push(Verdict {
                notes: self.places(&escape.answers),
                answers: escape.answers.clone(),
                ..verdict
                    .help("Limit the rounds, or draw the way out that readers take in the end.")
            });
        }
        for nodes in self.traps() {
            let words = code(&self.words(graph, nodes[0]));
            let story = format!("who comes to {words} never leaves the loop again");
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
            let (one, other) = (&self.outcomes[one], &self.outcomes[other]);
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
            notes.push((asked, "one outcome is asked for here".to_owned()));
            notes.push((graph.node(one.node).span, "the first outcome".to_owned()));
            notes.push((graph.node(other.node).span, "the second outcome".to_owned()));
            verdicts.push(Verdict {
                notes,
                answers: conflict.answers.clone(),
                ..verdict.help("Let one of them win, or take the `policy unique` back.")
            });
        }
    }

    fn words(&self, graph: &Graph, node: NodeIndex) -> String {
        let known = self.outcomes.iter().find(|outcome| outcome.node == node);
        known.map_or_else(
            || {
                let node = graph.node(node);
                let words = super::one_line(&super::text(&node.label.text));
                if words.is_empty() {
                    node.id.clone()
                } else {
                    words
                }
            },
            |outcome| outcome.label.clone(),
        )
    }

    fn judge_answers(&self, at: usize, verdicts: &mut Vec<Verdict>) {
        let question = &self.questions[at];
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
                        super::Polarity::Yes => "No",
                        super::Polarity::No => "Yes",
                    };
                    let story = format!("{label} has the answer {} only", code(&answer.name));
                    verdicts.push(
                        ask(Fault::MissingAnswer, Severity::Warning, answer.span, story)
                            .help(format!("Draw what follows from `{other}`.")),
                    );
                }
                None if !answer.is_else() => {
                    let story = format!(
                        "{label} has one answer, {}, and no other",
                        code(&answer.name)
                    );
                    verdicts.push(
                        ask(Fault::SingleAnswer, Severity::Info, answer.span, story)
                            .help("Draw what follows otherwise, or make it a step."),
                    );
                }
                None => {}
            }
        }
        let all_one = question.answers.len() == 1;
        for answer in question.answers.iter().filter(|answer| {
            answer.drawn.len() > 1 && matches!(answer.kind, AnswerKind::Link | AnswerKind::Node)
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
            let span = answer.drawn[1];
            let verdict = ask(Fault::DuplicateAnswer, severity, span, story);
            verdicts.push(Verdict {
                notes: vec![(answer.span, "first here".to_owned())],
                ..verdict
                    .help("Both ways are taken. If only one is meant, give them different labels.")
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
        if matches!(question.rule, "Q7" | "Q8") {
            let story = format!("the links behind {label} do not say which answer they are");
            verdicts.push(
                ask(Fault::UnlabelledAnswers, Severity::Info, question.span, story).help(
                    "Write the answers on the links; if all of them are followed, say so with `%% mermaidc: fork`.",
                ),
            );
        }
    }

    fn judge_numbers(&self, at: usize, verdicts: &mut Vec<Verdict>) {
        let question = &self.questions[at];
        for fault in numeric::faults(self, at) {
            verdicts.push(match fault {
                numeric::Fault::Gap(words) => {
                    let story = format!("no answer to {} holds for {words}", code(&question.label));
                    Verdict::new(Fault::NumericGap, Severity::Warning, question.node, question.span, story)
                        .help("Let one of the answers take it in, or say with `%% mermaidc: range` which numbers there are.")
                }
                numeric::Fault::Overlap(one, other, words) => {
                    let (first, second) = (&question.answers[one], &question.answers[other]);
                    let story = format!("{} and {} both hold for {words}", code(&first.name), code(&second.name));
                    let verdict = Verdict::new(
                        Fault::NumericOverlap,
                        Severity::Warning,
                        question.node,
                        second.span,
                        story,
                    );
                    Verdict {
                        notes: vec![(first.span, "the other answer".to_owned())],
                        ..verdict.help("Let one of the answers begin behind the other.")
                    }
                }
            });
        }
    }

    fn judge_repeats(&self, verdicts: &mut Vec<Verdict>) {
        let mut first: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
        for (at, question) in self.questions.iter().enumerate() {
            let before = *first.entry(&question.key).or_insert(at);
            let other = &self.questions[before];
            if before == at || other.variable == question.variable {
                continue;
            }
            let keys = |of: &super::Question| {
                let mut keys: Vec<String> = of.answers.iter().map(|a| a.key.clone()).collect();
                keys.sort();
                keys
            };
            let (fault, story, help) = if keys(other) == keys(question) {
                (
                    Fault::RepeatedQuestion,
                    format!(
                        "{} is asked twice, and may be answered differently",
                        code(&question.label)
                    ),
                    "If the answer is the same both times, say so with `%% mermaidc: same`.",
                )
            } else {
                (
                    Fault::UnevenAnswers,
                    format!(
                        "{} is asked twice, with different answers",
                        code(&question.label)
                    ),
                    "Give both the same answers, or word them differently.",
                )
            };
            let verdict = Verdict::new(fault, Severity::Info, question.node, question.span, story);
            verdicts.push(Verdict {
                notes: vec![(other.span, "asked first here".to_owned())],
                ..verdict.help(help)
            });
        }
    }

    fn judge_spelling(&self, verdicts: &mut Vec<Verdict>) {
        let mut first: std::collections::HashMap<String, (&str, Span)> =
            std::collections::HashMap::new();
        let mut told = std::collections::HashSet::new();
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
                if name == answer.name || !told.insert(folded) {
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
                    notes: vec![(span, "spelt so here".to_owned())],
                    ..verdict.help(format!("Write {} here too.", code(name)))
                });
            }
        }
    }

    fn judge_relevance(&self, verdicts: &mut Vec<Verdict>) {
        for alike in self.alike() {
            let question = &self.questions[alike.question];
            let label = code(&question.label);
            let names: Vec<String> = alike
                .answers
                .iter()
                .map(|&answer| code(&question.answers[answer].name))
                .collect();
            let names = names.join(", ");
            let verdict = |fault, severity, story| {
                Verdict::new(fault, severity, question.node, question.span, story)
            };
            verdicts.push(match (alike.all, alike.steps) {
                (true, true) => verdict(
                    Fault::IrrelevantQuestion,
                    Severity::Warning,
                    format!("whatever the answer to {label}, the same follows"),
                )
                .help("Leave the question out, or draw what its answers change."),
                (true, false) => verdict(
                    Fault::IrrelevantQuestion,
                    Severity::Info,
                    format!("the answer to {label} changes the steps, but never the outcome"),
                )
                .help("As a table, the decision does without the question."),
                (false, _) => verdict(
                    Fault::MergeableRows,
                    Severity::Info,
                    format!("the same follows from {names} to {label}"),
                )
                .help("The rows could be one, with one answer that names them all."),
            });
        }
    }
}
