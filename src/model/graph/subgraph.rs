//! Subgraphs, classes and directions.

use serde::{Serialize, Serializer};

use super::Text;
use crate::source::Span;

/// Where the chart flows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Top to bottom (`TB`, `TD`, `v`).
    #[default]
    TopBottom,
    /// Top to bottom, in a subgraph that says `direction TD`: Mermaid keeps the word there.
    TopDown,
    /// Bottom to top (`BT`, `^`).
    BottomTop,
    /// Left to right (`LR`, `>`).
    LeftRight,
    /// Right to left (`RL`, `<`).
    RightLeft,
    /// `BR`, which Mermaid reads and draws top to bottom.
    BottomRight,
}

impl Direction {
    /// The name in the JSON output: TB, BT, LR, RL; BR and (of a subgraph) TD as Mermaid has them.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::TopBottom => "TB",
            Self::TopDown => "TD",
            Self::BottomTop => "BT",
            Self::LeftRight => "LR",
            Self::RightLeft => "RL",
            Self::BottomRight => "BR",
        }
    }
}

/// As its name.
impl Serialize for Direction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// A subgraph's place in [`Graph::subgraphs`](super::Graph::subgraphs).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubgraphIndex(pub usize);

/// A subgraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subgraph {
    /// The id; `subGraph0` and so on where the chart gives none.
    pub id: String,
    /// Whether the chart gives the id.
    pub id_written: bool,
    /// The title.
    pub title: Text,
    /// Its own direction.
    pub direction: Option<Direction>,
    /// The ids of its direct members, nodes and nested subgraphs, in Mermaid's order.
    pub members: Vec<String>,
    /// The subgraph it is a member of.
    pub parent: Option<SubgraphIndex>,
    /// The classes.
    pub classes: Vec<String>,
    /// The styles of `style` statements that name it.
    pub styles: Vec<String>,
    /// From `subgraph` to `end`, of its first declaration.
    pub span: Span,
    /// The line that opens it: `subgraph id [title]`.
    pub header_span: Span,
}

/// A class definition.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassDef {
    /// The name.
    pub name: String,
    /// The styles, in order.
    pub styles: Vec<String>,
    /// Those about colour, as Mermaid repeats them for text.
    pub text_styles: Vec<String>,
    /// The name in its first `classDef`.
    pub span: Span,
}

/// What `linkStyle default` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkStyle {
    /// The styles.
    pub styles: Vec<String>,
    /// The curve.
    pub interpolate: Option<String>,
}
