//! The rules about relations and members.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &PIPE_LABEL,
    &STYLE_IN_RELATION,
    &UNQUOTED_MULTIPLICITY,
    &MISPLACED_MULTIPLICITY,
];

declare_rule! {
    /// The text of a relation between pipes, as in a flowchart.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape -->|drawn with| Pen
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen : drawn with
    /// ```
    pub(in crate::syntax::kinds::class) PIPE_LABEL = "pipe-label", Syntax, Error
}

declare_rule! {
    /// A style class in a relation, or after a name alone.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen:::big
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen
    ///     class Pen:::big
    /// ```
    pub(in crate::syntax::kinds::class) STYLE_IN_RELATION = "style-in-relation", Syntax, Error
}

declare_rule! {
    /// A multiplicity without quotes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape 1 --> * Pen
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape "1" --> "*" Pen
    /// ```
    pub(in crate::syntax::kinds::class) UNQUOTED_MULTIPLICITY = "unquoted-multiplicity", Syntax, Error
}

declare_rule! {
    /// A multiplicity after the name that it belongs to.
    ///
    /// The multiplicity of an end goes between the arrow and the name.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen "1"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> "1" Pen
    /// ```
    pub(in crate::syntax::kinds::class) MISPLACED_MULTIPLICITY = "misplaced-multiplicity", Syntax, Error
}
