//! What a C4 diagram says: elements, boundaries and relations.

mod kinds;
mod styles;

use foldhash::HashMap;

use serde::{Serialize, Serializer};

use super::{Frame, Place, Text, number};

pub use kinds::{Base, BoundaryKind, ElementKind, Form, Level, Placement, RelationKind};
pub use styles::{StyleValue, Styles};

/// A C4 diagram.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct C4 {
    /// What stands around the statements.
    #[serde(skip)]
    pub frame: Frame,
    /// Which of the five diagrams it is.
    pub diagram: Level,
    /// The elements, in order of first mention.
    pub elements: Vec<Element>,
    /// The boundaries and nodes, in order of first mention.
    pub boundaries: Vec<Boundary>,
    /// The relations, in order of first mention.
    pub relations: Vec<Relation>,
    /// How many elements are drawn beside each other.
    #[serde(serialize_with = "number")]
    pub shapes_per_row: f64,
    /// How many boundaries are drawn beside each other.
    #[serde(serialize_with = "number")]
    pub boundaries_per_row: f64,
    /// What each alias stands for.
    #[serde(skip)]
    pub by_alias: HashMap<String, Thing>,
}

/// Something that an alias stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// An element, by its index.
    Element(usize),
    /// A boundary, by its index.
    Boundary(usize),
}

/// What elements, boundaries and relations have in common.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Details {
    /// The text shown.
    pub label: Text,
    /// The technology.
    pub technology: Option<Text>,
    /// The description.
    pub description: Option<Text>,
    /// The name of a picture.
    pub sprite: Option<Text>,
    /// The tags.
    pub tags: Option<Text>,
    /// Where a click leads.
    #[serde(serialize_with = "link")]
    pub link: Option<Text>,
    /// The colours and the like.
    pub styles: Styles,
}

/// A person, a system, a container or a component.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Element {
    /// What the chart calls it.
    pub id: Text,
    /// What it is.
    pub kind: ElementKind,
    /// What it says.
    #[serde(flatten)]
    pub details: Details,
    /// The boundary that it stands in.
    pub boundary: Option<String>,
    /// The last statement that declares it.
    #[serde(flatten)]
    pub place: Place,
}

/// A frame around elements.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Boundary {
    /// What the chart calls it.
    pub id: Text,
    /// Its type as shown: `SYSTEM`, or what is written.
    pub kind: Text,
    /// What it says.
    #[serde(flatten)]
    pub details: Details,
    /// Whether it is a deployment node, which has a solid frame.
    #[serde(skip)]
    pub is_node: bool,
    /// The side of a node.
    pub placement: Option<Placement>,
    /// The boundary that it stands in.
    pub parent: Option<String>,
    /// The last statement that opens it.
    #[serde(flatten)]
    pub place: Place,
}

/// A line between two things.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Relation {
    /// The alias where it begins.
    pub from: Text,
    /// The alias where it ends.
    pub to: Text,
    /// What is drawn.
    pub kind: RelationKind,
    /// What it says.
    #[serde(flatten)]
    pub details: Details,
    /// The last statement that draws it.
    #[serde(flatten)]
    pub place: Place,
}

impl C4 {
    /// Whether another chart is drawn the same, wherever its text stands. Linear.
    #[must_use]
    pub fn draws_as(&self, other: &Self) -> bool {
        self.frame.draws_as(&other.frame)
            && self.diagram == other.diagram
            && self.elements == other.elements
            && self.boundaries == other.boundaries
            && self.relations == other.relations
            && self.shapes_per_row.to_bits() == other.shapes_per_row.to_bits()
            && self.boundaries_per_row.to_bits() == other.boundaries_per_row.to_bits()
    }

    /// What an alias stands for.
    #[must_use]
    pub fn find(&self, alias: &str) -> Option<Thing> {
        self.by_alias.get(alias).copied()
    }
}

fn link<S: Serializer>(url: &Option<Text>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Link<'a> {
        url: &'a Text,
    }
    url.as_ref().map(|url| Link { url }).serialize(serializer)
}
