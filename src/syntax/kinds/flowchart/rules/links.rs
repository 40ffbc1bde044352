//! The rules about links.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &UNCLOSED_LINK_TEXT,
    &DOUBLED_LINK_TEXT,
    &MISSING_LINK,
    &MISPLACED_LINK_TEXT,
];

declare_rule! {
    /// A link's text that does not end.
    ///
    /// `-->|text|` ends with a second pipe; `-- text -->` with the same kind of line as it
    /// began.
    ///
    /// ## Why it is bad
    ///
    /// The text runs on through the following lines. Mermaid draws nothing of a chart that it
    /// cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A -->|yes B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A -->|yes| B
    /// ```
    pub(in crate::syntax::kinds::flowchart) UNCLOSED_LINK_TEXT = "unclosed-link-text", Syntax, Error
}

declare_rule! {
    /// A link with two texts.
    ///
    /// A link can have only one text, inside it or between pipes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A -- yes -->|no| B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A -- yes, no --> B
    /// ```
    pub(in crate::syntax::kinds::flowchart) DOUBLED_LINK_TEXT = "doubled-link-text", Syntax, Error
}

declare_rule! {
    /// Two nodes side by side without a link or a line break.
    ///
    /// Statements are on lines of their own, or have a `;` between them.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] B[Pay]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Order] --> B[Pay]
    /// ```
    pub(in crate::syntax::kinds::flowchart) MISSING_LINK = "missing-link", Syntax, Error
}

declare_rule! {
    /// The text of a link in a place where it cannot be.
    ///
    /// It goes between pipes right after the arrow (`A -->|text| B`), or inside the link
    /// (`A -- text --> B`).
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A |yes| --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A -->|yes| B
    /// ```
    pub(in crate::syntax::kinds::flowchart) MISPLACED_LINK_TEXT = "misplaced-link-text", Syntax, Error
}
