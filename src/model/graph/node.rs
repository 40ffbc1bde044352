//! Nodes and the text they show.

use smallvec::SmallVec;

use super::{Extra, Rare, Shape, SubgraphIndex};
use crate::source::Span;

/// How a label is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum TextKind {
    /// Text (bare or quoted); HTML tags in it count.
    #[default]
    Text,
    /// A Markdown string, or a label given as data.
    Markdown,
}

/// A label: what Mermaid gives to its renderer, before HTML is sanitised. Entity codes stay as
/// written (`#quot;`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// How to read it.
    pub kind: TextKind,
}

impl Text {
    /// Plain text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind: TextKind::Text,
        }
    }
}

/// Where a click leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink {
    /// The address as written.
    pub url: String,
    /// `_self`, `_blank`, `_parent` or `_top`.
    pub target: Option<String>,
}

/// What a click calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callback {
    /// The function's name.
    pub function: String,
    /// Its arguments as written between the parentheses.
    pub args: Option<String>,
}

/// A node of the chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// The id.
    pub id: String,
    /// The label; the id where none is written.
    pub label: Text,
    /// Whether a label is written somewhere (by brackets or as data).
    pub labelled: bool,
    /// The shape; the last one written wins, a rectangle where none is.
    pub shape: Shape,
    /// Whether a shape is written somewhere.
    pub shaped: bool,
    /// What few nodes have.
    pub extras: Rare<NodeExtras>,
    /// The subgraph it is a member of.
    pub subgraph: Option<SubgraphIndex>,
    /// The subgraph of the same id: then this is that subgraph, not a node.
    pub names: Option<SubgraphIndex>,
    /// Whether Mermaid draws nothing for it: its id is that of a link, which a later link then uses as an end.
    pub undrawn: bool,
    /// The mention (id with its brackets and data) that gave it its label, else the first.
    pub span: Span,
    /// The text of the label that won, without brackets and quotes.
    pub label_span: Option<Span>,
    /// Every mention in statements that draw, in order: the id with its brackets and data.
    pub mentions: SmallVec<[Span; 2]>,
}

/// What few nodes have: classes, styles, clicks and pictures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeExtras {
    /// The classes, in order, repeats included.
    pub classes: Vec<String>,
    /// The styles of `style` statements, in order.
    pub styles: Vec<String>,
    /// Where a click leads.
    pub link: Option<Hyperlink>,
    /// What a click calls.
    pub callback: Option<Callback>,
    /// The tooltip.
    pub tooltip: Option<String>,
    /// The icon (`@{ icon: … }`).
    pub icon: Option<String>,
    /// The image's address (`@{ img: … }`).
    pub image: Option<String>,
}

impl Extra for NodeExtras {
    const NONE: &'static Self = &Self {
        classes: Vec::new(),
        styles: Vec::new(),
        link: None,
        callback: None,
        tooltip: None,
        icon: None,
        image: None,
    };
}

impl Node {
    /// Whether the entry is a node, and not the name of a subgraph.
    #[must_use]
    pub fn is_node(&self) -> bool {
        self.names.is_none()
    }
}
