//! How a class diagram is laid out, as Mermaid's documentation writes it.

use super::ast::{Class, Name, Relation, Statement, StatementKind, Styles};
use crate::source::TextRange;
use crate::syntax::Reading;
use crate::syntax::layout::{Before, Layout, Pieces};

/// The pieces of a class diagram. One pass over its statements.
pub(super) fn layout(reading: &Reading) -> Option<Layout> {
    let chart = reading.class()?;
    let pieces = Pieces::new(&reading.text, false);
    Some(
        pieces.chart([chart.header], &chart.statements, |statement, pieces| {
            lay(statement, reading, pieces);
        }),
    )
}

fn lay(statement: &Statement, reading: &Reading, pieces: &mut Pieces<'_>) {
    let range = whole(statement.range, reading);
    match statement.kind {
        StatementKind::NamespaceEnd => pieces.close(),
        _ => pieces.next(range),
    }
    let first = |styles: &Styles| styles.first()?.first().copied();
    match &statement.kind {
        StatementKind::Relation(relation)
            if is_odd(&relation.from) || is_odd(&relation.to) || is_split(range, reading) =>
        {
            pieces.piece(range, Before::Space);
        }
        StatementKind::Member(name, _) if is_odd(name) || is_split(range, reading) => {
            pieces.piece(range, Before::Space);
        }
        StatementKind::Class(class) => lay_class(range, class, reading, pieces),
        StatementKind::NamespaceStart(..) => {
            pieces.braced(range);
            pieces.open();
        }
        StatementKind::Relation(relation) => lay_relation(range, relation, pieces),
        StatementKind::Member(name, _) => {
            let end = name
                .generic
                .map_or(name.range.end, |generic| generic.end + 1);
            let name = whole(TextRange::new(range.start, end), reading);
            pieces.piece(name, Before::Space);
            pieces.colon(
                TextRange::new(name.end, range.end.max(name.end)),
                Before::Space,
            );
        }
        StatementKind::Style(_, styles) | StatementKind::ClassDef(_, styles) => {
            pieces.valued(range, first(styles));
        }
        StatementKind::AccTitle(text) | StatementKind::AccDescr(text) => {
            pieces.accessible(range, *text);
        }
        StatementKind::Annotation(..)
        | StatementKind::Note(..)
        | StatementKind::Click(_)
        | StatementKind::CssClass(..) => pieces.words(range),
        StatementKind::NamespaceEnd | StatementKind::Direction(_) | StatementKind::Error => {
            pieces.piece(range, Before::Space);
        }
    }
}

/// Whether a name is glued together of several parts, with backticks or `~` between them.
fn is_odd(name: &Name) -> bool {
    name.parts.as_ref().is_some_and(|parts| parts.len() > 1)
}

/// Whether a statement goes over several lines, which may be in a name.
fn is_split(range: TextRange, reading: &Reading) -> bool {
    reading.text.slice(range).contains('\n')
}

/// A statement with the backticks around a name at its ends, which are not part of the name.
fn whole(range: TextRange, reading: &Reading) -> TextRange {
    let text = &reading.text.text;
    let before = text[..range.start as usize].ends_with('`');
    let after = text[range.end as usize..].starts_with('`');
    TextRange::new(
        range.start - u32::from(before),
        range.end + u32::from(after),
    )
}

/// A class: its members stand in lines of their own, if it has any.
fn lay_class(range: TextRange, class: &Class, reading: &Reading, pieces: &mut Pieces<'_>) {
    let members = class.members.as_deref().unwrap_or_default();
    let text = reading.text.slice(range);
    let before = members.first().map_or(range.end, |member| member.start);
    let head = reading.text.slice(TextRange::new(range.start, before));
    let (Some(brace), true) = (head.rfind('{'), text.ends_with('}')) else {
        return pieces.words(range);
    };
    let brace = range.start + brace as u32;
    if members.is_empty() {
        pieces.words(TextRange::new(range.start, brace));
        return pieces.piece(TextRange::new(brace, range.end), Before::Space);
    }
    pieces.braced(TextRange::new(range.start, brace + 1));
    pieces.open();
    for &member in members {
        pieces.statement();
        pieces.piece(member, Before::Space);
    }
    pieces.close();
    pieces.piece(TextRange::new(range.end - 1, range.end), Before::Space);
}

/// `A "1" <|-- "*" B : text`
fn lay_relation(range: TextRange, relation: &Relation, pieces: &mut Pieces<'_>) {
    let arrow = relation.arrow;
    pieces.words(TextRange::new(range.start, arrow.start));
    pieces.piece(arrow, Before::Space);
    let end = relation.label.map_or(range.end, |label| label.start);
    pieces.words(TextRange::new(arrow.end, end.max(arrow.end)));
    if let Some(label) = relation.label {
        pieces.colon(label, Before::Space);
    }
}
