//! The rules about statements of any kind: comments, and what no other rule explains.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&FOREIGN_BRACES, &LIST_MARKER, &ESCAPED_LINE_BREAK];

declare_rule! {
    /// Braces around statements or styles, as other languages have them.
    ///
    /// A subgraph begins with `subgraph` and ends with `end`, a chart ends where its text does, and styles stand one
    /// behind the other with commas between.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph shop {
    ///         A --> B
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph shop
    ///         A --> B
    ///     end
    /// ```
    pub(in crate::syntax::kinds::flowchart) FOREIGN_BRACES = "foreign-braces", Syntax, Error
}

declare_rule! {
    /// The marker of a list before a statement.
    ///
    /// A chart is no list: each statement stands on a line of its own, without `-`, `*` or a number before it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     1. A --> B
    ///     2. B --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     B --> C
    /// ```
    pub(in crate::syntax::kinds::flowchart) LIST_MARKER = "list-marker", Syntax, Error
}

declare_rule! {
    /// A line break written as `\n` between two statements.
    ///
    /// In a label, `\n` breaks the line. Between statements it is part of an id, or nothing that Mermaid can read. A
    /// chart gets it from JSON or a shell.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[One] --> B[Two]\n    B --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[One] --> B[Two]
    ///     B --> C
    /// ```
    pub(in crate::syntax::kinds::flowchart) ESCAPED_LINE_BREAK = "escaped-line-break", Syntax, Error
}
