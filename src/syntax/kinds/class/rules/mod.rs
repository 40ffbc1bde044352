//! The rules of the syntax group: what Mermaid refuses of a class diagram, one rule a mistake.

mod database;
mod statements;

pub(super) use database::*;
pub(super) use statements::*;

pub(super) use crate::syntax::rules::SYNTAX_ERROR;

use crate::diagnostic::RuleInfo;

/// Every rule about class diagrams that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [statements::RULES, database::RULES]
        .into_iter()
        .flatten()
        .copied()
}
