//! How far fragments reach to the sides, before anything has a row: their titles are broken to fit.

use super::columns::Columns;
use crate::model::Text;
use crate::model::sequence::{BlockKind, EventKind, Message, Note, Position, Sequence};

/// The first and the last column of something.
pub(super) type Extent = (i32, i32);

/// How far a message to oneself reaches.
pub(super) const LOOP: i32 = 4;

/// The extents of all fragments, in the order in which they begin.
pub(super) fn extents(chart: &Sequence, columns: &Columns) -> Vec<Extent> {
    let mut found: Vec<Option<Extent>> = Vec::new();
    // The fragments that are open, with the widths of their titles.
    let mut open: Vec<(usize, i32)> = Vec::new();
    let last = columns.list.last().map_or(0, |column| column.x);
    for event in &chart.events {
        let here = match &event.kind {
            EventKind::Message(it) => message(it, columns),
            EventKind::Note(it) => note(it, columns),
            EventKind::BlockStart(kind, title) => {
                open.push((found.len(), columns.wide(&self::title(*kind, title))));
                found.push(None);
                None
            }
            EventKind::Section(title) => {
                if let Some((_, wide)) = open.last_mut() {
                    *wide = (*wide).max(columns.wide(&title.text) + 2);
                }
                None
            }
            EventKind::BlockEnd => open.pop().map(|(i, wide)| {
                // What is empty stands where the first lifeline is.
                let x = columns.list.first().map_or(0, |column| column.x);
                let (low, high) = found[i].unwrap_or((x - 4, x + 4));
                let mut frame = (low - 2, high + 2);
                if high > last {
                    // Nothing is in the way of a longer title.
                    frame.1 = frame.1.max(frame.0 + wide + 5);
                }
                found[i] = Some(frame);
                frame
            }),
            _ => None,
        };
        if let (Some(here), Some(&(inner, _))) = (here, open.last()) {
            let old = found[inner].unwrap_or(here);
            found[inner] = Some((old.0.min(here.0), old.1.max(here.1)));
        }
    }
    found.into_iter().map(Option::unwrap_or_default).collect()
}

/// The title of a fragment.
pub(super) fn title(kind: BlockKind, title: &Text) -> String {
    match (kind, title.text.trim()) {
        (BlockKind::Rect, _) => String::new(),
        (_, "") => kind.word().to_owned(),
        (_, guard) => format!("{} [{guard}]", kind.word()),
    }
}

/// What a message covers, with its text.
fn message(message: &Message, columns: &Columns) -> Option<Extent> {
    let (from, to) = (columns.at(message.from)?, columns.at(message.to)?);
    let (own, other) = (columns.list[from].x, columns.list[to].x);
    let wide = columns.text(&message.label.text, from, to, 0).1 + 4;
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
