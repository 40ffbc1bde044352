//! A decision table that was written down: rows without a chart.

use crate::decision::numeric::NumberRange;

/// A decision table as rows: from CSV, a rule set, or anything else that lists them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenTable {
    /// What is asked, a column each.
    pub questions: Vec<WrittenQuestion>,
    /// The rows, in order.
    pub rows: Vec<WrittenRow>,
    /// Whether the first row that holds is the only one that counts.
    pub first_only: bool,
    /// Whether rows that come to nothing are listed as well.
    pub lists_nothing: bool,
    /// Whether rows say what is passed on the way.
    pub has_steps: bool,
}

/// A column of conditions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenQuestion {
    /// Its words.
    pub label: String,
    /// What its numbers count; empty where nothing says so.
    pub unit: String,
}

/// A row: what it asks for, and what it comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenRow {
    /// Where its way begins, where rows say so.
    pub entry: Option<WrittenNode>,
    /// The condition on each question.
    pub conditions: Vec<WrittenCondition>,
    /// What it comes to; `None` is nothing.
    pub result: Option<WrittenResult>,
    /// The words of what it passes, before its result and after it.
    pub steps: Vec<String>,
}

/// A node by its words or its id; the one that is not known is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenNode {
    /// The words.
    pub words: String,
    /// The id.
    pub id: String,
}

/// What a row comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WrittenResult {
    /// The outcome, or the head of the loop.
    pub node: WrittenNode,
    /// Whether it is a loop that begins again.
    pub is_again: bool,
}

/// What a row asks of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum WrittenCondition {
    /// Nothing.
    #[default]
    Any,
    /// One of these answers.
    Words(Vec<String>),
    /// A number in one of these ranges; the words of the answer, where they are known.
    Numbers(String, Vec<NumberRange>),
    /// Every answer but these.
    Otherwise(Vec<String>),
}
