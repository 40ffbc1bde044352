//! How explanations name places in a text: a range or a token, or offsets as the methods of `str` give them.

use std::ops::{Range, RangeFrom, RangeTo};

use crate::source::TextRange;
use crate::syntax::lex::Token;

/// A piece of a text.
pub(in crate::syntax) trait Piece {
    /// Its first byte, and the one after its last.
    fn bounds(self, len: usize) -> (usize, usize);
}

impl Piece for TextRange {
    fn bounds(self, _: usize) -> (usize, usize) {
        (self.start as usize, self.end as usize)
    }
}

impl<K> Piece for Token<K> {
    fn bounds(self, _: usize) -> (usize, usize) {
        (self.start as usize, self.end as usize)
    }
}

impl Piece for (usize, usize) {
    fn bounds(self, _: usize) -> (usize, usize) {
        self
    }
}

impl Piece for Range<usize> {
    fn bounds(self, _: usize) -> (usize, usize) {
        (self.start, self.end)
    }
}

impl Piece for RangeFrom<usize> {
    fn bounds(self, len: usize) -> (usize, usize) {
        (self.start, len)
    }
}

impl Piece for RangeTo<usize> {
    fn bounds(self, _: usize) -> (usize, usize) {
        (0, self.end)
    }
}

/// An offset into a text: as ranges hold it, or as the methods of `str` give it.
pub(in crate::syntax) trait Offset: Copy {
    /// As `str` takes it.
    fn index(self) -> usize;
    /// The same kind of offset for another place.
    fn of(index: usize) -> Self;
}

impl Offset for usize {
    fn index(self) -> usize {
        self
    }

    fn of(index: usize) -> Self {
        index
    }
}

impl Offset for u32 {
    fn index(self) -> usize {
        self as usize
    }

    fn of(index: usize) -> Self {
        index as Self
    }
}
