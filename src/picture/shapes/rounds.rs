//! Shapes with round corners, circles, and what is drawn in circles.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_PI_2, PI};

use super::{Form, Ink, plain};
use crate::picture::geometry::{Point, Size};
use crate::picture::path::Path;

pub(super) fn form(name: &str, text: Size) -> Option<Form> {
    let (w, h) = plain(text);
    let (x, y) = (w / 2.0, h / 2.0);
    let middle = Point::default();
    let circle = |r: f64| Path::ellipse(middle, (r, r));
    Some(match name {
        "rounded" | "state" => Form::new(w, h, Path::rounded(x, y, 6.0)),
        "stadium" => {
            let x = (text.width.max(24.0) + 16.0 + h * 0.7) / 2.0;
            Form::new(2.0 * x, h, Path::rounded(x, y, y))
        }
        "circle" => {
            let r = radius(text);
            Form::new(2.0 * r, 2.0 * r, circle(r))
        }
        "dbl-circ" => {
            let r = radius(text) + 5.0;
            Form::new(2.0 * r, 2.0 * r, circle(r)).lines(circle(r - 5.0))
        }
        "ellipse" => {
            let (x, y) = (
                (text.width / 2.0 + 6.0) * 1.45,
                (text.height / 2.0 + 4.0) * 1.45,
            );
            Form::new(2.0 * x, 2.0 * y, Path::ellipse(middle, (x, y)))
        }
        "sm-circ" => Form::new(14.0, 14.0, circle(7.0)).symbol(Ink::Solid),
        "f-circ" => Form::new(14.0, 14.0, circle(7.0)).symbol(Ink::Solid),
        "anchor" => Form::new(4.0, 4.0, circle(2.0)).symbol(Ink::Solid),
        "fr-circ" => {
            let form = Form::new(20.0, 20.0, circle(10.0)).symbol(Ink::Both);
            form.solid(circle(5.0))
        }
        "cross-circ" => {
            let (r, c) = (20.0, 20.0 * FRAC_1_SQRT_2);
            let cross =
                Path::polyline(&[(-c, -c), (c, c)]).and(Path::polyline(&[(c, -c), (-c, c)]));
            Form::new(2.0 * r, 2.0 * r, circle(r))
                .symbol(Ink::Both)
                .lines(cross)
        }
        "delay" => {
            let x = (w + y) / 2.0;
            let outline = Path::from(-x, -y)
                .arc(Point::new(x - y, 0.0), (y, y), -FRAC_PI_2, FRAC_PI_2)
                .to(-x, y)
                .close();
            Form::new(2.0 * x, h, outline).text_at(-y / 2.0, 0.0)
        }
        "text" => {
            let (w, h) = (text.width + 12.0, text.height.max(16.0) + 8.0);
            let mut form = Form::new(w, h, Path::rect(w / 2.0, h / 2.0));
            form.paths[0].1 = Ink::None;
            form
        }
        "cloud" => cloud(text),
        "bang" => bang(text),
        _ => return None,
    })
}

fn radius(text: Size) -> f64 {
    (text.width.hypot(text.height) / 2.0 + 9.0).max(16.0)
}

/// Lobes around an ellipse.
fn cloud(text: Size) -> Form {
    const LOBES: usize = 9;
    let (x, y) = (
        (text.width / 2.0 + 14.0) * 1.45,
        (text.height / 2.0 + 10.0) * 1.5,
    );
    let at = |i: usize, far: f64| {
        let angle = 2.0 * PI * i as f64 / (2 * LOBES) as f64 - FRAC_PI_2;
        (x * far * angle.cos(), y * far * angle.sin())
    };
    let first = at(0, 0.9);
    let mut path = Path::from(first.0, first.1);
    for i in 0..LOBES {
        path = path.bend(at(2 * i + 1, 1.22), at(2 * i + 2, 0.9));
    }
    around(path.close())
}

/// A star with many points.
fn bang(text: Size) -> Form {
    const POINTS: usize = 16;
    let (x, y) = (
        (text.width / 2.0 + 8.0) * 1.5,
        (text.height / 2.0 + 8.0) * 1.5,
    );
    let corner = |i: usize| {
        let angle = PI * i as f64 / POINTS as f64 - FRAC_PI_2;
        let far = if i.is_multiple_of(2) { 1.18 } else { 1.0 };
        (x * far * angle.cos(), y * far * angle.sin())
    };
    let corners: Vec<(f64, f64)> = (0..2 * POINTS).map(corner).collect();
    around(Path::polygon(&corners))
}

/// A form of the size of its outline, which stands around the origin as well as it can.
fn around(outline: Path) -> Form {
    let points = outline.outline();
    let reach = |f: &dyn Fn(&Point) -> f64| points.iter().map(|p| f(p).abs()).fold(0.0, f64::max);
    let (x, y) = (reach(&|p| p.x), reach(&|p| p.y));
    Form::new(2.0 * x, 2.0 * y, outline)
}
