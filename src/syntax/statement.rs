//! A statement as written, and what of it is still open.

use super::text;
use crate::source::{Mapped, TextRange};

/// A statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement<K> {
    /// Its place.
    pub range: TextRange,
    /// What it says.
    pub kind: K,
}

impl<K> Statement<K> {
    /// A statement without the white space around it.
    pub(in crate::syntax) fn trimmed(source: &Mapped, range: TextRange, kind: K) -> Self {
        let range = text::trimmed(source, range);
        Self { range, kind }
    }
}

/// A block that another statement is still to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Open {
    /// The statement that opens it.
    pub(in crate::syntax) range: TextRange,
    /// Whether that could be read.
    pub(in crate::syntax) read: bool,
}

impl Open {
    /// What a statement that could be read opens.
    pub(in crate::syntax) fn read(source: &Mapped, range: TextRange) -> Self {
        let range = text::trimmed(source, range);
        Self { range, read: true }
    }

    /// What a statement that could not be read opens.
    pub(in crate::syntax) fn unread(source: &Mapped, range: TextRange) -> Self {
        let range = text::trimmed(source, range);
        Self { range, read: false }
    }
}
