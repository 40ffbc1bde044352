//! The small drawings of actors, databases and the like.

use crate::picture::block::Block;
use crate::picture::fit;
use crate::picture::geometry::{Point, Rect, Size};
use crate::picture::path::Path;
use crate::picture::scene::{Item, Line, Paint, Shape};
use crate::picture::theme::Role;

fn line() -> Line {
    Line {
        paint: Paint::Theme(Role::Border),
        width: 1.6,
        dashes: Vec::new(),
    }
}

pub(super) fn filled(path: Path) -> Item {
    Item::Shape(Shape {
        path,
        fill: Paint::Theme(Role::Fill),
        line: Some(line()),
    })
}

fn drawn(path: Path) -> Item {
    Item::Shape(Shape {
        path,
        fill: Paint::None,
        line: Some(line()),
    })
}

/// Room beside a text under a small drawing: other fonts are wider.
const AROUND: f64 = 3.0;

/// How far a small drawing over a text reaches to the left and to the right.
pub(super) fn sides(kind: &str, text: &Block) -> (f64, f64) {
    let mut items = figure(kind, Point::default());
    items.push(Item::Text(text.at(Point::default(), Paint::None)));
    let seen = items.iter().filter_map(fit::bounds).reduce(Rect::union);
    let seen = seen.unwrap_or_default();
    (AROUND - seen.x, seen.right() + AROUND)
}

/// A small drawing around a point.
pub(super) fn figure(kind: &str, at: Point) -> Vec<Item> {
    let circle = |x: f64, y: f64, r: f64| Path::ellipse(at.plus(Point::new(x, y)), (r, r));
    let lines = |points: &[(f64, f64)]| Path::polyline(points).moved(at);
    match kind {
        "actor" => vec![
            drawn(
                lines(&[(0.0, -5.0), (0.0, 8.0)])
                    .and(lines(&[(-12.0, 0.0), (12.0, 0.0)]))
                    .and(lines(&[(-9.0, 19.0), (0.0, 8.0), (9.0, 19.0)])),
            ),
            filled(circle(0.0, -12.0, 7.0)),
        ],
        "boundary" => vec![
            drawn(lines(&[(-18.0, -12.0), (-18.0, 12.0)]).and(lines(&[(-18.0, 0.0), (-8.0, 0.0)]))),
            filled(circle(4.0, 0.0, 12.0)),
        ],
        "control" => vec![
            filled(circle(0.0, 2.0, 13.0)),
            drawn(lines(&[(5.0, -15.0), (-1.0, -11.0), (5.0, -7.0)])),
        ],
        "entity" => vec![
            filled(circle(0.0, -1.0, 13.0)),
            drawn(lines(&[(-13.0, 14.0), (13.0, 14.0)])),
        ],
        "collections" => {
            let sheet =
                |dx: f64, dy: f64| Path::rect(18.0, 11.0).moved(at.plus(Point::new(dx, dy)));
            vec![filled(sheet(4.0, -4.0)), filled(sheet(-2.0, 2.0))]
        }
        "queue" => barrel(at, Size::new(44.0, 24.0), true),
        _ => barrel(at, Size::new(32.0, 34.0), false),
    }
}

/// A cylinder, upright or lying.
fn barrel(at: Point, size: Size, lying: bool) -> Vec<Item> {
    use std::f64::consts::{FRAC_PI_2, PI};
    let (x, y, lid) = (size.width / 2.0, size.height / 2.0, 5.0);
    if lying {
        let (near, far) = (
            at.plus(Point::new(-x + lid, 0.0)),
            at.plus(Point::new(x - lid, 0.0)),
        );
        let outline = Path::default()
            .arc(far, (lid, y), -FRAC_PI_2, FRAC_PI_2)
            .arc(near, (lid, y), FRAC_PI_2, PI + FRAC_PI_2)
            .close();
        let end = Path::default().arc(far, (lid, y), PI + FRAC_PI_2, FRAC_PI_2);
        return vec![filled(outline), drawn(end)];
    }
    let (top, bottom) = (
        at.plus(Point::new(0.0, -y + lid)),
        at.plus(Point::new(0.0, y - lid)),
    );
    let outline = Path::default()
        .arc(top, (x, lid), PI, 2.0 * PI)
        .arc(bottom, (x, lid), 0.0, PI)
        .close();
    vec![
        filled(outline),
        drawn(Path::default().arc(top, (x, lid), PI, 0.0)),
    ]
}
