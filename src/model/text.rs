//! A text that a model keeps.

use serde::{Serialize, Serializer};

use super::Place;

/// A text as the chart has it, entity codes as written, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its place.
    pub place: Place,
}

/// As its text alone.
impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}
