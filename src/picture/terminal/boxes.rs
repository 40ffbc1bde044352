//! Boxes, frames and lines in cells, for every kind of diagram that is a graph: what a kind adds is laid out, and drawn.

use super::canvas::Canvas;
use super::lines::{lines, widest, width};
use super::routes::{self, Cells, cell};
use crate::picture::geometry::{Point, Rect, Size};
use crate::picture::layout::{
    self, Beside, End, Flow, Layout, Plan, PlannedBox, PlannedEdge, PlannedGroup,
};
use crate::picture::lines::Head;
use crate::picture::text::Label;

/// The pixels of a cell, both ways.
const CELL: f64 = 10.0;

/// What a box looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Look {
    /// A rectangle.
    #[default]
    Square,
    /// One with round corners.
    Round,
    /// One whose corners are cut.
    Slanted,
    /// One with dashed sides: a note.
    Dashed,
    /// A character alone, and what stands for it in ASCII.
    Sign(&'static str, &'static str),
    /// A bar as long as the lines need that it joins.
    Bar,
}

/// A box: its lines, of which the first ones stand over a rule where there is one.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) text: Vec<String>,
    pub(super) rule: Option<usize>,
    pub(super) look: Look,
    pub(super) is_marked: bool,
}

/// A frame around others.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) title: String,
    pub(super) is_dashed: bool,
    pub(super) is_marked: bool,
}

/// A line between two of them.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: Vec<String>,
    pub(super) heads: (Head, Head),
    pub(super) is_hidden: bool,
    pub(super) is_marked: bool,
}

/// What is drawn.
#[derive(Debug, Default)]
pub(super) struct Boxes {
    nodes: Vec<Node>,
    frames: Vec<Frame>,
    lines: Vec<Line>,
    plan: Plan,
    layout: Layout,
}

fn size(columns: usize, rows: usize) -> Size {
    Size::new(columns as f64 * CELL, rows as f64 * CELL)
}

impl Boxes {
    pub(super) fn new(flow: Flow) -> Self {
        Self {
            plan: Plan {
                flow,
                ..Plan::default()
            },
            ..Self::default()
        }
    }

    /// Adds a frame with a title in another one.
    pub(super) fn frame(
        &mut self,
        title: Label,
        frame: Frame,
        flow: Option<Flow>,
        parent: Option<usize>,
    ) -> usize {
        let title = lines(title, usize::MAX / 4).join(" ");
        let columns = match title.is_empty() {
            true => 0,
            false => width(&title) + 2,
        };
        self.plan.groups.push(PlannedGroup {
            title: size(columns, usize::from(columns > 0)),
            flow,
            parent,
            ..PlannedGroup::default()
        });
        self.frames.push(Frame { title, ..frame });
        self.frames.len() - 1
    }

    /// Adds a box in a frame.
    pub(super) fn node(
        &mut self,
        node: Node,
        parent: Option<usize>,
        beside: Option<Beside>,
    ) -> End {
        let rows = node.text.len().max(1) + usize::from(node.rule.is_some()) + 2;
        let size = match node.look {
            Look::Sign(..) => size(3, 1),
            Look::Bar => size(1, 1),
            _ => size((widest(&node.text) + 4).max(5), rows),
        };
        self.plan.boxes.push(PlannedBox {
            size,
            parent,
            beside,
            first: matches!(node.look, Look::Sign(..)),
            ..PlannedBox::default()
        });
        self.nodes.push(node);
        End::Box(self.nodes.len() - 1)
    }

    /// Adds a line, which spans so many ranks at least.
    pub(super) fn line(&mut self, from: End, to: End, line: Line, length: usize) {
        if let (true, End::Box(i)) = (from == to, from) {
            // A loop leaves and comes back in rows, or columns, of its own.
            let least = size(7, 4);
            let own = &mut self.plan.boxes[i].size;
            *own = Size::new(own.width.max(least.width), own.height.max(least.height));
        }
        let columns = match line.text.is_empty() {
            true => 0,
            false => widest(&line.text) + 2,
        };
        // The text of a loop stands beside it, and so on a half of what is planned for it.
        let times = if from == to { 2 } else { 1 };
        self.plan.edges.push(PlannedEdge {
            label: size(times * columns, times * line.text.len()),
            length,
            ..PlannedEdge::new(from, to)
        });
        self.lines.push(line);
    }

    /// Lays all out, and draws it.
    pub(super) fn draw(mut self, ascii: bool) -> Canvas {
        self.stretch();
        self.layout = layout::layout(&self.plan);
        if self.plan.flow.is_sideways() && self.grow() {
            self.layout = layout::layout(&self.plan);
        }
        let mut canvas = self.paint(ascii);
        canvas.squeeze();
        canvas
    }

    /// Makes bars as long as their lines need, across the flow that they stand in.
    fn stretch(&mut self) {
        if !self.nodes.iter().any(|node| node.look == Look::Bar) {
            return;
        }
        let mut joined = vec![[0usize; 2]; self.nodes.len()];
        for edge in &self.plan.edges {
            for (side, end) in [edge.from, edge.to].into_iter().enumerate() {
                if let End::Box(i) = end {
                    joined[i][side] += 1;
                }
            }
        }
        let flows = layout::flows(&self.plan);
        for (i, node) in self.nodes.iter().enumerate() {
            if node.look == Look::Bar {
                let count = joined[i][0].max(joined[i][1]).max(1);
                self.plan.boxes[i].size = match flows[i].is_sideways() {
                    true => size(1, (2 * count + 1).max(3)),
                    false => size((6 * count).max(9), 1),
                };
            }
        }
    }

    /// Makes boxes as high as the lines need that leave them at one side; whether one grew.
    fn grow(&mut self) -> bool {
        let mut counts = vec![[0usize; 2]; self.plan.boxes.len()];
        for (edge, route) in self.plan.edges.iter().zip(&self.layout.routes) {
            let ends = [
                (edge.from, route.points.first()),
                (edge.to, route.points.last()),
            ];
            for (end, at) in ends {
                if let (End::Box(i), Some(at)) = (end, at) {
                    counts[i][usize::from(at.x > self.layout.boxes[i].x)] += 1;
                }
            }
        }
        let mut grew = false;
        for (i, counts) in counts.into_iter().enumerate() {
            let planned = &mut self.plan.boxes[i];
            let rows = counts[0].max(counts[1]) + 2;
            let needed = rows as f64 * CELL;
            let can_grow = !matches!(self.nodes[i].look, Look::Sign(..) | Look::Bar);
            if can_grow && rows > 3 && planned.size.height < needed {
                planned.size.height = needed;
                grew = true;
            }
        }
        grew
    }

    fn cells(&self, end: End) -> Cells {
        let frame = match end {
            End::Group(i) => {
                // A frame reaches to the ends of the cells that it is in, so that what stands in it has room.
                let frame = self.layout.groups[i];
                let at = |value: f64| (value / CELL).max(0.0);
                let (column, row) = (at(frame.x).floor() as usize, at(frame.y).floor() as usize);
                let (right, bottom) = (at(frame.right()).ceil(), at(frame.bottom()).ceil());
                return Cells {
                    column,
                    row,
                    width: (right as usize).saturating_sub(column).max(1),
                    height: (bottom as usize).saturating_sub(row).max(1),
                };
            }
            End::Box(i) => Rect::around(self.layout.boxes[i], self.plan.boxes[i].size),
        };
        let (column, row) = cell(Point::new(frame.x + CELL / 2.0, frame.y + CELL / 2.0));
        let cells = |length: f64| (length / CELL).round().max(1.0) as usize;
        Cells {
            column,
            row,
            width: cells(frame.width),
            height: cells(frame.height),
        }
    }

    fn paint(&self, ascii: bool) -> Canvas {
        let mut canvas = Canvas::default();
        for (i, frame) in self.frames.iter().enumerate() {
            let cells = self.cells(End::Group(i));
            canvas.mark(frame.is_marked);
            border(
                &mut canvas,
                cells,
                frame.is_dashed && !frame.is_marked,
                ascii,
            );
            if !frame.title.is_empty() {
                let free = cells.width.saturating_sub(width(&frame.title) + 2) / 2;
                let title = format!(" {} ", frame.title);
                canvas.text(cells.column + free.max(1), cells.row, &title);
            }
        }
        for (i, node) in self.nodes.iter().enumerate() {
            canvas.mark(node.is_marked);
            paint_node(&mut canvas, node, self.cells(End::Box(i)), ascii);
        }
        let mut turns = vec![Vec::new(); self.lines.len()];
        for (i, line) in self.lines.iter().enumerate() {
            if line.is_hidden {
                continue;
            }
            canvas.mark(line.is_marked);
            let planned = &self.plan.edges[i];
            let ends = (self.cells(planned.from), self.cells(planned.to));
            let points = &self.layout.routes[i].points;
            turns[i] = routes::draw(&mut canvas, points, ends, line.heads, ascii);
        }
        for (i, line) in self.lines.iter().enumerate() {
            let Some(middle) = self.layout.routes[i].label else {
                continue;
            };
            let text = &line.text;
            let planned = &self.plan.edges[i];
            let (column, row) = if planned.from == planned.to {
                beside(&turns[i], text.len()).unwrap_or_else(|| cell(middle))
            } else {
                let (column, row) = routes::on_line(&turns[i], cell(middle));
                let column = column.saturating_sub(widest(text) / 2 + 1);
                (column, row.saturating_sub(text.len() / 2))
            };
            for (j, line) in text.iter().enumerate() {
                let free = (widest(text) - width(line)) / 2;
                canvas.text(column + free, row + j, &format!(" {line} "));
            }
        }
        canvas
    }
}

/// Where the text of a loop begins: to the right of what runs down, else below what runs across.
fn beside(turns: &[(usize, usize)], rows: usize) -> Option<(usize, usize)> {
    let [_, one, two, ..] = turns else {
        return None;
    };
    let right = turns.iter().map(|turn| turn.0).max()?;
    let bottom = turns.iter().map(|turn| turn.1).max()?;
    Some(if one.0 == two.0 {
        let middle = usize::midpoint(one.1, two.1);
        (right + 1, middle.saturating_sub(rows / 2))
    } else {
        (one.0.min(two.0), bottom + 1)
    })
}

/// The border of a rectangle.
fn border(canvas: &mut Canvas, at: Cells, is_dashed: bool, ascii: bool) {
    canvas.border(at.column, at.row, at.width, at.height);
    if !is_dashed {
        return;
    }
    let (right, bottom) = (
        at.column + at.width.max(1) - 1,
        at.row + at.height.max(1) - 1,
    );
    let (across, down) = if ascii { ('.', ':') } else { ('╌', '╎') };
    for column in at.column + 1..right {
        canvas.put(column, at.row, across);
        canvas.put(column, bottom, across);
    }
    for row in at.row + 1..bottom {
        canvas.put(at.column, row, down);
        canvas.put(right, row, down);
    }
}

fn paint_node(canvas: &mut Canvas, node: &Node, at: Cells, ascii: bool) {
    canvas.clear(at.column, at.row, at.width, at.height);
    let (right, bottom) = (at.column + at.width - 1, at.row + at.height - 1);
    match node.look {
        Look::Sign(unicode, plain) => {
            let sign = if ascii { plain } else { unicode };
            let free = at.width.saturating_sub(width(sign)) / 2;
            canvas.text(at.column + free, at.row, sign);
            return;
        }
        Look::Bar => {
            let c = match (at.width > 1, ascii) {
                (true, false) => '━',
                (false, false) => '┃',
                (true, true) => '=',
                (false, true) => '#',
            };
            for row in at.row..=bottom {
                for column in at.column..=right {
                    canvas.put(column, row, c);
                }
            }
            return;
        }
        look => border(canvas, at, look == Look::Dashed && !node.is_marked, ascii),
    }
    let corners = match (node.look, ascii) {
        (Look::Round, false) => "╭╮╰╯",
        (Look::Round, true) => "..''",
        (Look::Slanted, false) => "╱╲╲╱",
        (Look::Slanted, true) => "/\\\\/",
        _ => "",
    };
    if !node.is_marked {
        let places = [
            (at.column, at.row),
            (right, at.row),
            (at.column, bottom),
            (right, bottom),
        ];
        for ((column, row), c) in places.into_iter().zip(corners.chars()) {
            canvas.put(column, row, c);
        }
    }
    let count = node.text.len() + usize::from(node.rule.is_some());
    let mut row = at.row + at.height.saturating_sub(count) / 2;
    for (j, line) in node.text.iter().enumerate() {
        if node.rule == Some(j) {
            canvas.line((at.column, row), (right, row));
            row += 1;
        }
        let free = at.width.saturating_sub(width(line)) / 2;
        canvas.text(at.column + free, row, line);
        row += 1;
    }
}
