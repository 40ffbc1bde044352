//! The rules of the syntax group: what Mermaid refuses of a sequence diagram, one rule a mistake.

mod blocks;
mod participants;

pub(super) use blocks::*;
pub(super) use participants::*;

pub(super) use crate::syntax::rules::{BROKEN_METADATA, STRAY_END, SYNTAX_ERROR};

use crate::diagnostic::RuleInfo;

/// Every rule about sequence diagrams that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [blocks::RULES, participants::RULES]
        .into_iter()
        .flatten()
        .copied()
}
