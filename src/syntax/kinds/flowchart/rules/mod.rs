//! The rules of the syntax group: what Mermaid refuses of a flowchart, one rule a mistake.

mod brackets;
mod data;
mod header;
mod ids;
mod links;
mod statements;
mod styles;
mod subgraphs;

pub(super) use brackets::*;
pub(super) use data::*;
pub(super) use header::*;
pub(super) use ids::*;
pub(super) use links::*;
pub(super) use statements::*;
pub(super) use styles::*;
pub(super) use subgraphs::*;

pub(super) use crate::syntax::rules::{
    BROKEN_CLICK, BROKEN_METADATA, BROKEN_STYLE, FOREIGN_BRACES, FOREIGN_COMMENT,
    FOREIGN_STATEMENT, ILLEGAL_ID, LIST_MARKER, MISSING_SOURCE, MISSING_TARGET, MISSPELT_KEYWORD,
    NESTED_QUOTES, QUOTED_ID, RESERVED_ID, SECOND_HEADER, SMART_QUOTES, SPACE_IN_ID, STRAY_END,
    SYNTAX_ERROR, TRAILING_COMMENT, UNCLOSED_QUOTE, UNKNOWN_ARROW, UNQUOTED_LABEL,
};

use crate::diagnostic::RuleInfo;

/// Every rule about flowcharts that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [
        statements::RULES,
        subgraphs::RULES,
        header::RULES,
        styles::RULES,
        brackets::RULES,
        ids::RULES,
        links::RULES,
        data::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
