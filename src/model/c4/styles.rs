//! Colours, places of texts and the like.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::model::number;

/// What styles something, by Mermaid's names for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Styles(Vec<(&'static str, StyleValue)>);

/// The value of a style.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum StyleValue {
    /// As written.
    Text(String),
    /// A number.
    Number(#[serde(serialize_with = "number")] f64),
    /// What should be a number and is not.
    Nothing,
}

/// Every name that Mermaid knows.
const NAMES: [&str; 11] = [
    "bgColor",
    "fontColor",
    "borderColor",
    "shadowing",
    "shape",
    "legendText",
    "legendSprite",
    "textColor",
    "lineColor",
    "offsetX",
    "offsetY",
];

impl Styles {
    /// Mermaid's name of a style, if there is one.
    #[must_use]
    pub fn name(written: &str) -> Option<&'static str> {
        NAMES.into_iter().find(|name| *name == written)
    }

    /// Says a style again.
    pub fn set(&mut self, name: &'static str, value: StyleValue) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some(known) => known.1 = value,
            None => self.0.push((name, value)),
        }
    }

    /// The text that a style has; `None` where it has none, or a number.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(known, _)| *known == name)?;
        match value {
            StyleValue::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }
}

impl Serialize for Styles {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let said = self.0.iter().filter(|(_, value)| match value {
            StyleValue::Text(text) => !text.is_empty(),
            StyleValue::Number(_) => true,
            StyleValue::Nothing => false,
        });
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in said {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
