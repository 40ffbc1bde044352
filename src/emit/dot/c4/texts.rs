//! What stands in elements and at boundaries and relations.

use graphviz_rust::dot_structures::Id;

use crate::emit::dot::label::{self, Label};
use crate::model::c4::{Boundary, Details};
use crate::model::graph;
use crate::picture::c4::{numbered, said};

/// Characters in a line of a description.
const COLUMNS: usize = 30;

/// What stands at a boundary: label, type and description.
pub(super) fn caption(boundary: &Boundary) -> Id {
    let mut html = format!("<<B>{}</B>", wrapped(&boundary.details.label.text));
    let kind = &boundary.kind.text;
    if !kind.is_empty() {
        html.push_str(&format!("<BR/>{}", small(&format!("[{kind}]"))));
    }
    if let Some(text) = said(boundary.details.description.as_ref()) {
        html.push_str(&format!("<BR/>{}", small(text)));
    }
    html.push('>');
    Id::Html(html)
}

/// What stands at a relation: its text, numbered in a dynamic diagram, and its technology.
pub(super) fn lines(details: &Details, number: Option<usize>) -> String {
    let text = numbered(details, number);
    let mut html = match text.is_empty() {
        true => String::new(),
        false => padded(&text),
    };
    if let Some(technology) = said(details.technology.as_ref()) {
        if !html.is_empty() {
            html.push_str("<BR/>");
        }
        html.push_str(&padded(&format!("[{technology}]")));
    }
    html
}

fn padded(text: &str) -> String {
    label::html(&label::padded(plain(text)))
}

/// A text in the size of what stands under a label.
pub(super) fn small(text: &str) -> String {
    format!("<FONT POINT-SIZE=\"9\">{}</FONT>", wrapped(text))
}

/// A text in lines, as an HTML-like label.
pub(super) fn wrapped(text: &str) -> String {
    label::html(&plain(text))
}

fn plain(text: &str) -> Label {
    label::wrap(Label::new(&graph::Text::plain(text)), COLUMNS)
}
