//! Points, sizes and rectangles on the canvas, and what outlines and lines do to each other.

use serde::Serialize;

/// A place on the canvas, in pixels from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    /// A point.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The point moved by an offset.
    #[must_use]
    pub fn plus(self, offset: Self) -> Self {
        Self::new(self.x + offset.x, self.y + offset.y)
    }

    /// How far another point is away.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point a part of the way to another one.
    #[must_use]
    pub fn towards(self, other: Self, part: f64) -> Self {
        Self::new(
            self.x + (other.x - self.x) * part,
            self.y + (other.y - self.y) * part,
        )
    }
}

/// How wide and high something is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Size {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Size {
    /// A size.
    #[must_use]
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }

    /// Whether there is nothing to place.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.width <= 0.0 || self.height <= 0.0
    }

    /// The size with width and height changed over.
    #[must_use]
    pub const fn turned(self) -> Self {
        Self::new(self.height, self.width)
    }
}

/// A rectangle whose sides follow the axes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Rect {
    /// The left side.
    pub x: f64,
    /// The upper side.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

impl Rect {
    /// The rectangle of a size around a point.
    #[must_use]
    pub fn around(centre: Point, size: Size) -> Self {
        Self {
            x: centre.x - size.width / 2.0,
            y: centre.y - size.height / 2.0,
            width: size.width,
            height: size.height,
        }
    }

    /// The rectangle between two corners.
    #[must_use]
    pub fn between(a: Point, b: Point) -> Self {
        Self {
            x: a.x.min(b.x),
            y: a.y.min(b.y),
            width: (a.x - b.x).abs(),
            height: (a.y - b.y).abs(),
        }
    }

    /// The right side.
    #[must_use]
    pub fn right(self) -> f64 {
        self.x + self.width
    }

    /// The lower side.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.y + self.height
    }

    /// The middle.
    #[must_use]
    pub fn centre(self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The rectangle moved by an offset.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        Self {
            x: self.x + by.x,
            y: self.y + by.y,
            ..self
        }
    }

    /// The rectangle with more room on every side (less, if negative).
    #[must_use]
    pub fn grown(self, by: f64) -> Self {
        Self {
            x: self.x - by,
            y: self.y - by,
            width: self.width + 2.0 * by,
            height: self.height + 2.0 * by,
        }
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self::between(
            Point::new(self.x.min(other.x), self.y.min(other.y)),
            Point::new(
                self.right().max(other.right()),
                self.bottom().max(other.bottom()),
            ),
        )
    }

    /// Whether a point is in it or on its border.
    #[must_use]
    pub fn holds(self, point: Point) -> bool {
        (self.x..=self.right()).contains(&point.x) && (self.y..=self.bottom()).contains(&point.y)
    }

    /// Whether the two share an area.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// The corners, clockwise from the top left.
    #[must_use]
    pub fn corners(self) -> Vec<Point> {
        vec![
            Point::new(self.x, self.y),
            Point::new(self.right(), self.y),
            Point::new(self.right(), self.bottom()),
            Point::new(self.x, self.bottom()),
        ]
    }

    /// Whether a straight line between two points passes through it.
    #[must_use]
    pub fn is_crossed(self, a: Point, b: Point) -> bool {
        let (mut first, mut last) = (0.0f64, 1.0f64);
        for (step, room) in [
            (a.x - b.x, a.x - self.x),
            (b.x - a.x, self.right() - a.x),
            (a.y - b.y, a.y - self.y),
            (b.y - a.y, self.bottom() - a.y),
        ] {
            if step.abs() < 1e-9 {
                if room < 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                first = first.max(room / step);
            } else {
                last = last.min(room / step);
            }
        }
        first <= last
    }
}

/// Where the line from `a` to `b` meets a closed outline: the place nearest to `a`.
#[must_use]
pub fn meets(a: Point, b: Point, outline: &[Point]) -> Option<Point> {
    let mut nearest: Option<f64> = None;
    for (i, &c) in outline.iter().enumerate() {
        let d = outline[(i + 1) % outline.len()];
        let (rx, ry, sx, sy) = (b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y);
        let denominator = rx * sy - ry * sx;
        if denominator.abs() < 1e-9 {
            continue;
        }
        let t = ((c.x - a.x) * sy - (c.y - a.y) * sx) / denominator;
        let u = ((c.x - a.x) * ry - (c.y - a.y) * rx) / denominator;
        let on_both = (-1e-6..=1.000_001).contains(&t) && (-1e-6..=1.000_001).contains(&u);
        if on_both && nearest.is_none_or(|best| t < best) {
            nearest = Some(t);
        }
    }
    nearest.map(|t| a.towards(b, t))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_meet_outlines() {
        let diamond = [(0.0, -10.0), (20.0, 0.0), (0.0, 10.0), (-20.0, 0.0)];
        let diamond = diamond.map(|(x, y)| Point::new(x, y));
        let from = Point::new(10.0, -30.0);
        let met = meets(from, Point::new(10.0, 0.0), &diamond);
        assert_eq!(met, Some(Point::new(10.0, -5.0)));
    }

    #[test]
    fn lines_cross_rectangles() {
        let rect = Rect::around(Point::new(0.0, 0.0), Size::new(10.0, 10.0));
        assert!(rect.is_crossed(Point::new(-20.0, 0.0), Point::new(20.0, 0.0)));
        assert!(rect.is_crossed(Point::new(-20.0, -20.0), Point::new(20.0, 20.0)));
        assert!(!rect.is_crossed(Point::new(-20.0, 6.0), Point::new(20.0, 6.0)));
        assert!(!rect.is_crossed(Point::new(-20.0, 0.0), Point::new(-6.0, 0.0)));
    }
}
