//! The title of a drawing.

use super::block::Block;
use super::geometry::{Point, Rect, Size};
use super::layout::MARGIN;
use super::scene::{Item, Paint, Part, Scene, What};
use super::text::{Font, Label};
use super::theme::Role;

/// The font, and how wide a line may be where the drawing is narrower.
const FONT: Font = Font {
    size: 18.0,
    bold: true,
};
const LIMIT: f64 = 320.0;

/// Puts a title above a drawing.
pub(crate) fn above(scene: &mut Scene, title: &str) {
    let limit = (scene.size.width - 2.0 * MARGIN).max(LIMIT);
    let block = Block::of(Label::verbatim(title), FONT, limit);
    if block.is_empty() {
        return;
    }
    let width = scene.size.width.max(block.size.width + 2.0 * MARGIN);
    let by = Point::new((width - scene.size.width) / 2.0, block.size.height + MARGIN);
    super::shift::scene(scene, by);
    let middle = Point::new(width / 2.0, MARGIN + block.size.height / 2.0);
    let mut part = Part::new(What::Title);
    part.stands(Rect::around(middle, block.size));
    part.items
        .push(Item::Text(block.at(middle, Paint::Theme(Role::Title))));
    scene.parts.push(part);
    scene.size = Size::new(width, scene.size.height + by.y);
}
