//! Boxes with more lines, tabs and corners.

use super::{Form, plain};
use crate::picture::geometry::{Point, Size};
use crate::picture::path::Path;

/// How far a line is from the side.
const BAR: f64 = 8.0;
/// How far a box after another one looks out.
const STEP: f64 = 5.0;

pub(super) fn form(name: &str, text: Size) -> Option<Form> {
    let (w, h) = plain(text);
    let (x, y) = (w / 2.0, h / 2.0);
    let upright = |at: f64, y: f64| Path::polyline(&[(at, -y), (at, y)]);
    Some(match name {
        "fr-rect" => {
            let x = x + BAR;
            let lines = upright(-x + BAR, y).and(upright(x - BAR, y));
            Form::new(2.0 * x, h, Path::rect(x, y)).lines(lines)
        }
        "lin-rect" => {
            let x = x + BAR / 2.0;
            let form = Form::new(2.0 * x, h, Path::rect(x, y));
            form.lines(upright(-x + BAR, y)).text_at(BAR / 2.0, 0.0)
        }
        "div-rect" => {
            let y = y + BAR / 2.0;
            let line = Path::polyline(&[(-x, -y + BAR), (x, -y + BAR)]);
            Form::new(w, 2.0 * y, Path::rect(x, y))
                .lines(line)
                .text_at(0.0, BAR / 2.0)
        }
        "win-pane" => {
            let (x, y) = (x + BAR / 2.0, y + BAR / 2.0);
            let across = Path::polyline(&[(-x, -y + BAR), (x, -y + BAR)]);
            let form = Form::new(2.0 * x, 2.0 * y, Path::rect(x, y));
            form.lines(upright(-x + BAR, y).and(across))
                .text_at(BAR / 2.0, BAR / 2.0)
        }
        "st-rect" => stacked(w, h),
        "tag-rect" => {
            let corner = Path::polyline(&[(x - 12.0, y), (x, y - 12.0)]);
            Form::new(w, h, Path::rect(x, y)).lines(corner)
        }
        "folder" => {
            let (tab, wide) = (9.0, (w * 0.4).min(46.0));
            let y = (h + tab) / 2.0;
            let outline = Path::polygon(&[
                (-x, -y),
                (-x + wide, -y),
                (-x + wide + 6.0, -y + tab),
                (x, -y + tab),
                (x, y),
                (-x, y),
            ]);
            Form::new(w, 2.0 * y, outline).text_at(0.0, tab / 2.0)
        }
        "console" | "browser" => {
            let bar = 14.0;
            let y = (h + bar) / 2.0;
            let line = Path::polyline(&[(-x, -y + bar), (x, -y + bar)]);
            let form = Form::new(w, 2.0 * y, Path::rounded(x, y, 4.0)).lines(line);
            let form = form.text_at(0.0, bar / 2.0);
            let middle = -y + bar / 2.0;
            if name == "console" {
                let prompt = [
                    (-x + 7.0, middle - 3.0),
                    (-x + 11.0, middle),
                    (-x + 7.0, middle + 3.0),
                ];
                form.lines(Path::polyline(&prompt))
            } else {
                let dot = |at: f64| Path::ellipse(Point::new(-x + at, middle), (2.0, 2.0));
                form.solid(dot(9.0).and(dot(17.0)).and(dot(25.0)))
            }
        }
        "note" => {
            let cut = 9.0;
            let outline = [(-x, -y), (x - cut, -y), (x, -y + cut), (x, y), (-x, y)];
            let fold = [(x - cut, -y), (x - cut, -y + cut), (x, -y + cut)];
            Form::new(w, h, Path::polygon(&outline)).lines(Path::polyline(&fold))
        }
        _ => return None,
    })
}

/// A box with two more after it.
fn stacked(w: f64, h: f64) -> Form {
    let (x, y) = (w / 2.0 + STEP, h / 2.0 + STEP);
    let (front, base) = (x - 2.0 * STEP, y - 2.0 * STEP);
    let outline = [
        (-x, -base),
        (-x + STEP, -base),
        (-x + STEP, -base - STEP),
        (-x + 2.0 * STEP, -base - STEP),
        (-x + 2.0 * STEP, -y),
        (x, -y),
        (x, base),
        (x - STEP, base),
        (x - STEP, base + STEP),
        (front, base + STEP),
        (front, y),
        (-x, y),
    ];
    let folds = Path::polyline(&[(-x + STEP, -base), (front, -base), (front, base + STEP)]).and(
        Path::polyline(&[
            (-x + 2.0 * STEP, -base - STEP),
            (front + STEP, -base - STEP),
            (front + STEP, base),
        ]),
    );
    let form = Form::new(2.0 * x, 2.0 * y, Path::polygon(&outline)).lines(folds);
    form.text_at(-STEP, STEP)
}
