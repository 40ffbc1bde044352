//! Sequence diagrams: a layout of their own, in one pass from top to bottom.
//!
//! `columns` places the lifelines so that every text has room between them; `rows` goes through the events
//! and gives each its height, its activations and its frames; `heads` paints participants, `lifelines` the lines below them,
//! `fragments` the frames around events, `paint` the rest, with `strokes`.

mod columns;
mod figures;
mod fragments;
mod heads;
mod lifelines;
mod paint;
mod rows;
mod strokes;

use super::block::Block;
use super::geometry::Size;
use super::scene::Scene;
use super::text::{Font, Label};
use crate::model::sequence::Sequence;
use crate::model::{Text, graph};

const FONT: Font = Font {
    size: 14.0,
    bold: false,
};
const SMALL: Font = Font {
    size: 13.0,
    bold: false,
};
const BOLD: Font = Font {
    size: 13.0,
    bold: true,
};
/// How wide texts are before they are broken.
const HEAD_LIMIT: f64 = 180.0;
const TEXT_LIMIT: f64 = 320.0;
const WRAPPED: f64 = 200.0;
const NOTE_LIMIT: f64 = 220.0;

/// Draws a sequence diagram.
#[must_use]
pub fn scene(chart: &Sequence) -> Scene {
    let columns = columns::Columns::of(chart);
    let rows = rows::Rows::of(chart, &columns);
    let mut scene = Scene::of("sequence", &chart.frame, Size::default());
    paint::paint(chart, &columns, &rows, &mut scene);
    super::fit::fit(&mut scene);
    if let Some(title) = chart.frame.title.as_deref() {
        super::title::above(&mut scene, title);
    }
    scene
}

/// Whether participants stand below their lifelines, too: everywhere but where the chart's configuration says no.
pub(crate) fn has_feet(chart: &Sequence) -> bool {
    let config = chart.frame.config.get("sequence");
    let mirrored = config.and_then(|sequence| sequence.get("mirrorActors")?.as_bool());
    mirrored != Some(false)
}

/// A text of the chart, measured.
fn block(text: &Text, font: Font, limit: f64) -> Block {
    Block::of(label(&text.text), font, limit)
}

fn label(text: &str) -> Label {
    Label::new(&graph::Text::plain(text))
}

/// What the drawing calls the box of such a number.
pub(crate) fn box_id(number: usize) -> String {
    format!("box{number}")
}

/// What the drawing calls the fragment of such a number, in the order in which fragments begin.
pub(crate) fn fragment_id(number: usize) -> String {
    format!("fragment{number}")
}

/// What the drawing calls the note of such a number.
pub(crate) fn note_id(number: usize) -> String {
    format!("note{number}")
}
