//! The rules about what Mermaid refuses when it puts the statements together.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&UNDECLARED_ANNOTATION, &BROKEN_MEMBER];

declare_rule! {
    /// An annotation of a class that is not declared yet.
    ///
    /// `<<interface>> Shape` adds to a class; it does not make one, as a relation does.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     <<interface>> Shape
    ///     class Shape
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     <<interface>> Shape
    /// ```
    pub(in crate::syntax::kinds::class) UNDECLARED_ANNOTATION = "undeclared-annotation", Syntax, Error
}

declare_rule! {
    /// A line of a class with a `)` that is not a method.
    ///
    /// Mermaid reads every line with a `)` as a method, which has a name, brackets and perhaps a
    /// type.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Account {
    ///         +withdraw amount) bool
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Account {
    ///         +withdraw(amount) bool
    ///     }
    /// ```
    pub(in crate::syntax::kinds::class) BROKEN_MEMBER = "broken-member", Syntax, Error
}
