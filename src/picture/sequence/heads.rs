//! Participants: a box, or a small drawing over the text.

use super::columns::Column;
use super::figures::{Pens, figure};
use crate::picture::geometry::{Point, Rect};
use crate::picture::path::Path;
use crate::picture::scene::{Item, Paint, Part, What};
use crate::picture::theme::Role;

/// The head of a lifeline whose middle is at a point.
pub(super) fn head(column: &Column, pens: Pens, kind: &str, id: &str, middle: Point) -> Part {
    let frame = Rect::around(middle, column.head);
    let mut part = Part::new(What::Node);
    part.know("id", id);
    part.know("shape", kind);
    let text = Paint::Theme(Role::Text);
    if !column.is_drawing {
        part.stands(frame);
        let half = (frame.width / 2.0, frame.height / 2.0);
        part.items
            .push(pens.filled(Path::rounded(half.0, half.1, 3.0).moved(middle)));
        part.items.push(Item::Text(column.text.at(middle, text)));
        return part;
    }
    let centre = Point::new(middle.x, frame.y + 22.0);
    part.items.extend(figure(kind, centre, pens));
    let size = column.text.size;
    let below = Point::new(middle.x, frame.bottom() - size.height / 2.0 - 2.0);
    part.items.push(Item::Text(column.text.at(below, text)));
    // Its column may be wider, and reach out of the canvas.
    let (left, right) = column.sides;
    part.stands(Rect {
        x: middle.x - left,
        width: left + right,
        ..frame
    });
    part
}
