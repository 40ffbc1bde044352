//! The flowchart as written: statements in order, each with its place.
//!
//! The list is flat: a subgraph is a [`StatementKind::SubgraphStart`] and, further on, a
//! [`StatementKind::SubgraphEnd`], so that nothing recurses on the depth of a chart. Everything is
//! kept as ranges of the text that the reader read ([`Reading::text`](crate::syntax::Reading::text)),
//! which says what they hold and where that stands in the file.

use crate::model::graph::{Direction, Shape};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax;
pub use crate::syntax::Ident;

/// A flowchart as written.
#[derive(Clone, Debug, Default)]
pub struct Flowchart {
    /// `graph`, `flowchart` or `flowchart-elk`, and the direction.
    pub header: Header,
    /// Everything after the header, in order.
    pub statements: Vec<Statement>,
}

/// The first line.
#[derive(Clone, Debug, Default)]
pub struct Header {
    /// The keyword.
    pub keyword: TextRange,
    /// The direction, where one is written, and its place.
    pub direction: Option<(Direction, TextRange)>,
}

/// A statement, without the separator after it.
pub type Statement = syntax::Statement<StatementKind>;

/// What a statement says.
#[derive(Clone, Debug)]
pub enum StatementKind {
    /// Nodes, and links between them: `A & B --> C --> D`.
    Chain(Chain),
    /// `subgraph id [title]`, or with one of them.
    SubgraphStart(Box<SubgraphStart>),
    /// `end`
    SubgraphEnd,
    /// `direction LR`: the line up to its end is swallowed.
    Direction {
        /// The direction.
        direction: Direction,
        /// Everything that the statement swallowed, the keyword included.
        text: Ident,
    },
    /// `style A fill:#f9f`
    Style {
        /// The id (a list with commas is one id).
        target: Ident,
        /// The styles between commas.
        styles: Vec<Ident>,
    },
    /// `linkStyle 0,1 stroke:red`
    LinkStyle(Box<LinkStyle>),
    /// `classDef a,b fill:#f9f`
    ClassDef {
        /// The names between commas.
        names: Vec<Ident>,
        /// The styles between commas.
        styles: Vec<Ident>,
    },
    /// `class A,B name`
    Class {
        /// The ids between commas.
        targets: Vec<Ident>,
        /// The class; commas are part of it.
        class: Ident,
    },
    /// `click A …`
    Click(Box<Click>),
    /// `accTitle: …`
    AccTitle(Ident),
    /// `accDescr: …` or `accDescr { … }`
    AccDescr(Ident),
    /// A `;` that ends nothing.
    Semicolon,
    /// What could not be read; a diagnostic says why.
    Error,
}

/// Nodes and the links between them.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// The nodes of all groups, in order.
    pub vertices: Vec<Vertex>,
    /// The links between one group and the next.
    pub links: Vec<Link>,
}

impl Chain {
    /// The groups of nodes (`A & B`), one more than links.
    pub fn groups(&self) -> impl Iterator<Item = &[Vertex]> {
        let ends = self.links.iter().map(|link| link.after as usize);
        let mut start = 0;
        ends.chain([self.vertices.len()]).map(move |end| {
            let group = self.vertices.get(start..end).unwrap_or_default();
            start = end;
            group
        })
    }

    /// The node that stands alone, if that is all.
    #[must_use]
    pub fn lone_vertex(&self) -> Option<&Vertex> {
        match &self.vertices[..] {
            [vertex] if self.links.is_empty() => Some(vertex),
            _ => None,
        }
    }
}

/// A mention of a node.
#[derive(Clone, Debug)]
pub struct Vertex {
    /// The id.
    pub id: Ident,
    /// Brackets with a label.
    pub label: Option<Label>,
    /// `:::name`
    pub class: Option<Box<Ident>>,
    /// `@{ … }`
    pub data: Option<Box<Data>>,
    /// The mention: id, brackets, class and data.
    pub range: TextRange,
}

/// A label in brackets.
#[derive(Clone, Debug)]
pub struct Label {
    /// The shape that the brackets stand for.
    pub shape: Shape,
    /// The text.
    pub text: Text,
    /// The opening bracket.
    pub open: TextRange,
    /// The closing bracket.
    pub close: TextRange,
}

/// A text that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text, neither trimmed nor without markup; without its quotes.
    pub ident: Ident,
    /// How it is written.
    pub quotes: Quotes,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Quotes {
    /// Without quotes.
    #[default]
    None,
    /// `"text"`
    Double,
    /// ``"`text`"``
    Markdown,
}

/// `@{ … }`
#[derive(Clone, Debug)]
pub struct Data {
    /// From `@{` to `}`.
    pub range: TextRange,
    /// What it says: a mapping, or `null` (or another scalar) where it says nothing.
    pub value: serde_json::Value,
    /// The keys.
    pub keys: Vec<DataKey>,
    /// Why it is not valid YAML, and where; then `value` is `null`.
    pub error: Option<(String, Span)>,
    /// The edits that make YAML of it, where one meaning is likely.
    pub fixed: Vec<(Span, String)>,
}

/// A key of data; as YAML read it, it stands in no text.
#[derive(Clone, Debug)]
pub struct DataKey {
    /// The key.
    pub name: String,
    /// Where it stands in the file.
    pub span: Span,
    /// Where its value stands.
    pub value: Span,
}

impl Data {
    /// The place of the value of a key, else of the whole.
    #[must_use]
    pub fn value_span(&self, name: &str, text: &Mapped) -> Span {
        let key = self.keys.iter().find(|key| key.name == name);
        key.map_or_else(|| text.span(self.range), |key| key.value)
    }
}

/// A link between two groups.
#[derive(Clone, Debug)]
pub struct Link {
    /// How many nodes of its chain stand before it.
    pub after: u32,
    /// `e1` of `e1@-->`.
    pub id: Option<Box<Ident>>,
    /// The part before a text written inside (`--` of `-- text -->`).
    pub start: Option<TextRange>,
    /// The arrow, or its part after the text, without spaces.
    pub arrow: TextRange,
    /// The text, inside or between pipes.
    pub text: Option<Text>,
    /// The whole: id, arrow, text.
    pub range: TextRange,
    /// Whether the line that holds the arrow began with it (it continues the line before).
    pub joins_lines: bool,
}

/// `subgraph …`
#[derive(Clone, Debug)]
pub struct SubgraphStart {
    /// The id as Mermaid takes it, trimmed; `None` where it makes one up (`subGraph0`).
    pub id: Option<Ident>,
    /// The title.
    pub title: Text,
    /// Whether id and title are written apart: `id [title]`.
    pub bracketed: bool,
}

/// `linkStyle …`
#[derive(Clone, Debug)]
pub struct LinkStyle {
    /// The links' numbers from 0; empty for `default`.
    pub links: Vec<(u64, TextRange)>,
    /// `default` and its place.
    pub default: Option<TextRange>,
    /// `interpolate NAME`
    pub interpolate: Option<Ident>,
    /// The styles between commas.
    pub styles: Vec<Ident>,
}

/// `click …`
#[derive(Clone, Debug)]
pub struct Click {
    /// The ids between commas.
    pub targets: Vec<Ident>,
    /// What happens.
    pub action: ClickAction,
    /// The tooltip.
    pub tooltip: Option<Ident>,
}

/// What a click does.
#[derive(Clone, Debug)]
pub enum ClickAction {
    /// It opens an address.
    Link {
        /// The address.
        url: Ident,
        /// `_blank` and the like.
        target: Option<Ident>,
        /// Whether `href` is written.
        href: bool,
    },
    /// It calls a function.
    Call {
        /// The function.
        function: Ident,
        /// What stands between the parentheses.
        args: Option<Ident>,
        /// Whether `call` is written.
        call: bool,
    },
}
