//! The rules about statements that cannot be read.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&EMPTY_CHART, &UNCLOSED_BODY];

declare_rule! {
    /// A class diagram without a statement.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid refuses a class diagram that says nothing.
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
    pub(in crate::syntax::kinds::class) EMPTY_CHART = "empty-chart", Syntax, Error
}

declare_rule! {
    /// A class or namespace whose brace is never closed.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape {
    ///         +area() float
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape {
    ///         +area() float
    ///     }
    /// ```
    pub(in crate::syntax::kinds::class) UNCLOSED_BODY = "unclosed-body", Syntax, Error
}
