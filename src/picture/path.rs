//! Paths: outlines of shapes and lines, built step by step. Arcs are curves, so that whoever flattens a path
//! sees the true outline.

use std::f64::consts::{FRAC_PI_2, PI};

use super::geometry::{Point, Rect};

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// Begins a line elsewhere.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A curve with one control point.
    Quad(Point, Point),
    /// A curve with two control points.
    Curve(Point, Point, Point),
    /// Back to where the line began.
    Close,
}

/// A path in the making, or made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    /// Its steps.
    pub steps: Vec<Step>,
}

impl Path {
    /// A path that begins at a point.
    #[must_use]
    pub fn from(x: f64, y: f64) -> Self {
        Self {
            steps: vec![Step::Move(Point::new(x, y))],
        }
    }

    /// Begins a line elsewhere.
    #[must_use]
    pub fn and_from(mut self, x: f64, y: f64) -> Self {
        self.steps.push(Step::Move(Point::new(x, y)));
        self
    }

    /// A straight line.
    #[must_use]
    pub fn to(mut self, x: f64, y: f64) -> Self {
        self.steps.push(Step::Line(Point::new(x, y)));
        self
    }

    /// A curve towards a corner, which ends at a point.
    #[must_use]
    pub fn bend(mut self, (cx, cy): (f64, f64), (x, y): (f64, f64)) -> Self {
        let step = Step::Quad(Point::new(cx, cy), Point::new(x, y));
        self.steps.push(step);
        self
    }

    /// An arc of an ellipse between two angles (0: right, clockwise), joined to what is there by a straight line.
    #[must_use]
    pub fn arc(mut self, centre: Point, radii: (f64, f64), from: f64, to: f64) -> Self {
        let pieces = ((to - from).abs() / FRAC_PI_2 - 1e-9).ceil().max(1.0);
        let step = (to - from) / pieces;
        let pull = 4.0 / 3.0 * (step / 4.0).tan();
        let at = |angle: f64| (angle.cos(), angle.sin());
        let place = |(x, y): (f64, f64)| Point::new(centre.x + radii.0 * x, centre.y + radii.1 * y);
        let start = place(at(from));
        self.steps.push(match self.steps.is_empty() {
            true => Step::Move(start),
            false => Step::Line(start),
        });
        let mut angle = from;
        for _ in 0..pieces as usize {
            let next = angle + step;
            let ((x0, y0), (x1, y1)) = (at(angle), at(next));
            self.steps.push(Step::Curve(
                place((x0 - pull * y0, y0 + pull * x0)),
                place((x1 + pull * y1, y1 - pull * x1)),
                place((x1, y1)),
            ));
            angle = next;
        }
        self
    }

    /// Back to where the line began.
    #[must_use]
    pub fn close(mut self) -> Self {
        self.steps.push(Step::Close);
        self
    }

    /// A closed line through corners.
    #[must_use]
    pub fn polygon(corners: &[(f64, f64)]) -> Self {
        Self::polyline(corners).close()
    }

    /// An open line through points.
    #[must_use]
    pub fn polyline(points: &[(f64, f64)]) -> Self {
        let steps = points.iter().enumerate().map(|(i, &(x, y))| match i {
            0 => Step::Move(Point::new(x, y)),
            _ => Step::Line(Point::new(x, y)),
        });
        Self {
            steps: steps.collect(),
        }
    }

    /// A rectangle around the origin.
    #[must_use]
    pub fn rect(half_width: f64, half_height: f64) -> Self {
        let (w, h) = (half_width, half_height);
        Self::polygon(&[(-w, -h), (w, -h), (w, h), (-w, h)])
    }

    /// A rectangle around the origin with round corners.
    #[must_use]
    pub fn rounded(half_width: f64, half_height: f64, radius: f64) -> Self {
        let r = radius.min(half_width).min(half_height);
        let (x, y, radii) = (half_width - r, half_height - r, (r, r));
        Self::default()
            .arc(Point::new(x, -y), radii, -FRAC_PI_2, 0.0)
            .arc(Point::new(x, y), radii, 0.0, FRAC_PI_2)
            .arc(Point::new(-x, y), radii, FRAC_PI_2, PI)
            .arc(Point::new(-x, -y), radii, PI, PI + FRAC_PI_2)
            .close()
    }

    /// An ellipse around a point.
    #[must_use]
    pub fn ellipse(centre: Point, radii: (f64, f64)) -> Self {
        Self::default().arc(centre, radii, 0.0, 2.0 * PI).close()
    }

    /// Another path after this one.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.steps.extend(other.steps);
        self
    }

    /// The path with every point changed.
    #[must_use]
    pub fn map(&self, f: impl Fn(Point) -> Point) -> Self {
        let steps = self.steps.iter().map(|step| match *step {
            Step::Move(p) => Step::Move(f(p)),
            Step::Line(p) => Step::Line(f(p)),
            Step::Quad(c, p) => Step::Quad(f(c), f(p)),
            Step::Curve(c, d, p) => Step::Curve(f(c), f(d), f(p)),
            Step::Close => Step::Close,
        });
        Self {
            steps: steps.collect(),
        }
    }

    /// The path moved.
    #[must_use]
    pub fn moved(&self, by: Point) -> Self {
        self.map(|point| point.plus(by))
    }

    /// The first line of the path as a polygon.
    #[must_use]
    pub fn outline(&self) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        for step in &self.steps {
            match step {
                Step::Move(_) if !points.is_empty() => break,
                Step::Close => break,
                step => flatten(step, &mut points),
            }
        }
        points
    }

    /// The rectangle around all of it, curves included; none of an empty path.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect> {
        let mut points: Vec<Point> = Vec::new();
        self.steps
            .iter()
            .for_each(|step| flatten(step, &mut points));
        let points = points.into_iter().map(|p| Rect::between(p, p));
        points.reduce(Rect::union)
    }
}

/// Adds the points of a step that goes on from the last of them; curves as short lines.
fn flatten(step: &Step, points: &mut Vec<Point>) {
    let from = points.last().copied().unwrap_or_default();
    match *step {
        Step::Close => {}
        Step::Move(p) | Step::Line(p) => points.push(p),
        Step::Quad(c, p) => points.extend((1..=6).map(|i| {
            let t = f64::from(i) / 6.0;
            from.towards(c, t).towards(c.towards(p, t), t)
        })),
        Step::Curve(c, d, p) => points.extend((1..=8).map(|i| {
            let t = f64::from(i) / 8.0;
            let middle = c.towards(d, t);
            let low = from.towards(c, t).towards(middle, t);
            low.towards(middle.towards(d.towards(p, t), t), t)
        })),
    }
}

/// A line through points with its corners rounded.
#[must_use]
pub fn rounded_line(points: &[Point], radius: f64) -> Path {
    let Some(&first) = points.first() else {
        return Path::default();
    };
    let mut path = Path::from(first.x, first.y);
    for corner in points.windows(3) {
        let (a, b, c) = (corner[0], corner[1], corner[2]);
        let (before, after) = (a.distance(b).max(1e-9), b.distance(c).max(1e-9));
        let r = radius.min(before / 2.0).min(after / 2.0);
        let (start, end) = (b.towards(a, r / before), b.towards(c, r / after));
        path = path.to(start.x, start.y).bend((b.x, b.y), (end.x, end.y));
    }
    match points.last() {
        Some(last) if points.len() > 1 => path.to(last.x, last.y),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ellipse_is_round() {
        let outline = Path::ellipse(Point::new(5.0, 5.0), (10.0, 10.0)).outline();
        let off = outline
            .iter()
            .map(|p| (p.distance(Point::new(5.0, 5.0)) - 10.0).abs());
        assert!(off.fold(0.0, f64::max) < 0.01);
    }

    #[test]
    fn corners_are_rounded_no_further_than_half_a_piece() {
        let points = [(0.0, 0.0), (0.0, 6.0), (20.0, 6.0)].map(|(x, y)| Point::new(x, y));
        let path = rounded_line(&points, 5.0);
        assert_eq!(path.steps[1], Step::Line(Point::new(0.0, 3.0)));
    }
}
