//! Data in `@{ … }`, of nodes and of links.

use super::findings;
use serde_json::Value;

use super::Lowering;
use super::texts::{plain_text, truthy};
use crate::model::graph::{self, Shape, TextKind};
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::ast::Data;

impl Lowering<'_> {
    pub(super) fn data(&mut self, id: &str, data: &Data, mention: TextRange) {
        if let Some((message, span)) = &data.error {
            self.diagnostics
                .push(findings::broken_metadata(message, *span, data, self.text));
            return;
        }
        let entries = data.value.as_object();
        if entries.is_some() && self.graph.subgraph_index(id).is_some() {
            return;
        }
        if let Some(edge) = self.link_ids.get(id, &self.graph) {
            let edge = self.graph.edge_mut(edge);
            let get = |key| entries.and_then(|e| e.get(key));
            match get("animate") {
                Some(Value::Bool(false)) => edge.extras.animation = None,
                Some(Value::Null) | None => {}
                Some(_) => edge.extras.animation = Some("true".to_owned()),
            }
            if let Some(Value::String(name)) = get("animation") {
                edge.extras.animation = Some(name.clone());
            }
            if let Some(curve) = get("curve") {
                edge.extras.interpolate = Some(plain_text(curve));
            }
            return;
        }
        if data.value.is_null() {
            self.diagnostics
                .push(findings::empty_metadata(self.text.span(data.range)));
            return;
        }
        let (Some(entries), Some(index)) = (entries, self.graph.node_index(id)) else {
            return;
        };
        let shape = match entries.get("shape").filter(|v| truthy(Some(v))) {
            None => None,
            Some(value) => match shape(value) {
                Some(shape) => Some(shape),
                None => {
                    let span = data.value_span("shape", self.text);
                    self.diagnostics
                        .push(findings::unknown_shape(&plain_text(value), span));
                    return;
                }
            },
        };
        let label = entries.get("label").filter(|v| truthy(Some(v)));
        let drawn = ["icon", "img"]
            .into_iter()
            .find(|key| truthy(entries.get(*key)));
        if let (Some(key), Some(label)) = (drawn, label)
            && !label.is_string()
        {
            let span = data.value_span("label", self.text);
            self.diagnostics
                .push(findings::label_is_no_text(&plain_text(label), key, span));
            return;
        }
        let text = self.text;
        let node = self.graph.node_mut(index);
        if let Some(shape) = shape {
            node.shape = shape;
            node.shaped = true;
        }
        if let Some(label) = label {
            let kind = entries.get("labelType").and_then(Value::as_str);
            node.label = graph::Text {
                text: plain_text(label),
                kind: if matches!(kind, Some("text" | "string")) {
                    TextKind::Text
                } else {
                    TextKind::Markdown
                },
            };
            node.labelled = true;
            node.span = text.span(mention);
            node.label_span = Some(data.value_span("label", text));
        }
        let space = label
            .and_then(Value::as_str)
            .is_none_or(|l| l.trim_matches(is_space).is_empty());
        for key in ["icon", "img"] {
            let Some(value) = entries.get(key).filter(|v| truthy(Some(v))) else {
                continue;
            };
            let value = Some(plain_text(value));
            if key == "icon" {
                node.extras.icon = value
            } else {
                node.extras.image = value
            }
            if space && node.label.text == id {
                node.label.text = String::new();
            }
        }
    }
}

/// The shape of a name in data: one of Mermaid's, in lower case, without `_`.
pub(super) fn shape(value: &Value) -> Option<Shape> {
    let name = value.as_str()?;
    if name.contains('_') || name.to_lowercase() != name {
        return None;
    }
    Shape::from_name(name)
}
