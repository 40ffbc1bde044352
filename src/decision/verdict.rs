//! What is wrong with a decision, said in the chart's own words.

mod answers;
mod repeats;
mod unreachable;
mod ways;

use super::decisions::Decision;
use super::ids::Given;
use super::proof::Proofs;
use crate::diagnostic::Severity;
use crate::label::code;
use crate::model::graph::{Graph, NodeIndex};
use crate::source::Span;

/// What a verdict is about. Its name is that of the rule that reports it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// Some answers reach no outcome.
    Incomplete,
    /// An answer leads nowhere.
    DeadEnd,
    /// Outcomes can be avoided forever.
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
    /// An answer that is not a number, though others are.
    UnreadNumber,
    /// Rows that can never be the one that answers.
    UnreachableRow,
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
            Self::UnreadNumber => "unread-number",
            Self::UnreachableRow => "unreachable-row",
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
    /// The fault that says the same of the same mistake, and says it in a verdict of its own.
    pub repeats: Option<Fault>,
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
            repeats: None,
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
        for question in self.question_ids() {
            self.judge_answers(question, &mut verdicts);
            self.judge_numbers(question, &mut verdicts);
        }
        self.judge_repeats(graph, &mut verdicts);
        self.judge_spelling(&mut verdicts);
        self.judge_unreachable(graph, &mut verdicts);
        self.judge_relevance(&mut verdicts);
        verdicts.sort_by_key(|verdict| verdict.fault);
        verdicts
    }

    /// `Real-Time`, then `No`: the answers of a story.
    #[must_use]
    pub fn said(&self, answers: &[Given]) -> String {
        const SHOWN: usize = 8;
        let name = |&given: &Given| code(&self.answer(given).name);
        let mut said: Vec<String> = answers.iter().take(SHOWN).map(name).collect();
        if answers.len() > SHOWN {
            said.push(format!("{} more answers", answers.len() - SHOWN));
        }
        said.join(", then ")
    }
}
