//! What rules for every kind see of an ER diagram.

use std::borrow::Cow;

use super::ast::StatementKind;
use super::lower::{inside, name};
use crate::model::er::ErDiagram;
use crate::model::{Label, Text, Written};
use crate::source::TextRange;
use crate::syntax::{Block, Mention, Outline, Reading};

/// The outline of an ER diagram. One pass over its statements and its model.
pub(super) fn outline(reading: &Reading) -> Outline<'_> {
    let mut outline = Outline::default();
    if let Some(chart) = reading.er() {
        outline = Outline::of(&reading.text, chart.header, &chart.statements, block);
    }
    if let Some(model) = reading.diagram.as_ref().and_then(|diagram| diagram.er()) {
        of_model(model, &mut outline);
    }
    outline
}

/// Every mention of an entity or a subgraph.
pub(super) fn mentions(reading: &Reading) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    for statement in reading.er().iter().flat_map(|chart| &chart.statements) {
        mentioned(&statement.kind, |range| {
            let id = Cow::Owned(name(&reading.text, range));
            let place = inside(&reading.text, range);
            found.push((id, reading.text.span(place)));
        });
    }
    found
}

/// What a statement does to the blocks around it.
fn block(statement: &StatementKind) -> Block {
    match statement {
        StatementKind::SubgraphStart(..) => Block::Opens,
        StatementKind::Entity(entity) if entity.opens => Block::Opens,
        StatementKind::SubgraphEnd(_) | StatementKind::EntityEnd => Block::Closes,
        _ => Block::Within,
    }
}

/// Every entity and subgraph that a statement mentions.
pub(in crate::syntax::kinds::er) fn mentioned(
    statement: &StatementKind,
    mut mention: impl FnMut(TextRange),
) {
    match statement {
        StatementKind::Entity(entity) => mention(entity.name),
        StatementKind::Relation(relation) => {
            mention(relation.from);
            mention(relation.to);
        }
        StatementKind::SubgraphStart(id, _) => mention(*id),
        StatementKind::Style(ids, _) | StatementKind::Class(ids, _) => {
            ids.iter().for_each(|&id| mention(id));
        }
        _ => {}
    }
}

fn of_model<'r>(model: &'r ErDiagram, outline: &mut Outline<'r>) {
    for entity in &model.entities {
        if entity.label.text != entity.id {
            outline.labels.push(label(&entity.label));
        }
        let attributes = entity.attributes.iter();
        let comments = attributes.filter_map(|attribute| attribute.comment.as_ref());
        outline.labels.extend(comments.map(label));
    }
    let labels = model.relations.iter().map(|relation| &relation.label);
    let labels = labels.filter(|label| !label.text.is_empty());
    outline.labels.extend(labels.map(label));
    outline.labels.sort_by_key(|label| label.span);
}

fn label(text: &Text) -> Label<'_> {
    // Mermaid lays out the texts of entities and relationships as Markdown.
    Label::new(text, Written::Markdown)
}
