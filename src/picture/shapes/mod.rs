//! The shapes of nodes: from the size of a text to outlines around it.

mod arcs;
mod braces;
mod papers;
mod polygons;
mod rounds;
mod ruled;

pub(crate) use arcs::person;

use crate::model::graph::Shape;
use crate::picture::geometry::{Point, Size};
use crate::picture::path::Path;

/// How a path of a shape is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Filled and outlined.
    Both,
    /// Outlined.
    Line,
    /// Filled with the colour of the outline.
    Solid,
    /// Not at all: it is only where edges end.
    None,
}

/// A shape around the origin.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// The size of the whole.
    pub(crate) size: Size,
    /// The middle of the text.
    pub(crate) text: Point,
    /// Whether the text is shown.
    pub(crate) labelled: bool,
    /// Whether edges aim at the middle of its sides.
    pub(crate) pointed: bool,
    /// Its paths; the first is where edges end.
    pub(crate) paths: Vec<(Path, Ink)>,
}

impl Form {
    pub(crate) fn new(width: f64, height: f64, outline: Path) -> Self {
        Self {
            size: Size::new(width, height),
            text: Point::default(),
            labelled: true,
            pointed: false,
            paths: vec![(outline, Ink::Both)],
        }
    }

    /// A rectangle with round corners in its place.
    pub(crate) fn rounded(mut self, radius: f64) -> Self {
        let (w, h) = (self.size.width / 2.0, self.size.height / 2.0);
        self.paths = vec![(Path::rounded(w, h, radius), Ink::Both)];
        self
    }

    /// More lines on top.
    pub(crate) fn lines(mut self, path: Path) -> Self {
        self.paths.push((path, Ink::Line));
        self
    }

    /// A filled path on top.
    fn solid(mut self, path: Path) -> Self {
        self.paths.push((path, Ink::Solid));
        self
    }

    pub(crate) fn text_at(mut self, x: f64, y: f64) -> Self {
        self.text = Point::new(x, y);
        self
    }

    fn pointed(mut self) -> Self {
        self.pointed = true;
        self
    }

    /// A symbol that shows no text.
    fn symbol(mut self, ink: Ink) -> Self {
        self.labelled = false;
        for path in &mut self.paths {
            path.1 = ink;
        }
        self
    }
}

/// Room beside and above a text, and the least width of a box.
const BESIDE: f64 = 32.0;
const ABOVE: f64 = 20.0;
const LEAST: f64 = 48.0;

/// The size of a plain box around a text.
fn plain(text: Size) -> (f64, f64) {
    (
        (text.width + BESIDE).max(LEAST),
        text.height.max(16.0) + ABOVE,
    )
}

/// The form of a shape around a text; `sideways` where the chart flows to a side.
pub(crate) fn form(shape: Shape, text: Size, sideways: bool) -> Form {
    let name = shape.name();
    let families = [
        polygons::form,
        rounds::form,
        arcs::form,
        papers::form,
        ruled::form,
        braces::form,
    ];
    let made = families.iter().find_map(|family| family(name, text));
    let made = made.unwrap_or_else(|| boxed(text));
    match name {
        "fork" if sideways => bar(true, BAR),
        _ => made,
    }
}

/// How long the bar of a fork is usually.
const BAR: f64 = 70.0;

/// A bar across the flow.
pub(crate) fn bar(upright: bool, length: f64) -> Form {
    let (long, thin) = (length / 2.0, 4.0);
    let (x, y) = if upright { (thin, long) } else { (long, thin) };
    Form::new(2.0 * x, 2.0 * y, Path::rect(x, y)).symbol(Ink::Solid)
}

/// A plain box.
fn boxed(text: Size) -> Form {
    let (w, h) = plain(text);
    Form::new(w, h, Path::rect(w / 2.0, h / 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::geometry::Rect;

    /// Whether a point is inside a closed outline.
    fn is_inside(point: Point, outline: &[Point]) -> bool {
        let mut inside = false;
        for (i, &a) in outline.iter().enumerate() {
            let b = outline[(i + outline.len() - 1) % outline.len()];
            let between = (a.y > point.y) != (b.y > point.y);
            if between && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x {
                inside = !inside;
            }
        }
        inside
    }

    /// Every shape holds its text, at every size.
    #[test]
    fn texts_stand_inside() {
        let names = Shape::names().chain(["note", "state", "choice"]);
        let named = names.filter_map(Shape::from_name);
        for shape in named.chain([Shape::ELLIPSE]) {
            let name = shape.name();
            for (width, height) in [(8.0, 16.0), (60.0, 20.0), (190.0, 20.0), (190.0, 160.0)] {
                let form = form(shape, Size::new(width, height), false);
                let whole = Rect::around(Point::default(), form.size).grown(0.6);
                let outline = form.paths[0].0.outline();
                for point in &outline {
                    assert!(
                        whole.holds(*point),
                        "{name} {width}: {point:?} of {whole:?}"
                    );
                }
                if form.labelled {
                    let text = Rect::around(form.text, Size::new(width, height));
                    for corner in text.corners() {
                        assert!(
                            is_inside(corner, &outline),
                            "{name} {width}x{height}: {corner:?}"
                        );
                    }
                }
            }
        }
    }
}
