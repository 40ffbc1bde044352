//! How a state diagram is laid out, as Mermaid's documentation writes it.

use super::ast::{Note, Statement, StatementKind, Transition};
use crate::source::TextRange;
use crate::syntax::Reading;
use crate::syntax::layout::{Before, Layout, Pieces};

/// The pieces of a state diagram. One pass over its statements.
pub(super) fn layout(reading: &Reading) -> Option<Layout> {
    let chart = reading.state()?;
    let pieces = Pieces::new(&reading.text, false);
    Some(
        pieces.chart([chart.header], &chart.statements, |statement, pieces| {
            lay(statement, reading, pieces);
        }),
    )
}

fn lay(statement: &Statement, reading: &Reading, pieces: &mut Pieces<'_>) {
    let range = statement.range;
    let from = |start: u32| TextRange::new(start, range.end.max(start));
    match statement.kind {
        StatementKind::Closes(_) => pieces.close(),
        _ => pieces.next(range),
    }
    match statement.kind {
        StatementKind::Described(state, _) => {
            let end = state.class.unwrap_or(state.id).end;
            pieces.piece(TextRange::new(range.start, end), Before::Space);
            pieces.colon(from(end), Before::Optional);
        }
        StatementKind::Transition(transition) => lay_transition(range, transition, pieces),
        StatementKind::Opens(_) | StatementKind::OpensAlias(_) => {
            pieces.braced(range);
            pieces.open();
        }
        StatementKind::Note(note) => lay_note(range, note, reading, pieces),
        StatementKind::ClassDef(_, styles) | StatementKind::Style(_, styles) => {
            pieces.valued(range, Some(styles));
        }
        StatementKind::AccTitle(text) | StatementKind::AccDescr(text) => {
            pieces.accessible(range, text);
        }
        StatementKind::Declared(_)
        | StatementKind::Alias(_)
        | StatementKind::Pseudo(..)
        | StatementKind::Class(..)
        | StatementKind::Click(_)
        | StatementKind::FloatingNote
        | StatementKind::HideEmpty
        | StatementKind::Scale => pieces.words(range),
        StatementKind::Mention(_)
        | StatementKind::Direction(_)
        | StatementKind::Closes(_)
        | StatementKind::Divider
        | StatementKind::Error => pieces.piece(range, Before::Space),
    }
}

fn lay_transition(range: TextRange, transition: Transition, pieces: &mut Pieces<'_>) {
    let arrow = transition.arrow;
    pieces.piece(TextRange::new(range.start, arrow.start), Before::Space);
    pieces.piece(arrow, Before::Space);
    let to = transition.to.class.unwrap_or(transition.to.id).end;
    pieces.piece(TextRange::new(arrow.end, to), Before::Space);
    let end = transition.label.map_or(range.end, |label| label.end);
    pieces.colon(TextRange::new(to, end.max(to)), Before::Optional);
}

/// `note right of A : text`, or lines up to `end note`, which are a text and stay as they are written.
fn lay_note(range: TextRange, note: Note, reading: &Reading, pieces: &mut Pieces<'_>) {
    pieces.words(TextRange::new(range.start, note.id.start));
    pieces.piece(note.id, Before::Space);
    let rest = pieces.trimmed(TextRange::new(note.id.end, range.end.max(note.id.end)));
    if reading.text.slice(rest).starts_with(':') {
        return pieces.piece(rest, Before::Optional);
    }
    let end = pieces.trimmed(note.text).end;
    pieces.piece(TextRange::new(rest.start, end), Before::Written);
    pieces.statement();
    pieces.piece(TextRange::new(end, rest.end.max(end)), Before::Space);
}
