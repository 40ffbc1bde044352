//! The rules about lines that are not statements of the kind, which several kinds refuse in the same way.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &FOREIGN_COMMENT,
    &TRAILING_COMMENT,
    &MISSPELT_KEYWORD,
    &FOREIGN_STATEMENT,
];

declare_rule! {
    /// A comment of another language.
    ///
    /// A comment begins with `%%`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     // the usual way
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% the usual way
    ///     A --> B
    /// ```
    pub(in crate::syntax) FOREIGN_COMMENT = "foreign-comment", Syntax, Error
}

declare_rule! {
    /// A comment after a statement.
    ///
    /// A comment has a line of its own.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B %% the usual way
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     %% the usual way
    ///     A --> B
    /// ```
    pub(in crate::syntax) TRAILING_COMMENT = "trailing-comment", Syntax, Error
}

declare_rule! {
    /// A misspelt keyword.
    ///
    /// `subgraph`, `end`, `direction`, `style`, `classDef`, `class`, `linkStyle`, `click`: `end` is
    /// written in lower case.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     ClassDef big color:red
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     classDef big color:red
    /// ```
    pub(in crate::syntax) MISSPELT_KEYWORD = "misspelt-keyword", Syntax, Error
}

declare_rule! {
    /// A statement of another kind of diagram.
    ///
    /// Other diagrams have a `title`, a `note`, a `participant`, an `actor`, a `section`; a
    /// flowchart does not.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid reads the word as the id of a node, and refuses what follows it.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     title Baking bread
    ///     flour --> loaf
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// ---
    /// title: Baking bread
    /// ---
    /// flowchart TD
    ///     flour --> loaf
    /// ```
    pub(in crate::syntax) FOREIGN_STATEMENT = "foreign-statement", Syntax, Error
}
