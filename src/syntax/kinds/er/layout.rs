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
        pieces.chart(chart.header, &chart.statements, |statement, pieces| {
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
        StatementKind::Entity(entity) if entity.opens => {
            pieces.braced(range);
            pieces.open();
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
        StatementKind::Entity(_)
        | StatementKind::EntityEnd
        | StatementKind::SubgraphEnd(_)
        | StatementKind::Direction(_)
        | StatementKind::Error => pieces.piece(range, Before::Space),
    }
}

/// `A ||--o{ B : label`
fn lay_relation(range: TextRange, relation: &Relation, pieces: &mut Pieces<'_>) {
    let marks = relation.marks;
    pieces.piece(TextRange::new(range.start, marks.start), Before::Space);
    pieces.piece(marks, Before::Space);
    let to = relation.to_classes.last().copied().unwrap_or(relation.to);
    pieces.piece(TextRange::new(marks.end, to.end), Before::Space);
    pieces.colon(TextRange::new(to.end, range.end.max(to.end)), Before::Space);
}
