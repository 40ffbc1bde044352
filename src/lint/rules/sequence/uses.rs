//! To whom something happens in a sequence diagram.

use foldhash::{HashSet, HashSetExt};

use crate::model::sequence::{EventKind, NameIndex, Sequence};

/// Everybody who has a message, a note, an activation, a beginning or an end.
pub(super) fn used(model: &Sequence) -> HashSet<NameIndex> {
    let mut used = messaged(model);
    for event in &model.events {
        match &event.kind {
            EventKind::Note(note) => used.extend(note.participants.iter().copied()),
            EventKind::Activate(name) | EventKind::Create(name) | EventKind::Destroy(name) => {
                used.insert(*name);
            }
            _ => {}
        }
    }
    used
}

/// Everybody who sends or gets a message.
pub(super) fn messaged(model: &Sequence) -> HashSet<NameIndex> {
    let mut messaged = HashSet::new();
    for event in &model.events {
        if let EventKind::Message(message) = &event.kind {
            messaged.extend([message.from, message.to]);
        }
    }
    messaged
}
