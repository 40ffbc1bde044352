//! How far fragments reach to the sides, before anything has a row: their titles are broken to fit.

use super::columns::Columns;
use crate::model::sequence::{EventKind, Message, Note, Position, Sequence};

/// The first and the last column of something.
pub(super) type Extent = (i32, i32);

/// How far a message to oneself reaches.
pub(super) const LOOP: i32 = 4;

/// The extents of all fragments, in the order in which they begin.
pub(super) fn extents(chart: &Sequence, columns: &Columns) -> Vec<Extent> {
    let mut found: Vec<Option<Extent>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for event in &chart.events {
        let here = match &event.kind {
            EventKind::Message(it) => message(it, columns),
            EventKind::Note(it) => note(it, columns),
            EventKind::BlockStart(..) => {
                open.push(found.len());
                found.push(None);
                None
            }
            EventKind::BlockEnd => open.pop().map(|i| {
                // What is empty stands where the first lifeline is.
                let x = columns.list.first().map_or(0, |column| column.x);
                let (low, high) = found[i].unwrap_or((x - 4, x + 4));
                let frame = (low - 2, high + 2);
                found[i] = Some(frame);
                frame
            }),
            _ => None,
        };
        if let (Some(here), Some(&inner)) = (here, open.last()) {
            let old = found[inner].unwrap_or(here);
            found[inner] = Some((old.0.min(here.0), old.1.max(here.1)));
        }
    }
    found.into_iter().map(Option::unwrap_or_default).collect()
}

/// What a message covers, with its text.
fn message(message: &Message, columns: &Columns) -> Option<Extent> {
    let (from, to) = (columns.at(message.from)?, columns.at(message.to)?);
    let (own, other) = (columns.list[from].x, columns.list[to].x);
    let wide = columns.text(&message.label.text, from, to).1 + 4;
    if from == to {
        return Some((own - 1, own + LOOP.max(wide) + 2));
    }
    let middle = i32::midpoint(own, other);
    let text = (middle - wide / 2, middle + wide / 2);
    Some((
        own.min(other).min(text.0) - 1,
        own.max(other).max(text.1) + 1,
    ))
}

/// What a note covers: its border.
pub(super) fn note(note: &Note, columns: &Columns) -> Option<Extent> {
    let (low, high) = columns.of_note(note)?;
    let (first, last) = (columns.list[low].x, columns.list[high].x);
    let wide = columns.note(note, low, high).1 + 4;
    Some(match note.position {
        Position::RightOf => (last + 3, last + 2 + wide),
        Position::LeftOf => (first - 2 - wide, first - 3),
        Position::Over => {
            let wide = wide.max(last - first + 5);
            let left = i32::midpoint(first, last) - wide / 2;
            (left, left + wide - 1)
        }
    })
}
