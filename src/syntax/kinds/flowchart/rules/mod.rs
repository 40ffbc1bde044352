//! The rules of the syntax group: what Mermaid refuses of a flowchart, one rule a mistake.

mod brackets;
mod clicks;
mod data;
mod header;
mod ids;
mod links;
mod statements;
mod styles;
mod subgraphs;

pub(super) use brackets::*;
pub(super) use clicks::*;
pub(super) use data::*;
pub(super) use header::*;
pub(super) use ids::*;
pub(super) use links::*;
pub(super) use statements::*;
pub(super) use styles::*;
pub(super) use subgraphs::*;

pub(super) use crate::syntax::rules::{BROKEN_METADATA, STRAY_END, SYNTAX_ERROR};

use crate::diagnostic::RuleInfo;

/// Every rule about flowcharts that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [
        statements::RULES,
        subgraphs::RULES,
        header::RULES,
        styles::RULES,
        clicks::RULES,
        brackets::RULES,
        ids::RULES,
        links::RULES,
        data::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}
