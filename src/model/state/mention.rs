//! Where and how a chart mentions a state.

use super::StateIndex;
use crate::source::Span;

/// A mention of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The id, as written.
    pub span: Span,
    /// The statement.
    pub statement: Span,
    /// How.
    pub how: How,
    /// The composite state in whose braces it stands.
    pub within: Option<StateIndex>,
}

/// How a state is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// `A`, alone or with a text.
    Alone,
    /// `A -->`
    Left,
    /// `--> A`
    Entered,
    /// `state "text" as A`
    Alias,
    /// `state A {`
    Opens,
    /// `state A <<choice>>` and the like
    Pseudo,
    /// `note right of A`
    Note,
}
