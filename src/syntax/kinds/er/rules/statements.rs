//! The rules about styles, subgraphs and names in quotes.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] =
    &[&NAMELESS_SUBGRAPH, &OPEN_SUBGRAPH, &QUOTED_NAME, &NAME_SIGN];

declare_rule! {
    /// A subgraph without a name, or with several words as its name.
    ///
    /// A title of several words goes in brackets after the name.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     subgraph back office
    ///         ORDER
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     subgraph office [back office]
    ///         ORDER
    ///     end
    /// ```
    pub(in crate::syntax::kinds::er) NAMELESS_SUBGRAPH = "subgraph-name", Syntax, Error
}

declare_rule! {
    /// A subgraph whose `end` is missing.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     subgraph office
    ///         ORDER
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     subgraph office
    ///         ORDER
    ///     end
    /// ```
    pub(in crate::syntax::kinds::er) OPEN_SUBGRAPH = "subgraph-without-end", Syntax, Error
}

declare_rule! {
    /// A name in quotes that is empty, or contains a character that names cannot have.
    ///
    /// A name in quotes cannot contain `%`, `\` or a line break.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     "ORDER 100%"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     "ORDER 100 percent"
    /// ```
    pub(in crate::syntax::kinds::er) QUOTED_NAME = "quoted-name", Syntax, Error
}

declare_rule! {
    /// A name with a character in it that needs quotes.
    ///
    /// Without quotes, names of entities can contain letters, digits, `-`, `_`, `.` and `*`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER/ITEM {
    ///         int total
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     "ORDER/ITEM" {
    ///         int total
    ///     }
    /// ```
    pub(in crate::syntax::kinds::er) NAME_SIGN = "unquoted-name", Syntax, Error
}
