//! What things of a C4 diagram are.

use serde::{Serialize, Serializer};

/// Which of the five diagrams a chart is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// `C4Context`
    #[default]
    Context,
    /// `C4Container`
    Container,
    /// `C4Component`
    Component,
    /// `C4Dynamic`, of which the relations are numbered.
    Dynamic,
    /// `C4Deployment`
    Deployment,
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ElementKind {
    /// What of the four.
    pub base: Base,
    /// Whether somebody else has it: `_Ext`.
    pub external: bool,
    /// How it is drawn.
    pub form: Form,
}

/// The four kinds of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    /// `Person`
    Person,
    /// `System`
    System,
    /// `Container`
    Container,
    /// `Component`
    Component,
}

/// How an element is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// As a box, or a person.
    Plain,
    /// As a database: `Db`.
    Database,
    /// As a queue: `Queue`.
    Queue,
}

impl ElementKind {
    /// A plain element.
    #[must_use]
    pub const fn new(base: Base, form: Form, external: bool) -> Self {
        Self {
            base,
            external,
            form,
        }
    }

    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> String {
        let base = match self.base {
            Base::Person => "person",
            Base::System => "system",
            Base::Container => "container",
            Base::Component => "component",
        };
        let form = match self.form {
            Form::Plain => "",
            Form::Database => "Db",
            Form::Queue => "Queue",
        };
        if self.external {
            format!("external{}{}{form}", base[..1].to_uppercase(), &base[1..])
        } else {
            format!("{base}{form}")
        }
    }

    /// What Mermaid writes under the label.
    #[must_use]
    pub const fn stereotype(self) -> &'static str {
        match self.base {
            Base::Person => "Person",
            Base::System => "Software System",
            Base::Container => "Container",
            Base::Component => "Component",
        }
    }
}

impl Serialize for ElementKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}

/// What a statement puts a frame around.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BoundaryKind {
    /// `Enterprise_Boundary`
    Enterprise,
    /// `System_Boundary`
    System,
    /// `Container_Boundary`
    Container,
    /// `Boundary`
    Plain,
    /// `Deployment_Node`, `Node`, `Node_L`, `Node_R`, with its side.
    Node(Option<Placement>),
}

/// The side of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Placement {
    /// `Node_L`
    NodeL,
    /// `Node_R`
    NodeR,
}

/// What a relation looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum RelationKind {
    /// `Rel`
    #[serde(rename = "rel")]
    Plain,
    /// `BiRel`: a head at both ends.
    #[serde(rename = "birel")]
    Both,
    /// `Rel_U`
    #[serde(rename = "rel_u")]
    Up,
    /// `Rel_D`
    #[serde(rename = "rel_d")]
    Down,
    /// `Rel_L`
    #[serde(rename = "rel_l")]
    Left,
    /// `Rel_R`
    #[serde(rename = "rel_r")]
    Right,
    /// `Rel_Back`: the head at the beginning.
    #[serde(rename = "rel_b")]
    Back,
}
