//! The rules about statements of any kind: comments, and what no other rule explains.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&ESCAPED_LINE_BREAK];

declare_rule! {
    /// A line break written as `\n` between two statements.
    ///
    /// In a label, `\n` breaks the line. Between statements it is part of an id, or nothing that
    /// Mermaid can read. A chart gets it from JSON or a shell.
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
