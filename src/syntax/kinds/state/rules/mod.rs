//! The rules of the syntax group: what Mermaid refuses of a state diagram, one rule a mistake.

mod composites;

pub(super) use composites::*;

pub(super) use crate::syntax::rules::SYNTAX_ERROR;

use crate::diagnostic::RuleInfo;

/// Every rule about state diagrams that Mermaid refuses.
pub(crate) fn all() -> impl Iterator<Item = &'static RuleInfo> {
    [composites::RULES].into_iter().flatten().copied()
}
