//! The rules about statements of any kind: comments, and what no other rule explains.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&SYNTAX_ERROR, &TRAILING_COMMENT, &FOREIGN_COMMENT];

declare_rule! {
    /// A statement that Mermaid cannot read.
    ///
    /// What stands here is no statement of a flowchart, and none of the usual mistakes either.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B:::
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax::flowchart) SYNTAX_ERROR = "syntax-error", Syntax, Error
}

declare_rule! {
    /// A comment behind a statement.
    ///
    /// A comment has a line of its own.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B %% the usual way
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% the usual way
    ///     A --> B
    /// ```
    pub(in crate::syntax::flowchart) TRAILING_COMMENT = "trailing-comment", Syntax, Error
}

declare_rule! {
    /// A comment of another language.
    ///
    /// A comment begins with `%%`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     // the usual way
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% the usual way
    ///     A --> B
    /// ```
    pub(in crate::syntax::flowchart) FOREIGN_COMMENT = "foreign-comment", Syntax, Error
}
