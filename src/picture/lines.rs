//! Edges as shapes: a line with round corners, and heads at its ends as plain paths.

use super::geometry::Point;
use super::path::{Path, rounded_line};
use super::scene::{Item, Line, Paint, Shape};

/// What stands at an end of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Head {
    /// Nothing.
    #[default]
    None,
    /// A filled triangle.
    Point,
    /// A filled circle.
    Circle,
    /// A cross.
    Cross,
}

/// How round corners are.
const CORNER: f64 = 5.0;

/// The items of a line between points, with its heads.
pub(crate) fn line(points: &[Point], line: &Line, heads: (Head, Head)) -> Vec<Item> {
    let mut points = points.to_vec();
    let mut drawn = Vec::new();
    points.reverse();
    drawn.extend(head(&mut points, line, heads.0));
    points.reverse();
    drawn.extend(head(&mut points, line, heads.1));
    let mut items = vec![Item::Shape(Shape {
        path: rounded_line(&points, CORNER),
        fill: Paint::None,
        line: Some(line.clone()),
    })];
    items.extend(drawn);
    items
}

/// Draws a head at the last point, and lets the line end before it.
fn head(points: &mut [Point], line: &Line, head: Head) -> Option<Item> {
    let &mut [.., before, tip] = points else {
        return None;
    };
    let length = before.distance(tip);
    if length < 1e-6 || head == Head::None {
        return None;
    }
    let (ux, uy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    let grow = 1.0 + (line.width - 1.6).max(0.0) * 0.2;
    // A place before the tip (`back`) and beside the line (`side`).
    let at = |back: f64, side: f64| {
        let (back, side) = (back * grow, side * grow);
        (tip.x - ux * back - uy * side, tip.y - uy * back + ux * side)
    };
    let full = Line {
        dashes: Vec::new(),
        ..line.clone()
    };
    let (path, filled, cut) = match head {
        Head::None => return None,
        Head::Point => (
            Path::polygon(&[at(0.0, 0.0), at(9.0, 4.5), at(9.0, -4.5)]),
            true,
            8.0,
        ),
        Head::Circle => {
            let (x, y) = at(4.5, 0.0);
            let r = 4.0 * grow;
            (Path::ellipse(Point::new(x, y), (r, r)), true, 6.0)
        }
        Head::Cross => {
            let cross = Path::polyline(&[at(2.0, -4.0), at(10.0, 4.0)]);
            (
                cross.and(Path::polyline(&[at(2.0, 4.0), at(10.0, -4.0)])),
                false,
                0.0,
            )
        }
    };
    let cut = cut * grow;
    if length > cut + 0.5
        && let Some(last) = points.last_mut()
    {
        *last = tip.towards(before, cut / length);
    }
    let shape = match filled {
        true => Shape {
            path,
            fill: line.paint.clone(),
            line: None,
        },
        false => Shape {
            path,
            fill: Paint::None,
            line: Some(full),
        },
    };
    Some(Item::Shape(shape))
}
