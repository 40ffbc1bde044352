//! Links between nodes.

use super::{Extra, Rare, Text};
use crate::source::Span;

/// How a link's line is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stroke {
    /// `-->`
    #[default]
    Normal,
    /// `==>`
    Thick,
    /// `-.->`
    Dotted,
    /// `~~~`
    Invisible,
    /// Two ends that do not go together (`x-- text -->`): Mermaid accepts them and draws a broken link.
    Invalid,
}

impl Stroke {
    /// The name in the JSON output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Thick => "thick",
            Self::Dotted => "dotted",
            Self::Invisible => "invisible",
            Self::Invalid => "INVALID",
        }
    }
}

/// What a link has at an end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Arrowhead {
    /// Nothing.
    #[default]
    None,
    /// An arrow, `>`.
    Point,
    /// A circle, `o`.
    Circle,
    /// A cross, `x`.
    Cross,
}

impl Arrowhead {
    /// The name in the JSON output.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Point => "point",
            Self::Circle => "circle",
            Self::Cross => "cross",
        }
    }
}

/// A link of the chart; its ends are the graph's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    /// The label; empty without one.
    pub label: Text,
    /// The line.
    pub stroke: Stroke,
    /// What stands at its start.
    pub arrow_start: Arrowhead,
    /// What stands at its end.
    pub arrow_end: Arrowhead,
    /// How many ranks it spans at least, 1 to 10; 0 for [`Stroke::Invalid`].
    pub length: u32,
    /// What few links have.
    pub extras: Rare<EdgeExtras>,
    /// From the start of its source's mention to the end of its target's.
    pub span: Span,
    /// The arrow itself, with its text.
    pub arrow_span: Span,
    /// The text of the label.
    pub label_span: Option<Span>,
}

/// What few links have: an id, classes, styles, a curve and an animation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EdgeExtras {
    /// The id, where the chart gives one (`e1@-->`).
    pub id: Option<String>,
    /// The classes.
    pub classes: Vec<String>,
    /// The styles of its `linkStyle`.
    pub styles: Vec<String>,
    /// The curve.
    pub interpolate: Option<String>,
    /// The animation: `true` for the usual one, else its name.
    pub animation: Option<String>,
}

impl Extra for EdgeExtras {
    const NONE: &'static Self = &Self {
        id: None,
        classes: Vec::new(),
        styles: Vec::new(),
        interpolate: None,
        animation: None,
    };
}

impl Edge {
    /// Whether it is drawn with an arrow, circle or cross at both ends.
    #[must_use]
    pub fn is_two_headed(&self) -> bool {
        self.arrow_start != Arrowhead::None && self.arrow_end != Arrowhead::None
    }
}
