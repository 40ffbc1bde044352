//! Lines and shapes as sequence diagrams have them.

use crate::picture::geometry::Rect;
use crate::picture::path::Path;
use crate::picture::scene::{Item, Line, Paint, Shape};
use crate::picture::theme::Role;

pub(super) const LINE: Paint = Paint::Theme(Role::Line);

pub(super) fn stroke(width: f64, dashes: &[f32]) -> Line {
    Line {
        paint: LINE,
        width,
        dashes: dashes.to_vec(),
    }
}

pub(super) fn shape(path: Path, fill: Paint, line: Option<Line>) -> Item {
    Item::Shape(Shape { path, fill, line })
}

pub(super) fn rect(frame: Rect) -> Path {
    Path::rect(frame.width / 2.0, frame.height / 2.0).moved(frame.centre())
}
