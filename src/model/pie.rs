//! What a pie chart says: slices with values.

use serde::Serialize;

use super::{Frame, Place, Text, number};

/// A pie chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pie {
    /// What stands around the statements.
    #[serde(skip)]
    pub frame: Frame,
    /// Whether the values are shown beside the labels (`showData`).
    pub show_data: bool,
    /// The slices that are drawn, in order: of two with one label, the first.
    pub slices: Vec<Slice>,
    /// The slices that are not drawn, because an earlier one has their label.
    #[serde(skip)]
    pub dropped: Vec<Slice>,
}

/// A slice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Slice {
    /// The label, as written between its quotes.
    pub label: Text,
    /// The value; slices are drawn in proportion to it.
    #[serde(serialize_with = "number")]
    pub value: f64,
    /// The label and the value.
    #[serde(flatten)]
    pub place: Place,
}

impl Pie {
    /// Whether another pie chart is drawn the same, wherever its text stands.
    #[must_use]
    pub fn draws_as(&self, other: &Self) -> bool {
        self.frame.draws_as(&other.frame)
            && (self.show_data, &self.slices) == (other.show_data, &other.slices)
    }
}
