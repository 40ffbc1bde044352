//! The rules of the syntax group: what Mermaid refuses of a class diagram, one rule a mistake.

mod braces;
mod database;
mod names;
mod relations;
mod statements;

pub(super) use braces::*;
pub(super) use database::*;
pub(super) use names::*;
pub(super) use relations::*;
pub(super) use statements::*;

pub(super) use crate::syntax::rules::{
    BRACE_ON_NEXT_LINE, BROKEN_CLICK, BROKEN_NOTE, EMPTY_TEXT, FOREIGN_COMMENT, HEADER_LINE,
    ILLEGAL_ID, LABEL_IN_RELATION, MISSING_COLON, MISSPELT_KEYWORD, NESTED_QUOTES, NO_STATEMENT,
    QUOTED_ID, RELATION_CHAIN, RESERVED_ID, SECOND_COLON, SECOND_HEADER, SEMICOLON, SINGLE_QUOTES,
    SMART_QUOTES, STATEMENT_IN_BODY, STRAY_BRACE, SYNTAX_ERROR, TRAILING_COMMENT, UNCLOSED_BODY,
    UNCLOSED_QUOTE, UNKNOWN_ARROW, UNQUOTED_LABEL,
};

use crate::diagnostic::RuleInfo;

/// Every rule about class diagrams that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [
        braces::RULES,
        database::RULES,
        names::RULES,
        relations::RULES,
        statements::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
