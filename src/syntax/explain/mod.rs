//! What the explanations of all kinds share.

pub(in crate::syntax) mod description;
mod fences;
mod general;
mod header;
mod mistake;
mod page;
mod piece;
pub(in crate::syntax) mod wording;

use super::outline::Block;
use super::statement::Open;
use crate::diagnostic::Diagnostic;
use crate::source::{Mapped, TextRange};

pub(in crate::syntax) use fences::settle as settle_fences;
pub(in crate::syntax) use general::expected;
pub(in crate::syntax) use header::misspelt_header;
pub(in crate::syntax) use mistake::{MOST_SEARCHES, Mistake};
pub(in crate::syntax) use page::Page;
pub(in crate::syntax) use wording::{END_OF_CHART, END_OF_LINE, shown};

/// What is wrong, and how reading goes on.
#[derive(Debug)]
pub(in crate::syntax) struct Explained {
    /// What is wrong.
    pub(in crate::syntax) diagnostic: Diagnostic,
    /// How reading goes on.
    pub(in crate::syntax) then: Recovery,
}

impl Explained {
    /// A finding after which reading goes on at a place, in the blocks that are open.
    pub(in crate::syntax) const fn at(diagnostic: Diagnostic, resume: usize) -> Self {
        Self {
            diagnostic,
            then: Recovery::at(resume),
        }
    }

    /// The same, of a statement that does something to the blocks.
    pub(in crate::syntax) fn with(self, block: Block) -> Self {
        Self {
            then: self.then.with(block),
            ..self
        }
    }

    /// The same, in a block that the broken statement opens.
    pub(in crate::syntax) fn opening(self) -> Self {
        self.with(Block::Opens)
    }

    /// The same, where a brace opens it.
    pub(in crate::syntax) fn braced(self) -> Self {
        Self {
            then: self.then.braced(),
            ..self
        }
    }
}

/// How reading goes on after a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Recovery {
    /// Where the next statement begins.
    pub(in crate::syntax) resume: usize,
    /// What the broken statement does to the blocks.
    pub(in crate::syntax) block: Block,
    /// Whether a brace opens the block (or the chart) where this kind has none: the brace that closes
    /// it is a part of the same mistake.
    pub(in crate::syntax) braced: bool,
    /// What is looked through already, after a statement that is still to be read: reading goes on after it.
    pub(in crate::syntax) skip: Option<TextRange>,
}

impl Recovery {
    /// Goes on at a place, in the blocks that are open.
    pub(in crate::syntax) const fn at(resume: usize) -> Self {
        Self {
            resume,
            block: Block::Within,
            braced: false,
            skip: None,
        }
    }

    /// What the broken statement does to the blocks.
    pub(in crate::syntax) const fn with(self, block: Block) -> Self {
        Self { block, ..self }
    }

    /// Does to the blocks that are open what the broken statement does.
    pub(in crate::syntax) fn follow(
        self,
        open: &mut Vec<Open>,
        source: &Mapped,
        statement: TextRange,
    ) {
        match self.block {
            Block::Within => {}
            Block::Opens => open.push(Open::unread(source, statement)),
            Block::Closes => {
                open.pop();
            }
        }
    }

    /// A brace opens it.
    pub(in crate::syntax) const fn braced(self) -> Self {
        Self {
            braced: true,
            ..self
        }
    }

    /// The same, in a block that the broken statement opens.
    pub(in crate::syntax) const fn opening(self) -> Self {
        Self {
            block: Block::Opens,
            ..self
        }
    }

    /// The same, where reading jumps over a range when it comes to it.
    pub(in crate::syntax) const fn skipping(self, skip: TextRange) -> Self {
        Self {
            skip: Some(skip),
            ..self
        }
    }
}
