//! The rules of the syntax group: what Mermaid refuses of a sequence diagram, one rule a mistake.

mod blocks;
mod participants;
mod texts;

pub(super) use blocks::*;
pub(super) use participants::*;
pub(super) use texts::*;

pub(super) use crate::syntax::rules::{
    BROKEN_METADATA, FOREIGN_BRACES, FOREIGN_COMMENT, FOREIGN_STATEMENT, HEADER_LINE, ILLEGAL_ID,
    LIST_MARKER, MISSING_COLON, MISSPELT_KEYWORD, RESERVED_ID, SECOND_HEADER, STRAY_END,
    SYNTAX_ERROR, UNKNOWN_ARROW,
};

use crate::diagnostic::RuleInfo;

/// Every rule about sequence diagrams that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [blocks::RULES, participants::RULES, texts::RULES]
        .into_iter()
        .flatten()
        .copied()
}
