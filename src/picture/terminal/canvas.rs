//! Cells of characters.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Terminal;
use super::lines::columns;

/// Where lines leave a cell.
pub(super) const UP: u8 = 1;
pub(super) const DOWN: u8 = 2;
pub(super) const LEFT: u8 = 4;
pub(super) const RIGHT: u8 = 8;
/// Whether lines are marked.
const HEAVY: u8 = 16;

/// A cell: a character, or the lines through it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Cell {
    #[default]
    Empty,
    Lines(u8),
    Char(char),
    /// The second half of a wide character.
    Covered,
}

impl Cell {
    /// Whether nothing is in it but a line that passes, or a dash of one.
    fn passes(self, sides: u8, dashes: &[char]) -> bool {
        match self {
            Self::Empty => true,
            Self::Lines(lines) => lines & !HEAVY == sides,
            Self::Char(c) => dashes.contains(&c),
            Self::Covered => false,
        }
    }

    /// Whether nothing is to be seen in it.
    const fn is_space(&self) -> bool {
        matches!(self, Self::Empty | Self::Char(' '))
    }
}

/// How many rows and columns in which nothing happens may follow each other.
const ROW_OF_LINES: usize = 1;
const COLUMNS_OF_LINES: usize = 3;

/// The numbers up to a count, without those that are as the one before for the more than so many-th time.
fn kept(count: usize, most: usize, is_same: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut kept = Vec::with_capacity(count);
    let mut run = 0;
    for i in 0..count {
        run = if i > 0 && is_same(i) { run + 1 } else { 1 };
        if run <= most {
            kept.push(i);
        }
    }
    kept
}

/// A grid of cells, which grows as it is drawn on.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    rows: Vec<Vec<Cell>>,
    /// Accents and the like, by row and column of the characters that they stand on.
    accents: BTreeMap<(usize, usize), String>,
    /// Whether lines are drawn marked.
    heavy: bool,
    /// Whether something did not find its place.
    is_cut: bool,
}

/// The most cells in a row, and the most rows.
const COLUMNS: usize = 4_000;
const ROWS: usize = 20_000;

impl Canvas {
    fn cell(&mut self, column: usize, row: usize) -> Option<&mut Cell> {
        if column >= COLUMNS || row >= ROWS {
            self.is_cut = true;
            return None;
        }
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, Cell::Empty);
        }
        cells.get_mut(column)
    }

    /// Whether lines are marked from here on.
    pub(super) fn mark(&mut self, is_marked: bool) {
        self.heavy = is_marked;
    }

    /// Adds lines that leave a cell.
    pub(super) fn lines(&mut self, column: usize, row: usize, sides: u8) {
        let sides = sides | if self.heavy { HEAVY } else { 0 };
        if let Some(cell) = self.cell(column, row) {
            match cell {
                Cell::Lines(lines) => *lines |= sides,
                Cell::Empty => *cell = Cell::Lines(sides),
                Cell::Char(_) | Cell::Covered => {}
            }
        }
    }

    /// A straight line between two cells, ends included.
    pub(super) fn line(&mut self, from: (usize, usize), to: (usize, usize)) {
        let (low, high) = (from.0.min(to.0), from.0.max(to.0));
        let (top, bottom) = (from.1.min(to.1), from.1.max(to.1));
        for column in low..high {
            self.lines(column, from.1, RIGHT);
            self.lines(column + 1, from.1, LEFT);
        }
        for row in top..bottom {
            self.lines(to.0, row, DOWN);
            self.lines(to.0, row + 1, UP);
        }
    }

    /// A piece of a dashed line: a character in an empty cell, a line through one that has lines.
    pub(super) fn dash(&mut self, column: usize, row: usize, sides: u8, c: char) {
        if self.heavy {
            return self.lines(column, row, sides);
        }
        match self.cell(column, row) {
            Some(cell @ Cell::Empty) => *cell = Cell::Char(c),
            Some(_) => self.lines(column, row, sides),
            None => {}
        }
    }

    /// A character on top of what is there.
    pub(super) fn put(&mut self, column: usize, row: usize, c: char) {
        if let Some(cell) = self.cell(column, row) {
            *cell = Cell::Char(c);
        }
    }

    /// Text from a cell on.
    pub(super) fn text(&mut self, column: usize, row: usize, text: &str) {
        let mut at = column;
        for c in text.chars() {
            let wide = columns(c);
            if wide == 0 {
                if is_accent(c) && at > column {
                    let before = at - 1 - usize::from(self.is_covered(at - 1, row));
                    self.accents.entry((row, before)).or_default().push(c);
                }
                continue;
            }
            self.accents.remove(&(row, at));
            self.put(at, row, c);
            if wide == 2
                && let Some(cell) = self.cell(at + 1, row)
            {
                *cell = Cell::Covered;
            }
            at += wide;
        }
    }

    fn is_covered(&self, column: usize, row: usize) -> bool {
        let cell = self.rows.get(row).and_then(|cells| cells.get(column));
        cell == Some(&Cell::Covered)
    }

    /// Empties a rectangle.
    pub(super) fn clear(&mut self, column: usize, row: usize, width: usize, height: usize) {
        for y in row..row + height {
            for x in column..column + width {
                if let Some(cell) = self.cell(x, y) {
                    *cell = Cell::Empty;
                }
            }
        }
    }

    /// The border of a rectangle as lines, which others can join.
    pub(super) fn border(&mut self, column: usize, row: usize, width: usize, height: usize) {
        let (right, bottom) = (column + width.max(1) - 1, row + height.max(1) - 1);
        self.line((column, row), (right, row));
        self.line((column, bottom), (right, bottom));
        self.line((column, row), (column, bottom));
        self.line((right, row), (right, bottom));
    }

    /// Takes rows and columns out in which nothing happens: that lines only pass, as they pass the ones before.
    pub(super) fn squeeze(&mut self) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut self.rows {
            row.resize(columns, Cell::Empty);
        }
        let rows = &self.rows;
        let same_row = |y: usize| {
            let passes = |cell: &Cell| cell.passes(UP | DOWN, &['╎', ':']);
            rows[y] == rows[y - 1] && rows[y].iter().all(passes)
        };
        let kept_rows = kept(rows.len(), ROW_OF_LINES, same_row);
        let same_column = |x: usize| {
            rows.iter()
                .all(|row| row[x] == row[x - 1] && row[x].passes(LEFT | RIGHT, &['╌', '.']))
        };
        let kept_columns = kept(columns, COLUMNS_OF_LINES, same_column);
        let mut accents = std::mem::take(&mut self.accents);
        let mut new = Vec::with_capacity(kept_rows.len());
        for (to, &y) in kept_rows.iter().enumerate() {
            new.push(kept_columns.iter().map(|&x| self.rows[y][x]).collect());
            for (at, &x) in kept_columns.iter().enumerate() {
                if let Some(text) = accents.remove(&(y, x)) {
                    self.accents.insert((to, at), text);
                }
            }
        }
        self.rows = new;
    }

    /// Whether a part of the drawing is beyond the largest canvas.
    pub(super) const fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// How many columns there are, without spaces at the ends of lines.
    pub(super) fn width(&self) -> usize {
        let filled = |row: &Vec<Cell>| row.iter().rposition(|cell| !cell.is_space());
        self.rows
            .iter()
            .filter_map(filled)
            .max()
            .map_or(0, |last| last + 1)
    }

    /// The text, line by line, without spaces at the ends; where the terminal asks for it only what is around the
    /// marked lines, and `None` without any.
    pub(super) fn print(&self, terminal: Terminal) -> Option<String> {
        let (mut rows, mut columns) = (0..self.rows.len(), 0..usize::MAX);
        let mut out = String::new();
        let more = |count: usize| match count {
            0 => String::new(),
            1 => "⋮ 1 more row\n".to_owned(),
            count => format!("⋮ {count} more rows\n"),
        };
        if let Some(most) = terminal.around {
            let marked = self.marked()?;
            rows = window(marked.0, self.rows.len(), most);
            columns = window(marked.1, self.width(), terminal.width);
            out.push_str(&more(rows.start));
        }
        let below = self.rows.len() - rows.end;
        for y in rows {
            out.push_str(&self.row(y, &columns, terminal.ascii));
            out.push('\n');
        }
        out.push_str(&more(below));
        let text = out.trim_matches('\n');
        Some(format!("{text}\n"))
    }

    /// A row in some columns; `…` stands where it goes on beside them.
    fn row(&self, y: usize, columns: &Range<usize>, ascii: bool) -> String {
        let row = &self.rows[y];
        let end = columns.end.min(row.len());
        let mut line = String::new();
        for x in columns.start.min(end)..end {
            let is_first = x == columns.start && x > 0;
            let goes_on = x + 1 == end && row[end..].iter().any(|cell| !cell.is_space());
            match row[x] {
                _ if goes_on || is_first && row[..x].iter().any(|cell| !cell.is_space()) => {
                    line.push('…');
                }
                Cell::Covered if is_first => line.push(' '),
                Cell::Covered => {}
                Cell::Empty => line.push(' '),
                Cell::Lines(lines) => line.push(joint(lines, ascii)),
                Cell::Char(c) => {
                    line.push(c);
                    if let Some(accents) = self.accents.get(&(y, x)) {
                        line.push_str(accents);
                    }
                }
            }
        }
        line.trim_end().to_owned()
    }

    /// The rows and the columns of what is marked.
    fn marked(&self) -> Option<(Range<usize>, Range<usize>)> {
        let mut found: Option<(Range<usize>, Range<usize>)> = None;
        for (y, row) in self.rows.iter().enumerate() {
            for (x, cell) in row.iter().enumerate() {
                if matches!(cell, Cell::Lines(lines) if lines & HEAVY != 0) {
                    let (rows, columns) = found.get_or_insert((y..y + 1, x..x + 1));
                    rows.end = y + 1;
                    columns.start = columns.start.min(x);
                    columns.end = columns.end.max(x + 1);
                }
            }
        }
        found
    }
}

/// So many of all numbers as there are at most, around some of them.
fn window(part: Range<usize>, all: usize, most: usize) -> Range<usize> {
    if all <= most {
        return 0..all;
    }
    let start = match part.len() < most {
        true => usize::midpoint(part.start, part.end).saturating_sub(most / 2),
        false => part.start,
    };
    let start = start.min(all - most);
    start..start + most
}

/// Whether a character without a width of its own belongs to the one before it. Those that steer text, or choose how an
/// emoji looks, are left out: terminals disagree about the columns that they take.
fn is_accent(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{AD}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..)
}

/// The character of lines that meet.
fn joint(lines: u8, ascii: bool) -> char {
    const UP_DOWN: u8 = UP | DOWN;
    const SIDES: u8 = LEFT | RIGHT;
    let (heavy, lines) = (lines & HEAVY != 0, lines & !HEAVY);
    if ascii {
        return match lines {
            _ if heavy => '*',
            UP | DOWN | UP_DOWN => '|',
            LEFT | RIGHT | SIDES => '-',
            _ => '+',
        };
    }
    // By the bits: up 1, down 2, left 4, right 8.
    const JOINTS: [char; 16] = [
        ' ', '│', '│', '│', '─', '┘', '┐', '┤', '─', '└', '┌', '├', '─', '┴', '┬', '┼',
    ];
    const MARKED: [char; 16] = [
        ' ', '┃', '┃', '┃', '━', '┛', '┓', '┫', '━', '┗', '┏', '┣', '━', '┻', '┳', '╋',
    ];
    let joints = if heavy { MARKED } else { JOINTS };
    joints[usize::from(lines & 15)]
}
