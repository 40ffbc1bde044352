//! How a sequence diagram is laid out, as Mermaid's documentation writes it.

use super::ast::{Message, Note, Participant, Statement, StatementKind};
use crate::source::TextRange;
use crate::syntax::Reading;
use crate::syntax::layout::{Before, Layout, Pieces};

/// The pieces of a sequence diagram. One pass over its statements.
pub(super) fn layout(reading: &Reading) -> Option<Layout> {
    let chart = reading.sequence()?;
    let pieces = Pieces::new(&reading.text, true);
    Some(
        pieces.chart([chart.header], &chart.statements, |statement, pieces| {
            lay(statement, reading, pieces);
        }),
    )
}

fn lay(statement: &Statement, reading: &Reading, pieces: &mut Pieces<'_>) {
    match statement.kind {
        StatementKind::End(_) => pieces.close(),
        StatementKind::Section(_) => pieces.section(),
        _ => pieces.statement(),
    }
    let range = statement.range;
    let until = |end: u32| TextRange::new(range.start, end.max(range.start));
    match statement.kind {
        StatementKind::Participant(participant) => lay_participant(range, participant, pieces),
        StatementKind::Message(message) => lay_message(message, reading, pieces),
        StatementKind::Note(note) => lay_note(range, note, reading, pieces),
        StatementKind::Details(_, id, text) => {
            pieces.words(until(id.start));
            pieces.piece(id, Before::Space);
            pieces.after_colon(text, Before::Space);
        }
        StatementKind::AccTitle(text) | StatementKind::AccDescr(text) => {
            pieces.accessible(range, text);
        }
        StatementKind::Title(text)
        | StatementKind::BoxStart(text)
        | StatementKind::BlockStart(_, text)
        | StatementKind::Section(text) => {
            pieces.piece(until(text.start), Before::Space);
            pieces.piece(text, Before::Space);
        }
        StatementKind::Destroy(id)
        | StatementKind::Activate(id)
        | StatementKind::Deactivate(id) => {
            pieces.words(until(id.start));
            pieces.piece(id, Before::Space);
        }
        StatementKind::Autonumber(..) | StatementKind::AutonumberOff => pieces.words(range),
        StatementKind::End(_) | StatementKind::Error => pieces.piece(range, Before::Space),
    }
    if matches!(
        statement.kind,
        StatementKind::BoxStart(_) | StatementKind::BlockStart(..)
    ) {
        pieces.open();
    }
}

fn lay_participant(range: TextRange, participant: Participant, pieces: &mut Pieces<'_>) {
    pieces.words(TextRange::new(range.start, participant.id.start));
    let Some(alias) = participant.alias else {
        return pieces.piece(
            TextRange::new(participant.id.start, range.end),
            Before::Space,
        );
    };
    // Data in braces goes with the id.
    let end = match participant.data {
        Some(data) => data.end + 1,
        None => participant.id.end,
    };
    pieces.piece(TextRange::new(participant.id.start, end), Before::Space);
    pieces.words(TextRange::new(end, alias.start));
    pieces.piece(alias, Before::Space);
}

/// An arrow has a space on both sides, if it is written so, or none. One that ends with a letter keeps the space
/// between it and a name.
fn lay_message(message: Message, reading: &Reading, pieces: &mut Pieces<'_>) {
    let [from, arrow, to] =
        [message.from, message.arrow_range, message.to].map(|range| pieces.trimmed(range));
    let spaced = from.end < arrow.start && arrow.end < to.start;
    let (before, after) = match spaced {
        true => (Before::Space, Before::Space),
        false if reading.text.slice(arrow).ends_with('x') => (Before::Nothing, Before::Optional),
        false => (Before::Nothing, Before::Nothing),
    };
    pieces.piece(from, Before::Space);
    pieces.piece(arrow, before);
    pieces.piece(to, after);
    lay_text(message.text, reading, pieces);
}

/// The colon and the text after it. `wrap:` may stand close to it, as in Mermaid's documentation.
fn lay_text(text: TextRange, reading: &Reading, pieces: &mut Pieces<'_>) {
    let shown = reading.text.slice(pieces.trimmed(text));
    let marked = ["wrap:", "nowrap:"]
        .iter()
        .any(|mark| shown.starts_with(mark));
    let before = match marked {
        true => Before::Optional,
        false => Before::Space,
    };
    pieces.after_colon(text, before);
}

fn lay_note(range: TextRange, note: Note, reading: &Reading, pieces: &mut Pieces<'_>) {
    pieces.words(TextRange::new(range.start, note.first.start));
    pieces.piece(note.first, Before::Space);
    if let Some(second) = note.second {
        pieces.piece(
            TextRange::new(note.first.end, second.start),
            Before::Nothing,
        );
        pieces.piece(second, Before::Optional);
    }
    lay_text(note.text, reading, pieces);
}
