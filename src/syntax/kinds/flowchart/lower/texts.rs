//! What becomes of texts and values.

use serde_json::Value;

use crate::model::graph::{self, TextKind};
use crate::source::Mapped;
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::ast::{Quotes, Text};
use crate::syntax::yaml::number_text;

/// A label as Mermaid keeps it: trimmed, without quotes around it.
pub(super) fn shown(text: &Text, source: &Mapped) -> graph::Text {
    let trimmed = text.ident.text(source).trim_matches(is_space);
    let bare = match trimmed.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"').unwrap_or(trimmed),
        None => trimmed,
    };
    graph::Text {
        text: bare.to_owned(),
        kind: kind(text.quotes),
    }
}

pub(super) fn shown_title(text: &Text, source: &Mapped) -> graph::Text {
    graph::Text {
        text: text.ident.text(source).to_owned(),
        kind: kind(text.quotes),
    }
}

pub(super) const fn kind(quotes: Quotes) -> TextKind {
    match quotes {
        Quotes::Markdown => TextKind::Markdown,
        Quotes::None | Quotes::Double => TextKind::Text,
    }
}

/// What JavaScript takes for true.
pub(super) fn truthy(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Number(number)) => number.as_f64() != Some(0.0),
        Some(_) => true,
    }
}

/// A value as text.
pub(super) fn plain_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => number_text(other),
    }
}
