//! Shapes with arcs: cylinders, buckets, people.

use std::f64::consts::{FRAC_PI_2, PI};

use super::{Form, plain};
use crate::picture::geometry::{Point, Size};
use crate::picture::path::Path;

/// Half the height of the lid of a cylinder.
const LID: f64 = 8.0;

pub(super) fn form(name: &str, text: Size) -> Option<Form> {
    let (w, h) = plain(text);
    let (x, y) = (w / 2.0, h / 2.0);
    Some(match name {
        "cyl" => cylinder(text),
        "lin-cyl" => {
            let mut form = cylinder(text);
            let y = form.size.height / 2.0;
            let x = form.size.width / 2.0;
            let middle = Point::new(0.0, -y + LID + 6.0);
            form = form.lines(Path::default().arc(middle, (x, LID), PI, 0.0));
            form
        }
        "h-cyl" => {
            let x = (w + 2.0 * LID + 8.0) / 2.0;
            let (near, far) = (Point::new(-x + LID, 0.0), Point::new(x - LID, 0.0));
            let outline = Path::default()
                .arc(far, (LID, y), -FRAC_PI_2, FRAC_PI_2)
                .arc(near, (LID, y), FRAC_PI_2, PI + FRAC_PI_2)
                .close();
            let lid = Path::default().arc(far, (LID, y), PI + FRAC_PI_2, FRAC_PI_2);
            Form::new(2.0 * x, h, outline)
                .lines(lid)
                .text_at(-LID / 2.0, 0.0)
        }
        "datastore" => {
            let edges =
                Path::polyline(&[(-x, -y), (x, -y)]).and(Path::polyline(&[(-x, y), (x, y)]));
            let mut form = Form::new(w, h, Path::rect(x, y));
            form.paths[0].1 = super::Ink::None;
            form.lines(edges)
        }
        "curv-trap" => {
            let side = h * 0.5;
            let x = (text.width + 20.0) / 2.0 + side;
            let outline = Path::from(-x, 0.0)
                .to(-x + side, -y)
                .to(x - side, -y)
                .bend((x, -y), (x, 0.0))
                .bend((x, y), (x - side, y))
                .to(-x + side, y)
                .close();
            Form::new(2.0 * x, h, outline)
        }
        "bow-rect" => {
            let bow = 9.0;
            let x = (w + 2.0 * bow) / 2.0;
            let outline = Path::from(-x + bow, -y)
                .to(x, -y)
                .bend((x - 2.0 * bow, 0.0), (x, y))
                .to(-x + bow, y)
                .bend((-x - bow, 0.0), (-x + bow, -y))
                .close();
            Form::new(2.0 * x, h, outline)
        }
        "bucket" => {
            let (slant, y) = (8.0, (h + 2.0 * LID) / 2.0);
            let x = x + slant;
            let outline = Path::default()
                .arc(Point::new(0.0, -y + LID), (x, LID), PI, 2.0 * PI)
                .arc(Point::new(0.0, y - LID), (x - slant, LID), 0.0, PI)
                .close();
            let rim = Path::default().arc(Point::new(0.0, -y + LID), (x, LID), PI, 0.0);
            Form::new(2.0 * x, 2.0 * y, outline)
                .lines(rim)
                .text_at(0.0, LID / 2.0)
        }
        "person" => person(text, 13.0, 10.0),
        _ => return None,
    })
}

fn cylinder(text: Size) -> Form {
    let (w, h) = plain(text);
    let (x, y) = (w / 2.0, (h + 2.0 * LID + 2.0) / 2.0);
    let (top, bottom) = (Point::new(0.0, -y + LID), Point::new(0.0, y - LID));
    let outline = Path::default()
        .arc(top, (x, LID), PI, 2.0 * PI)
        .arc(bottom, (x, LID), 0.0, PI)
        .close();
    let lid = Path::default().arc(top, (x, LID), PI, 0.0);
    Form::new(w, 2.0 * y, outline)
        .lines(lid)
        .text_at(0.0, LID - 1.0)
}

/// A head over shoulders; the text is on the chest.
pub(crate) fn person(text: Size, head: f64, shoulder: f64) -> Form {
    let (w, h) = plain(text);
    // The shoulders cut the head at this angle from its lowest point, on both sides.
    let open: f64 = 0.6;
    let above = head * (1.0 + open.cos());
    let (x, y) = (w / 2.0, (h + above) / 2.0);
    let neck = -y + above;
    let radii = (shoulder, shoulder);
    let low = Point::new(x - shoulder, y - shoulder);
    let outline = Path::default()
        .arc(
            Point::new(-low.x, neck + shoulder),
            radii,
            PI,
            PI + FRAC_PI_2,
        )
        .arc(
            Point::new(0.0, -y + head),
            (head, head),
            FRAC_PI_2 + open,
            2.0 * PI + FRAC_PI_2 - open,
        )
        .arc(Point::new(low.x, neck + shoulder), radii, -FRAC_PI_2, 0.0)
        .arc(low, radii, 0.0, FRAC_PI_2)
        .arc(Point::new(-low.x, low.y), radii, FRAC_PI_2, PI)
        .close();
    Form::new(w, 2.0 * y, outline).text_at(0.0, y - h / 2.0)
}
