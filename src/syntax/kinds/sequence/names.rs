//! The ids of a sequence diagram where they stand.

use super::ast::StatementKind;
use crate::syntax::NameSort::Thing;
use crate::syntax::names::Names;
use crate::syntax::{Name, Reading};

/// Every id. One pass over the statements.
pub(super) fn names(reading: &Reading) -> Vec<Name<'_>> {
    let mut names = Names::new(&reading.text);
    for statement in reading
        .sequence()
        .iter()
        .flat_map(|chart| &chart.statements)
    {
        match statement.kind {
            StatementKind::Participant(participant) => names.at(participant.id, Thing, true),
            StatementKind::Message(message) => {
                names.at(message.from, Thing, false);
                names.at(message.to, Thing, false);
            }
            StatementKind::Note(note) => {
                names.at(note.first, Thing, false);
                note.second
                    .into_iter()
                    .for_each(|id| names.at(id, Thing, false));
            }
            StatementKind::Destroy(id)
            | StatementKind::Activate(id)
            | StatementKind::Deactivate(id)
            | StatementKind::Details(_, id, _) => names.at(id, Thing, false),
            _ => {}
        }
    }
    names.into_list()
}
