//! The rules about the header and the end of a class diagram.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&NO_STATEMENT];

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
