//! Drawings: charts as shapes, texts and lines with coordinates.
//!
//! [`layout`] places a neutral graph of boxes and knows no kind of diagram. Each kind has a file or folder of its own
//! that measures, asks for a layout (or makes one of its own) and paints a [`scene::Scene`]: shapes
//! and texts with absolute coordinates. What is written down of it (SVG, and what is made of SVG) is
//! the emitters' business. The same chart gives the same scene on every machine: text is measured by a table, not
//! by the fonts that are installed.

pub(crate) mod address;
pub(crate) mod block;
pub mod c4;
pub mod class;
pub(crate) mod drawing;
pub(crate) mod edge;
pub mod er;
pub(crate) mod fit;
pub mod flowchart;
pub mod geometry;
pub(crate) mod group;
pub(crate) mod heads;
pub mod layout;
pub(crate) mod lines;
pub mod marks;
pub(crate) mod nesting;
pub(crate) mod node;
pub(crate) mod paints;
pub mod path;
pub mod pie;
pub mod scene;
pub mod sequence;
pub(crate) mod shapes;
pub(crate) mod shift;
pub mod state;
pub(crate) mod style;
pub(crate) mod table;
pub mod terminal;
pub(crate) mod text;
pub mod theme;
pub(crate) mod title;

use crate::model::Diagram;

/// Draws a diagram.
#[must_use]
pub fn scene(diagram: &Diagram) -> scene::Scene {
    match diagram {
        Diagram::Flowchart(graph) => flowchart::Flowchart::of(graph).scene(),
        Diagram::Sequence(chart) => sequence::scene(chart),
        Diagram::Pie(chart) => pie::scene(chart),
        Diagram::State(chart) => state::scene(chart),
        Diagram::C4(chart) => c4::scene(chart),
        Diagram::Class(chart) => class::scene(chart),
        Diagram::Er(chart) => er::scene(chart),
    }
}
