//! What rules for every kind see of a class diagram.

use std::borrow::Cow;

use super::ast::{Name, StatementKind};
use super::lower::name_text;
use crate::model::class::ClassDiagram;
use crate::model::{Label, Written};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::{Block, Mention, Outline, Reading, text};

/// The outline of a class diagram. One pass over its statements and its model.
pub(super) fn outline(reading: &Reading) -> Outline<'_> {
    let mut outline = Outline::default();
    if let Some(chart) = reading.class() {
        outline = Outline::of(&reading.text, chart.header, &chart.statements, block);
        for statement in &chart.statements {
            members(&statement.kind, |range| {
                outline.labels.extend(member(&reading.text, range));
            });
        }
    }
    let model = reading.diagram.as_ref();
    if let Some(model) = model.and_then(|diagram| diagram.class()) {
        of_model(model, &mut outline);
    }
    outline
}

/// Every mention of a class.
pub(super) fn mentions(reading: &Reading) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    for statement in reading.class().iter().flat_map(|chart| &chart.statements) {
        mentioned(&statement.kind, |name| {
            let id = name_text(&reading.text, name);
            found.push((id, reading.text.span(name.range)));
        });
    }
    found
}

/// What a statement does to the blocks around it.
fn block(statement: &StatementKind) -> Block {
    match statement {
        StatementKind::NamespaceStart(..) => Block::Opens,
        StatementKind::NamespaceEnd => Block::Closes,
        _ => Block::Within,
    }
}

/// Every member that a statement has, as written.
fn members(statement: &StatementKind, mut take: impl FnMut(TextRange)) {
    match statement {
        StatementKind::Class(class) => {
            let members = class.members.iter().flatten();
            members.for_each(|&range| take(range));
        }
        StatementKind::Member(_, Some(label)) => {
            take(TextRange::new(label.start + 1, label.end));
        }
        _ => {}
    }
}

/// The text of a member, as written; an annotation is none.
fn member(source: &Mapped, range: TextRange) -> Option<Label<'_>> {
    let range = text::trimmed(source, range);
    let text = text::decoded(source, range);
    let annotation = text.starts_with("<<") && text.ends_with(">>");
    (!text.is_empty() && !annotation).then(|| Label {
        text,
        written: Written::Bare,
        data: false,
        span: source.map.span(range),
    })
}

/// Every name that a statement mentions.
pub(super) fn mentioned<'a>(statement: &'a StatementKind, mut mention: impl FnMut(&'a Name)) {
    match statement {
        StatementKind::Class(class) => mention(&class.name),
        StatementKind::Relation(relation) => {
            mention(&relation.from);
            mention(&relation.to);
        }
        StatementKind::Member(name, _)
        | StatementKind::Annotation(_, name)
        | StatementKind::Note(Some(name), _) => mention(name),
        StatementKind::Click(click) => mention(&click.name),
        _ => {}
    }
}

fn of_model<'r>(model: &'r ClassDiagram, outline: &mut Outline<'r>) {
    for class in &model.classes {
        if class.label.text != class.id {
            outline
                .labels
                .push(Label::new(&class.label, Written::Quoted));
        }
        if let Some(link) = &class.link {
            let place: Span = link.url.place.0;
            outline.links.push((Cow::Borrowed(&link.url.text), place));
        }
    }
    for relation in &model.relations {
        let texts = [
            &relation.from_cardinality,
            &relation.to_cardinality,
            &relation.label,
        ];
        let texts = texts.into_iter().flatten();
        outline
            .labels
            .extend(texts.map(|text| Label::new(text, Written::Markdown)));
    }
    let notes = model.notes.iter();
    outline
        .labels
        .extend(notes.map(|note| Label::new(&note.text, Written::Markdown)));
}
