//! Edges as shapes: a line with round corners, and heads at its ends as plain paths.

use super::geometry::Point;
pub(crate) use super::heads::Head;
use super::path::rounded_line;
use super::scene::{Item, Line, Paint, Shape};

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
fn head(points: &mut [Point], line: &Line, head: Head) -> Vec<Item> {
    let &mut [.., before, tip] = points else {
        return Vec::new();
    };
    let length = before.distance(tip);
    if length < 1e-6 || head == Head::None {
        return Vec::new();
    }
    let (ux, uy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    let grow = 1.0 + (line.width - 1.6).max(0.0) * 0.2;
    // A place before the tip (`back`) and beside the line (`side`).
    let at = |back: f64, side: f64| {
        let (back, side) = (back * grow, side * grow);
        (tip.x - ux * back - uy * side, tip.y - uy * back + ux * side)
    };
    let drawn = head.draw(&at, grow);
    let cut = drawn.cut * grow;
    if length > cut + 0.5
        && let Some(last) = points.last_mut()
    {
        *last = tip.towards(before, cut / length);
    }
    let full = Line {
        dashes: Vec::new(),
        ..line.clone()
    };
    let shapes = drawn.paths.into_iter().map(|(path, filled)| match filled {
        true => Shape {
            path,
            fill: line.paint.clone(),
            line: None,
        },
        false => Shape {
            path,
            fill: Paint::None,
            line: Some(full.clone()),
        },
    });
    shapes.map(Item::Shape).collect()
}
