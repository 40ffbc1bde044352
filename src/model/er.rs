//! What an ER diagram says: entities with attributes, the relationships between them, and subgraphs.

use serde::Serialize;

use super::graph::Direction;
use super::{ClassDef, Frame, Place, Text};

/// An ER diagram.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErDiagram {
    /// What stands around the statements.
    #[serde(skip)]
    pub frame: Frame,
    /// Which way it is drawn.
    pub direction: Direction,
    /// The entities, in order of first mention.
    pub entities: Vec<Entity>,
    /// The relationships, in order.
    pub relations: Vec<Relation>,
    /// The subgraphs, in the order in which they end.
    pub subgraphs: Vec<Subgraph>,
    /// The class definitions, in order of first mention.
    pub class_defs: Vec<ClassDef>,
}

/// Points at an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIndex(pub usize);

/// Points at a subgraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubgraphIndex(pub usize);

/// An entity.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entity {
    /// The id.
    pub id: String,
    /// The text shown.
    pub label: Text,
    /// The id of the subgraph that it is in.
    pub subgraph: Option<String>,
    /// The attributes, in order.
    pub attributes: Vec<Attribute>,
    /// The classes, in order.
    pub classes: Vec<String>,
    /// The styles, in order.
    pub styles: Vec<String>,
    /// Its first mention.
    #[serde(flatten)]
    pub place: Place,
}

/// An attribute of an entity.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attribute {
    /// The type, as written.
    #[serde(rename = "type")]
    pub ty: Text,
    /// The name.
    pub name: Text,
    /// The keys, as written.
    pub keys: Vec<Text>,
    /// The comment.
    pub comment: Option<Text>,
    /// Its statement.
    #[serde(flatten)]
    pub place: Place,
}

impl Attribute {
    /// Whether it has a key, in any case of letters.
    #[must_use]
    pub fn has_key(&self, key: Key) -> bool {
        self.keys.iter().any(|written| key.is(&written.text))
    }
}

/// A key of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// `PK`
    Primary,
    /// `FK`
    Foreign,
    /// `UK`
    Unique,
}

impl Key {
    /// The mark.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Primary => "PK",
            Self::Foreign => "FK",
            Self::Unique => "UK",
        }
    }

    /// Whether a text is its mark.
    #[must_use]
    pub fn is(self, written: &str) -> bool {
        written.eq_ignore_ascii_case(self.mark())
    }
}

/// A relationship between two ends.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Relation {
    /// The id of the left end.
    pub from: String,
    /// The id of the right end.
    pub to: String,
    /// The label.
    pub label: Text,
    /// How many of the left end.
    pub from_cardinality: Cardinality,
    /// How many of the right end.
    pub to_cardinality: Cardinality,
    /// Whether the line is solid.
    pub identifying: bool,
    /// Its statement.
    #[serde(flatten)]
    pub place: Place,
    /// The left end.
    #[serde(skip)]
    pub from_end: End,
    /// The right end.
    #[serde(skip)]
    pub to_end: End,
}

/// What a relationship ends at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// An entity.
    Entity(EntityIndex),
    /// A subgraph.
    Subgraph(SubgraphIndex),
}

impl End {
    /// The entity, where it is one.
    #[must_use]
    pub const fn entity(self) -> Option<EntityIndex> {
        match self {
            Self::Entity(index) => Some(index),
            Self::Subgraph(_) => None,
        }
    }
}

/// How many of an entity a relationship joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Cardinality {
    /// `|o`
    ZeroOrOne,
    /// `}o`
    ZeroOrMore,
    /// `}|`
    OneOrMore,
    /// `||`
    ExactlyOne,
    /// `u`
    Parent,
}

impl Cardinality {
    /// Whether it can be more than one.
    #[must_use]
    pub const fn is_many(self) -> bool {
        matches!(self, Self::ZeroOrMore | Self::OneOrMore)
    }

    /// Whether it can be none.
    #[must_use]
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::ZeroOrOne | Self::ZeroOrMore)
    }
}

/// A frame around entities.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Subgraph {
    /// The id.
    pub id: String,
    /// The text shown.
    pub label: String,
    /// The id of the subgraph that it is in.
    pub parent: Option<String>,
    /// The ids of what is in it.
    pub nodes: Vec<String>,
    /// The direction.
    pub direction: Option<Direction>,
    /// The classes, in order.
    pub classes: Vec<String>,
    /// The styles, in order.
    pub styles: Vec<String>,
    /// Its first line.
    #[serde(flatten)]
    pub place: Place,
}

impl ErDiagram {
    /// Whether another chart is drawn the same, wherever its text stands. Linear.
    #[must_use]
    pub fn draws_as(&self, other: &Self) -> bool {
        self.frame.draws_as(&other.frame)
            && self.direction == other.direction
            && self.entities == other.entities
            && self.relations == other.relations
            && self.subgraphs == other.subgraphs
            && self.class_defs == other.class_defs
    }

    /// An entity.
    #[must_use]
    pub fn entity(&self, index: EntityIndex) -> &Entity {
        &self.entities[index.0]
    }
}
