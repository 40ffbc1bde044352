//! Elements, boundaries and relations.

use super::bag::{self, Slot};
use super::{Lowering, Value};
use crate::model::Text;
use crate::model::c4::{
    Base, Boundary, BoundaryKind, Details, Element, ElementKind, Relation, RelationKind,
};
use crate::source::Span;

/// The alias of the frame around everything.
const GLOBAL: &str = "global";

/// What the arguments of a person or a system are, after alias and label.
const PERSON: [Slot; 4] = [Slot::Description, Slot::Sprite, Slot::Tags, Slot::Link];

/// The same of a container or a component.
const CONTAINER: [Slot; 5] = [
    Slot::Technology,
    Slot::Description,
    Slot::Sprite,
    Slot::Tags,
    Slot::Link,
];

/// The same of a boundary.
const BOUNDARY: [Slot; 3] = [Slot::Type, Slot::Tags, Slot::Link];

/// The same of a node.
const NODE: [Slot; 5] = [
    Slot::Type,
    Slot::Description,
    Slot::Sprite,
    Slot::Tags,
    Slot::Link,
];

/// The same of a relation, after its ends and label.
const RELATION: [Slot; 5] = [
    Slot::Technology,
    Slot::Description,
    Slot::Sprite,
    Slot::Tags,
    Slot::Link,
];

impl Lowering<'_> {
    /// The boundary that is open.
    fn around(&self) -> Option<String> {
        let around = self.open.iter().rev().flatten().next();
        around.filter(|alias| *alias != GLOBAL).cloned()
    }

    pub(super) fn element(&mut self, kind: ElementKind, arguments: Vec<Value>, place: Span) {
        let mut arguments = arguments.into_iter();
        let Some((id, named)) = arguments.next().map(Value::alias) else {
            return;
        };
        let known = self.elements.first(&id.text).filter(|_| named);
        let index = known.unwrap_or(self.model.elements.len());
        if known.is_none() {
            self.model.elements.push(Element {
                id: id.clone(),
                kind,
                details: Details::default(),
                boundary: None,
                place: place.into(),
            });
            if named {
                self.elements.add(id.text, index);
            }
        }
        let boundary = self.around();
        let element = &mut self.model.elements[index];
        element.details.label = arguments.next().map(Value::plain).unwrap_or_default();
        let slots: &[Slot] = match kind.base {
            Base::Person | Base::System => &PERSON,
            _ => &CONTAINER,
        };
        for (slot, value) in slots.iter().zip(arguments) {
            if let Some(alias) = bag::element(element, *slot, value) {
                self.elements.rename(&element.id.text, &alias.text, index);
                element.id = alias;
            }
        }
        element.kind = kind;
        element.boundary = boundary;
        element.place = place.into();
    }

    pub(super) fn boundary(&mut self, kind: BoundaryKind, mut arguments: Vec<Value>, place: Span) {
        let shown = match kind {
            BoundaryKind::Enterprise => Some("ENTERPRISE"),
            BoundaryKind::System => Some("SYSTEM"),
            BoundaryKind::Container => Some("CONTAINER"),
            BoundaryKind::Plain | BoundaryKind::Node(_) => None,
        };
        if let Some(text) = shown {
            // Mermaid puts it in as a third argument; without a second it becomes that.
            let text = Text {
                text: text.to_owned(),
                place: place.into(),
            };
            arguments.insert(arguments.len().min(2), Value::Text(text));
        }
        let mut arguments = arguments.into_iter();
        let Some((id, named)) = arguments.next().map(Value::alias) else {
            self.open.push(None);
            return;
        };
        let parent = self.around();
        self.open.push(Some(id.text.clone()));
        if named && id.text == GLOBAL {
            // The frame of the whole drawing, which is not a boundary of the chart.
            return;
        }
        let known = self.boundaries.first(&id.text).filter(|_| named);
        let index = known.unwrap_or(self.model.boundaries.len());
        if known.is_none() {
            self.model.boundaries.push(Boundary {
                id: id.clone(),
                kind: Text::default(),
                details: Details::default(),
                is_node: false,
                placement: None,
                parent: None,
                place: place.into(),
            });
            if named {
                self.boundaries.add(id.text, index);
            }
        }
        let boundary = &mut self.model.boundaries[index];
        boundary.details.label = arguments.next().map(Value::plain).unwrap_or_default();
        let slots: &[Slot] = match kind {
            BoundaryKind::Node(_) => &NODE,
            _ => &BOUNDARY,
        };
        if arguments.len() == 0 {
            let usual = match kind {
                BoundaryKind::Node(_) => "node",
                BoundaryKind::Container => "container",
                _ => "system",
            };
            boundary.kind = Text {
                text: usual.to_owned(),
                place: place.into(),
            };
        }
        for (slot, value) in slots.iter().zip(arguments) {
            if let Some(alias) = bag::boundary(boundary, *slot, value) {
                self.boundaries
                    .rename(&boundary.id.text, &alias.text, index);
                boundary.id = alias;
            }
        }
        if let BoundaryKind::Node(placement) = kind {
            boundary.is_node = true;
            boundary.placement = placement;
        }
        boundary.parent = parent;
        boundary.place = place.into();
    }

    pub(super) fn relation(&mut self, kind: RelationKind, arguments: Vec<Value>, place: Span) {
        let mut arguments = arguments.into_iter();
        let (Some(from), Some(to), Some(label)) =
            (arguments.next(), arguments.next(), arguments.next())
        else {
            return;
        };
        let ((from, one), (to, other)) = (from.alias(), to.alias());
        let ends = (from.text.clone(), to.text.clone());
        let named = one && other;
        let known = self.relations.first(&ends).filter(|_| named);
        let index = known.unwrap_or(self.model.relations.len());
        if known.is_none() {
            self.model.relations.push(Relation {
                from,
                to,
                kind,
                details: Details::default(),
                place: place.into(),
            });
            if named {
                self.relations.add(ends, index);
            }
        }
        let relation = &mut self.model.relations[index];
        relation.kind = kind;
        relation.details.label = label.plain();
        for (slot, value) in RELATION.iter().zip(arguments) {
            bag::relation(relation, *slot, value, &mut self.relations, index);
        }
        relation.place = place.into();
    }
}
