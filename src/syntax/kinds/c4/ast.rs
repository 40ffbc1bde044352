//! A C4 diagram's statements, as written: ranges of the prepared text.

pub use super::keyword::Keyword;
use crate::source::TextRange;
use crate::syntax;

/// The statements of a C4 diagram.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct C4 {
    /// `C4Context` and the like.
    pub header: TextRange,
    /// The statements, in order; what opens and closes boundaries is among them.
    pub statements: Vec<Statement>,
    /// The arguments of all statements, in order.
    pub arguments: Vec<Argument>,
}

impl C4 {
    /// The arguments of a statement.
    #[must_use]
    pub fn arguments(&self, call: Call) -> &[Argument] {
        let (start, end) = call.arguments;
        &self.arguments[start as usize..end as usize]
    }
}

/// A statement.
pub type Statement = syntax::Statement<StatementKind>;

/// What a statement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// `Person(a, "A")`, `Rel(a, b, "uses")`, `UpdateElementStyle(a, "red")` and the like
    Call(Call),
    /// `System_Boundary(b, "B") {` and the like
    Opens(Call),
    /// `}`
    Closes(Closed),
    /// `title text`, `accTitle: text`
    Title(TextRange),
    /// `accDescription text`, `accDescr: text`, `accDescr { text }`
    AccDescr(TextRange),
    /// What could not be read.
    Error,
}

/// A word with its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Call {
    /// What the word is.
    pub keyword: Keyword,
    /// The word.
    pub word: TextRange,
    /// Which arguments of all are its own.
    pub arguments: (u32, u32),
}

/// What stands between two commas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// `"text"`, without its quotes.
    Quoted(TextRange),
    /// A text without quotes.
    Bare(TextRange),
    /// `$name="text"`: the name and the text.
    Named(TextRange, TextRange),
    /// Nothing, or `""`.
    Empty(TextRange),
}

impl Argument {
    /// Its place.
    #[must_use]
    pub fn range(self) -> TextRange {
        match self {
            Self::Quoted(range) | Self::Bare(range) | Self::Empty(range) => range,
            Self::Named(name, value) => name.to(value),
        }
    }
}

/// What a `}` closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// A boundary.
    Boundary,
    /// What a statement opened that could not be read.
    Unread,
}
