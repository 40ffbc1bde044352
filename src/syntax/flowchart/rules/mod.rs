//! The rules of the syntax group: what Mermaid refuses of a flowchart, one rule a mistake.

mod brackets;
mod data;
mod ids;
mod links;
mod statements;

pub(super) use brackets::*;
pub(super) use data::*;
pub(super) use ids::*;
pub(super) use links::*;
pub(super) use statements::*;

use crate::diagnostic::RuleInfo;

/// Every rule about flowcharts that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [
        statements::RULES,
        brackets::RULES,
        ids::RULES,
        links::RULES,
        data::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
