//! `note-makes-participant`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::EventKind;

declare_rule! {
    /// A note over a participant that occurs nowhere else.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws a lifeline for the note alone: the name is probably misspelt.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Bank: charge
    ///     Note over Bnk: slow
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Bank: charge
    ///     Note over Bank: slow
    /// ```
    pub(super) INFO = "note-makes-participant", Traps, Warning
}

pub(super) struct NoteMakesParticipant;

impl Rule<SequenceView<'_>> for NoteMakesParticipant {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let model = chart.model;
        if !model
            .events
            .iter()
            .any(|event| matches!(event.kind, EventKind::Message(_)))
        {
            return;
        }
        let mut elsewhere = foldhash::HashSet::default();
        let mut noted = Vec::new();
        for event in &model.events {
            match &event.kind {
                EventKind::Message(message) => elsewhere.extend([message.from, message.to]),
                EventKind::Activate(name) | EventKind::Create(name) | EventKind::Destroy(name) => {
                    elsewhere.insert(*name);
                }
                EventKind::Note(note) => {
                    noted.extend(note.participants.iter().map(|name| (*name, event.place.0)));
                }
                _ => {}
            }
        }
        for (index, place) in noted {
            let participant = model.participant_of(index);
            let declared = participant.is_some_and(|participant| participant.declared.is_some());
            if !declared && elsewhere.insert(index) {
                let id = &model.name(index).text;
                let message = format!(
                    "only this note mentions {}, which gets its own lifeline",
                    code(id)
                );
                let found = Diagnostic::new(&INFO, place, message)
                    .help("Write the name of a participant, or declare this one.");
                out.about_id(id, found);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_note_alone() {
        let chart = "sequenceDiagram\n A->>B: x\n Note over Z: y\n Note over Z: z\n";
        assert_eq!(
            found(&NoteMakesParticipant, chart),
            ["3:2 only this note mentions `Z`, which gets its own lifeline"]
        );
        assert!(
            found(
                &NoteMakesParticipant,
                "sequenceDiagram\n A->>B: x\n participant Z\n Note over Z: y\n"
            )
            .is_empty()
        );
        assert!(found(&NoteMakesParticipant, "sequenceDiagram\n Note over Z: y\n").is_empty());
    }
}
