//! The rules about statements of any kind: comments, and what no other rule explains.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &TRAILING_COMMENT,
    &FOREIGN_COMMENT,
    &MISSPELT_KEYWORD,
    &FOREIGN_BRACES,
    &FOREIGN_STATEMENT,
    &LIST_MARKER,
    &ESCAPED_LINE_BREAK,
];

declare_rule! {
    /// A comment behind a statement.
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
    pub(in crate::syntax::kinds::flowchart) TRAILING_COMMENT = "trailing-comment", Syntax, Error
}

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
    pub(in crate::syntax::kinds::flowchart) FOREIGN_COMMENT = "foreign-comment", Syntax, Error
}

declare_rule! {
    /// A word of the language that is misspelt.
    ///
    /// `subgraph`, `end`, `direction`, `style`, `classDef`, `class`, `linkStyle`, `click`: upper and lower case count.
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
    pub(in crate::syntax::kinds::flowchart) MISSPELT_KEYWORD = "misspelt-keyword", Syntax, Error
}

declare_rule! {
    /// Braces around statements or styles, as other languages have them.
    ///
    /// A subgraph begins with `subgraph` and ends with `end`, a chart ends where its text does, and styles stand one
    /// behind the other with commas between.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph shop {
    ///         A --> B
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     subgraph shop
    ///         A --> B
    ///     end
    /// ```
    pub(in crate::syntax::kinds::flowchart) FOREIGN_BRACES = "foreign-braces", Syntax, Error
}

declare_rule! {
    /// The marker of a list before a statement.
    ///
    /// A chart is no list: each statement stands on a line of its own, without `-`, `*` or a number before it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     1. A --> B
    ///     2. B --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     B --> C
    /// ```
    pub(in crate::syntax::kinds::flowchart) LIST_MARKER = "list-marker", Syntax, Error
}

declare_rule! {
    /// A statement of another kind of diagram.
    ///
    /// Other diagrams have a `title`, a `note`, a `participant`, an `actor`, a `section`; a flowchart does not.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid takes the word for the id of a node, and refuses what stands behind it.
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
    pub(in crate::syntax::kinds::flowchart) FOREIGN_STATEMENT = "foreign-statement", Syntax, Error
}

declare_rule! {
    /// A line break written as `\n` between two statements.
    ///
    /// In a label, `\n` breaks the line. Between statements it is part of an id, or nothing that Mermaid can read. A
    /// chart gets it from JSON or a shell.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[One] --> B[Two]\n    B --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[One] --> B[Two]
    ///     B --> C
    /// ```
    pub(in crate::syntax::kinds::flowchart) ESCAPED_LINE_BREAK = "escaped-line-break", Syntax, Error
}
