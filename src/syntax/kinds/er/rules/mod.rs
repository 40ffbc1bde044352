//! The rules of the syntax group: what Mermaid refuses of an ER diagram, one rule a mistake.

mod attributes;
mod relationships;
mod statements;

pub(super) use attributes::*;
pub(super) use relationships::*;
pub(super) use statements::*;

pub(super) use crate::syntax::rules::{
    BRACE_ON_NEXT_LINE, BROKEN_STYLE, EMPTY_TEXT, FOREIGN_COMMENT, FOREIGN_STATEMENT, HEADER_LINE,
    LABEL_IN_RELATION, MISSING_TARGET, NESTED_QUOTES, RELATION_CHAIN, RESERVED_ID, SECOND_HEADER,
    SEMICOLON, SINGLE_QUOTES, SMART_QUOTES, SPACE_IN_ID, STATEMENT_IN_BODY, STRAY_BRACE, STRAY_END,
    SYNTAX_ERROR, TRAILING_COMMENT, UNCLOSED_BODY, UNCLOSED_QUOTE,
};

use crate::diagnostic::RuleInfo;

/// Every rule about ER diagrams that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [attributes::RULES, relationships::RULES, statements::RULES]
        .into_iter()
        .flatten()
        .copied()
}
