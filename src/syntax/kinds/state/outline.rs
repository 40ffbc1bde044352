//! What rules for every kind see of a state diagram.

use std::borrow::Cow;

use super::ast::StatementKind;
use crate::model::state::StateDiagram;
use crate::model::{Label, Text, Written};
use crate::syntax::{Block, Mention, Outline, Reading};

/// The outline of a state diagram. One pass over its statements and its model.
pub(super) fn outline(reading: &Reading) -> Outline<'_> {
    let mut outline = reading.state().map_or_else(Outline::default, |chart| {
        Outline::of(&reading.text, chart.header, &chart.statements, block)
    });
    if let Some(model) = reading.diagram.as_ref().and_then(|diagram| diagram.state()) {
        of_model(model, &mut outline);
    }
    outline
}

/// What a statement does to the blocks around it.
fn block(statement: &StatementKind) -> Block {
    match statement {
        StatementKind::Opens(_) | StatementKind::OpensAlias(_) => Block::Opens,
        StatementKind::Closes(_) => Block::Closes,
        _ => Block::Within,
    }
}

fn of_model<'r>(model: &'r StateDiagram, outline: &mut Outline<'r>) {
    for state in &model.states {
        outline.labels.extend(state.texts.iter().map(label));
        if let Some(link) = &state.link {
            outline
                .links
                .push((Cow::Borrowed(link.url.as_str()), state.place.0));
        }
    }
    let transitions = model.transitions.iter();
    outline.labels.extend(
        transitions
            .filter_map(|transition| transition.label.as_ref())
            .map(label),
    );
    outline
        .labels
        .extend(model.notes.iter().map(|note| label(&note.text)));
    outline.labels.sort_by_key(|label| label.span);
}

/// Every mention of a state.
pub(super) fn mentions(reading: &Reading) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    let model = reading.diagram.as_ref();
    if let Some(model) = model.and_then(|diagram| diagram.state()) {
        for state in &model.states {
            let mentions = state.mentions.iter();
            found.extend(mentions.map(|one| (Cow::Borrowed(state.id.as_str()), one.span)));
        }
    }
    found
}

fn label(text: &Text) -> Label<'_> {
    // Mermaid lays out texts of states as Markdown.
    Label::new(text, Written::Markdown)
}
