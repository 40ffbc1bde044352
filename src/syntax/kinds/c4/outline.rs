//! What rules for every kind see of a C4 diagram.

use std::borrow::Cow;

use super::ast::{Argument, C4, Call, Keyword, StatementKind};
use crate::model::{Label, Text, Written, c4};
use crate::source::TextRange;
use crate::syntax::{Block, Mention, Outline, Reading, text};

/// The outline of a C4 diagram. One pass over its statements and its model.
pub(super) fn outline(reading: &Reading) -> Outline<'_> {
    let mut outline = Outline::default();
    if let Some(chart) = reading.c4() {
        outline = Outline::of(&reading.text, chart.header, &chart.statements, block);
    }
    if let Some(model) = reading.diagram.as_ref().and_then(|diagram| diagram.c4()) {
        of_model(model, &mut outline);
    }
    outline
}

/// What a statement does to the blocks around it.
fn block(statement: &StatementKind) -> Block {
    match statement {
        StatementKind::Opens(_) => Block::Opens,
        StatementKind::Closes(_) => Block::Closes,
        _ => Block::Within,
    }
}

/// Every mention of something by its alias.
pub(super) fn mentions(reading: &Reading) -> Vec<Mention<'_>> {
    let source = &reading.text;
    let mut found = Vec::new();
    if let Some(chart) = reading.c4() {
        for statement in &chart.statements {
            if let StatementKind::Call(call) | StatementKind::Opens(call) = statement.kind {
                found.extend(aliases(chart, call).map(|range| {
                    let range = text::trimmed(source, range);
                    (text::decoded(source, range), source.span(range))
                }));
            }
        }
    }
    found
}

/// The aliases of a statement.
pub(super) fn aliases(chart: &C4, call: Call) -> impl Iterator<Item = TextRange> {
    let aliases = match call.keyword {
        Keyword::Element(_) | Keyword::Boundary(_) | Keyword::ElementStyle => 0..1,
        Keyword::Relation(_) | Keyword::RelationStyle => 0..2,
        Keyword::Indexed => 1..3,
        Keyword::Layout => 0..0,
    };
    let arguments = chart.arguments(call).iter();
    let arguments = arguments.take(aliases.end).skip(aliases.start);
    arguments.filter_map(|argument| match *argument {
        Argument::Quoted(range) | Argument::Bare(range) => Some(range),
        _ => None,
    })
}

fn of_model<'r>(model: &'r c4::C4, outline: &mut Outline<'r>) {
    let elements = model.elements.iter().map(|element| &element.details);
    let boundaries = model.boundaries.iter().map(|boundary| &boundary.details);
    let relations = model.relations.iter().map(|relation| &relation.details);
    for details in elements.chain(boundaries).chain(relations) {
        let texts = [
            Some(&details.label),
            details.technology.as_ref(),
            details.description.as_ref(),
        ];
        let shown = texts.into_iter().flatten();
        let shown = shown.filter(|text| !text.text.is_empty());
        outline.labels.extend(shown.map(label));
        if let Some(link) = &details.link {
            let url = Cow::Borrowed(link.text.as_str());
            outline.links.push((url, link.place.0));
        }
    }
    outline.labels.sort_by_key(|label| label.span);
}

fn label(text: &Text) -> Label<'_> {
    Label::new(text, Written::Literal)
}
