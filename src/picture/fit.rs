//! The canvas fitted to what is painted.

use super::geometry::{Point, Rect, Size};
use super::layout::MARGIN;
use super::scene::{Anchor, Item, Scene};
use super::shift;

/// Moves everything so that it begins at the margin, and sets the size of the canvas.
pub(crate) fn fit(scene: &mut Scene) {
    let items = scene.parts.iter().flat_map(|part| &part.items);
    let Some(bounds) = items.filter_map(bounds).reduce(Rect::union) else {
        scene.size = Size::new(2.0 * MARGIN, 2.0 * MARGIN);
        return;
    };
    shift::scene(scene, Point::new(MARGIN - bounds.x, MARGIN - bounds.y));
    scene.size = Size::new(bounds.width + 2.0 * MARGIN, bounds.height + 2.0 * MARGIN);
}

/// The rectangle around an item.
pub(crate) fn bounds(item: &Item) -> Option<Rect> {
    match item {
        Item::Shape(shape) => shape.path.bounds(),
        Item::Text(text) => {
            let lines = text.lines.iter().map(|line| {
                let left = match text.anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => line.width / 2.0,
                    Anchor::End => line.width,
                };
                Rect {
                    x: line.at.x - left,
                    y: line.at.y - 0.8 * text.size,
                    width: line.width,
                    height: 1.05 * text.size,
                }
            });
            lines.reduce(Rect::union)
        }
    }
}
