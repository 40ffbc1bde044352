//! What a state diagram says: states, the transitions between them, and notes.
//!
//! A state is one thing in the whole chart, whatever composite states name it; the last one that does
//! has it. `[*]` is a state of its own, of the kind [`StateKind::Start`] or [`StateKind::End`]: one of
//! each in every composite state and every region.

mod mention;

use foldhash::HashMap;

use serde::{Serialize, Serializer};

use super::graph::Direction;
use super::{ClassDef, Frame, Place, Text};

pub use mention::{How, Mention};

/// A state diagram.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StateDiagram {
    /// What stands around the statements.
    #[serde(skip)]
    pub frame: Frame,
    /// The direction.
    pub direction: Direction,
    /// The states, in order of first mention.
    #[serde(serialize_with = "drawn")]
    pub states: Vec<State>,
    /// The transitions, in order.
    pub transitions: Vec<Transition>,
    /// The notes, in order.
    pub notes: Vec<Note>,
    /// The class definitions, in order of first mention.
    pub class_defs: Vec<ClassDef>,
    /// Which state an id is.
    #[serde(skip)]
    by_id: HashMap<String, StateIndex>,
}

/// Points at a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateIndex(pub usize);

/// A state.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// The id; of `[*]` the one that Mermaid gives it, such as `root_start`.
    pub id: String,
    /// The text shown; nothing for states that are not boxes.
    pub label: Option<String>,
    /// The further lines.
    pub descriptions: Vec<String>,
    /// What it is.
    pub kind: StateKind,
    /// The composite state that it is in.
    pub parent: Option<String>,
    /// The region of that, counted from 1.
    pub region: Option<u32>,
    /// How many regions it has itself: none, or at least two.
    #[serde(serialize_with = "some_count")]
    pub regions: u32,
    /// The direction of a composite state.
    pub direction: Option<Direction>,
    /// The classes, in order.
    pub classes: Vec<String>,
    /// The styles, in order.
    pub styles: Vec<String>,
    /// The link.
    pub link: Option<Hyperlink>,
    /// The tooltip.
    pub tooltip: Option<String>,
    /// Its first mention.
    #[serde(flatten)]
    pub place: Place,
    /// Every text that it is given, with its place.
    #[serde(skip)]
    pub texts: Vec<Text>,
    /// The composite state that it is in.
    #[serde(skip)]
    pub within: Option<StateIndex>,
    /// Where and how it is mentioned, in order.
    #[serde(skip)]
    pub mentions: Vec<Mention>,
    /// Whether Mermaid draws nothing of it, as of a state that is called `root`.
    #[serde(skip)]
    pub hidden: bool,
}

/// What a state is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum StateKind {
    /// A box with a text.
    #[default]
    State,
    /// A box with states in it.
    Composite,
    /// `[*]` that is left.
    Start,
    /// `[*]` that is entered.
    End,
    /// `<<fork>>`
    Fork,
    /// `<<join>>`
    Join,
    /// `<<choice>>`
    Choice,
    /// `--` with nothing after it.
    Divider,
}

impl StateKind {
    /// Whether it is drawn as a box with a text.
    #[must_use]
    pub const fn is_box(self) -> bool {
        matches!(self, Self::State | Self::Composite)
    }
}

/// What a mark after a state's name makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pseudo {
    /// `<<fork>>`
    Fork,
    /// `<<join>>`
    Join,
    /// `<<choice>>`
    Choice,
}

impl Pseudo {
    /// The word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fork => "fork",
            Self::Join => "join",
            Self::Choice => "choice",
        }
    }
}

/// The link of a state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hyperlink {
    /// The address.
    pub url: String,
}

/// A transition.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Transition {
    /// The id of the state that is left.
    pub from: String,
    /// The id of the state that is entered.
    pub to: String,
    /// The text.
    pub label: Option<Text>,
    /// The statement.
    #[serde(flatten)]
    pub place: Place,
    /// The state that is left.
    #[serde(skip)]
    pub source: StateIndex,
    /// The state that is entered.
    #[serde(skip)]
    pub target: StateIndex,
}

/// A note beside a state.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Note {
    /// The state's id.
    pub state: String,
    /// The side.
    pub position: Position,
    /// The text.
    pub text: Text,
    /// The statement.
    #[serde(flatten)]
    pub place: Place,
    /// The state.
    #[serde(skip)]
    pub about: StateIndex,
}

/// The side of a state on which a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Position {
    /// `left of`
    LeftOf,
    /// `right of`
    RightOf,
}

impl StateDiagram {
    /// Whether another chart is drawn the same, wherever its text stands. Linear.
    #[must_use]
    pub fn draws_as(&self, other: &Self) -> bool {
        let states = |chart: &Self| -> Vec<State> {
            let drawn = chart.states.iter().filter(|state| !state.hidden);
            drawn.map(State::as_drawn).collect()
        };
        self.frame.draws_as(&other.frame)
            && self.direction == other.direction
            && states(self) == states(other)
            && self.transitions == other.transitions
            && self.notes == other.notes
            && self.class_defs == other.class_defs
    }

    /// A state.
    #[must_use]
    pub fn state(&self, index: StateIndex) -> &State {
        &self.states[index.0]
    }

    /// The state of an id, if there is one.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<StateIndex> {
        self.by_id.get(id).copied()
    }

    /// Adds a state that an id stands for.
    pub fn add(&mut self, id: String, state: State) -> StateIndex {
        let index = StateIndex(self.states.len());
        self.states.push(state);
        self.by_id.insert(id, index);
        index
    }

    /// The states with their indices.
    pub fn indices(&self) -> impl Iterator<Item = (StateIndex, &State)> {
        (0..).map(StateIndex).zip(&self.states)
    }
}

impl State {
    /// The state without what is not seen in a drawing.
    fn as_drawn(&self) -> Self {
        Self {
            texts: Vec::new(),
            within: None,
            mentions: Vec::new(),
            ..self.clone()
        }
    }
}

fn some_count<S: Serializer>(count: &u32, serializer: S) -> Result<S::Ok, S::Error> {
    Some(count)
        .filter(|count| **count > 0)
        .serialize(serializer)
}

fn drawn<S: Serializer>(states: &[State], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(states.iter().filter(|state| !state.hidden))
}
