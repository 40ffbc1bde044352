//! The rules about the header and the end of a class diagram.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&HEADER_LINE, &NO_STATEMENT];

declare_rule! {
    /// Something on the line of the header.
    ///
    /// `classDiagram` stands on a line of its own; a direction is a statement, `direction LR`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram;
    ///     class Shape
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    /// ```
    pub(in crate::syntax::kinds::class) HEADER_LINE = "header-line", Syntax, Error
}

declare_rule! {
    /// A class diagram without a statement.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    /// ```
    pub(in crate::syntax::kinds::class) NO_STATEMENT = "no-statement", Syntax, Error
}
