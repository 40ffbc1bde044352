//! Where the lifelines stand.

use std::collections::HashMap;

use super::figures;
use super::{FONT, HEAD_LIMIT, NOTE_LIMIT, SMALL, TEXT_LIMIT, WRAPPED, block};
use crate::model::sequence::{EventKind, Message, NameIndex, Note, Position, Sequence};
use crate::picture::block::Block;
use crate::picture::geometry::Size;

/// Room between two heads, beside a text on a line, and around texts in heads and notes.
const BETWEEN: f64 = 28.0;
const BESIDE: f64 = 24.0;
pub(super) const PAD: f64 = 10.0;
/// How far a message to oneself reaches.
pub(super) const LOOP: f64 = 34.0;
/// The least width of a head.
const LEAST: f64 = 90.0;

/// A lifeline.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) text: Block,
    pub(super) head: Size,
    /// How far the head is seen to the left and to the right of the lifeline.
    pub(super) sides: (f64, f64),
    pub(super) x: f64,
    pub(super) is_drawing: bool,
}

/// The lifelines from left to right.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) list: Vec<Column>,
    places: HashMap<NameIndex, usize>,
}

impl Columns {
    /// Measures the heads, and places the lifelines so that the texts between them fit.
    pub(super) fn of(chart: &Sequence) -> Self {
        let list: Vec<Column> = (chart.participants.iter())
            .map(|participant| {
                let text = block(&participant.label, FONT, HEAD_LIMIT);
                let is_drawing = participant.kind != "participant";
                let width = (text.size.width + 2.0 * PAD + 10.0).max(LEAST);
                let height = match is_drawing {
                    true => 44.0 + text.size.height + 4.0,
                    false => (text.size.height + 2.0 * PAD).max(40.0),
                };
                Column {
                    head: Size::new(width, height),
                    sides: match is_drawing {
                        true => figures::sides(&participant.kind, &text),
                        false => (width / 2.0, width / 2.0),
                    },
                    x: 0.0,
                    text,
                    is_drawing,
                }
            })
            .collect();
        let places = chart.participants.iter().enumerate();
        let mut columns = Self {
            places: places
                .map(|(i, participant)| (participant.name, i))
                .collect(),
            list,
        };
        columns.place(chart);
        columns
    }

    #[cfg(test)]
    pub(super) fn at_places(list: Vec<Column>) -> Self {
        Self {
            list,
            places: HashMap::new(),
        }
    }

    /// The place of a participant in the list.
    pub(super) fn at(&self, name: NameIndex) -> Option<usize> {
        self.places.get(&name).copied()
    }

    /// The tallest head.
    pub(super) fn head(&self) -> f64 {
        self.list
            .iter()
            .map(|column| column.head.height)
            .fold(0.0, f64::max)
    }

    fn place(&mut self, chart: &Sequence) {
        // (from, to, how far apart at least)
        let mut apart: Vec<(usize, usize, f64)> = Vec::new();
        for i in 1..self.list.len() {
            let heads = (self.list[i - 1].head.width + self.list[i].head.width) / 2.0;
            apart.push((i - 1, i, heads + BETWEEN));
        }
        let last = self.list.len().saturating_sub(1);
        for event in &chart.events {
            match &event.kind {
                EventKind::Message(message) => self.message(message, last, &mut apart),
                EventKind::Note(note) => self.note(note, last, &mut apart),
                _ => {}
            }
        }
        apart.sort_by_key(|&(from, to, _)| (to, from));
        for (from, to, far) in apart {
            let least = self.list[from].x + far;
            // What stands between two lifelines pushes all that follows, in order.
            self.list[to].x = self.list[to].x.max(least);
        }
    }

    fn message(&self, message: &Message, last: usize, apart: &mut Vec<(usize, usize, f64)>) {
        let (Some(from), Some(to)) = (self.at(message.from), self.at(message.to)) else {
            return;
        };
        let text = block(&message.label, SMALL, limit(message.wrap)).size.width;
        if from == to {
            if from < last {
                apart.push((from, from + 1, LOOP.max(text) + BESIDE));
            }
        } else {
            apart.push((from.min(to), from.max(to), text + 2.0 * BESIDE));
        }
    }

    fn note(&self, note: &Note, last: usize, apart: &mut Vec<(usize, usize, f64)>) {
        let places: Vec<usize> = note
            .participants
            .iter()
            .filter_map(|&p| self.at(p))
            .collect();
        let (Some(&low), Some(&high)) = (places.iter().min(), places.iter().max()) else {
            return;
        };
        let width = block(&note.label, SMALL, NOTE_LIMIT).size.width + 2.0 * PAD;
        match note.position {
            Position::RightOf if low < last => apart.push((low, low + 1, width + 2.0 * BESIDE)),
            Position::LeftOf if low > 0 => apart.push((low - 1, low, width + 2.0 * BESIDE)),
            Position::Over if low < high => apart.push((low, high, width - 40.0)),
            Position::Over => {
                for (from, to) in [(low.wrapping_sub(1), low), (low, low + 1)] {
                    if from < to && to <= last {
                        apart.push((from, to, width / 2.0 + BESIDE));
                    }
                }
            }
            _ => {}
        }
    }
}

/// How wide a message's text is before it is broken.
pub(super) const fn limit(wrap: bool) -> f64 {
    if wrap { WRAPPED } else { TEXT_LIMIT }
}
