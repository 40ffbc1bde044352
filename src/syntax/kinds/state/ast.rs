//! A state diagram's statements, as written: ranges of the prepared text.

use crate::model::graph::Direction;
use crate::model::state::{Position, Pseudo};
use crate::source::TextRange;
use crate::syntax;

/// The statements of a state diagram.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateDiagram {
    /// `stateDiagram-v2`.
    pub header: TextRange,
    /// The statements, in order; what opens and closes composite states is among them.
    pub statements: Vec<Statement>,
}

/// A statement.
pub type Statement = syntax::Statement<StatementKind>;

/// What a statement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// `A`, `A:::style`
    Mention(Mention),
    /// `A : text`
    Described(Mention, TextRange),
    /// `A --> B : text`
    Transition(Transition),
    /// `state A`, which says nothing; and each further word after `state`
    Declared(TextRange),
    /// `state "text" as A`
    Alias(Alias),
    /// `state A <<choice>>` and the like
    Pseudo(Pseudo, TextRange),
    /// `state A {`
    Opens(TextRange),
    /// `state "text" as A {`
    OpensAlias(Alias),
    /// `}`
    Closes(Closed),
    /// `--`
    Divider,
    /// `note right of A : text`, or up to `end note`
    Note(Note),
    /// `note "text" as N`, of which Mermaid draws nothing
    FloatingNote,
    /// `classDef name styles`
    ClassDef(TextRange, TextRange),
    /// `class A,B name`
    Class(TextRange, TextRange),
    /// `style A,B styles`
    Style(TextRange, TextRange),
    /// `click A "url" "tooltip"` or `click A href "url"`
    Click(Click),
    /// A line with `direction LR` in it
    Direction(Direction),
    /// `accTitle: text`
    AccTitle(TextRange),
    /// `accDescr: text` or `accDescr { text }`
    AccDescr(TextRange),
    /// `hide empty description`, which changes nothing
    HideEmpty,
    /// `scale 350 width`, which changes nothing
    Scale,
    /// What could not be read.
    Error,
}

/// What a brace closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// A composite state.
    Composite,
    /// What a statement opened that could not be read.
    Unread,
}

/// A state that is mentioned: an id or `[*]`, and the class after `:::`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The id.
    pub id: TextRange,
    /// The class.
    pub class: Option<TextRange>,
}

/// `A --> B : text`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The state that is left.
    pub from: Mention,
    /// The arrow.
    pub arrow: TextRange,
    /// The state that is entered.
    pub to: Mention,
    /// The colon and the text.
    pub label: Option<TextRange>,
}

/// `state "text" as A`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The text, without quotes.
    pub text: TextRange,
    /// The id; a colon and a second text may follow in it.
    pub id: TextRange,
}

/// `note right of A : text`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// The side.
    pub position: Position,
    /// The state.
    pub id: TextRange,
    /// The text.
    pub text: TextRange,
}

/// `click A "url" "tooltip"`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Click {
    /// The state.
    pub state: Mention,
    /// The address, with its quotes.
    pub url: TextRange,
    /// The tooltip, with its quotes.
    pub tooltip: Option<TextRange>,
}
