//! What happens in a sequence diagram.

use super::NameIndex;
use crate::model::{Place, Text};

/// Something that happens.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What.
    pub kind: EventKind,
    /// Its statement.
    pub place: Place,
}

/// What happens.
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// A message is sent.
    Message(Message),
    /// A note stands there.
    Note(Note),
    /// A participant becomes active.
    Activate(NameIndex),
    /// A participant stops being active.
    Deactivate(NameIndex),
    /// A participant begins with the next message.
    Create(NameIndex),
    /// A participant ends with the next message.
    Destroy(NameIndex),
    /// Messages are numbered from here on, or no longer.
    Autonumber(Autonumber),
    /// A block begins.
    BlockStart(BlockKind, Text),
    /// The next section of a block begins.
    Section(Text),
    /// A block ends.
    BlockEnd,
}

/// A message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The sender.
    pub from: NameIndex,
    /// The receiver.
    pub to: NameIndex,
    /// The text.
    pub label: Text,
    /// The arrow.
    pub arrow: Arrow,
    /// At which ends it meets the middle of a lifeline.
    pub central: Option<Central>,
    /// Whether the text is wrapped.
    pub wrap: bool,
}

/// How a message is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// Whether the line is dotted.
    pub dotted: bool,
    /// What stands at the sender.
    pub start: Head,
    /// What stands at the receiver.
    pub end: Head,
}

/// An end of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Nothing.
    None,
    /// `>>`
    Arrow,
    /// `x`
    Cross,
    /// `)`
    Async,
    /// `|\`
    HalfTop,
    /// `|/`
    HalfBottom,
    /// `\\`
    StickTop,
    /// `//`
    StickBottom,
}

impl Head {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Arrow => "arrow",
            Self::Cross => "cross",
            Self::Async => "async",
            Self::HalfTop => "halfTop",
            Self::HalfBottom => "halfBottom",
            Self::StickTop => "stickTop",
            Self::StickBottom => "stickBottom",
        }
    }
}

/// The ends at which a message has a circle: `()`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Central {
    /// At the receiver.
    To,
    /// At the sender.
    From,
    /// At both.
    Both,
}

impl Central {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::From => "from",
            Self::Both => "both",
        }
    }
}

/// A note.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Where it stands.
    pub position: Position,
    /// Beside or over whom: one, or two.
    pub participants: Vec<NameIndex>,
    /// The text.
    pub label: Text,
    /// Whether the text is wrapped.
    pub wrap: bool,
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Over one or two lifelines.
    Over,
    /// To the left of one.
    LeftOf,
    /// To the right of one.
    RightOf,
}

impl Position {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::LeftOf => "leftOf",
            Self::RightOf => "rightOf",
        }
    }
}

/// `autonumber`
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Autonumber {
    /// From a number on, in steps.
    On {
        /// The first number, where it is written.
        first: Option<f64>,
        /// The step, where a number is written.
        step: Option<f64>,
    },
    /// No longer.
    Off,
}

/// A block around events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// `loop`
    Loop,
    /// `opt`
    Opt,
    /// `alt`, with `else`
    Alt,
    /// `par`, with `and`
    Par,
    /// `par_over`, with `and`
    ParOver,
    /// `critical`, with `option`
    Critical,
    /// `break`
    Break,
    /// `rect`, whose text is a colour
    Rect,
}

impl BlockKind {
    /// The word that opens it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Loop => "loop",
            Self::Opt => "opt",
            Self::Alt => "alt",
            Self::Par => "par",
            Self::ParOver => "par_over",
            Self::Critical => "critical",
            Self::Break => "break",
            Self::Rect => "rect",
        }
    }

    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ParOver => "parOver",
            _ => self.word(),
        }
    }

    /// The word that begins its next section, if it can have more than one.
    #[must_use]
    pub const fn section(self) -> Option<&'static str> {
        match self {
            Self::Alt => Some("else"),
            Self::Par | Self::ParOver => Some("and"),
            Self::Critical => Some("option"),
            Self::Loop | Self::Opt | Self::Break | Self::Rect => None,
        }
    }
}
