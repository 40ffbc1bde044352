//! The decision model as values.
//!
//! Everything is in chart order: nodes in the order of their first mention, answers in link order,
//! else last.

use std::borrow::Cow;

use super::ids::{
    AnswerId, ChoiceId, Condition, EntryId, LoopId, OutcomeId, QuestionId, VariableId,
};
use super::numeric::Numbers;
use super::role_rule::RoleRule;
use super::words::is_else_word;
use crate::model::graph::NodeIndex;
use crate::source::Span;

/// What a node is in a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// It asks; its answers decide how the way goes on.
    Question,
    /// An answer drawn as a node, which only passes on.
    Answer,
    /// A remark beside the chart.
    Note,
    /// A way ends here, and only ends: `End`, `Stop`.
    Stop,
    /// A way ends here with a result.
    Outcome,
    /// A way begins here.
    Start,
    /// Something to do on the way.
    Step,
    /// The name of a subgraph, no node.
    Subgraph,
}

impl Role {
    /// The name in outputs and directives.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Note => "note",
            Self::Stop => "stop",
            Self::Outcome => "outcome",
            Self::Start => "start",
            Self::Step => "step",
            Self::Subgraph => "subgraph",
        }
    }
}

/// Why a node has its role: the rule, and what it saw, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule.
    pub rule: RoleRule,
    /// What it saw.
    pub detail: Cow<'static, str>,
}

impl Reason {
    pub(super) fn new(rule: RoleRule, detail: impl Into<Cow<'static, str>>) -> Self {
        Self {
            rule,
            detail: detail.into(),
        }
    }
}

/// How a question's answers were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerKind {
    /// By a labelled link.
    Link,
    /// By a node that is an answer.
    Node,
    /// By an unlabelled link, named by what it leads to.
    Implied,
    /// Every answer that no other names (`otherwise`).
    Else,
}

impl AnswerKind {
    /// The name in outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Node => "node",
            Self::Implied => "implied",
            Self::Else => "else",
        }
    }
}

/// The name of an else.
pub const OTHERWISE: &str = "otherwise";

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The name as the chart spells it first, on one line; `otherwise` for else.
    pub name: String,
    /// The name as it is compared.
    pub key: String,
    /// How it was found first.
    pub kind: AnswerKind,
    /// The node that is the answer, where it is drawn as one.
    pub node: Option<NodeIndex>,
    /// The nodes it leads to, in link order (the answer's own node, where it is drawn as one).
    pub targets: Vec<NodeIndex>,
    /// The label of the link, else the answer's node, else the arrow: where to point.
    pub span: Span,
    /// The place of every drawing of it, the first included; as many as it has links.
    pub drawn: Vec<Span>,
}

impl Answer {
    /// Whether it is the else, which stands for every answer that no other names.
    #[must_use]
    pub fn is_else(&self) -> bool {
        self.kind == AnswerKind::Else
    }
}

/// A question: a node that asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The node.
    pub node: NodeIndex,
    /// The words, on one line.
    pub label: String,
    /// The words as they are compared.
    pub key: String,
    /// The rule that made it one.
    pub rule: RoleRule,
    /// Where the words stand.
    pub span: Span,
    /// The answers, in order, else last.
    pub answers: Vec<Answer>,
    /// Whether the answers, else aside, leave nothing over: Yes and No, or opposites.
    pub exhausted: bool,
    /// The nodes that follow whatever the answer.
    pub also: Vec<NodeIndex>,
    /// The variable that it asks for.
    pub variable: VariableId,
}

impl Question {
    /// The else among the answers.
    #[must_use]
    pub fn otherwise(&self) -> Option<&Answer> {
        self.answers.last().filter(|answer| answer.is_else())
    }

    /// The last answer that stands for every other: the else, or one that says `default`.
    pub(super) fn last_else(&self) -> Option<AnswerId> {
        let mut answers = self.answers.iter();
        answers
            .rposition(|answer| answer.is_else() || is_else_word(&answer.key))
            .map(AnswerId::new)
    }
}

/// What is asked: one a question, unless `same` makes several questions one.
#[derive(Clone, Debug, PartialEq)]
pub struct Variable {
    /// The questions that ask for it; the first gives it its name.
    pub questions: Vec<QuestionId>,
    /// The answers of those questions joined by key, else last.
    pub answers: Vec<Choice>,
    /// The numbers it may be, where a directive says so; either end may be open.
    pub range: Option<(Option<f64>, Option<f64>)>,
    /// The numbers that its answers hold for, where they are numbers.
    pub numbers: Option<Numbers>,
}

/// An answer of a [`Variable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The name as the chart spells it first; `otherwise` for else.
    pub name: String,
    /// The name as it is compared.
    pub key: String,
    /// Whether it is the else.
    pub otherwise: bool,
    /// For each question of the variable, in its order: the answer that this is there. A question that
    /// lacks it takes its else (or its answer `default`), if it has one.
    pub at: Vec<Option<AnswerId>>,
}

/// What an entry or an answer leads to, up to the next questions, in chart order. What follows a raised
/// question whatever its answer is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// What is passed other than as an outcome, in flow order.
    pub steps: Vec<NodeIndex>,
    /// Outcomes reached.
    pub outcomes: Vec<OutcomeId>,
    /// Questions raised.
    pub questions: Vec<QuestionId>,
    /// Loops that begin again.
    pub again: Vec<LoopId>,
}

impl Reached {
    /// Whether nothing is reached: no outcome, question or loop (steps may be passed).
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.outcomes.is_empty() && self.questions.is_empty() && self.again.is_empty()
    }
}

/// What a way comes to: the last content before ways meet, or the chart's end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The node.
    pub node: NodeIndex,
    /// The words, on one line.
    pub label: String,
    /// Whether the chart only ends here.
    pub stop: bool,
}

/// What ways pass before an outcome or after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The node.
    pub node: NodeIndex,
    /// The words, on one line.
    pub label: String,
    /// Whether it is a start: nothing leads to it.
    pub start: bool,
}

/// Where a reading may start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The node.
    pub node: NodeIndex,
    /// The words, on one line.
    pub label: String,
}

/// Where a loop begins again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loop {
    /// The head.
    pub head: NodeIndex,
    /// The words of the head, on one line.
    pub label: String,
    /// The questions that the loop asks anew.
    pub questions: Vec<QuestionId>,
    /// The links that lead back, as (from, to the head).
    pub back: Vec<(NodeIndex, NodeIndex)>,
}

/// Which rows count when several hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HitPolicy {
    /// No set of answers reaches two outcomes: proved.
    Unique,
    /// Some may reach several; they come in chart order.
    Collect,
    /// The first in chart order counts, because a directive says so.
    First,
}

impl HitPolicy {
    /// The name in outputs and directives.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unique => "unique",
            Self::Collect => "collect",
            Self::First => "first",
        }
    }
}

/// A row of the decision table: one way from an entry to its end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// The entry.
    pub entry: EntryId,
    /// What it asks for, in the order asked.
    pub conditions: Vec<Condition>,
    /// Where the way ends.
    pub result: RowResult,
    /// The content that its ways pass before the last answer, in flow order.
    pub steps: Vec<NodeIndex>,
    /// The content after the last answer and before the result, in flow order.
    pub run: Vec<NodeIndex>,
    /// The content after an outcome, in flow order; stops are left out.
    pub then: Vec<NodeIndex>,
}

impl Row {
    /// The answer that it asks of a variable.
    #[must_use]
    pub fn choice(&self, variable: VariableId) -> Option<ChoiceId> {
        let mut conditions = self.conditions.iter();
        let condition = conditions.find(|condition| condition.variable == variable)?;
        Some(condition.choice)
    }
}

/// Where a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowResult {
    /// At an outcome.
    Outcome(OutcomeId),
    /// At a node that is neither.
    Nothing(NodeIndex),
    /// Back at the head of a loop.
    Again(LoopId),
}

impl RowResult {
    /// Its place among results of which the first counts: outcomes in chart order, then what is none.
    #[must_use]
    pub const fn place(self) -> (u8, usize) {
        match self {
            Self::Outcome(outcome) => (0, outcome.index()),
            Self::Again(head) => (1, head.index()),
            Self::Nothing(_) => (2, 0),
        }
    }
}
