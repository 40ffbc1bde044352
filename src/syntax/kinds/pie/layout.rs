//! How a pie chart is laid out, as Mermaid's documentation writes it.

use super::ast::{Statement, StatementKind};
use crate::source::TextRange;
use crate::syntax::Reading;
use crate::syntax::layout::{Before, Layout, Pieces};

/// The pieces of a pie chart. One pass over its statements.
pub(super) fn layout(reading: &Reading) -> Option<Layout> {
    let chart = reading.pie()?;
    let pieces = Pieces::new(&reading.text, false);
    let header = [chart.header].into_iter().chain(chart.show_data);
    Some(
        pieces.chart(header, &chart.statements, |statement, pieces| {
            lay(statement, reading, pieces);
        }),
    )
}

/// The first statement may stand beside the header, as in `pie title Pets`.
fn lay(statement: &Statement, reading: &Reading, pieces: &mut Pieces<'_>) {
    let range = statement.range;
    pieces.next(range);
    match statement.kind {
        StatementKind::Slice(label, value) => {
            pieces.piece(label, Before::Space);
            pieces.piece(TextRange::new(label.end, value.start), Before::Space);
            pieces.piece(value, Before::Space);
        }
        StatementKind::Title(_) | StatementKind::AccTitle(_) | StatementKind::AccDescr(_) => {
            let word = word(reading.text.slice(range)) as u32;
            pieces.piece(
                TextRange::new(range.start, range.start + word),
                Before::Space,
            );
            pieces.piece(TextRange::new(range.start + word, range.end), Before::Space);
        }
        StatementKind::Error => pieces.piece(range, Before::Space),
    }
}

/// How long the word is that a title begins with, and its colon, where one follows.
fn word(text: &str) -> usize {
    let word = text
        .find(|c: char| !c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let rest = text[word..].trim_start_matches([' ', '\t']);
    match rest.strip_prefix(':') {
        Some(value) if !text.starts_with("title") => text.len() - value.len(),
        _ => word,
    }
}
