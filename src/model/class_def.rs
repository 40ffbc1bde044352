//! Definitions of classes, as all kinds but flowcharts list them.

use serde::Serialize;

use super::Place;

/// A class definition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClassDef {
    /// The name.
    pub name: String,
    /// The styles, in order.
    pub styles: Vec<String>,
    /// Those about colour, as Mermaid repeats them for text.
    pub text_styles: Vec<String>,
    /// The first definition.
    #[serde(flatten)]
    pub place: Place,
}
