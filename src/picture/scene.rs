//! What is drawn: shapes and texts with absolute coordinates, in the order of painting. Emitters write it
//! down; nothing here knows in which language.

use super::geometry::{Point, Rect, Size};
use super::path::Path;
use super::text::Run;
use super::theme::Role;
use crate::model::Frame;

/// A drawing.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The size of the canvas.
    pub size: Size,
    /// What kind of diagram it is, for screen readers.
    pub kind: &'static str,
    /// The accessible title.
    pub title: Option<String>,
    /// The accessible description.
    pub description: Option<String>,
    /// What stands on it, from the back to the front.
    pub parts: Vec<Part>,
}

impl Scene {
    /// An empty drawing of a chart, with its accessible title and description.
    pub(crate) fn of(kind: &'static str, frame: &Frame, size: Size) -> Self {
        Self {
            size,
            kind,
            title: frame.acc_title.clone().or_else(|| frame.title.clone()),
            description: frame.acc_descr.clone(),
            parts: Vec::new(),
        }
    }
}

/// What a part of a drawing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The title of the whole.
    Title,
    /// A frame around others.
    Cluster,
    /// A line between others.
    Edge,
    /// The text on a line.
    EdgeLabel,
    /// A node.
    Node,
    /// What explains the drawing.
    Legend,
    /// A mark beside a node or a line.
    Mark,
}

impl What {
    /// The name in the drawing.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Cluster => "cluster",
            Self::Edge => "edge",
            Self::EdgeLabel => "edge-label",
            Self::Node => "node",
            Self::Legend => "legend",
            Self::Mark => "mark",
        }
    }
}

/// Things that belong together.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is.
    pub what: What,
    /// What is known of it, for tools that read the drawing.
    pub facts: Vec<(&'static str, Fact)>,
    /// Where a click leads: a checked address, and the window it opens in.
    pub link: Option<(String, Option<String>)>,
    /// What is shown when it is pointed at.
    pub tooltip: Option<String>,
    /// How much of it covers what is after, from 0 to 1.
    pub opacity: Option<f32>,
    /// The points that a line passes, from its start to its end; of anything else, none.
    pub route: Vec<Point>,
    /// Its shapes and texts.
    pub items: Vec<Item>,
}

impl Part {
    /// An empty part.
    #[must_use]
    pub fn new(what: What) -> Self {
        Self {
            what,
            facts: Vec::new(),
            link: None,
            tooltip: None,
            opacity: None,
            route: Vec::new(),
            items: Vec::new(),
        }
    }

    /// Adds a fact in words.
    pub fn know(&mut self, name: &'static str, value: impl Into<String>) {
        self.facts.push((name, Fact::Text(value.into())));
    }

    /// What is known under a name, in words.
    #[must_use]
    pub fn word(&self, name: &str) -> Option<&str> {
        self.facts.iter().find_map(|(known, fact)| match fact {
            Fact::Text(text) if *known == name => Some(text.as_str()),
            _ => None,
        })
    }

    /// Where it stands, if it stands somewhere.
    #[must_use]
    pub fn frame(&self) -> Option<Rect> {
        self.facts.iter().find_map(|(_, fact)| match fact {
            Fact::Box(frame) => Some(*frame),
            _ => None,
        })
    }

    /// Adds where it stands.
    pub fn stands(&mut self, frame: Rect) {
        self.facts.push(("box", Fact::Box(frame)));
    }

    /// Adds a place of it.
    pub fn passes(&mut self, name: &'static str, place: Point) {
        self.facts.push((name, Fact::Place(place)));
    }
}

/// Something that is known of a part.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// An id or a name.
    Text(String),
    /// A place on the canvas.
    Place(Point),
    /// A rectangle on the canvas.
    Box(Rect),
}

/// Something to paint.
#[derive(Clone, Debug)]
pub enum Item {
    /// A shape or a line.
    Shape(Shape),
    /// A text.
    Text(Text),
}

/// A shape or a line.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its path.
    pub path: Path,
    /// What it is filled with.
    pub fill: Paint,
    /// How it is outlined.
    pub line: Option<Line>,
}

/// How a path is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The colour.
    pub paint: Paint,
    /// The width.
    pub width: f64,
    /// The lengths of dashes and gaps; empty for a full line.
    pub dashes: Vec<f32>,
}

/// A colour.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    /// Nothing is painted.
    None,
    /// A colour of the theme.
    Theme(Role),
    /// A colour that the chart says: a `#` and six or eight digits.
    Own(String),
}

/// Where a line of text stands beside its point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Before it.
    End,
    /// Around it.
    #[default]
    Middle,
    /// After it.
    Start,
}

/// Lines of text.
#[derive(Clone, Debug)]
pub struct Text {
    /// The lines.
    pub lines: Vec<TextLine>,
    /// The font size.
    pub size: f64,
    /// Whether all of it is bold.
    pub bold: bool,
    /// Whether all of it is italic.
    pub italic: bool,
    /// The colour.
    pub paint: Paint,
    /// How the lines stand.
    pub anchor: Anchor,
    /// Whether it is the title of its part.
    pub is_title: bool,
}

/// A line of text.
#[derive(Clone, Debug)]
pub struct TextLine {
    /// Where it stands, on its base line.
    pub at: Point,
    /// The width that was planned for it.
    pub width: f64,
    /// The pieces.
    pub(crate) runs: Vec<Run>,
}

/// A number with one digit after the point at most.
#[must_use]
pub fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" {
        "0".to_owned()
    } else {
        text.to_owned()
    }
}
