//! The decision model as values.
//!
//! Everything is in chart order: nodes in the order of their first mention, answers in link order,
//! else last. Sets of outcomes, steps and questions are lists of indices into the lists of [`Decision`].

use crate::graph::NodeIndex;
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

/// Why a node has its role: the rule of the specification (`Q1` … `Q9`, `word answer`, `directive`,
/// …) and what it saw, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule's name.
    pub rule: &'static str,
    /// What it saw.
    pub detail: String,
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

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The name as the chart spells it first; `otherwise` for else.
    pub name: String,
    /// The name as it is compared.
    pub key: String,
    /// How it was found.
    pub kind: AnswerKind,
    /// The node that is the answer, where it is drawn as one.
    pub node: Option<NodeIndex>,
    /// The nodes it leads to (the answer's own node first, where it is drawn as one).
    pub targets: Vec<NodeIndex>,
    /// The label of the link, else the node's mention: where to point.
    pub span: Span,
}

/// A question (one variable).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The node.
    pub node: NodeIndex,
    /// The words, on one line.
    pub label: String,
    /// The answers, in order, else last.
    pub answers: Vec<Answer>,
    /// The nodes that follow whatever the answer.
    pub also: Vec<NodeIndex>,
    /// The questions (by index) that directives make one variable with this one, itself included.
    pub same: Vec<usize>,
}

/// What an entry or an answer leads to, up to the next questions: indices into the lists of
/// [`Decision`], rising.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Steps (and starts) passed.
    pub steps: Vec<usize>,
    /// Outcomes and stops reached.
    pub outcomes: Vec<usize>,
    /// Questions raised.
    pub questions: Vec<usize>,
    /// Loops that begin again.
    pub again: Vec<usize>,
}

/// An outcome or a stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The node.
    pub node: NodeIndex,
    /// The words, on one line.
    pub label: String,
    /// Whether the chart only ends here.
    pub stop: bool,
}

/// A step (or a start) that ways pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The node.
    pub node: NodeIndex,
    /// The words, on one line.
    pub label: String,
}

/// Where a reading may start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The node.
    pub node: NodeIndex,
    /// The words, on one line.
    pub label: String,
    /// What it leads to.
    pub reached: Reached,
}

/// Where a loop begins again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loop {
    /// The head.
    pub head: NodeIndex,
    /// The words of the head, on one line.
    pub label: String,
    /// The questions (by index) that the loop asks anew.
    pub questions: Vec<usize>,
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

/// A row of the decision table: one way from an entry to its end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    /// The entry (by index).
    pub entry: usize,
    /// (question, answer) by index, in the order asked.
    pub conditions: Vec<(usize, usize)>,
    /// Where the way ends.
    pub result: RowResult,
}

/// Where a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowResult {
    /// At an outcome or a stop (by index).
    Outcome(usize),
    /// At a node that is neither.
    Nothing(NodeIndex),
    /// Back at the head of a loop (by index).
    Again(usize),
}
