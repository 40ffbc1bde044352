//! Edges in cells: from one box to another, with heads.

use super::canvas::{Canvas, DOWN, LEFT, RIGHT, UP};
use crate::picture::geometry::Point;
use crate::picture::lines::Head;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    pub(super) column: usize,
    pub(super) row: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Cells {
    fn right(self) -> usize {
        self.column + self.width.max(1) - 1
    }

    fn bottom(self) -> usize {
        self.row + self.height.max(1) - 1
    }
}

/// A place, as a cell.
pub(super) type Cell = (usize, usize);

/// Draws the line of a route between two boxes; the cells that it turns at.
pub(super) fn draw(
    canvas: &mut Canvas,
    points: &[Point],
    ends: (Cells, Cells),
    heads: (Head, Head),
    ascii: bool,
) -> Vec<Cell> {
    let mut cells: Vec<Cell> = points.iter().map(|at| cell(*at)).collect();
    cells.dedup();
    // Which way it leaves both boxes, before anything is moved.
    let (first, last) = match cells.as_slice() {
        [a, b, .., c, d] => ((*a, *b), (*d, *c)),
        [a, b, c] => ((*a, *b), (*c, *b)),
        [a, b] => ((*a, *b), (*b, *a)),
        _ => return cells,
    };
    let start = attach(&mut cells, ends.0, first);
    cells.reverse();
    let end = attach(&mut cells, ends.1, last);
    cells.reverse();
    if let &[from, to] = cells.as_slice()
        && from.0 != to.0
        && from.1 != to.1
    {
        // Boxes that were rounded apart: a step halfway, so that heads have a line before them.
        let bends = if matches!(start, LEFT | RIGHT) {
            let middle = usize::midpoint(from.0, to.0);
            [(middle, from.1), (middle, to.1)]
        } else {
            let middle = usize::midpoint(from.1, to.1);
            [(from.0, middle), (to.0, middle)]
        };
        cells.splice(1..1, bends);
    }
    for pair in cells.windows(2) {
        // Rounding may have left a step between them: across first, then along.
        canvas.line(pair[0], pair[1]);
    }
    for (at, side, head) in [
        (cells[0], start, heads.0),
        (cells[cells.len() - 1], end, heads.1),
    ] {
        if head == Head::None {
            // The line joins the border.
            join(canvas, at, side);
        } else {
            canvas.put(at.0, at.1, look(head, side, ascii));
        }
    }
    cells
}

/// The cell of a line that is nearest to where its label was planned: lines are moved to fit the boxes.
pub(super) fn on_line(cells: &[Cell], planned: Cell) -> Cell {
    let nearest = |pair: &[Cell]| {
        let (a, b) = (pair[0], pair[1]);
        (
            planned.0.clamp(a.0.min(b.0), a.0.max(b.0)),
            planned.1.clamp(a.1.min(b.1), a.1.max(b.1)),
        )
    };
    let far = |at: &Cell| at.0.abs_diff(planned.0) + at.1.abs_diff(planned.1);
    let places = cells.windows(2).map(nearest);
    places.min_by_key(far).unwrap_or(planned)
}

/// The cell of a point; ten pixels are one.
pub(super) fn cell(at: Point) -> Cell {
    let number = |value: f64| (value / 10.0).floor().max(0.0) as usize;
    (number(at.x), number(at.y))
}

/// Moves the start of a line, which leaves a box from one cell towards the next, to the cell right outside the
/// box; the side of the box, seen from that cell.
fn attach(cells: &mut [Cell], frame: Cells, (from, next): (Cell, Cell)) -> u8 {
    let last = cells.len() - 1;
    let upright = next.0 == from.0;
    let inner = |at: usize, low: usize, high: usize| {
        let (first, last) = (low + 1, high.saturating_sub(1));
        if first <= last {
            at.clamp(first, last)
        } else {
            at.clamp(low, high.max(low))
        }
    };
    if upright {
        let column = inner(from.0, frame.column, frame.right());
        for cell in cells.iter_mut().take(2.min(last)) {
            cell.0 = column;
        }
        if next.1 >= from.1 {
            cells[0].1 = frame.bottom() + 1;
            UP
        } else {
            cells[0].1 = frame.row.saturating_sub(1);
            DOWN
        }
    } else {
        let row = inner(from.1, frame.row, frame.bottom());
        for cell in cells.iter_mut().take(2.min(last)) {
            cell.1 = row;
        }
        if next.0 >= from.0 {
            cells[0].0 = frame.right() + 1;
            LEFT
        } else {
            cells[0].0 = frame.column.saturating_sub(1);
            RIGHT
        }
    }
}

/// Joins a line to the border that stands at a side of its first cell.
fn join(canvas: &mut Canvas, at: Cell, side: u8) {
    canvas.lines(at.0, at.1, side);
    match side {
        UP => canvas.lines(at.0, at.1.saturating_sub(1), DOWN),
        DOWN => canvas.lines(at.0, at.1 + 1, UP),
        LEFT => canvas.lines(at.0.saturating_sub(1), at.1, RIGHT),
        _ => canvas.lines(at.0 + 1, at.1, LEFT),
    }
}

/// The character of a head that points at a side.
const fn look(head: Head, side: u8, ascii: bool) -> char {
    match (head, side, ascii) {
        (Head::Circle, _, false) => '○',
        (Head::Circle, _, true) => 'o',
        (Head::Cross, _, false) => '×',
        (Head::Cross, _, true) => 'x',
        (_, UP, false) => '▲',
        (_, DOWN, false) => '▼',
        (_, LEFT, false) => '◀',
        (_, _, false) => '▶',
        (_, UP, true) => '^',
        (_, DOWN, true) => 'v',
        (_, LEFT, true) => '<',
        (_, _, true) => '>',
    }
}
