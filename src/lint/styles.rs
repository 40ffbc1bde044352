//! Every style that a chart gives, where it stands.

use super::{FlowchartView, allow};
use crate::syntax::kinds::flowchart::ast::{Ident, StatementKind};

/// The styles of one statement: the items between its commas, and whether `\,` is a comma inside a value there.
pub(super) fn lists<'a>(chart: &FlowchartView<'a>) -> Vec<(&'a [Ident], bool)> {
    chart
        .statements()
        .iter()
        .filter_map(|statement| match &statement.kind {
            StatementKind::Style { styles, .. } => Some((styles.as_slice(), false)),
            StatementKind::ClassDef { styles, .. } => Some((styles.as_slice(), true)),
            StatementKind::LinkStyle(style) => Some((style.styles.as_slice(), false)),
            _ => None,
        })
        .collect()
}

/// A style's property and value, without `!important`.
pub(super) fn property(style: &str) -> Option<(&str, &str)> {
    let (name, value) = style.split_once(':')?;
    let value = value.trim().trim_end_matches(';').trim();
    let value = value.strip_suffix("!important").unwrap_or(value).trim();
    Some((name.trim(), value))
}

/// The property that a name is nearly, where it is none itself.
pub(super) fn misspelt(name: &str) -> Option<&'static str> {
    let known = PROPERTIES.iter().any(|p| p.eq_ignore_ascii_case(name));
    if known || name.len() < 4 {
        return None;
    }
    let near = allow::nearest(name, PROPERTIES.iter().copied())?;
    // One letter more, less, or another; a real property that is not in the list differs by more.
    (strsim::damerau_levenshtein(name, near) <= 2).then_some(near)
}

/// The properties that charts are styled with.
pub(super) const PROPERTIES: &[&str] = &[
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "opacity",
    "color",
    "background",
    "background-color",
    "border",
    "border-color",
    "border-radius",
    "border-style",
    "border-width",
    "font",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "text-align",
    "text-anchor",
    "text-decoration",
    "text-transform",
    "rx",
    "ry",
    "padding",
    "margin",
    "width",
    "height",
    "display",
    "visibility",
    "animation",
    "transition",
    "transform",
    "filter",
    "cursor",
    "line-height",
    "letter-spacing",
    "white-space",
];
