//! What stands at the ends of lines: arrowheads, the signs of UML, and crow's feet.

use super::geometry::Point;
use super::path::Path;

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
    /// The two sides of an arrow.
    Open,
    /// A large triangle that is empty.
    Triangle,
    /// A filled diamond.
    Diamond,
    /// A diamond that is empty.
    HollowDiamond,
    /// A circle that is empty.
    Ring,
    /// How many there are at the end, as ER diagrams have it.
    Crow {
        /// Whether there may be many.
        many: bool,
        /// Whether there may be none.
        none: bool,
    },
}

/// A head that is drawn: its paths, each filled or not, and how much of the line it stands for.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) paths: Vec<(Path, bool)>,
    pub(super) cut: f64,
}

/// The sizes of signs, along the line and to each side of it.
const TRIANGLE: (f64, f64) = (14.0, 8.0);
const DIAMOND: (f64, f64) = (18.0, 6.0);
const OPEN: (f64, f64) = (10.0, 5.0);
const RING: f64 = 6.0;
/// A crow's foot, the bar of one, and the circle of none.
const FOOT: (f64, f64) = (12.0, 7.0);
const BAR: f64 = 6.0;
const NONE: f64 = 4.5;

impl Head {
    /// How much of the line it takes, of a head that needs a straight piece of it.
    pub(crate) const fn length(self) -> f64 {
        match self {
            Self::None | Self::Point | Self::Circle | Self::Cross => 0.0,
            Self::Open => OPEN.0,
            Self::Triangle => TRIANGLE.0,
            Self::Diamond | Self::HollowDiamond => DIAMOND.0,
            Self::Ring => 2.0 * RING,
            Self::Crow { .. } => 22.0,
        }
    }

    /// The head as paths. `at` is a place before the tip, and beside the line; `grow` how much larger it is than usual.
    pub(super) fn draw(self, at: &dyn Fn(f64, f64) -> (f64, f64), grow: f64) -> Drawn {
        let circle = |back: f64, radius: f64| {
            let (x, y) = at(back, 0.0);
            let radius = radius * grow;
            Path::ellipse(Point::new(x, y), (radius, radius))
        };
        let diamond = || {
            let (long, side) = DIAMOND;
            let half = long / 2.0;
            Path::polygon(&[at(0.0, 0.0), at(half, side), at(long, 0.0), at(half, -side)])
        };
        let (path, filled, cut) = match self {
            Self::None => return Drawn::default(),
            Self::Crow { many, none } => return crow(many, none, at, &circle),
            Self::Point => {
                let corners = [at(0.0, 0.0), at(9.0, 4.5), at(9.0, -4.5)];
                (Path::polygon(&corners), true, 8.0)
            }
            Self::Circle => (circle(4.5, 4.0), true, 6.0),
            Self::Cross => {
                let cross = Path::polyline(&[at(2.0, -4.0), at(10.0, 4.0)]);
                let other = Path::polyline(&[at(2.0, 4.0), at(10.0, -4.0)]);
                (cross.and(other), false, 0.0)
            }
            Self::Open => {
                let (long, side) = OPEN;
                let corners = [at(long, side), at(0.5, 0.0), at(long, -side)];
                (Path::polyline(&corners), false, 0.5)
            }
            Self::Triangle => {
                let (long, side) = TRIANGLE;
                let corners = [at(0.0, 0.0), at(long, side), at(long, -side)];
                (Path::polygon(&corners), false, long)
            }
            Self::Diamond => (diamond(), true, DIAMOND.0 - 1.0),
            Self::HollowDiamond => (diamond(), false, DIAMOND.0),
            Self::Ring => (circle(RING, RING), false, 2.0 * RING),
        };
        Drawn {
            paths: vec![(path, filled)],
            cut,
        }
    }
}

/// A crow's foot or a bar, and before it a circle or another bar.
fn crow(
    many: bool,
    none: bool,
    at: &dyn Fn(f64, f64) -> (f64, f64),
    circle: &dyn Fn(f64, f64) -> Path,
) -> Drawn {
    let bar = |back: f64| Path::polyline(&[at(back, BAR), at(back, -BAR)]);
    let (long, side) = FOOT;
    let (sign, before) = match many {
        true => {
            let toes = Path::polyline(&[at(0.0, side), at(long, 0.0), at(0.0, -side)]);
            (toes, long)
        }
        false => (bar(7.0), 9.0),
    };
    let (other, cut, line) = match none {
        true => {
            let middle = before + NONE;
            (circle(middle, NONE), middle + NONE, before)
        }
        false => (bar(before + 3.5), before + 7.0, before + 7.0),
    };
    let stem = Path::polyline(&[at(0.0, 0.0), at(line, 0.0)]);
    Drawn {
        paths: vec![(sign.and(stem), false), (other, false)],
        cut,
    }
}
