//! Where the lifelines stand.

use std::collections::HashMap;

use super::{HEAD, block};
use crate::model::sequence::{
    EventKind, Message, NameIndex, Note, ParticipantBox, Position, Sequence,
};

/// A lifeline.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) text: Vec<String>,
    pub(super) kind: String,
    /// The size of its head.
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) x: i32,
}

impl Column {
    /// The first column of its head.
    pub(super) const fn left(&self) -> i32 {
        self.x - (self.width - 1) / 2
    }

    /// The last column of its head.
    pub(super) const fn right(&self) -> i32 {
        self.left() + self.width - 1
    }

    pub(super) fn is_actor(&self) -> bool {
        self.kind == "actor"
    }
}

/// The lifelines from left to right.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) list: Vec<Column>,
    places: HashMap<NameIndex, usize>,
    /// How wide texts may be.
    limit: usize,
    /// How far fragments that stand in each other reach over what is in them.
    pad: i32,
}

/// Lifelines, and how far they have to be from each other.
type Apart = Vec<(usize, usize, i32)>;

impl Columns {
    /// Measures the heads, and places the lifelines so that the texts between them fit.
    pub(super) fn of(chart: &Sequence, limit: usize) -> Self {
        let list = chart.participants.iter().map(|participant| {
            let (text, mut wide) = block(&participant.label.text, limit.min(HEAD));
            let kind = participant.kind.clone();
            let has_word = !matches!(kind.as_str(), "participant" | "actor");
            if has_word {
                wide = wide.max(kind.len() as i32 + 2);
            }
            let extra = match kind.as_str() {
                "actor" => 3,
                "participant" => 2,
                _ => 3,
            };
            Column {
                height: text.len().max(1) as i32 + extra,
                width: (wide + 4).max(5),
                text,
                kind,
                x: 0,
            }
        });
        let places = chart.participants.iter().enumerate();
        let mut columns = Self {
            list: list.collect(),
            places: places.map(|(i, one)| (one.name, i)).collect(),
            limit,
            pad: 2 * depth(chart),
        };
        columns.place(chart);
        columns
    }

    /// The place of a participant in the list.
    pub(super) fn at(&self, name: NameIndex) -> Option<usize> {
        self.places.get(&name).copied()
    }

    /// The first and the last of the lifelines that a note is about.
    pub(super) fn of_note(&self, note: &Note) -> Option<(usize, usize)> {
        let mut places = note.participants.iter().filter_map(|&name| self.at(name));
        let first = places.next()?;
        Some(places.fold((first, first), |(low, high), at| {
            (low.min(at), high.max(at))
        }))
    }

    /// The tallest head.
    pub(super) fn head(&self) -> i32 {
        let heights = self.list.iter().map(|column| column.height);
        heights.max().unwrap_or(0)
    }

    /// The title of a box, in as many columns as its members have, or as names may have.
    pub(super) fn title(&self, group: &ParticipantBox) -> Vec<String> {
        let Some(label) = &group.label else {
            return Vec::new();
        };
        let members = self.members(group);
        let room = match (members.iter().min(), members.iter().max()) {
            (Some(&low), Some(&high)) => self.list[high].right() - self.list[low].left(),
            _ => 0,
        };
        let least = self.limit.min(HEAD);
        block(&label.text, least.max(room.max(0) as usize)).0
    }

    fn members(&self, group: &ParticipantBox) -> Vec<usize> {
        let members = group.participants.iter();
        members.filter_map(|&name| self.at(name)).collect()
    }

    /// How wide a text is that is broken where all are.
    pub(super) fn wide(&self, text: &str) -> i32 {
        block(text, self.limit).1
    }

    /// How far the head of one lifeline reaches towards another.
    pub(super) fn beside(&self, from: usize, to: usize) -> i32 {
        let head = &self.list[to];
        if self.list[from].x < head.x {
            head.x - head.left()
        } else {
            head.right() - head.x
        }
    }

    /// The text of a message, in as many columns as stand between its ends, of which a head that it creates takes some.
    pub(super) fn text(&self, text: &str, from: usize, to: usize, head: i32) -> (Vec<String>, i32) {
        let room = (self.list[from].x - self.list[to].x).abs() - 3 - head;
        block(text, self.limit.max(room.max(0) as usize))
    }

    /// The text of a note; one over two lifelines is as wide as they are apart.
    pub(super) fn note(&self, note: &Note, low: usize, high: usize) -> (Vec<String>, i32) {
        let room = self.list[high].x - self.list[low].x;
        block(&note.label.text, self.limit.max(room.max(0) as usize))
    }

    fn place(&mut self, chart: &Sequence) {
        let mut apart = Apart::new();
        for i in 1..self.list.len() {
            let (one, two) = (&self.list[i - 1], &self.list[i]);
            let gap = if self.limit < 12 { 1 } else { 2 };
            let boxes = (
                chart.participants[i - 1].in_box,
                chart.participants[i].in_box,
            );
            let borders = match boxes {
                (one, two) if one == two => 0,
                (Some(_), Some(_)) => 4,
                _ => 2,
            };
            let heads = (one.right() - one.x) + (two.x - two.left()) + 1;
            apart.push((i - 1, i, (heads + gap + borders).max(self.pad + 3)));
        }
        let mut created = None;
        for event in &chart.events {
            match &event.kind {
                EventKind::Create(name) => created = Some(*name),
                EventKind::Message(message) => {
                    let creates = created.take() == Some(message.to);
                    self.message(message, creates, &mut apart);
                }
                EventKind::Note(note) => self.apart_for(note, &mut apart),
                _ => {}
            }
        }
        for group in &chart.boxes {
            let members = self.members(group);
            let (Some(&low), Some(&high)) = (members.iter().min(), members.iter().max()) else {
                continue;
            };
            let title = group.label.as_ref();
            let wide = title.map_or(0, |title| block(&title.text, self.limit.min(HEAD)).1);
            if high + 1 < self.list.len() {
                let (first, next) = (&self.list[low], &self.list[high + 1]);
                let heads = next.x - next.left() - (first.x - first.left());
                apart.push((low, high + 1, wide + 5 + heads));
            }
        }
        // What stands between two lifelines pushes all that follow, in order.
        apart.sort_by_key(|&(from, to, _)| (to, from));
        for (from, to, far) in apart {
            let least = self.list[from].x + far;
            self.list[to].x = self.list[to].x.max(least);
        }
    }

    fn message(&self, message: &Message, creates: bool, apart: &mut Apart) {
        let (Some(from), Some(to)) = (self.at(message.from), self.at(message.to)) else {
            return;
        };
        // Room for a number, too.
        let wide = block(&message.label.text, self.limit).1 + 4;
        if from != to {
            // The order of the list is that of the columns, which are not placed yet.
            let head = match (creates, &self.list[to]) {
                (true, head) if from < to => head.x - head.left(),
                (true, head) => head.right() - head.x,
                (false, _) => 0,
            };
            apart.push((from.min(to), from.max(to), (wide + 3).max(7) + head));
        } else if from + 1 < self.list.len() {
            apart.push((from, from + 1, (wide + 4).max(8) + self.pad));
        }
    }

    fn apart_for(&self, note: &Note, apart: &mut Apart) {
        let Some((low, high)) = self.of_note(note) else {
            return;
        };
        let wide = block(&note.label.text, self.limit).1 + 4;
        let last = self.list.len() - 1;
        let beside = wide + 4 + self.pad;
        match note.position {
            Position::RightOf if low < last => apart.push((low, low + 1, beside)),
            Position::LeftOf if low > 0 => apart.push((low - 1, low, beside)),
            Position::Over if low < high => apart.push((low, high, wide - 5)),
            Position::Over => {
                let half = wide / 2 + 3 + self.pad;
                if low > 0 {
                    apart.push((low - 1, low, half));
                }
                if low < last {
                    apart.push((low, low + 1, half));
                }
            }
            _ => {}
        }
    }
}

/// How deep fragments stand in each other.
fn depth(chart: &Sequence) -> i32 {
    let (mut now, mut most) = (0, 0);
    for event in &chart.events {
        match event.kind {
            EventKind::BlockStart(..) => {
                now += 1;
                most = most.max(now);
            }
            EventKind::BlockEnd => now -= 1,
            _ => {}
        }
    }
    most.min(8)
}
