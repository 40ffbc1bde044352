//! The rules of the syntax group: what Mermaid refuses of a C4 diagram, one rule a mistake.

mod boundaries;
mod calls;

pub(super) use boundaries::*;
pub(super) use calls::*;

pub(super) use crate::syntax::rules::{
    FOREIGN_BRACES, FOREIGN_COMMENT, FOREIGN_STATEMENT, HEADER_LINE, MISSPELT_KEYWORD,
    NESTED_QUOTES, NO_STATEMENT, SECOND_HEADER, SEMICOLON, SINGLE_QUOTES, STRAY_BRACE, STRAY_END,
    SYNTAX_ERROR, TRAILING_COMMENT, UNCLOSED_QUOTE,
};

use crate::diagnostic::RuleInfo;

/// Every rule about C4 diagrams that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [boundaries::RULES, calls::RULES]
        .into_iter()
        .flatten()
        .copied()
}
