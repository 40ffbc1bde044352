//! Cells of characters.

use unicode_width::UnicodeWidthChar;

/// Where lines leave a cell.
pub(super) const UP: u8 = 1;
pub(super) const DOWN: u8 = 2;
pub(super) const LEFT: u8 = 4;
pub(super) const RIGHT: u8 = 8;

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

/// A grid of cells, which grows as it is drawn on.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    rows: Vec<Vec<Cell>>,
}

/// The most cells in a row, and rows.
const MOST: usize = 4000;

impl Canvas {
    fn cell(&mut self, column: usize, row: usize) -> Option<&mut Cell> {
        if column >= MOST || row >= MOST {
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

    /// Adds lines that leave a cell.
    pub(super) fn lines(&mut self, column: usize, row: usize, sides: u8) {
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
            let wide = c.width().unwrap_or(0);
            if wide == 0 {
                continue;
            }
            self.put(at, row, c);
            if wide == 2
                && let Some(cell) = self.cell(at + 1, row)
            {
                *cell = Cell::Covered;
            }
            at += wide;
        }
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

    /// The text, line by line, without spaces at the ends.
    pub(super) fn print(&self, ascii: bool) -> String {
        let mut out = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for cell in row {
                match *cell {
                    Cell::Empty => line.push(' '),
                    Cell::Lines(lines) => line.push(joint(lines, ascii)),
                    Cell::Char(c) => line.push(c),
                    Cell::Covered => {}
                }
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        let text = out.trim_matches('\n');
        format!("{text}\n")
    }
}

/// The character of lines that meet.
fn joint(lines: u8, ascii: bool) -> char {
    const UP_DOWN: u8 = UP | DOWN;
    const SIDES: u8 = LEFT | RIGHT;
    if ascii {
        return match lines {
            UP | DOWN | UP_DOWN => '|',
            LEFT | RIGHT | SIDES => '-',
            _ => '+',
        };
    }
    // By the bits: up 1, down 2, left 4, right 8.
    const JOINTS: [char; 16] = [
        ' ', '│', '│', '│', '─', '┘', '┐', '┤', '─', '└', '┌', '├', '─', '┴', '┬', '┼',
    ];
    JOINTS[usize::from(lines & 15)]
}
