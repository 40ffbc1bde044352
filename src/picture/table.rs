//! Boxes of cells: a head over the whole width, and rows of cells below it, with rules between.

use super::block::Block;
use super::geometry::{Point, Rect, Size};
use super::paints;
use super::path::Path;
use super::scene::{Anchor, Item, Line, Paint, Shape};
use super::style::Css;
use super::theme::{CLUSTERS, Role};

/// How wide the line around a table is, and those inside it at most.
const WIDTH: f64 = 1.6;
const RULE: f64 = 1.2;

/// A table that is measured.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// What stands in the head, from the top, each in the middle.
    head: Vec<Block>,
    /// The cells of each row; a row may have fewer than others.
    rows: Vec<Vec<Block>>,
    /// The widths of the columns.
    columns: Vec<f64>,
    /// The heights of the head and of the rows.
    head_height: f64,
    heights: Vec<f64>,
    /// The room between a rule and the text after it.
    inset: f64,
    /// Its size.
    pub(crate) size: Size,
}

/// How much room is around what stands in a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    /// Beside and above the texts of the head.
    pub(crate) head: Size,
    /// Beside and above those of a cell.
    pub(crate) cell: Size,
    /// How wide and high the whole is at least.
    pub(crate) least: Size,
}

impl Table {
    /// Measures a table.
    pub(crate) fn of(head: Vec<Block>, rows: Vec<Vec<Block>>, room: Room) -> Self {
        let (mut wide, mut head_height) = (0.0f64, 2.0 * room.head.height);
        for block in &head {
            wide = wide.max(block.size.width + 2.0 * room.head.width);
            head_height += block.size.height;
        }
        let mut columns: Vec<f64> = Vec::new();
        let mut heights = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut height = 0.0f64;
            for (i, cell) in row.iter().enumerate() {
                let needed = match cell.is_empty() {
                    true => room.cell.width,
                    false => cell.size.width + 2.0 * room.cell.width,
                };
                match columns.get_mut(i) {
                    Some(column) => *column = column.max(needed),
                    None => columns.push(needed),
                }
                height = height.max(cell.size.height);
            }
            heights.push(height + 2.0 * room.cell.height);
        }
        let size = Size::new(wide, head_height);
        let mut table = Self {
            head,
            rows,
            columns,
            head_height,
            heights,
            inset: room.cell.width,
            size,
        };
        let below: f64 = table.heights.iter().sum();
        table.size.height += below;
        let across: f64 = table.columns.iter().sum();
        table.size.width = wide.max(across);
        table.grow(room.least);
        table
    }

    /// Makes it larger, where it is smaller than a size: columns and rows share what there is more.
    pub(crate) fn grow(&mut self, least: Size) {
        let across: f64 = self.columns.iter().sum();
        self.size.width = self.size.width.max(least.width);
        let more = (self.size.width - across) / self.columns.len().max(1) as f64;
        self.columns.iter_mut().for_each(|column| *column += more);
        let missing = (least.height - self.size.height).max(0.0);
        self.size.height += missing;
        let more = missing / self.heights.len().max(1) as f64;
        match self.heights.is_empty() {
            true => self.head_height += missing,
            false => self.heights.iter_mut().for_each(|height| *height += more),
        }
    }

    /// The table around a point: its ground, the rules, and the texts.
    pub(crate) fn paint(&self, middle: Point, look: &Look) -> Vec<Item> {
        let frame = Rect::around(middle, self.size);
        let outline = Path::rect(frame.width / 2.0, frame.height / 2.0);
        let mut items = vec![Item::Shape(Shape {
            path: outline.moved(middle),
            fill: look.fill.clone(),
            line: Some(look.line.clone()),
        })];
        items.extend(self.rules(frame, look));
        let texts: f64 = self.head.iter().map(|block| block.size.height).sum();
        let mut y = frame.y + (self.head_height - texts) / 2.0;
        for block in &self.head {
            let at = Point::new(middle.x, y + block.size.height / 2.0);
            y += block.size.height;
            items.push(Item::Text(block.at(at, look.text.clone())));
        }
        let mut y = frame.y + self.head_height;
        for (row, height) in self.rows.iter().zip(&self.heights) {
            let mut x = frame.x;
            for (cell, width) in row.iter().zip(&self.columns) {
                if !cell.is_empty() {
                    let at = Point::new(x + self.inset, y + height / 2.0);
                    let text = cell.anchored(at, Anchor::Start, look.text.clone());
                    items.push(Item::Text(text));
                }
                x += width;
            }
            y += height;
        }
        items
    }

    /// The lines between rows, and between the columns of each.
    fn rules(&self, frame: Rect, look: &Look) -> Option<Item> {
        let mut path = Path::default();
        let mut y = frame.y + self.head_height;
        for (row, height) in self.rows.iter().zip(&self.heights) {
            path = path.and_from(frame.x, y).to(frame.right(), y);
            let mut x = frame.x;
            for width in self.columns.iter().take(row.len().saturating_sub(1)) {
                x += width;
                path = path.and_from(x, y).to(x, y + height);
            }
            y += height;
        }
        (!path.steps.is_empty()).then(|| {
            Item::Shape(Shape {
                path,
                fill: Paint::None,
                line: Some(Line {
                    dashes: Vec::new(),
                    width: look.line.width.min(RULE),
                    ..look.line.clone()
                }),
            })
        })
    }
}

/// How a table is painted.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    /// Its ground.
    pub(crate) fill: Paint,
    /// The line around it.
    pub(crate) line: Line,
    /// The colour of its texts.
    pub(crate) text: Paint,
}

impl Look {
    /// What a style says, else the colours of the boxes that take turns.
    pub(crate) fn of(css: &Css, turn: usize) -> Self {
        let turn = (turn % usize::from(CLUSTERS)) as u8;
        Self {
            fill: paints::paint(css.fill.as_ref(), Role::TurnFill(turn)),
            line: paints::line(css, Role::TurnBorder(turn), WIDTH),
            text: paints::text(css, Role::Text),
        }
    }
}
