//! The tables of entities.

use super::texts::{self, Columns};
use crate::model::er::Entity;
use crate::picture::block::Block;
use crate::picture::drawing::Boxed;
use crate::picture::geometry::{Point, Rect, Size};
use crate::picture::paints;
use crate::picture::scene::{Part, What};
use crate::picture::style::Css;
use crate::picture::table::{Look, Room, Table};
use crate::picture::text::{Font, Label};

/// The font sizes of names, and of attributes.
const FONT: f64 = 14.0;
const CELL_FONT: f64 = 13.0;
/// How wide names and cells are before they are broken.
const NAME_LIMIT: f64 = 320.0;
const CELL_LIMIT: f64 = 240.0;
/// Room in the tables.
const ROOM: Room = Room {
    head: Size::new(16.0, 9.0),
    cell: Size::new(10.0, 4.5),
    least: Size::new(88.0, 0.0),
};

/// An entity that is measured.
#[derive(Debug)]
pub(super) struct EntityNode<'g> {
    entity: &'g Entity,
    /// The number of its colours.
    turn: usize,
    css: Css,
    table: Table,
}

impl<'g> EntityNode<'g> {
    /// Measures an entity; entities take turns with colours.
    pub(super) fn of(entity: &'g Entity, turn: usize, css: Css) -> Self {
        let block = |label: Label, font: Font, limit: f64| {
            let mut block = Block::of(label, font, limit);
            block.italic = css.italic == Some(true);
            block
        };
        let font = Font {
            bold: true,
            ..paints::font(&css, FONT)
        };
        let name = block(texts::shown(&entity.label.text), font, NAME_LIMIT);
        let font = paints::font(&css, CELL_FONT);
        let columns = Columns::of(entity);
        let rows = entity.attributes.iter().map(|attribute| {
            let cells = columns.cells(attribute).into_iter();
            cells.map(|cell| block(cell, font, CELL_LIMIT)).collect()
        });
        let table = Table::of(vec![name], rows.collect(), ROOM);
        Self {
            entity,
            turn,
            css,
            table,
        }
    }

    /// The size of its table.
    pub(super) fn size(&self) -> Size {
        self.table.size
    }
}

impl Boxed for EntityNode<'_> {
    fn id(&self) -> &str {
        &self.entity.id
    }

    fn paint(&self, at: Point, parent: &str) -> Option<Part> {
        if self.css.is_hidden() {
            return None;
        }
        let mut part = Part::new(What::Node);
        part.know("id", self.id());
        part.know("shape", "entity");
        part.know("parent", parent);
        part.stands(Rect::around(at, self.table.size));
        part.opacity = self.css.opacity;
        part.items = self.table.paint(at, &Look::of(&self.css, self.turn));
        Some(part)
    }

    fn grow(&mut self, size: Size) {
        self.table.grow(size);
    }
}
