//! What a sequence diagram says: participants, boxes and events in the order in which they are drawn.
//!
//! Blocks (`loop`, `alt` and the like) are not nested values: their starts, sections and ends stand
//! among the events, as Mermaid has them, so that no chart is too deep.

mod event;
mod json;

use foldhash::HashMap;

use serde_json::{Map, Value};

use super::{Frame, Place, Text};
use crate::source::Span;

pub use event::{
    Arrow, Autonumber, BlockKind, Central, Event, EventKind, Head, Message, Note, Position,
};
pub use json::DEPTH;

/// A sequence diagram.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// What stands around the statements.
    pub frame: Frame,
    /// The participants, in order from left to right.
    pub participants: Vec<Participant>,
    /// The boxes around participants.
    pub boxes: Vec<ParticipantBox>,
    /// What happens, from top to bottom.
    pub events: Vec<Event>,
    /// Texts that a `#` cuts off.
    pub cut: Vec<Cut>,
    names: Names,
}

/// The ids that a chart mentions.
#[derive(Clone, Debug, Default)]
struct Names {
    all: Vec<Name>,
    by_text: HashMap<String, NameIndex>,
}

/// An id that a chart mentions.
#[derive(Clone, Debug)]
pub struct Name {
    /// The id.
    pub text: String,
    /// The participant of that id; `None` where there is none, as after `activate Z` alone.
    pub participant: Option<ParticipantIndex>,
    /// Where it is mentioned.
    pub mentions: Vec<Span>,
}

/// Points at an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameIndex(u32);

/// Points at a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantIndex(u32);

/// A lifeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Participant {
    /// Its id.
    pub name: NameIndex,
    /// The text shown.
    pub label: Text,
    /// What it is drawn as: `participant`, `actor`, `database` …
    pub kind: String,
    /// Its box, counted from 0.
    pub in_box: Option<usize>,
    /// Its links.
    pub links: Vec<(String, Value)>,
    /// Its properties.
    pub properties: Map<String, Value>,
    /// Whether its label is wrapped.
    pub wrap: bool,
    /// Where it is mentioned first.
    pub place: Place,
    /// Where it is declared last.
    pub declared: Option<Place>,
}

/// A box around participants.
#[derive(Clone, Debug, PartialEq)]
pub struct ParticipantBox {
    /// Its title.
    pub label: Option<Text>,
    /// Its colour; `None` is transparent.
    pub colour: Option<String>,
    /// Who is in it.
    pub participants: Vec<NameIndex>,
    /// Whether the title is wrapped.
    pub wrap: bool,
    /// Its first line.
    pub place: Place,
}

/// Text that a `#` makes a comment of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The statement's text that is still shown.
    pub shown: Span,
    /// What is lost, from the `#` to the end of the line.
    pub lost: Span,
}

impl Sequence {
    /// Whether another chart is drawn the same, wherever its text stands. Linear.
    #[must_use]
    pub fn draws_as(&self, other: &Self) -> bool {
        let names = |chart: &Self| -> Vec<String> {
            chart
                .names
                .all
                .iter()
                .map(|name| name.text.clone())
                .collect()
        };
        self.frame.draws_as(&other.frame)
            && self.participants == other.participants
            && self.boxes == other.boxes
            && self.events == other.events
            && names(self) == names(other)
    }

    /// The index of an id, which is new or known.
    pub fn name_of(&mut self, text: &str) -> NameIndex {
        if let Some(&index) = self.names.by_text.get(text) {
            return index;
        }
        let index = NameIndex(self.names.all.len() as u32);
        self.names.all.push(Name {
            text: text.to_owned(),
            participant: None,
            mentions: Vec::new(),
        });
        self.names.by_text.insert(text.to_owned(), index);
        index
    }

    /// An id.
    #[must_use]
    pub fn name(&self, index: NameIndex) -> &Name {
        &self.names.all[index.0 as usize]
    }

    /// An id, to change what is known of it.
    pub fn name_mut(&mut self, index: NameIndex) -> &mut Name {
        &mut self.names.all[index.0 as usize]
    }

    /// Every id, in order of first mention.
    pub fn names(&self) -> impl Iterator<Item = (NameIndex, &Name)> {
        (0..).map(NameIndex).zip(&self.names.all)
    }

    /// The participant of an id.
    #[must_use]
    pub fn participant_of(&self, name: NameIndex) -> Option<&Participant> {
        let index = self.name(name).participant?;
        self.participants.get(index.0 as usize)
    }

    /// The participant of an id, to change it.
    pub fn participant_of_mut(&mut self, name: NameIndex) -> Option<&mut Participant> {
        let index = self.name(name).participant?;
        self.participants.get_mut(index.0 as usize)
    }

    /// Adds a participant at the right.
    pub fn add_participant(&mut self, participant: Participant) {
        let index = ParticipantIndex(self.participants.len() as u32);
        let name = participant.name;
        self.participants.push(participant);
        self.name_mut(name).participant = Some(index);
    }
}
