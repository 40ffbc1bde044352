//! What was placed, in cells.

use super::columns::{Column, Columns};
use super::extents::{Extent, LOOP};
use super::heads::look;
use super::rows::{Fragment, NoteBox, Rows, Sent};
use crate::model::sequence::{Central, Head, Sequence};
use crate::picture::sequence::has_feet;
use crate::picture::terminal::canvas::{Canvas, DOWN, LEFT, RIGHT, UP};
use crate::picture::terminal::is_marked;
use crate::picture::terminal::lines::width;
use crate::source::Span;

/// A canvas whose first column may be left of the first lifeline.
struct Paint<'c> {
    canvas: Canvas,
    columns: &'c Columns,
    marked: &'c [Span],
    /// What is added to each column.
    shift: i32,
    ascii: bool,
}

pub(super) fn paint(
    chart: &Sequence,
    columns: &Columns,
    rows: &Rows,
    marked: &[Span],
    ascii: bool,
) -> Canvas {
    let boxes: Vec<Option<Extent>> = (chart.boxes.iter().zip(&rows.titles))
        .map(|(group, title)| {
            let members = group
                .participants
                .iter()
                .filter_map(|&name| columns.at(name));
            frame(members.map(|i| &columns.list[i]), title)
        })
        .collect();
    let heads = columns.list.iter().map(Column::left);
    let notes = rows.notes.iter().map(|note| note.extent.0);
    let frames = rows.fragments.iter().map(|fragment| fragment.extent.0);
    let boxed = boxes.iter().flatten().map(|extent| extent.0);
    let least = heads.chain(notes).chain(frames).chain(boxed).min();
    let mut paint = Paint {
        canvas: Canvas::default(),
        columns,
        marked,
        shift: -least.unwrap_or(0),
        ascii,
    };
    paint.lifelines(chart, rows);
    for (extent, title) in boxes.iter().zip(&rows.titles) {
        if let Some(extent) = extent {
            paint.border(*extent, (0, rows.last));
            let free = (extent.1 - extent.0 + 1 - wide(title) - 2).max(0) / 2;
            for (row, line) in (0..).zip(title) {
                paint.text(extent.0 + free.max(1), row, &format!(" {line} "));
            }
        }
    }
    for fragment in &rows.fragments {
        paint.fragment(fragment);
    }
    for sent in &rows.sent {
        paint.message(sent);
    }
    paint.bars(rows);
    for sent in &rows.sent {
        paint.words(sent);
    }
    for fragment in &rows.fragments {
        paint.titles(fragment);
    }
    for note in &rows.notes {
        paint.note(note);
    }
    paint.heads(chart, rows);
    paint.ends(rows);
    paint.canvas
}

/// The frame of a box around some participants.
fn frame<'c>(members: impl Iterator<Item = &'c Column>, title: &[String]) -> Option<Extent> {
    let extents = members.map(|column| (column.left(), column.right()));
    let (low, high) = extents.reduce(|one, two| (one.0.min(two.0), one.1.max(two.1)))?;
    let more = (wide(title) + 4 - (high - low + 5)).max(0);
    Some((low - 2, high + 2 + more))
}

fn wide(lines: &[String]) -> i32 {
    lines
        .iter()
        .map(|line| width(line) as i32)
        .max()
        .unwrap_or(0)
}

impl Paint<'_> {
    fn at(&self, column: i32, row: i32) -> (usize, usize) {
        let number = |value: i32| usize::try_from(value).unwrap_or(0);
        (number(column + self.shift), number(row))
    }

    fn put(&mut self, column: i32, row: i32, c: char) {
        let (column, row) = self.at(column, row);
        self.canvas.put(column, row, c);
    }

    fn text(&mut self, column: i32, row: i32, text: &str) {
        let (column, row) = self.at(column, row);
        self.canvas.text(column, row, text);
    }

    fn join(&mut self, column: i32, row: i32, sides: u8) {
        let (column, row) = self.at(column, row);
        self.canvas.lines(column, row, sides);
    }

    fn line(&mut self, from: (i32, i32), to: (i32, i32)) {
        let (from, to) = (self.at(from.0, from.1), self.at(to.0, to.1));
        self.canvas.line(from, to);
    }

    /// A dashed line across, between two cells and with them.
    fn dashes(&mut self, from: i32, to: i32, row: i32) {
        for column in from.min(to)..=from.max(to) {
            let c = match self.ascii {
                true if (column - from) % 2 == 0 => '-',
                true => ' ',
                false => '╌',
            };
            let (column, row) = self.at(column, row);
            let sides = if self.ascii { 0 } else { LEFT | RIGHT };
            self.canvas.dash(column, row, sides, c);
        }
    }

    fn border(&mut self, extent: Extent, rows: (i32, i32)) {
        let (column, row) = self.at(extent.0, rows.0);
        let size = |length: i32| usize::try_from(length).unwrap_or(1);
        let (width, height) = (size(extent.1 - extent.0 + 1), size(rows.1 - rows.0 + 1));
        self.canvas.border(column, row, width, height);
    }

    fn clear(&mut self, extent: Extent, rows: (i32, i32)) {
        let (column, row) = self.at(extent.0, rows.0);
        let size = |length: i32| usize::try_from(length).unwrap_or(1);
        let (width, height) = (size(extent.1 - extent.0 + 1), size(rows.1 - rows.0 + 1));
        self.canvas.clear(column, row, width, height);
    }

    fn lifelines(&mut self, chart: &Sequence, rows: &Rows) {
        let has_feet = has_feet(chart);
        for (column, life) in self.columns.list.iter().zip(&rows.lives) {
            let start = life.head + column.height;
            if start <= life.end {
                let x = column.x;
                self.line((x, start), (x, life.end));
                // It goes on into the foot, and comes out of the head.
                self.join(x, start, UP);
                if has_feet {
                    self.join(x, life.end, DOWN);
                }
            }
        }
    }

    fn fragment(&mut self, fragment: &Fragment) {
        self.canvas.mark(is_marked(fragment.place.0, self.marked));
        let (left, right) = fragment.extent;
        self.border(fragment.extent, (fragment.top, fragment.bottom));
        for (i, (row, _)) in fragment.sections.iter().enumerate() {
            if i > 0 {
                self.join(left, *row, RIGHT);
                self.join(right, *row, LEFT);
                self.dashes(left + 1, right - 1, *row);
            }
        }
        self.canvas.mark(false);
    }

    /// The words and guards of a fragment, on top of lifelines.
    fn titles(&mut self, fragment: &Fragment) {
        for (row, lines) in &fragment.sections {
            for (at, line) in (*row..).zip(lines) {
                self.text(fragment.extent.0 + 2, at, &format!(" {line} "));
            }
        }
    }

    /// The lines of a message.
    fn message(&mut self, sent: &Sent) {
        self.canvas.mark(is_marked(sent.place.0, self.marked));
        let (from, to) = self.between(sent);
        if sent.from.0 == sent.to.0 {
            self.loop_back(sent, from);
        } else {
            self.across(sent, from, to);
        }
        self.canvas.mark(false);
    }

    /// The columns of its ends.
    fn between(&self, sent: &Sent) -> (i32, i32) {
        let x = |end: usize| self.columns.list[end].x;
        (x(sent.from.0), x(sent.to.0))
    }

    /// The text of a message, on top of what is active on the way.
    fn words(&mut self, sent: &Sent) {
        let top = sent.row - sent.text.len() as i32;
        let (from, mut to) = self.between(sent);
        if sent.creates {
            let head = self.columns.beside(sent.from.0, sent.to.0);
            to += if from < to { -head } else { head };
        }
        let middle = i32::midpoint(from, to);
        for (row, line) in (top..).zip(&sent.text) {
            let start = if sent.from.0 == sent.to.0 {
                from + sent.from.1.max(1)
            } else {
                middle - (width(line) as i32 + 1) / 2
            };
            self.text(start, row, &format!(" {line} "));
        }
    }

    /// The line of a message to another lifeline.
    fn across(&mut self, sent: &Sent, from: i32, to: i32) {
        let to_right = from < to;
        let step = if to_right { 1 } else { -1 };
        let edge = |x: i32, depth: i32, faces_right: bool| {
            if faces_right { x + depth.max(1) } else { x - 1 }
        };
        let start = edge(from, sent.from.1, to_right);
        let end = if sent.creates {
            let head = &self.columns.list[sent.to.0];
            if to_right {
                head.left() - 1
            } else {
                head.right() + 1
            }
        } else {
            edge(to, sent.to.1, !to_right)
        };
        self.stretch(start, end, sent.row, sent.arrow.dotted);
        let (leaves, enters) = if to_right {
            (RIGHT, LEFT)
        } else {
            (LEFT, RIGHT)
        };
        match look(sent.arrow.start, !to_right, self.ascii) {
            Some(c) => self.put(start, sent.row, c),
            None if sent.from.1 <= 1 => self.join(start - step, sent.row, leaves),
            None => {}
        }
        match look(sent.arrow.end, to_right, self.ascii) {
            Some(c) => self.put(end, sent.row, c),
            None if !sent.creates => self.join(end + step, sent.row, enters),
            None => {}
        }
        let circle = if self.ascii { 'o' } else { '○' };
        if matches!(sent.central, Some(Central::From | Central::Both)) {
            self.put(start, sent.row, circle);
        }
        if matches!(sent.central, Some(Central::To | Central::Both)) {
            let c = if sent.arrow.end == Head::None {
                end
            } else {
                end - step
            };
            self.put(c, sent.row, circle);
        }
    }

    fn stretch(&mut self, start: i32, end: i32, row: i32, dotted: bool) {
        if dotted {
            self.dashes(start, end, row);
            return;
        }
        self.line((start, row), (end, row));
        // The ends of the line go on, so that a short one is a line, too.
        self.join(start, row, LEFT | RIGHT);
        self.join(end, row, LEFT | RIGHT);
    }

    /// A message to oneself: out, down, and back.
    fn loop_back(&mut self, sent: &Sent, x: i32) {
        let out = x + sent.from.1.max(1);
        let back = x + sent.to.1.max(1);
        let far = x + LOOP + sent.from.1.max(sent.to.1);
        self.stretch(out, far - 1, sent.row, sent.arrow.dotted);
        self.stretch(back, far - 1, sent.row + 1, sent.arrow.dotted);
        self.join(far, sent.row, LEFT | DOWN);
        self.join(far, sent.row + 1, LEFT | UP);
        match look(sent.arrow.start, false, self.ascii) {
            Some(c) => self.put(out, sent.row, c),
            None if sent.from.1 <= 1 => self.join(out - 1, sent.row, RIGHT),
            None => {}
        }
        match look(sent.arrow.end, false, self.ascii) {
            Some(c) => self.put(back, sent.row + 1, c),
            None if sent.to.1 <= 1 => self.join(back - 1, sent.row + 1, RIGHT),
            None => {}
        }
    }

    fn bars(&mut self, rows: &Rows) {
        let bar = if self.ascii { '#' } else { '║' };
        for active in &rows.bars {
            let x = self.columns.list[active.column].x + active.on;
            for row in active.rows.0..=active.rows.1 {
                self.put(x, row, bar);
            }
        }
    }

    fn note(&mut self, note: &NoteBox) {
        let is_marked = is_marked(note.place.0, self.marked);
        let (left, right) = note.extent;
        let bottom = note.row + note.text.len().max(1) as i32 + 1;
        self.clear(note.extent, (note.row, bottom));
        self.canvas.mark(is_marked);
        self.border(note.extent, (note.row, bottom));
        self.canvas.mark(false);
        if !is_marked {
            let (across, down) = if self.ascii {
                ('.', ':')
            } else {
                ('╌', '╎')
            };
            for column in left + 1..right {
                self.put(column, note.row, across);
                self.put(column, bottom, across);
            }
            for row in note.row + 1..bottom {
                self.put(left, row, down);
                self.put(right, row, down);
            }
        }
        for (row, line) in (note.row + 1..).zip(&note.text) {
            let free = (right - left - 1 - width(line) as i32).max(0) / 2;
            self.text(left + 1 + free, row, line);
        }
    }

    fn heads(&mut self, chart: &Sequence, rows: &Rows) {
        let has_feet = has_feet(chart);
        for (i, (column, life)) in self.columns.list.iter().zip(&rows.lives).enumerate() {
            let participant = &chart.participants[i];
            let mentioned = std::iter::once(participant.place).chain(participant.declared);
            let is_marked = mentioned
                .map(|place| place.0)
                .any(|place| is_marked(place, self.marked));
            self.head(column, life.head, is_marked);
            if !column.is_actor() {
                self.join(column.x, life.head + column.height - 1, DOWN);
            }
            if has_feet && !life.is_destroyed {
                self.head(column, life.end + 1, is_marked);
                if !column.is_actor() {
                    self.join(column.x, life.end + 1, UP);
                }
            }
        }
    }

    /// A participant: a box, or a figure over its name.
    fn head(&mut self, column: &Column, top: i32, is_marked: bool) {
        let extent = (column.left(), column.right());
        let bottom = top + column.height - 1;
        self.clear(extent, (top, bottom));
        let mut row = top;
        if column.is_actor() && !is_marked {
            for line in [" O ", "/|\\", "/ \\"] {
                self.text(column.x - 1, row, line);
                row += 1;
            }
        } else {
            self.canvas.mark(is_marked);
            self.border(extent, (top, bottom));
            self.canvas.mark(false);
            row += 1;
            if column.is_actor() {
                self.centred(column, row, "O");
                row += 1;
            } else if column.kind != "participant" {
                let word = match self.ascii {
                    true => format!("<{}>", column.kind),
                    false => format!("«{}»", column.kind),
                };
                self.centred(column, row, &word);
                row += 1;
            }
        }
        for line in &column.text {
            self.centred(column, row, line);
            row += 1;
        }
    }

    fn centred(&mut self, column: &Column, row: i32, text: &str) {
        let free = (column.width - width(text) as i32).max(0) / 2;
        self.text(column.left() + free, row, text);
    }

    /// Crosses where lifelines end.
    fn ends(&mut self, rows: &Rows) {
        let cross = if self.ascii { 'X' } else { '╳' };
        for (column, life) in self.columns.list.iter().zip(&rows.lives) {
            if life.is_destroyed {
                self.put(column.x, life.end, cross);
            }
        }
    }
}
