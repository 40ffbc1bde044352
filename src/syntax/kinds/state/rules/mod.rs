//! The rules of the syntax group: what Mermaid refuses of a state diagram, one rule a mistake.

mod composites;
mod statements;

pub(super) use composites::*;
pub(super) use statements::*;

pub(super) use crate::syntax::rules::{
    BROKEN_CLICK, BROKEN_NOTE, EMPTY_TEXT, FOREIGN_STATEMENT, HEADER_LINE, ILLEGAL_ID,
    MISSING_SOURCE, MISSING_TARGET, QUOTED_ID, RESERVED_ID, SECOND_COLON, SECOND_HEADER,
    SPACE_IN_ID, STRAY_BRACE, SYNTAX_ERROR, UNCLOSED_QUOTE, UNKNOWN_ARROW,
};

use crate::diagnostic::RuleInfo;

/// Every rule about state diagrams that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [composites::RULES, statements::RULES]
        .into_iter()
        .flatten()
        .copied()
}
