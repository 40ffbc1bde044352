//! What stands in elements and at boundaries and relations.

use super::said;
use crate::model::c4::{Boundary, Details, Element};
use crate::model::graph::Text;
use crate::picture::text::Label;

/// What stands under the name of an element: its kind and technology.
pub(crate) fn stereotype(element: &Element) -> String {
    let kind = element.kind.stereotype();
    match said(element.details.technology.as_ref()) {
        Some(technology) => format!("[{kind}: {technology}]"),
        None => format!("[{kind}]"),
    }
}

/// The text of a relation, with its number in a dynamic diagram.
pub(crate) fn numbered(details: &Details, number: Option<usize>) -> String {
    match number {
        Some(number) => format!("{number}: {}", details.label.text),
        None => details.label.text.clone(),
    }
}

/// What stands at a boundary: name, type and description.
pub(super) fn caption(boundary: &Boundary) -> Label {
    let mut label = bold(read(&boundary.details.label.text));
    let kind = &boundary.kind.text;
    if !kind.is_empty() {
        label.lines.extend(read(&format!("[{kind}]")).lines);
    }
    if let Some(text) = said(boundary.details.description.as_ref()) {
        label.lines.extend(read(text).lines);
    }
    label
}

/// What stands at a relation.
pub(super) fn relation(details: &Details, number: Option<usize>) -> Label {
    let mut label = read(&numbered(details, number));
    if let Some(technology) = said(details.technology.as_ref()) {
        let technology = read(&format!("[{technology}]"));
        label.lines.extend(technology.lines);
    }
    label
}

pub(super) fn read(text: &str) -> Label {
    Label::new(&Text::plain(text))
}

fn bold(mut label: Label) -> Label {
    for run in label.lines.iter_mut().flatten() {
        run.marks.bold = run.marks.bold.saturating_add(1);
    }
    label
}
