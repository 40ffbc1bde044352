//! A sequence diagram's statements, as written: ranges of the prepared text.

use crate::model::sequence::{Arrow, BlockKind, Central};
use crate::source::TextRange;
use crate::syntax;

/// The statements of a sequence diagram.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sequence {
    /// `sequenceDiagram`.
    pub header: TextRange,
    /// The statements, in order; what opens and closes blocks is among them.
    pub statements: Vec<Statement>,
}

/// A statement.
pub type Statement = syntax::Statement<StatementKind>;

/// What a statement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// `participant A as Alice`
    Participant(Participant),
    /// `destroy A`
    Destroy(TextRange),
    /// `A->>B: text`
    Message(Message),
    /// `Note over A: text`
    Note(Note),
    /// `activate A`
    Activate(TextRange),
    /// `deactivate A`
    Deactivate(TextRange),
    /// `autonumber`, with the first number and the step where they are written
    Autonumber(Option<TextRange>, Option<TextRange>),
    /// `autonumber off`
    AutonumberOff,
    /// `link A: text` and the like: what, of whom, and the text
    Details(DetailsKind, TextRange, TextRange),
    /// `title text`
    Title(TextRange),
    /// `accTitle: text`
    AccTitle(TextRange),
    /// `accDescr: text` or `accDescr { text }`
    AccDescr(TextRange),
    /// `box colour text`
    BoxStart(TextRange),
    /// `loop text` and the like
    BlockStart(BlockKind, TextRange),
    /// `else text`, `and text`, `option text`
    Section(TextRange),
    /// `end`, of a box or a block
    End(Closed),
    /// What could not be read.
    Error,
}

/// What an `end` closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// A `box`.
    Box,
    /// A `loop` and the like.
    Block,
    /// What a statement opened that could not be read.
    Unread,
}

/// `participant A@{ type: database } as Alice`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Whether `create` stands before it.
    pub create: bool,
    /// Whether the word is `actor`.
    pub actor: bool,
    /// Its id.
    pub id: TextRange,
    /// What stands between the braces of `@{ }`.
    pub data: Option<TextRange>,
    /// The text after `as`.
    pub alias: Option<TextRange>,
}

/// `A->>+B: text`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message {
    /// The sender's id.
    pub from: TextRange,
    /// The receiver's id.
    pub to: TextRange,
    /// The arrow.
    pub arrow: Arrow,
    /// Where the arrow stands, with `+`, `-` and `()`.
    pub arrow_range: TextRange,
    /// `+` or `-`.
    pub mark: Option<Mark>,
    /// `()`
    pub central: Option<Central>,
    /// The text after the colon.
    pub text: TextRange,
}

/// What a sign after the arrow does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `+`: the receiver is activated.
    Activate,
    /// `-`: the sender is deactivated.
    Deactivate,
}

/// `Note over A,B: text`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where it stands.
    pub position: crate::model::sequence::Position,
    /// Whom it is about.
    pub first: TextRange,
    /// The second of two.
    pub second: Option<TextRange>,
    /// The text after the colon.
    pub text: TextRange,
}

/// The words that say more of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailsKind {
    /// `links A: {"label": "url"}`
    Links,
    /// `link A: label @ url`
    Link,
    /// `properties A: {"class": "name"}`
    Properties,
    /// `details A: id of an element`
    Details,
}
