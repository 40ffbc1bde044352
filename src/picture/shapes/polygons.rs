//! Shapes with straight sides.

use super::{BAR, Form, Ink, bar, boxed, plain};
use crate::picture::geometry::Size;
use crate::picture::path::Path;

pub(super) fn form(name: &str, text: Size) -> Option<Form> {
    let (w, h) = plain(text);
    let (x, y) = (w / 2.0, h / 2.0);
    Some(match name {
        "rect" | "constructor" => boxed(text),
        "diam" => diamond(text),
        "hex" => {
            let side = h * 0.3;
            let x = (text.width + 24.0) / 2.0 + side;
            let corners = [(-x + side, -y), (x - side, -y), (x, 0.0)];
            let rest = [(x - side, y), (-x + side, y), (-x, 0.0)];
            Form::new(2.0 * x, h, Path::polygon(&[&corners[..], &rest].concat()))
        }
        "lean-r" => slanted(text, h, [1.0, 0.0, 1.0, 0.0]),
        "lean-l" => slanted(text, h, [0.0, 1.0, 0.0, 1.0]),
        "trap-b" => slanted(text, h, [1.0, 1.0, 0.0, 0.0]),
        "trap-t" => slanted(text, h, [0.0, 0.0, 1.0, 1.0]),
        "odd" => {
            let notch = h * 0.4;
            let x = (w + notch) / 2.0;
            let corners = [(-x, -y), (x, -y), (x, y), (-x, y), (-x + notch, 0.0)];
            Form::new(2.0 * x, h, Path::polygon(&corners)).text_at(notch / 2.0, 0.0)
        }
        "tri" => triangle(text, 1.0),
        "flip-tri" => triangle(text, -1.0),
        "notch-rect" => {
            let cut = 12.0;
            let corners = [(-x + cut, -y), (x, -y), (x, y), (-x, y), (-x, -y + cut)];
            Form::new(w, h, Path::polygon(&corners))
        }
        "notch-pent" => {
            let cut = 14.0;
            let (h, y) = (h + cut / 2.0, (h + cut / 2.0) / 2.0);
            let corners = [
                (-x + cut, -y),
                (x - cut, -y),
                (x, -y + cut),
                (x, y),
                (-x, y),
                (-x, -y + cut),
            ];
            Form::new(w, h, Path::polygon(&corners)).text_at(0.0, 3.0)
        }
        "sl-rect" => {
            let slope = 14.0;
            let y = (h + slope) / 2.0;
            let corners = [(-x, -y + slope), (x, -y), (x, y), (-x, y)];
            Form::new(w, 2.0 * y, Path::polygon(&corners)).text_at(0.0, slope / 2.0)
        }
        "hourglass" => {
            let corners = [(-15.0, -15.0), (15.0, -15.0), (-15.0, 15.0), (15.0, 15.0)];
            Form::new(30.0, 30.0, Path::polygon(&corners)).symbol(Ink::Both)
        }
        "bolt" => {
            let corners = [
                (6.0, -20.0),
                (-14.0, 4.0),
                (-2.0, 4.0),
                (-6.0, 20.0),
                (14.0, -4.0),
                (2.0, -4.0),
            ];
            Form::new(28.0, 40.0, Path::polygon(&corners)).symbol(Ink::Both)
        }
        "choice" => {
            let corners = [(0.0, -14.0), (14.0, 0.0), (0.0, 14.0), (-14.0, 0.0)];
            Form::new(28.0, 28.0, Path::polygon(&corners))
                .symbol(Ink::Both)
                .pointed()
        }
        "fork" => bar(false, BAR),
        _ => return None,
    })
}

/// A rhombus whose sides just pass the corners of the text; wider for long texts.
fn diamond(text: Size) -> Form {
    let ratio = if text.width > 110.0 { 2.0 } else { 1.7 };
    let w = text.width + 10.0 + ratio * (text.height + 8.0);
    let (x, y) = (w / 2.0, w / ratio / 2.0);
    let corners = [(0.0, -y), (x, 0.0), (0.0, y), (-x, 0.0)];
    Form::new(w, 2.0 * y, Path::polygon(&corners)).pointed()
}

/// A box with slanted sides: how much of the slant each corner has, clockwise from the top left.
fn slanted(text: Size, h: f64, corners: [f64; 4]) -> Form {
    let slant = h * 0.4;
    let (x, y) = ((text.width + 24.0) / 2.0 + slant, h / 2.0);
    let [a, b, c, d] = corners.map(|corner| corner * slant);
    let corners = [(-x + a, -y), (x - b, -y), (x - c, y), (-x + d, y)];
    Form::new(2.0 * x, h, Path::polygon(&corners))
}

/// A triangle with its point up (`1.0`) or down (`-1.0`).
fn triangle(text: Size, up: f64) -> Form {
    let (room, tall) = (text.width + 16.0, text.height + 8.0);
    let (x, y) = (room, tall);
    let corners = [(0.0, -y * up), (x, y * up), (-x, y * up)];
    let form = Form::new(2.0 * x, 2.0 * y, Path::polygon(&corners));
    form.text_at(0.0, up * (y - tall / 2.0)).pointed()
}
