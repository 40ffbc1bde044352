//! Moving what is painted.

use super::geometry::Point;
use super::scene::{Fact, Item, Scene};

/// Moves everything on a canvas.
pub(crate) fn scene(scene: &mut Scene, by: Point) {
    for part in &mut scene.parts {
        for item in &mut part.items {
            match item {
                Item::Shape(shape) => shape.path = shape.path.moved(by),
                Item::Text(text) => {
                    for line in &mut text.lines {
                        line.at = line.at.plus(by);
                    }
                }
            }
        }
        for place in &mut part.route {
            *place = place.plus(by);
        }
        for (_, fact) in &mut part.facts {
            match fact {
                Fact::Text(_) => {}
                Fact::Place(place) => *place = place.plus(by),
                Fact::Box(frame) => *frame = frame.moved(by),
            }
        }
    }
}
