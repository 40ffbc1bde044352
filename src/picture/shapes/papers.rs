//! Shapes like sheets of paper, with a wave at the bottom.

use super::{Form, plain};
use crate::picture::geometry::Size;
use crate::picture::path::Path;

/// How high the wave is.
const WAVE: f64 = 8.0;

pub(super) fn form(name: &str, text: Size) -> Option<Form> {
    let (w, h) = plain(text);
    let (x, y) = (w / 2.0, (h + 2.0 * WAVE) / 2.0);
    Some(match name {
        "doc" => sheet(w, h),
        "lin-doc" => {
            let bar = 10.0;
            let mut form = sheet(w + bar, h);
            let left = -(w + bar) / 2.0 + bar;
            form = form.lines(Path::polyline(&[(left, -y), (left, y - 0.4 * WAVE)]));
            form.text_at(bar / 2.0, -WAVE)
        }
        "tag-doc" => {
            let corner = Path::from(x, y - 3.6 * WAVE)
                .bend((x - 4.0, y - 2.2 * WAVE), (x - 16.0, y - 1.9 * WAVE));
            sheet(w, h).lines(corner)
        }
        "docs" => {
            let step = 5.0;
            let (x, y) = (x + step, y + step);
            let base = y - WAVE;
            // The front sheet stands at the lower left, two more look out after it.
            let front = x - 2.0 * step;
            let outline = Path::from(-x, -y + 2.0 * step)
                .to(-x + step, -y + 2.0 * step)
                .to(-x + step, -y + step)
                .to(-x + 2.0 * step, -y + step)
                .to(-x + 2.0 * step, -y)
                .to(x, -y)
                .to(x, base - 2.0 * step)
                .to(x - step, base - 2.0 * step)
                .to(x - step, base - step)
                .to(front, base - step)
                .to(front, base)
                .bend(
                    ((front - x) / 2.0 + (front + x) / 4.0, base - 2.0 * WAVE),
                    ((front - x) / 2.0, base),
                )
                .bend(
                    ((front - x) / 2.0 - (front + x) / 4.0, base + 2.0 * WAVE),
                    (-x, base),
                )
                .close();
            let folds = Path::polyline(&[
                (-x + step, -y + 2.0 * step),
                (front, -y + 2.0 * step),
                (front, base - step),
            ])
            .and(Path::polyline(&[
                (-x + 2.0 * step, -y + step),
                (front + step, -y + step),
                (front + step, base - 2.0 * step),
            ]));
            let form = Form::new(2.0 * x, 2.0 * y, outline).lines(folds);
            form.text_at(-step, step - WAVE)
        }
        "flag" => {
            let y = (h + 4.0 * WAVE) / 2.0;
            let base = y - WAVE;
            let outline = Path::from(-x, -base)
                .bend((-x / 2.0, -base + 2.0 * WAVE), (0.0, -base))
                .bend((x / 2.0, -base - 2.0 * WAVE), (x, -base))
                .to(x, base)
                .bend((x / 2.0, base - 2.0 * WAVE), (0.0, base))
                .bend((-x / 2.0, base + 2.0 * WAVE), (-x, base))
                .close();
            Form::new(w, 2.0 * y, outline)
        }
        _ => return None,
    })
}

/// A sheet with a wave at its lower side; the text stands above it.
fn sheet(w: f64, h: f64) -> Form {
    let (x, y) = (w / 2.0, (h + 2.0 * WAVE) / 2.0);
    let base = y - WAVE;
    let outline = Path::from(-x, -y)
        .to(x, -y)
        .to(x, base)
        .bend((x / 2.0, base - 2.0 * WAVE), (0.0, base))
        .bend((-x / 2.0, base + 2.0 * WAVE), (-x, base))
        .close();
    Form::new(w, 2.0 * y, outline).text_at(0.0, -WAVE)
}
