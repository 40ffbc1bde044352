//! How a C4 diagram is laid out, as Mermaid's documentation writes it.

use super::ast::{Argument, C4, Call, Statement, StatementKind};
use crate::source::TextRange;
use crate::syntax::Reading;
use crate::syntax::layout::{Before, Layout, Pieces};

/// The pieces of a C4 diagram. One pass over its statements.
pub(super) fn layout(reading: &Reading) -> Option<Layout> {
    let chart = reading.c4()?;
    let pieces = Pieces::new(&reading.text, false);
    Some(
        pieces.chart([chart.header], &chart.statements, |statement, pieces| {
            lay(statement, chart, reading, pieces);
        }),
    )
}

fn lay(statement: &Statement, chart: &C4, reading: &Reading, pieces: &mut Pieces<'_>) {
    let range = statement.range;
    match statement.kind {
        StatementKind::Closes(_) => pieces.close(),
        _ => pieces.next(range),
    }
    match statement.kind {
        StatementKind::Call(call) => lay_call(range, call, chart, reading, pieces),
        StatementKind::Opens(call) => {
            lay_boundary(range, call, chart, reading, pieces);
            pieces.open();
        }
        StatementKind::Title(text) | StatementKind::AccDescr(text) => {
            pieces.accessible(range, text);
        }
        StatementKind::Closes(_) | StatementKind::Error => pieces.piece(range, Before::Space),
    }
}

/// `System_Boundary(b, "B") {`, whose brace may stand in the next line.
fn lay_boundary(
    range: TextRange,
    call: Call,
    chart: &C4,
    reading: &Reading,
    pieces: &mut Pieces<'_>,
) {
    let text = reading.text.slice(range);
    let Some(head) = text.strip_suffix('{') else {
        return pieces.piece(range, Before::Space);
    };
    let end = range.start + head.trim_end().len() as u32;
    lay_call(
        TextRange::new(range.start, end),
        call,
        chart,
        reading,
        pieces,
    );
    if head.trim_end_matches([' ', '\t']).ends_with('\n') {
        pieces.statement();
    }
    pieces.piece(TextRange::new(range.end - 1, range.end), Before::Space);
}

/// `Person(a, "A")`: a space after each comma. An argument that is left out stays as it is written, and so does a
/// statement with an argument that goes on in the next line.
fn lay_call(range: TextRange, call: Call, chart: &C4, reading: &Reading, pieces: &mut Pieces<'_>) {
    let arguments = chart.arguments(call);
    let is_plain = |argument: &Argument| is_plain(*argument, reading, pieces);
    if reading.text.slice(range).contains('\n') || !arguments.iter().all(is_plain) {
        return pieces.piece(range, Before::Space);
    }
    let mut end = call.word.end + 1;
    pieces.piece(TextRange::new(range.start, end), Before::Space);
    let mut before = Before::Nothing;
    for argument in arguments {
        let place = whole(*argument, pieces);
        if place.is_empty() || place.start < end {
            continue;
        }
        let between = pieces.trimmed(TextRange::new(end, place.start));
        if reading.text.slice(between) == "," {
            pieces.piece(between, Before::Nothing);
            before = Before::Space;
        }
        pieces.piece(place, before);
        end = place.end;
    }
    pieces.piece(TextRange::new(end, range.end.max(end)), Before::Nothing);
}

/// Whether an argument stays what it is when the spaces before it change: after another space than that of the space
/// bar, neither a quote nor a `$` begins one.
fn is_plain(argument: Argument, reading: &Reading, pieces: &Pieces<'_>) -> bool {
    match argument {
        Argument::Bare(range) => {
            let text = reading.text.slice(pieces.trimmed(range));
            !text.starts_with(['"', '$'])
        }
        _ => true,
    }
}

/// An argument with its quotes and the `$` of its name.
fn whole(argument: Argument, pieces: &Pieces<'_>) -> TextRange {
    match argument {
        Argument::Quoted(range) => TextRange::new(range.start - 1, range.end + 1),
        Argument::Named(name, value) => TextRange::new(name.start - 1, value.end + 1),
        Argument::Bare(range) => pieces.trimmed(range),
        Argument::Empty(range) => {
            let range = pieces.trimmed(range);
            match pieces.slice(range) {
                "\"\"" => range,
                _ => TextRange::new(range.start, range.start),
            }
        }
    }
}
