//! What rules for every kind see of a sequence diagram.

use std::borrow::Cow;

use super::ast::StatementKind;
use crate::model::sequence::{EventKind, Sequence};
use crate::model::{Label, Text, Written};
use crate::syntax::{Block, Mention, Outline, Reading};

/// The outline of a sequence diagram. One pass over its statements and its model.
pub(super) fn outline(reading: &Reading) -> Outline<'_> {
    let mut outline = reading.sequence().map_or_else(Outline::default, |chart| {
        Outline::of(&reading.text, chart.header, &chart.statements, block)
    });
    if let Some(model) = reading
        .diagram
        .as_ref()
        .and_then(|diagram| diagram.sequence())
    {
        of_model(model, &mut outline);
    }
    outline
}

/// What a statement does to the blocks around it.
fn block(statement: &StatementKind) -> Block {
    match statement {
        StatementKind::BoxStart(_) | StatementKind::BlockStart(..) => Block::Opens,
        StatementKind::End(_) => Block::Closes,
        _ => Block::Within,
    }
}

fn of_model<'r>(model: &'r Sequence, outline: &mut Outline<'r>) {
    let declared = model.participants.iter().filter(|p| p.declared.is_some());
    outline
        .labels
        .extend(declared.map(|participant| label(&participant.label)));
    outline.labels.extend(
        model
            .boxes
            .iter()
            .filter_map(|group| group.label.as_ref())
            .map(label),
    );
    for event in &model.events {
        match &event.kind {
            EventKind::Message(message) => outline.labels.push(label(&message.label)),
            EventKind::Note(note) => outline.labels.push(label(&note.label)),
            EventKind::BlockStart(_, text) | EventKind::Section(text) => {
                outline.labels.push(label(text));
            }
            _ => {}
        }
    }
    for participant in &model.participants {
        for (_, url) in &participant.links {
            if let Some(url) = url.as_str() {
                outline
                    .links
                    .push((Cow::Borrowed(url), participant.place.0));
            }
        }
    }
}

/// Every mention of a participant.
pub(super) fn mentions(reading: &Reading) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    let model = reading.diagram.as_ref();
    if let Some(model) = model.and_then(|diagram| diagram.sequence()) {
        for (_, name) in model.names() {
            let mentions = name.mentions.iter();
            found.extend(mentions.map(|span| (Cow::Borrowed(name.text.as_str()), *span)));
        }
    }
    found
}

fn label(text: &Text) -> Label<'_> {
    Label::new(text, Written::Literal)
}
