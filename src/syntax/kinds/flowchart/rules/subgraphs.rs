//! The rules about subgraphs.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&UNCLOSED_SUBGRAPH, &SUBGRAPH_WITHOUT_NAME];

declare_rule! {
    /// A subgraph without an `end`.
    ///
    /// Each `subgraph` needs an `end` on a line of its own.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph Shop
    ///         A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph Shop
    ///         A --> B
    ///     end
    /// ```
    pub(in crate::syntax::kinds::flowchart) UNCLOSED_SUBGRAPH = "unclosed-subgraph", Syntax, Error
}

declare_rule! {
    /// A subgraph with neither id nor title.
    ///
    /// Mermaid stops with an error that names no line.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph
    ///         A --> B
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph Shop
    ///         A --> B
    ///     end
    /// ```
    pub(in crate::syntax::kinds::flowchart) SUBGRAPH_WITHOUT_NAME = "subgraph-without-name", Syntax, Error
}
