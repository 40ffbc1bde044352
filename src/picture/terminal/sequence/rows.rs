//! What happens, from top to bottom: the rows of everything.

use super::block;
use super::columns::Columns;
use super::extents::{self, Extent};
use crate::model::sequence::{
    Arrow, Autonumber, BlockKind, Central, EventKind, Message, Note, Sequence,
};
use crate::model::{Place, Text};

/// A message with its place.
#[derive(Debug)]
pub(super) struct Sent {
    /// The lifelines, and how often each is active.
    pub(super) from: (usize, i32),
    pub(super) to: (usize, i32),
    pub(super) text: Vec<String>,
    /// The row of the line; of a message to oneself, of its upper end.
    pub(super) row: i32,
    pub(super) arrow: Arrow,
    pub(super) central: Option<Central>,
    /// Whether it ends at the head of a lifeline that it creates.
    pub(super) creates: bool,
    pub(super) place: Place,
}

/// A box of text over lifelines.
#[derive(Debug)]
pub(super) struct NoteBox {
    pub(super) extent: Extent,
    pub(super) row: i32,
    pub(super) text: Vec<String>,
    pub(super) place: Place,
}

/// A frame around events.
#[derive(Debug)]
pub(super) struct Fragment {
    pub(super) extent: Extent,
    pub(super) top: i32,
    pub(super) bottom: i32,
    /// Its title and those of its further sections, with the rows of their lines.
    pub(super) sections: Vec<(i32, Vec<String>)>,
    pub(super) place: Place,
}

/// Something that is active.
#[derive(Debug)]
pub(super) struct Bar {
    pub(super) column: usize,
    /// How many others it lies on.
    pub(super) on: i32,
    pub(super) rows: (i32, i32),
}

/// Where a lifeline begins and ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Life {
    /// The first row of its head.
    pub(super) head: i32,
    pub(super) end: i32,
    pub(super) is_destroyed: bool,
}

/// Everything that happens, with its rows.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) sent: Vec<Sent>,
    pub(super) notes: Vec<NoteBox>,
    pub(super) bars: Vec<Bar>,
    pub(super) fragments: Vec<Fragment>,
    pub(super) lives: Vec<Life>,
    /// The lines of the titles of boxes, and the last row of all.
    pub(super) titles: Vec<Vec<String>>,
    pub(super) last: i32,
}

struct Walk<'c> {
    columns: &'c Columns,
    extents: Vec<Extent>,
    rows: Rows,
    row: i32,
    /// The rows where open activations began, by lifeline.
    active: Vec<Vec<i32>>,
    /// The fragments that are open.
    open: Vec<usize>,
    kinds: Vec<BlockKind>,
    /// The number of the next message, and the step.
    number: Option<(f64, f64)>,
    created: Option<usize>,
    destroyed: Option<usize>,
}

impl Rows {
    pub(super) fn of(chart: &Sequence, columns: &Columns) -> Self {
        let titles: Vec<Vec<String>> = (chart.boxes.iter())
            .map(|group| columns.title(group))
            .collect();
        // The first line of a title stands in the border.
        let most = titles.iter().map(|title| title.len().max(1)).max();
        let top = most.unwrap_or(0) as i32;
        let first = top + columns.head();
        let lives = columns.list.iter().map(|column| Life {
            head: first - column.height,
            end: 0,
            is_destroyed: false,
        });
        let mut walk = Walk {
            columns,
            extents: extents::extents(chart, columns),
            row: first,
            active: vec![Vec::new(); columns.list.len()],
            open: Vec::new(),
            kinds: Vec::new(),
            number: None,
            created: None,
            destroyed: None,
            rows: Self {
                lives: lives.collect(),
                titles,
                ..Self::default()
            },
        };
        for event in &chart.events {
            walk.event(&event.kind, event.place);
        }
        walk.finish(!chart.boxes.is_empty())
    }
}

impl Walk<'_> {
    fn event(&mut self, event: &EventKind, place: Place) {
        match event {
            EventKind::Message(message) => self.message(message, place),
            EventKind::Note(note) => self.note(note, place),
            EventKind::Activate(name) => {
                if let Some(i) = self.columns.at(*name) {
                    let at = self.last_end();
                    self.active[i].push(at);
                    let depth = self.active[i].len() as i32;
                    if let Some(sent) = self.rows.sent.last_mut().filter(|sent| sent.to.0 == i) {
                        sent.to.1 = depth;
                    }
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
            EventKind::BlockStart(kind, title) => self.begin(*kind, title, place),
            EventKind::Section(title) => self.section(title),
            EventKind::BlockEnd => self.end(),
        }
    }

    /// The row where the last message ended.
    fn last_end(&self) -> i32 {
        self.rows.sent.last().map_or(self.row, |sent| {
            sent.row + i32::from(sent.from.0 == sent.to.0)
        })
    }

    fn message(&mut self, message: &Message, place: Place) {
        let (Some(from), Some(to)) = (self.columns.at(message.from), self.columns.at(message.to))
        else {
            return;
        };
        let mut label = message.label.text.clone();
        if let Some((number, step)) = &mut self.number {
            label = format!("[{}] {label}", written(*number));
            *number += *step;
        }
        let created = self.created.take();
        let creates = created.is_some_and(|i| i == to && from != to);
        let head = if creates {
            self.columns.beside(from, to)
        } else {
            0
        };
        let text = self.columns.text(&label, from, to, head).0;
        let head = match created {
            Some(i) if creates => self.columns.list[i].height,
            _ => 0,
        };
        // The head of what is created stands where the message arrives.
        let row = self.row
            + (text.len() as i32)
                .max(head / 2)
                .max(i32::from(text.is_empty()));
        self.row = row + 1;
        if let Some(i) = created.filter(|_| creates) {
            self.rows.lives[i].head = row - head / 2;
            self.row = row - head / 2 + head;
        }
        let depth = |i: usize| self.active[i].len() as i32;
        self.rows.sent.push(Sent {
            from: (from, depth(from)),
            to: (to, depth(to)),
            text,
            row,
            arrow: message.arrow,
            central: message.central,
            creates,
            place,
        });
        self.row += i32::from(from == to);
        if let Some(i) = self.destroyed.take() {
            self.rows.lives[i].end = self.last_end();
            self.rows.lives[i].is_destroyed = true;
            while !self.active[i].is_empty() {
                self.close(i);
            }
        }
    }

    fn note(&mut self, note: &Note, place: Place) {
        let Some((low, high)) = self.columns.of_note(note) else {
            return;
        };
        let Some(extent) = extents::note(note, self.columns) else {
            return;
        };
        let text = self.columns.note(note, low, high).0;
        let height = text.len().max(1) as i32 + 2;
        self.rows.notes.push(NoteBox {
            extent,
            row: self.row,
            text,
            place,
        });
        self.row += height;
    }

    fn begin(&mut self, kind: BlockKind, title: &Text, place: Place) {
        let number = self.rows.fragments.len();
        let extent = self.extents.get(number).copied().unwrap_or_default();
        let text = extents::title(kind, title);
        let lines = block(&text, room(extent)).0;
        let rows = lines.len().max(1) as i32;
        self.rows.fragments.push(Fragment {
            extent,
            top: self.row,
            bottom: self.row,
            sections: vec![(self.row, lines)],
            place,
        });
        self.open.push(number);
        self.kinds.push(kind);
        self.row += rows;
    }

    fn section(&mut self, title: &Text) {
        let (Some(&number), Some(kind)) = (self.open.last(), self.kinds.last()) else {
            return;
        };
        let text = match title.text.trim() {
            "" => kind.section().unwrap_or_default().to_owned(),
            guard => format!("[{guard}]"),
        };
        let fragment = &mut self.rows.fragments[number];
        let lines = block(&text, room(fragment.extent)).0;
        let rows = lines.len().max(1) as i32;
        fragment.sections.push((self.row, lines));
        self.row += rows;
    }

    fn end(&mut self) {
        self.kinds.pop();
        if let Some(number) = self.open.pop() {
            self.rows.fragments[number].bottom = self.row;
            self.row += 1;
        }
    }

    /// Ends the last activation of a lifeline.
    fn close(&mut self, i: usize) {
        let Some(start) = self.active[i].pop() else {
            return;
        };
        let on = self.active[i].len() as i32;
        let end = self.last_end().max(start);
        self.rows.bars.push(Bar {
            column: i,
            on,
            rows: (start, end),
        });
    }

    fn finish(mut self, boxes: bool) -> Rows {
        while !self.open.is_empty() {
            self.end();
        }
        for i in 0..self.active.len() {
            while !self.active[i].is_empty() {
                self.close(i);
            }
        }
        for life in self.rows.lives.iter_mut().filter(|life| !life.is_destroyed) {
            life.end = self.row;
        }
        self.rows.last = self.row + self.columns.head() + i32::from(boxes);
        self.rows
    }
}

/// How wide the title of a frame may be: a corner, a piece of border and a space stand at both sides.
fn room(extent: Extent) -> usize {
    (extent.1 - extent.0 - 5).max(4) as usize
}

/// A number as Mermaid shows it.
fn written(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
