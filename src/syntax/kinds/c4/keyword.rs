//! The words that statements begin with.

use crate::model::c4::{Base, BoundaryKind, ElementKind, Form, Placement, RelationKind};

/// What a word draws, or styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// `Person`, `System`, `Container`, `Component` and what is made of them.
    Element(ElementKind),
    /// `Boundary`, `Node` and what is made of them.
    Boundary(BoundaryKind),
    /// `Rel` and what is made of it.
    Relation(RelationKind),
    /// `RelIndex`, of which the first argument is not read.
    Indexed,
    /// `UpdateElementStyle`
    ElementStyle,
    /// `UpdateRelStyle`
    RelationStyle,
    /// `UpdateLayoutConfig`
    Layout,
}

/// A word of which several elements are made.
const fn element(base: Base, form: Form, external: bool) -> Keyword {
    Keyword::Element(ElementKind::new(base, form, external))
}

/// Every word, in the order of Mermaid's rules.
pub(super) const KEYWORDS: [(&str, Keyword); 43] = {
    use Base::{Component, Container, Person, System};
    use Form::{Database, Plain, Queue};
    use Keyword::{Boundary, Relation};
    [
        ("Person_Ext", element(Person, Plain, true)),
        ("Person", element(Person, Plain, false)),
        ("SystemQueue_Ext", element(System, Queue, true)),
        ("SystemDb_Ext", element(System, Database, true)),
        ("System_Ext", element(System, Plain, true)),
        ("SystemQueue", element(System, Queue, false)),
        ("SystemDb", element(System, Database, false)),
        ("System", element(System, Plain, false)),
        ("Boundary", Boundary(BoundaryKind::Plain)),
        ("Enterprise_Boundary", Boundary(BoundaryKind::Enterprise)),
        ("System_Boundary", Boundary(BoundaryKind::System)),
        ("ContainerQueue_Ext", element(Container, Queue, true)),
        ("ContainerDb_Ext", element(Container, Database, true)),
        ("Container_Ext", element(Container, Plain, true)),
        ("ContainerQueue", element(Container, Queue, false)),
        ("ContainerDb", element(Container, Database, false)),
        ("Container", element(Container, Plain, false)),
        ("Container_Boundary", Boundary(BoundaryKind::Container)),
        ("ComponentQueue_Ext", element(Component, Queue, true)),
        ("ComponentDb_Ext", element(Component, Database, true)),
        ("Component_Ext", element(Component, Plain, true)),
        ("ComponentQueue", element(Component, Queue, false)),
        ("ComponentDb", element(Component, Database, false)),
        ("Component", element(Component, Plain, false)),
        ("Deployment_Node", Boundary(BoundaryKind::Node(None))),
        ("Node", Boundary(BoundaryKind::Node(None))),
        (
            "Node_L",
            Boundary(BoundaryKind::Node(Some(Placement::NodeL))),
        ),
        (
            "Node_R",
            Boundary(BoundaryKind::Node(Some(Placement::NodeR))),
        ),
        ("Rel", Relation(RelationKind::Plain)),
        ("BiRel", Relation(RelationKind::Both)),
        ("Rel_Up", Relation(RelationKind::Up)),
        ("Rel_U", Relation(RelationKind::Up)),
        ("Rel_Down", Relation(RelationKind::Down)),
        ("Rel_D", Relation(RelationKind::Down)),
        ("Rel_Left", Relation(RelationKind::Left)),
        ("Rel_L", Relation(RelationKind::Left)),
        ("Rel_Right", Relation(RelationKind::Right)),
        ("Rel_R", Relation(RelationKind::Right)),
        ("Rel_Back", Relation(RelationKind::Back)),
        ("RelIndex", Keyword::Indexed),
        ("UpdateElementStyle", Keyword::ElementStyle),
        ("UpdateRelStyle", Keyword::RelationStyle),
        ("UpdateLayoutConfig", Keyword::Layout),
    ]
};

impl Keyword {
    /// What a word is, if it is one.
    pub(super) fn of(word: &str) -> Option<Self> {
        let known = KEYWORDS.iter().find(|(known, _)| *known == word);
        known.map(|(_, keyword)| *keyword)
    }
}
