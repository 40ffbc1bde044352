//! An ER diagram's statements, as written: ranges of the prepared text.

use crate::model::er::Cardinality;
use crate::model::graph::Direction;
use crate::source::TextRange;
use crate::syntax;

/// The statements of an ER diagram.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErDiagram {
    /// `erDiagram`.
    pub header: TextRange,
    /// The statements, in order; what opens and closes entities and subgraphs is among them.
    pub statements: Vec<Statement>,
}

/// A statement.
pub type Statement = syntax::Statement<StatementKind>;

/// What a statement says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatementKind {
    /// `A`, `A["label"]:::class`, `A {`
    Entity(Box<Entity>),
    /// `int id PK "comment"`, between the braces of an entity
    Attribute(Box<Attribute>),
    /// The brace that closes an entity.
    EntityEnd,
    /// `A ||--o{ B : label`
    Relation(Box<Relation>),
    /// `subgraph A [label]`
    SubgraphStart(TextRange, Option<Vec<TextRange>>),
    /// `end`
    SubgraphEnd(Closed),
    /// `style A,B fill:red`
    Style(Vec<TextRange>, Styles),
    /// `classDef a,b fill:red`
    ClassDef(Vec<TextRange>, Styles),
    /// `class A,B a,b`
    Class(Vec<TextRange>, Vec<TextRange>),
    /// A line with `direction LR` in it
    Direction(Direction),
    /// `accTitle: text`
    AccTitle(TextRange),
    /// `accDescr: text` or `accDescr { text }`
    AccDescr(TextRange),
    /// What could not be read.
    Error,
}

/// What an `end` closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// A subgraph.
    Subgraph,
    /// What a statement opened that could not be read.
    Unread,
}

/// An entity that is mentioned alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its name, with its quotes.
    pub name: TextRange,
    /// The text in brackets, with its quotes.
    pub label: Option<TextRange>,
    /// The classes after `:::`.
    pub classes: Vec<TextRange>,
    /// Whether a brace opens its attributes.
    pub opens: bool,
}

/// An attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its type.
    pub ty: TextRange,
    /// The `?` after the type.
    pub optional: bool,
    /// Its name.
    pub name: TextRange,
    /// Its keys.
    pub keys: Vec<TextRange>,
    /// Its comment, with its quotes.
    pub comment: Option<TextRange>,
}

/// `A ||--o{ B : label`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The left entity, with its quotes.
    pub from: TextRange,
    /// Its classes.
    pub from_classes: Vec<TextRange>,
    /// How many of it.
    pub from_cardinality: Cardinality,
    /// Whether the line is solid.
    pub identifying: bool,
    /// How many of the right entity.
    pub to_cardinality: Cardinality,
    /// The right entity, with its quotes.
    pub to: TextRange,
    /// Its classes.
    pub to_classes: Vec<TextRange>,
    /// The marks between the two.
    pub marks: TextRange,
    /// The label, with its quotes.
    pub label: TextRange,
}

/// Styles, each of one or more pieces.
pub type Styles = Vec<Vec<TextRange>>;
