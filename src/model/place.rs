//! Where something stands, beside what it says.

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::source::Span;

/// The place of a part of a model. It is not a part of what the chart says: any two are equal, so that
/// models of the same chart in other words, or elsewhere in the page, compare as equal.
///
/// It is serialised as offsets `start` and `end`, which outputs turn into lines and columns.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place(pub Span);

impl PartialEq for Place {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Place {}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self(span)
    }
}

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut place = serializer.serialize_struct("Place", 2)?;
        place.serialize_field("start", &self.0.start)?;
        place.serialize_field("end", &self.0.end)?;
        place.end()
    }
}

/// Writes a number without a fraction as an integer, as JavaScript does.
///
/// # Errors
///
/// What the serialiser says.
pub fn number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < EXACT {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}
