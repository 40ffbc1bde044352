//! The rules about the attributes of entities.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &KEY_LIST,
    &ATTRIBUTE_WORDS,
    &ATTRIBUTE_TYPE,
    &ATTRIBUTE_COLON,
    &MISSING_TYPE,
    &BRACES_WITHOUT_ENTITY,
];

declare_rule! {
    /// Keys of an attribute without commas between them, or with other names.
    ///
    /// The keys are `PK`, `FK` and `UK`. Several have commas between them: `PK, FK`.
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
    ///         int customer_id PK FK
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int customer_id PK, FK
    ///     }
    /// ```
    pub(in crate::syntax::kinds::er) KEY_LIST = "key-list", Syntax, Error
}

declare_rule! {
    /// More words on the line of an attribute than it can have.
    ///
    /// An attribute is a type, a name, keys, and a comment in double quotes, in this order.
    /// Everything else belongs in the comment.
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
    ///         int id NULL
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int id "NULL"
    ///     }
    /// ```
    pub(in crate::syntax::kinds::er) ATTRIBUTE_WORDS = "attribute-words", Syntax, Error
}

declare_rule! {
    /// A type of an attribute that is not one word.
    ///
    /// A type can contain letters, digits, `-`, `_`, `.`, `,` and brackets: `decimal(10,2)`,
    /// `string[]`. Generics are written `List~int~`; anything goes between backticks.
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
    ///         double precision total
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         double_precision total
    ///     }
    /// ```
    pub(in crate::syntax::kinds::er) ATTRIBUTE_TYPE = "attribute-type", Syntax, Error
}

declare_rule! {
    /// A colon in an attribute.
    ///
    /// The type comes first, then the name, with a space between.
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
    ///         total: int
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int total
    ///     }
    /// ```
    pub(in crate::syntax::kinds::er) ATTRIBUTE_COLON = "attribute-colon", Syntax, Error
}

declare_rule! {
    /// An attribute of one word.
    ///
    /// An attribute has a type and a name.
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
    ///         total
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int total
    ///     }
    /// ```
    pub(in crate::syntax::kinds::er) MISSING_TYPE = "attribute-without-type", Syntax, Error
}

declare_rule! {
    /// Braces without an entity before them.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     {
    ///         int total
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int total
    ///     }
    /// ```
    pub(in crate::syntax::kinds::er) BRACES_WITHOUT_ENTITY = "braces-without-entity", Syntax, Error
}
