//! What the explanations of all kinds share.

mod general;

use super::outline::Block;
use crate::diagnostic::Diagnostic;

pub(in crate::syntax) use general::expected;

/// What is wrong, and how reading goes on.
#[derive(Debug)]
pub(in crate::syntax) struct Explained {
    /// What is wrong.
    pub(in crate::syntax) diagnostic: Diagnostic,
    /// How reading goes on.
    pub(in crate::syntax) then: Recovery,
}

/// How reading goes on after a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Recovery {
    /// Where the next statement begins.
    pub(in crate::syntax) resume: usize,
    /// What the broken statement does to the blocks.
    pub(in crate::syntax) block: Block,
}

impl Recovery {
    /// Goes on at a place, in the blocks that are open.
    pub(in crate::syntax) const fn at(resume: usize) -> Self {
        Self {
            resume,
            block: Block::Within,
        }
    }

    /// The same, in a block that the broken statement opens.
    pub(in crate::syntax) const fn opening(self) -> Self {
        Self {
            block: Block::Opens,
            ..self
        }
    }
}
