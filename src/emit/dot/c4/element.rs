//! An element as a node: its kind's shape and colours, its label, technology and description.

use graphviz_rust::dot_structures::{Id, Node as DotNode};

use super::styles::link;
use super::texts::{small, wrapped};
use crate::emit::dot::attributes::{Attributes, paint};
use crate::emit::dot::node_id;
use crate::model::c4::{Base, Element, ElementKind, Form};
use crate::picture::c4::{css, said, stereotype};

/// An element as a node.
pub(super) fn node(element: &Element) -> DotNode {
    let mut attributes = Attributes::default();
    let kind = element.kind;
    let what = stereotype(element);
    let label = wrapped(&element.details.label.text);
    let mut html = format!("<<B>{label}</B><BR/>{}", small(&what));
    if let Some(text) = said(element.details.description.as_ref()) {
        html.push_str(&format!(
            "<BR/><BR/><FONT POINT-SIZE=\"10\">{}</FONT>",
            wrapped(text)
        ));
    }
    html.push('>');
    attributes.put("label", Id::Html(html));
    match kind.form {
        Form::Plain if kind.base == Base::Person => attributes.word("shape", "oval"),
        Form::Plain => {}
        Form::Database => {
            attributes.word("shape", "cylinder");
            attributes.word("style", "filled");
        }
        Form::Queue => {
            attributes.word("shape", "cds");
            attributes.word("style", "filled");
        }
    }
    let (fill, border) = colours(kind);
    attributes.word("fillcolor", fill);
    attributes.word("color", border);
    paint(&mut attributes, &css(&element.details), Vec::new());
    link(&mut attributes, &element.details);
    DotNode::new(node_id(&element.id.text), attributes.0)
}

/// Mermaid's colours for an element: inside and border.
const fn colours(kind: ElementKind) -> (&'static str, &'static str) {
    match (kind.base, kind.external) {
        (Base::Person, false) => ("#08427b", "#073b6f"),
        (Base::Person, true) => ("#686868", "#8a8a8a"),
        (Base::System, false) => ("#1168bd", "#3c7fc0"),
        (Base::Container, false) => ("#438dd5", "#3c7fc0"),
        (Base::Component, false) => ("#85bbf0", "#78a8d8"),
        (Base::System, true) => ("#999999", "#8a8a8a"),
        (Base::Container, true) => ("#b3b3b3", "#a6a6a6"),
        (Base::Component, true) => ("#cccccc", "#bfbfbf"),
    }
}
