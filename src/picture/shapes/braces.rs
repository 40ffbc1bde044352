//! Text beside curly braces.

use super::{Form, Ink};
use crate::picture::geometry::Size;
use crate::picture::path::Path;

/// How wide a brace is.
const WIDE: f64 = 10.0;

pub(super) fn form(name: &str, text: Size) -> Option<Form> {
    let (left, right) = match name {
        "brace" => (true, false),
        "brace-r" => (false, true),
        "braces" => (true, true),
        _ => return None,
    };
    let (x, y) = (
        text.width / 2.0 + 8.0 + WIDE,
        (text.height.max(16.0) + 12.0) / 2.0,
    );
    let mut form = Form::new(2.0 * x, 2.0 * y, Path::rect(x, y));
    form.paths[0].1 = Ink::None;
    if left {
        form = form.lines(brace(-x, y, 1.0));
    }
    if right {
        form = form.lines(brace(x, y, -1.0));
    }
    Some(form)
}

/// A brace whose point is at `x`, and whose ends are inwards of it.
fn brace(x: f64, y: f64, inwards: f64) -> Path {
    let (spine, end) = (x + inwards * WIDE / 2.0, x + inwards * WIDE);
    let r = (WIDE / 2.0).min(y / 2.0);
    Path::from(end, -y)
        .bend((spine, -y), (spine, -y + r))
        .to(spine, -r)
        .bend((spine, 0.0), (x, 0.0))
        .bend((spine, 0.0), (spine, r))
        .to(spine, y - r)
        .bend((spine, y), (end, y))
}
