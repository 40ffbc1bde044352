//! A class diagram's statements, as written: ranges of the prepared text.

use crate::model::class::{Head, Stroke};
use crate::model::graph::Direction;
use crate::source::TextRange;
use crate::syntax;

/// The statements of a class diagram.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClassDiagram {
    /// `classDiagram`.
    pub header: TextRange,
    /// The statements, in order; what opens and closes namespaces is among them.
    pub statements: Vec<Statement>,
}

/// A statement.
pub type Statement = syntax::Statement<StatementKind>;

/// What a statement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// `class A["label"]:::name { members }`
    Class(Box<Class>),
    /// `namespace A["label"] {`
    NamespaceStart(Name, Option<TextRange>),
    /// The brace that closes a namespace.
    NamespaceEnd,
    /// `A --> B : text`
    Relation(Box<Relation>),
    /// `A : member`; a name alone does nothing
    Member(Name, Option<TextRange>),
    /// `<<interface>> A`
    Annotation(TextRange, Name),
    /// `note for A "text"`
    Note(Option<Name>, TextRange),
    /// `click`, `link`, `callback`
    Click(Box<Click>),
    /// `style A fill:red`
    Style(TextRange, Styles),
    /// `classDef a,b fill:red`
    ClassDef(Vec<TextRange>, Styles),
    /// `cssClass "A,B" name`
    CssClass(TextRange, TextRange),
    /// A line with `direction LR` in it
    Direction(Direction),
    /// `accTitle: text`
    AccTitle(TextRange),
    /// `accDescr: text` or `accDescr { text }`
    AccDescr(TextRange),
    /// What could not be read.
    Error,
}

/// The name of a class or a namespace: words, dots, signs and literals in backticks, glued together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its place, without what stands in `~`.
    pub range: TextRange,
    /// Its parts, where it is not one piece without backticks.
    pub parts: Option<Box<[TextRange]>>,
    /// What stands in `~`.
    pub generic: Option<TextRange>,
}

/// `class A["label"]:::name <<annotation>> { members }`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Its name.
    pub name: Name,
    /// The text in brackets and quotes.
    pub label: Option<TextRange>,
    /// The style class after `:::`.
    pub style: Option<TextRange>,
    /// The word in `<< >>`.
    pub annotation: Option<TextRange>,
    /// What stands in the braces, where there are any.
    pub members: Option<Vec<TextRange>>,
}

/// `A "1" <|-- "*" B : text`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The left end.
    pub from: Name,
    /// The right end.
    pub to: Name,
    /// The text in quotes at the left end.
    pub from_cardinality: Option<TextRange>,
    /// The text in quotes at the right end.
    pub to_cardinality: Option<TextRange>,
    /// What is drawn at the left end.
    pub start: Head,
    /// What is drawn at the right end.
    pub end: Head,
    /// The line.
    pub stroke: Stroke,
    /// Where the arrow stands.
    pub arrow: TextRange,
    /// The text, with its colon.
    pub label: Option<TextRange>,
}

/// `click A href "url" "tooltip" _blank` and the like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Click {
    /// What is clicked.
    pub name: Name,
    /// What it does.
    pub action: Action,
    /// The tooltip.
    pub tooltip: Option<TextRange>,
}

/// What a click does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It opens an address, in a target where one is written.
    Link(TextRange, Option<TextRange>),
    /// It calls a function, with arguments where they are written.
    Call(TextRange, Option<TextRange>),
}

/// Styles, each of one or more pieces.
pub type Styles = Vec<Vec<TextRange>>;
