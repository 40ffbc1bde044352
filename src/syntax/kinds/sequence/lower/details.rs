//! `links`, `link`, `properties` and `details`: what participants carry beside their label.

use serde_json::{Map, Value};

use super::Lowering;
use crate::model::sequence::NameIndex;
use crate::source::TextRange;
use crate::syntax::kinds::sequence::ast::DetailsKind;
use crate::syntax::prepare::decode_entities;

impl Lowering<'_> {
    /// What a statement says of a participant. What is not valid JSON is lost.
    pub(super) fn details(&mut self, kind: DetailsKind, name: NameIndex, range: TextRange) {
        let (text, _) = self.wrapped(range);
        let text = text.text;
        let Some(participant) = self.model.participant_of_mut(name) else {
            return;
        };
        match kind {
            DetailsKind::Links => {
                let text = text.replace("&equals;", "=").replace("&amp;", "&");
                for (label, url) in entries(&text) {
                    put(&mut participant.links, label, url);
                }
            }
            DetailsKind::Link => {
                let (label, url) = link(&text);
                put(&mut participant.links, label, Value::String(url));
            }
            DetailsKind::Properties => {
                participant.properties.extend(entries(&text));
            }
            // It names an element of the page around the chart.
            DetailsKind::Details => {}
        }
    }
}

fn put(links: &mut Vec<(String, Value)>, label: String, url: Value) {
    match links.iter_mut().find(|(known, _)| *known == label) {
        Some(link) => link.1 = url,
        None => links.push((label, url)),
    }
}

/// The entries that JavaScript's `for … in` finds in a JSON text.
fn entries(text: &str) -> Map<String, Value> {
    let numbered = |values: Vec<Value>| (0..).map(|i: usize| i.to_string()).zip(values).collect();
    match serde_json::from_str(text) {
        Ok(Value::Object(entries)) => entries,
        Ok(Value::Array(values)) => numbered(values),
        Ok(Value::String(text)) => {
            numbered(text.chars().map(|c| Value::String(c.to_string())).collect())
        }
        _ => Map::new(),
    }
}

/// `label @ url`. Mermaid cuts one character before the `@`, whatever it is; without one, two at the
/// end of the label, and the whole text is the url.
fn link(text: &str) -> (String, String) {
    let short = |text: &str, less: usize| {
        let end = text.char_indices().rev().nth(less.wrapping_sub(1));
        end.map_or(0, |(at, _)| at)
    };
    let (label, url) = match text.find('@') {
        Some(0) => (&text[..short(text, 1)], &text[1..]),
        Some(at) => (&text[..short(&text[..at], 1)], &text[at + 1..]),
        None => (&text[..short(text, 2)], text),
    };
    let plain = |text: &str| {
        let text = text.replace("&equals;", "=").replace("&amp;", "&");
        decode_entities(text.trim())
    };
    (plain(label), plain(url))
}
