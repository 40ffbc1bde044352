//! What happens, from top to bottom: the height of everything, activations, and frames around events.

use super::columns::{Column, Columns, LOOP, PAD, limit};
use super::{NOTE_LIMIT, SMALL, block};
use crate::model::Text;
use crate::model::sequence::{
    Arrow, Autonumber, BlockKind, Central, EventKind, Message, Note, Position, Sequence,
};
use crate::picture::block::Block;
use crate::picture::geometry::Rect;

/// Room between two things, above a line for its text, and how high a loop is.
const STEP: f64 = 14.0;
const TURN: f64 = 26.0;
/// How far a note over lifelines reaches beyond them, on both sides together.
const OVER: f64 = 50.0;
/// How much wider than its limit a block of text may become: a little, and the room for other fonts.
const SLACK: f64 = 1.5;
/// The width of an activation, and how far the next one on it is moved.
pub(super) const ACTIVE: f64 = 10.0;
const NESTED: f64 = 4.0;
/// The title of a frame, and room between it and what is in it.
pub(super) const TAB: f64 = 22.0;
const INSIDE: f64 = 12.0;

/// A time in which a participant is active.
#[derive(Debug)]
pub(super) struct Active {
    pub(super) of: usize,
    pub(super) frame: Rect,
}

/// A message on the canvas.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) from: (usize, f64),
    pub(super) to: (usize, f64),
    pub(super) y: f64,
    /// The lower end of a message to oneself.
    pub(super) back: Option<f64>,
    pub(super) arrow: Arrow,
    pub(super) central: Option<Central>,
    pub(super) text: Block,
    pub(super) number: Option<String>,
}

/// A frame around events.
#[derive(Debug)]
pub(super) struct Fragment {
    /// How many began before it.
    pub(super) number: usize,
    pub(super) kind: BlockKind,
    pub(super) frame: Rect,
    pub(super) title: Text,
    pub(super) sections: Vec<(f64, Text)>,
    pub(super) depth: usize,
}

/// Everything that happens, with its place.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) sent: Vec<Sent>,
    pub(super) notes: Vec<(Rect, Block)>,
    pub(super) active: Vec<Active>,
    pub(super) fragments: Vec<Fragment>,
    /// Where each lifeline begins and ends, and whether it is destroyed.
    pub(super) lives: Vec<(f64, f64, bool)>,
    /// Where the lower heads stand, and the height of all.
    pub(super) bottom: f64,
    pub(super) height: f64,
}

/// A frame whose end is still to come.
struct Open {
    number: usize,
    kind: BlockKind,
    top: f64,
    low: f64,
    high: f64,
    title: Text,
    sections: Vec<(f64, Text)>,
    depth: usize,
}

/// The events as they are gone through.
struct Walk<'c> {
    columns: &'c Columns,
    rows: Rows,
    y: f64,
    /// Where each open activation began, for each lifeline.
    active: Vec<Vec<f64>>,
    open: Vec<Open>,
    /// The number of the next message, and the step.
    number: Option<(f64, f64)>,
    created: Option<usize>,
    destroyed: Option<usize>,
}

impl Rows {
    pub(super) fn of(chart: &Sequence, columns: &Columns) -> Self {
        let top = boxes_title(chart) + columns.head();
        let count = columns.list.len();
        let mut walk = Walk {
            columns,
            rows: Self {
                lives: vec![(top, 0.0, false); count],
                ..Self::default()
            },
            y: top + STEP,
            active: vec![Vec::new(); count],
            open: Vec::new(),
            number: None,
            created: None,
            destroyed: None,
        };
        for event in &chart.events {
            walk.event(&event.kind);
        }
        walk.finish()
    }
}

/// Room for the titles of boxes above the heads.
pub(super) fn boxes_title(chart: &Sequence) -> f64 {
    match chart.boxes.iter().any(|group| group.label.is_some()) {
        _ if chart.boxes.is_empty() => 0.0,
        true => 28.0,
        false => 8.0,
    }
}

impl Walk<'_> {
    fn event(&mut self, event: &EventKind) {
        match event {
            EventKind::Message(message) => self.message(message),
            EventKind::Note(note) => self.note(note),
            EventKind::Activate(name) => {
                if let Some(i) = self.columns.at(*name) {
                    let at = self
                        .rows
                        .sent
                        .last()
                        .map_or(self.y, |sent| sent.back.unwrap_or(sent.y));
                    // What has just been created is active below its head.
                    self.active[i].push(at.max(self.rows.lives[i].0));
                    self.meet();
                }
            }
            EventKind::Deactivate(name) => {
                if let Some(i) = self.columns.at(*name) {
                    self.close(i);
                }
            }
            EventKind::Create(name) => self.created = self.columns.at(*name),
            EventKind::Destroy(name) => self.destroyed = self.columns.at(*name),
            EventKind::Autonumber(Autonumber::Off) => self.number = None,
            EventKind::Autonumber(Autonumber::On { first, step }) => {
                self.number = Some((first.unwrap_or(1.0), step.unwrap_or(1.0)));
            }
            EventKind::BlockStart(kind, title) => self.begin(*kind, title),
            EventKind::Section(title) => {
                self.y += INSIDE;
                if let Some(open) = self.open.last_mut() {
                    open.sections.push((self.y, title.clone()));
                    self.y += TAB;
                }
            }
            EventKind::BlockEnd => self.end(),
        }
    }

    /// The side of a lifeline, or of what is active on it, that faces a place.
    fn side(&self, i: usize, towards: f64) -> f64 {
        let (x, depth) = (self.columns.list[i].x, self.active[i].len());
        if depth == 0 {
            return x;
        }
        let shift = (depth - 1) as f64 * NESTED;
        if towards > x {
            x + ACTIVE / 2.0 + shift
        } else {
            x - ACTIVE / 2.0
        }
    }

    /// Lets the last message end at the activation that it begins, unless it ends at the head of what it
    /// creates.
    fn meet(&mut self) {
        let Some(sent) = self.rows.sent.last() else {
            return;
        };
        let (from, to, back) = (sent.from.0, sent.to.0, sent.back.is_some());
        if self.rows.lives[to].0 > sent.y {
            return;
        }
        let (x, other) = (self.columns.list[to].x, self.columns.list[from].x);
        let towards = if back { x + 1.0 } else { other };
        let at = self.side(to, towards);
        if let Some(sent) = self.rows.sent.last_mut() {
            sent.to.1 = at;
        }
    }

    fn message(&mut self, message: &Message) {
        let (Some(from), Some(to)) = (self.columns.at(message.from), self.columns.at(message.to))
        else {
            return;
        };
        let text = block(&message.label, SMALL, limit(message.wrap));
        let (own, other) = (self.columns.list[from].x, self.columns.list[to].x);
        let number = self.number.map(|(number, _)| format_number(number));
        if let Some((number, step)) = &mut self.number {
            *number += *step;
        }
        self.y += text.size.height + 4.0;
        let mut sent = Sent {
            from: (
                from,
                self.side(from, if from == to { own + 1.0 } else { other }),
            ),
            to: (to, self.side(to, if from == to { own + 1.0 } else { own })),
            y: self.y,
            back: None,
            arrow: message.arrow,
            central: message.central,
            text,
            number,
        };
        let wide = sent.text.size.width;
        if from == to {
            sent.back = Some(self.y + TURN);
            self.y += TURN;
            self.cover(own - 10.0, sent.from.1 + LOOP.max(wide) + 4.0);
        } else {
            self.cover(own.min(other) - 10.0, own.max(other) + 10.0);
            let middle = f64::midpoint(own, other);
            self.cover(middle - wide / 2.0, middle + wide / 2.0);
        }
        if self.created.take() == Some(to) {
            self.create(&mut sent);
        }
        if let Some(i) = self.destroyed.take() {
            // Where the message starts there may be its number, which the cross is not to hide.
            let below = if i == from && sent.number.is_some() {
                STEP + 4.0
            } else {
                0.0
            };
            let end = sent.back.unwrap_or(sent.y) + below;
            self.y += below;
            self.rows.lives[i].1 = end;
            self.rows.lives[i].2 = true;
            while !self.active[i].is_empty() {
                self.close(i);
            }
        }
        self.rows.sent.push(sent);
        self.y += STEP;
    }

    /// Puts the head of what is created where its message arrives; of a message to itself, above it.
    fn create(&mut self, sent: &mut Sent) {
        let (from, to) = (sent.from.0, sent.to.0);
        let Column { x, sides, head, .. } = self.columns.list[to];
        if let Some(back) = &mut sent.back {
            self.rows.lives[to].0 = sent.y - sent.text.size.height - 4.0 + head.height;
            sent.y += head.height + INSIDE;
            *back += head.height + INSIDE;
            self.y += head.height + INSIDE;
            return;
        }
        self.y += (head.height / 2.0 - sent.text.size.height).max(0.0);
        sent.y = self.y;
        self.rows.lives[to].0 = self.y + head.height / 2.0;
        self.y += head.height / 2.0;
        let is_before = self.columns.list[from].x < x;
        sent.to.1 = if is_before { x - sides.0 } else { x + sides.1 };
    }

    fn note(&mut self, note: &Note) {
        let columns = &self.columns.list;
        let places = note
            .participants
            .iter()
            .filter_map(|&name| self.columns.at(name));
        let places: Vec<f64> = places.map(|i| columns[i].x).collect();
        let (low, high) = (
            places.iter().copied().fold(f64::MAX, f64::min),
            places.iter().copied().fold(f64::MIN, f64::max),
        );
        if low > high {
            return;
        }
        // A note over several lifelines is at least as wide as they are apart.
        let over = high - low + OVER;
        let limit = match note.position {
            Position::Over => NOTE_LIMIT.max((over - 2.0 * PAD) / SLACK),
            Position::RightOf | Position::LeftOf => NOTE_LIMIT,
        };
        let text = block(&note.label, SMALL, limit);
        let (mut width, height) = (text.size.width + 2.0 * PAD, text.size.height + PAD);
        let x = match note.position {
            Position::RightOf => high + 14.0,
            Position::LeftOf => low - 14.0 - width,
            Position::Over => {
                width = width.max(over);
                f64::midpoint(low, high) - width / 2.0
            }
        };
        let frame = Rect {
            x,
            y: self.y,
            width,
            height,
        };
        self.cover(frame.x, frame.right());
        self.rows.notes.push((frame, text));
        self.y += height + STEP;
    }

    /// Widens the open frames to what stands in them.
    fn cover(&mut self, low: f64, high: f64) {
        for open in &mut self.open {
            open.low = open.low.min(low);
            open.high = open.high.max(high);
        }
    }

    fn begin(&mut self, kind: BlockKind, title: &Text) {
        let number = self.open.len() + self.rows.fragments.len();
        self.open.push(Open {
            number,
            kind,
            top: self.y,
            low: f64::MAX,
            high: f64::MIN,
            title: title.clone(),
            sections: Vec::new(),
            depth: self.open.len(),
        });
        self.y += if kind == BlockKind::Rect {
            INSIDE
        } else {
            TAB + INSIDE
        };
    }

    fn end(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if open.low > open.high {
            // Nothing happens in it: it is drawn where the first lifeline is.
            let x = self.columns.list.first().map_or(0.0, |column| column.x);
            self.open.push(Open {
                low: x - 40.0,
                high: x + 40.0,
                ..open
            });
            return self.end();
        }
        let room = 10.0;
        let least = if open.kind == BlockKind::Rect {
            0.0
        } else {
            150.0
        };
        let width = (open.high - open.low + 2.0 * room).max(least);
        let frame = Rect {
            x: open.low - room,
            y: open.top,
            width,
            height: self.y - open.top,
        };
        self.rows.fragments.push(Fragment {
            number: open.number,
            kind: open.kind,
            frame,
            title: open.title,
            sections: open.sections,
            depth: open.depth,
        });
        self.cover(frame.x, frame.right());
        self.y += STEP;
    }

    /// Ends the last activation of a lifeline.
    fn close(&mut self, i: usize) {
        let depth = self.active[i].len();
        let Some(start) = self.active[i].pop() else {
            return;
        };
        let last = self
            .rows
            .sent
            .last()
            .map_or(self.y, |sent| sent.back.unwrap_or(sent.y));
        let x = self.columns.list[i].x - ACTIVE / 2.0 + depth.saturating_sub(1) as f64 * NESTED;
        let frame = Rect {
            x,
            y: start,
            width: ACTIVE,
            height: (last.max(start) - start).max(12.0),
        };
        self.rows.active.push(Active { of: i, frame });
    }

    fn finish(mut self) -> Rows {
        while !self.open.is_empty() {
            self.end();
        }
        for i in 0..self.active.len() {
            while !self.active[i].is_empty() {
                self.close(i);
            }
        }
        // The outermost activations first: the others lie on them.
        self.rows
            .active
            .sort_by(|Active { frame: a, .. }, Active { frame: b, .. }| {
                a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y))
            });
        self.rows.bottom = self.y + STEP;
        for life in &mut self.rows.lives {
            if !life.2 {
                life.1 = self.rows.bottom;
            }
        }
        self.rows.height = self.rows.bottom + self.columns.head();
        self.rows
    }
}

fn format_number(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
