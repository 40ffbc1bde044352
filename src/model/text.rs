//! A text that a model keeps.

use super::Place;

/// A text as the chart has it, entity codes as written, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its place.
    pub place: Place,
}
