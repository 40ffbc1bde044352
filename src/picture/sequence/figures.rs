//! The small drawings of actors, databases and the like.

use super::strokes::shape;
use crate::picture::block::Block;
use crate::picture::edge::WIDTH;
use crate::picture::fit;
use crate::picture::geometry::{Point, Rect, Size};
use crate::picture::path::Path;
use crate::picture::scene::{Item, Line, Paint};
use crate::picture::theme::Role;

/// The pens of a participant, whose colours take turns with those of the others.
#[derive(Clone, Copy)]
pub(super) struct Pens {
    turn: u8,
}

impl Pens {
    /// Those of the participant at a place from the left.
    pub(super) const fn of(place: usize) -> Self {
        Self {
            turn: (place % 6) as u8,
        }
    }

    pub(super) fn fill(self) -> Paint {
        Paint::Theme(Role::TurnFill(self.turn))
    }

    pub(super) fn line(self, width: f64) -> Line {
        Line {
            paint: Paint::Theme(Role::TurnBorder(self.turn)),
            width,
            dashes: Vec::new(),
        }
    }

    pub(super) fn filled(self, path: Path) -> Item {
        shape(path, self.fill(), Some(self.line(WIDTH)))
    }

    fn drawn(self, path: Path) -> Item {
        shape(path, Paint::None, Some(self.line(WIDTH)))
    }
}

/// Room beside a text under a small drawing: other fonts are wider.
const AROUND: f64 = 3.0;

/// How far a small drawing over a text reaches to the left and to the right.
pub(super) fn sides(kind: &str, text: &Block) -> (f64, f64) {
    let mut items = figure(kind, Point::default(), Pens::of(0));
    items.push(Item::Text(text.at(Point::default(), Paint::None)));
    let seen = items.iter().filter_map(fit::bounds).reduce(Rect::union);
    let seen = seen.unwrap_or_default();
    (AROUND - seen.x, seen.right() + AROUND)
}

/// A small drawing around a point.
pub(super) fn figure(kind: &str, at: Point, pens: Pens) -> Vec<Item> {
    let circle = |x: f64, y: f64, r: f64| Path::ellipse(at.plus(Point::new(x, y)), (r, r));
    let lines = |points: &[(f64, f64)]| Path::polyline(points).moved(at);
    match kind {
        "actor" => vec![
            pens.drawn(
                lines(&[(0.0, -5.0), (0.0, 8.0)])
                    .and(lines(&[(-12.0, 0.0), (12.0, 0.0)]))
                    .and(lines(&[(-9.0, 19.0), (0.0, 8.0), (9.0, 19.0)])),
            ),
            pens.filled(circle(0.0, -12.0, 7.0)),
        ],
        "boundary" => vec![
            pens.drawn(
                lines(&[(-18.0, -12.0), (-18.0, 12.0)]).and(lines(&[(-18.0, 0.0), (-8.0, 0.0)])),
            ),
            pens.filled(circle(4.0, 0.0, 12.0)),
        ],
        "control" => vec![
            pens.filled(circle(0.0, 2.0, 13.0)),
            pens.drawn(lines(&[(5.0, -15.0), (-1.0, -11.0), (5.0, -7.0)])),
        ],
        "entity" => vec![
            pens.filled(circle(0.0, -1.0, 13.0)),
            pens.drawn(lines(&[(-13.0, 14.0), (13.0, 14.0)])),
        ],
        "collections" => {
            let sheet =
                |dx: f64, dy: f64| Path::rect(18.0, 11.0).moved(at.plus(Point::new(dx, dy)));
            vec![pens.filled(sheet(4.0, -4.0)), pens.filled(sheet(-2.0, 2.0))]
        }
        "queue" => barrel(at, Size::new(44.0, 24.0), true, pens),
        _ => barrel(at, Size::new(32.0, 34.0), false, pens),
    }
}

/// A cylinder, upright or lying.
fn barrel(at: Point, size: Size, lying: bool, pens: Pens) -> Vec<Item> {
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
        return vec![pens.filled(outline), pens.drawn(end)];
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
        pens.filled(outline),
        pens.drawn(Path::default().arc(top, (x, lid), PI, 0.0)),
    ]
}
