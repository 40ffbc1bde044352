//! How an ER diagram is laid out, as Mermaid's documentation writes it.

use super::ast::{Relation, Statement, StatementKind, Styles};
use crate::source::TextRange;
use crate::syntax::Reading;
use crate::syntax::layout::{Before, Layout, Pieces};

/// The pieces of an ER diagram. One pass over its statements.
pub(super) fn layout(reading: &Reading) -> Option<Layout> {
    let chart = reading.er()?;
    let pieces = Pieces::new(&reading.text, false);
    Some(
        pieces.chart([chart.header], &chart.statements, |statement, pieces| {
            lay(statement, pieces);
        }),
    )
}

fn lay(statement: &Statement, pieces: &mut Pieces<'_>) {
    let range = statement.range;
    match statement.kind {
        StatementKind::EntityEnd | StatementKind::SubgraphEnd(_) => pieces.close(),
        _ => pieces.next(range),
    }
    let first = |styles: &Styles| styles.first()?.first().copied();
    match &statement.kind {
        StatementKind::Entity(entity) => {
            lay_name(entity.name, pieces);
            let rest = TextRange::new(entity.name.end, range.end.max(entity.name.end));
            match entity.opens {
                true => {
                    pieces.piece(TextRange::new(rest.start, rest.end - 1), Before::Written);
                    pieces.piece(TextRange::new(rest.end - 1, rest.end), Before::Space);
                    pieces.open();
                }
                false => pieces.piece(rest, Before::Written),
            }
        }
        StatementKind::Relation(relation) => lay_relation(range, relation, pieces),
        StatementKind::SubgraphStart(..) => {
            pieces.words(range);
            pieces.open();
        }
        StatementKind::Style(_, styles) | StatementKind::ClassDef(_, styles) => {
            pieces.valued(range, first(styles));
        }
        StatementKind::AccTitle(text) | StatementKind::AccDescr(text) => {
            pieces.accessible(range, *text);
        }
        StatementKind::Attribute(_) | StatementKind::Class(..) => pieces.words(range),
        StatementKind::EntityEnd
        | StatementKind::SubgraphEnd(_)
        | StatementKind::Direction(_)
        | StatementKind::Error => pieces.piece(range, Before::Space),
    }
}

/// `A ||--o{ B : label`
fn lay_relation(range: TextRange, relation: &Relation, pieces: &mut Pieces<'_>) {
    let marks = relation.marks;
    lay_name(relation.from, pieces);
    pieces.piece(
        TextRange::new(relation.from.end, marks.start),
        Before::Written,
    );
    pieces.piece(marks, Before::Space);
    // `u` means something only before a mark, which may be the first of the name.
    match pieces.slice(marks).ends_with(['u', 'U']) {
        true => pieces.piece(relation.to, Before::Written),
        false => lay_name(relation.to, pieces),
    }
    let to = relation.to_classes.last().copied().unwrap_or(relation.to);
    pieces.piece(TextRange::new(relation.to.end, to.end), Before::Written);
    pieces.piece(TextRange::new(to.end, relation.label.start), Before::Space);
    lay_name(relation.label, pieces);
    pieces.piece(TextRange::new(relation.label.end, range.end), Before::Space);
}

/// A name or a label, which loses quotes that it does not need.
fn lay_name(range: TextRange, pieces: &mut Pieces<'_>) {
    match pieces.quoted(range).is_some_and(is_plain) {
        true => pieces.unquoted(range, Before::Space),
        false => pieces.piece(range, Before::Space),
    }
}

/// Whether nobody would miss the quotes around a text: it is one word, and none that means something.
fn is_plain(text: &str) -> bool {
    let first = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_word = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let is_keyword = |word: &&str| text.eq_ignore_ascii_case(word);
    first && is_word && text.len() > 1 && !KEYWORDS.iter().any(is_keyword)
}

/// Words of Mermaid's grammar, and those that begin some.
const KEYWORDS: [&str; 17] = [
    "accDescr",
    "accTitle",
    "class",
    "classDef",
    "direction",
    "end",
    "erDiagram",
    "many",
    "more",
    "one",
    "only",
    "optionally",
    "style",
    "subgraph",
    "title",
    "to",
    "zero",
];
