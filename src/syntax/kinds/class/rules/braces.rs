//! The rules about braces.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &BRACE_IN_MEMBER,
    &EMPTY_BODY,
    &EMPTY_NAMESPACE,
    &FOREIGN_IN_NAMESPACE,
];

declare_rule! {
    /// A brace in a member.
    ///
    /// The members end at the next `}`. To show a brace, write it as a code, `#123;` and `#125;`.
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
    ///         +size {get; set;}
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape {
    ///         +size #123;get; set;#125;
    ///     }
    /// ```
    pub(in crate::syntax::kinds::class) BRACE_IN_MEMBER = "brace-in-member", Syntax, Error
}

declare_rule! {
    /// Empty braces after a style class.
    ///
    /// Braces may be empty after a name, but not after `:::name`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape:::big {}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape:::big
    /// ```
    pub(in crate::syntax::kinds::class) EMPTY_BODY = "empty-body", Syntax, Error
}

declare_rule! {
    /// A namespace with nothing in it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     namespace Drawing {
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     namespace Drawing {
    ///         class Pen
    ///     }
    /// ```
    pub(in crate::syntax::kinds::class) EMPTY_NAMESPACE = "empty-namespace", Syntax, Error
}

declare_rule! {
    /// A relation, a style or the like in a namespace.
    ///
    /// Only classes, notes and namespaces can be inside a namespace.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     namespace Drawing {
    ///         class Pen
    ///         Pen --> Ink
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     namespace Drawing {
    ///         class Pen
    ///     }
    ///     Pen --> Ink
    /// ```
    pub(in crate::syntax::kinds::class) FOREIGN_IN_NAMESPACE = "foreign-in-namespace", Syntax, Error
}
