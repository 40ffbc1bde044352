//! Fields that arguments set: each by its place, or by a name.
//!
//! Mermaid keeps things as objects without a type: `$name="text"` sets any field of them.

use super::Value;
use super::index::Index;
use crate::model::Text;
use crate::model::c4::{Boundary, Details, Element, Placement, Relation, StyleValue, Styles};

/// What an argument is by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Type,
    Technology,
    Description,
    Sprite,
    Tags,
    Link,
}

impl Slot {
    /// Mermaid's name of the field.
    const fn name(self) -> &'static str {
        match self {
            Self::Type => "type",
            Self::Technology => "techn",
            Self::Description => "descr",
            Self::Sprite => "sprite",
            Self::Tags => "tags",
            Self::Link => "link",
        }
    }
}

/// The field that an argument sets, and the text.
pub(super) fn field(place: &str, value: Value) -> (String, Text) {
    match value {
        Value::Named(name, text) => (name, text),
        Value::Text(text) => (place.to_owned(), text),
    }
}

/// Sets a field of an element. Gives the alias, where that is the field.
pub(super) fn element(element: &mut Element, slot: Slot, value: Value) -> Option<Text> {
    let (name, text) = field(slot.name(), value);
    set_element(element, &name, text)
}

/// Sets a field of an element by its name.
pub(super) fn set_element(element: &mut Element, name: &str, text: Text) -> Option<Text> {
    match name {
        "alias" => return Some(text),
        "parentBoundary" => element.boundary = Some(text.text),
        _ => details(&mut element.details, name, text),
    }
    None
}

/// Sets a field of a boundary. Gives the alias, where that is the field.
pub(super) fn boundary(boundary: &mut Boundary, slot: Slot, value: Value) -> Option<Text> {
    let (name, text) = field(slot.name(), value);
    set_boundary(boundary, &name, text)
}

/// Sets a field of a boundary by its name.
pub(super) fn set_boundary(boundary: &mut Boundary, name: &str, text: Text) -> Option<Text> {
    match name {
        "alias" => return Some(text),
        "type" => boundary.kind = text,
        "parentBoundary" => boundary.parent = Some(text.text),
        "nodeType" => {
            boundary.placement = match text.text.as_str() {
                "nodeL" => Some(Placement::NodeL),
                "nodeR" => Some(Placement::NodeR),
                _ => None,
            }
        }
        _ => details(&mut boundary.details, name, text),
    }
    None
}

/// Sets a field of a relation.
pub(super) fn relation(
    relation: &mut Relation,
    slot: Slot,
    value: Value,
    index: &mut Index<(String, String)>,
    at: usize,
) {
    let (name, text) = field(slot.name(), value);
    set_relation(relation, &name, text, index, at);
}

/// Sets a field of a relation by its name.
pub(super) fn set_relation(
    relation: &mut Relation,
    name: &str,
    text: Text,
    index: &mut Index<(String, String)>,
    at: usize,
) {
    let ends = |relation: &Relation| (relation.from.text.clone(), relation.to.text.clone());
    let before = ends(relation);
    match name {
        "from" => relation.from = text,
        "to" => relation.to = text,
        _ => return details(&mut relation.details, name, text),
    }
    index.rename(&before, &ends(relation), at);
}

/// Sets what all have.
pub(super) fn details(details: &mut Details, name: &str, text: Text) {
    match name {
        "label" => details.label = text,
        "techn" => details.technology = Some(text),
        "descr" => details.description = Some(text),
        "sprite" => details.sprite = Some(text),
        "tags" => details.tags = Some(text),
        "link" => details.link = Some(text),
        _ => {
            if let Some(name) = Styles::name(name) {
                details.styles.set(name, StyleValue::Text(text.text));
            }
        }
    }
}
