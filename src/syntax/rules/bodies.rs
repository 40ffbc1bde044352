//! The rules about braces around what belongs to a name, that several kinds refuse in the same way.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &UNCLOSED_BODY,
    &STATEMENT_IN_BODY,
    &BRACE_ON_NEXT_LINE,
    &LABEL_IN_RELATION,
];

declare_rule! {
    /// A class, namespace, entity or description whose brace is never closed.
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
    ///     class Circle {
    ///         +radius float
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape {
    ///         +area() float
    ///     }
    ///     class Circle {
    ///         +radius float
    ///     }
    /// ```
    pub(in crate::syntax) UNCLOSED_BODY = "unclosed-body", Syntax, Error
}

declare_rule! {
    /// A statement between the braces of an entity or of a class.
    ///
    /// Only attributes can be in an entity, and only members in a class.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int total
    ///         CUSTOMER ||--o{ ORDER : places
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||--o{ ORDER : places
    ///     ORDER {
    ///         int total
    ///     }
    /// ```
    pub(in crate::syntax) STATEMENT_IN_BODY = "statement-in-body", Syntax, Error
}

declare_rule! {
    /// A brace on the line after the name.
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
    ///     {
    ///         +area() float
    ///     }
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
    pub(in crate::syntax) BRACE_ON_NEXT_LINE = "brace-on-next-line", Syntax, Error
}

declare_rule! {
    /// The text of a class in a relation, as in a flowchart.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape["A shape"] --> Pen
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape["A shape"]
    ///     Shape --> Pen
    /// ```
    pub(in crate::syntax) LABEL_IN_RELATION = "label-in-relation", Syntax, Error
}
