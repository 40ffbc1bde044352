//! Drawings of characters, for terminals and comments: the same layout in cells instead of pixels.

mod canvas;
mod flowchart;
mod routes;

use crate::model::Diagram;

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// How many columns there are. What cannot be drawn in so few is wider.
    pub width: usize,
    /// Only ASCII characters for lines and heads.
    pub ascii: bool,
}

impl Default for Terminal {
    fn default() -> Self {
        Self {
            width: 80,
            ascii: false,
        }
    }
}

/// Draws a diagram; `None` for one of a kind that is not drawn so.
#[must_use]
pub fn draw(diagram: &Diagram, terminal: Terminal) -> Option<String> {
    match diagram {
        Diagram::Flowchart(graph) => Some(flowchart::draw(graph, terminal)),
        #[allow(unreachable_patterns, reason = "kinds move in one by one")]
        _ => None,
    }
}
