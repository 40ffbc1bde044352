//! A pie chart's statements, as written: ranges of the prepared text.

use crate::source::TextRange;
use crate::syntax;

/// The statements of a pie chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pie {
    /// `pie`.
    pub header: TextRange,
    /// `showData`, where it is written.
    pub show_data: Option<TextRange>,
    /// The statements, in order.
    pub statements: Vec<Statement>,
}

/// A statement.
pub type Statement = syntax::Statement<StatementKind>;

/// What a statement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// `"label" : value`: the label with its quotes, and the value
    Slice(TextRange, TextRange),
    /// `title text`, as a whole
    Title(TextRange),
    /// `accTitle: text`, as a whole
    AccTitle(TextRange),
    /// `accDescr: text` or `accDescr { text }`, as a whole
    AccDescr(TextRange),
    /// What could not be read.
    Error,
}
