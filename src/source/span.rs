//! Ranges of bytes: in a source, and in a text that was made from a part of it.

use std::ops::Range;

/// The type of a range of bytes.
macro_rules! range_type {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name {
            /// The first byte.
            pub start: u32,
            /// The byte after the last.
            pub end: u32,
        }

        impl $name {
            /// The range from `start` up to, and without, `end`.
            #[must_use]
            pub const fn new(start: u32, end: u32) -> Self {
                Self { start, end }
            }

            /// The empty range at an offset.
            #[must_use]
            pub const fn at(offset: u32) -> Self {
                Self::new(offset, offset)
            }

            /// The smallest range that holds both.
            #[must_use]
            pub fn to(self, other: Self) -> Self {
                Self::new(self.start.min(other.start), self.end.max(other.end))
            }

            /// Whether `other` lies inside.
            #[must_use]
            pub const fn contains(self, other: Self) -> bool {
                self.start <= other.start && other.end <= self.end
            }

            /// Whether the two share a byte, or one is empty and inside the other.
            #[must_use]
            pub const fn overlaps(self, other: Self) -> bool {
                self.start < other.end && other.start < self.end
            }

            /// The length in bytes.
            #[must_use]
            pub const fn len(self) -> u32 {
                self.end.saturating_sub(self.start)
            }

            /// Whether it holds no byte.
            #[must_use]
            pub const fn is_empty(self) -> bool {
                self.len() == 0
            }

            /// The range so many bytes further on.
            #[must_use]
            pub fn moved(self, by: i64) -> Self {
                let place = |at: u32| u32::try_from(i64::from(at) + by).unwrap_or(0);
                Self::new(place(self.start), place(self.end))
            }

            /// The range to index a `str` with.
            #[must_use]
            pub const fn range(self) -> Range<usize> {
                self.start as usize..self.end as usize
            }
        }
    };
}

range_type! {
    /// A range of UTF-8 byte offsets, `end` exclusive, into the text of a [`Source`](super::Source).
    Span
}

range_type! {
    /// A range of UTF-8 byte offsets, `end` exclusive, into a text that was made from a part of a
    /// source: a chart cut out of its page, or that chart as its reader sees it. Only a
    /// [`Mapped`](super::Mapped) text turns one into a [`Span`].
    TextRange
}
