//! The rules about relationships.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &UNLABELLED_RELATIONSHIP,
    &UNQUOTED_ROLE,
    &SECOND_LABEL,
    &UNKNOWN_CARDINALITY,
];

declare_rule! {
    /// A relationship without a label.
    ///
    /// Mermaid asks for one: `: label`, or `: ""` for none.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||--o{ ORDER
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||--o{ ORDER : places
    /// ```
    pub(in crate::syntax::kinds::er) UNLABELLED_RELATIONSHIP = "unlabelled-relationship", Syntax, Error
}

declare_rule! {
    /// A label of a relationship that needs quotes and has none.
    ///
    /// Without quotes a label is one word. Spaces, slashes, numbers and the words of cardinalities
    /// (`one`, `many`, `to`) need quotes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||--o{ ORDER : has many
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||--o{ ORDER : "has many"
    /// ```
    pub(in crate::syntax::kinds::er) UNQUOTED_ROLE = "label-without-quotes", Syntax, Error
}

declare_rule! {
    /// A relationship with two labels.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||--o{ ORDER : "places" : "at any time"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||--o{ ORDER : "places at any time"
    /// ```
    pub(in crate::syntax::kinds::er) SECOND_LABEL = "second-label", Syntax, Error
}

declare_rule! {
    /// A line between two entities that does not say how many of each.
    ///
    /// Each end has two signs: `|o` (none or one), `||` (one), `}o` (any number) and `}|` (at least
    /// one), at the right end turned around: `o|`, `||`, `o{`, `|{`. Between them is `--` or `..`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||-o{ ORDER : places
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||--o{ ORDER : places
    /// ```
    pub(in crate::syntax::kinds::er) UNKNOWN_CARDINALITY = "unknown-cardinality", Syntax, Error
}
