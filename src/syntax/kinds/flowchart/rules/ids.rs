//! The rules about ids and nodes.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &MISSING_ID,
    &INVISIBLE_CHARACTER,
    &COMMA_LIST,
    &MISSING_SPACE,
];

declare_rule! {
    /// A label without an id before it.
    ///
    /// A node has an id, and then a label in brackets.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> [Pay]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B[Pay]
    /// ```
    pub(in crate::syntax::kinds::flowchart) MISSING_ID = "missing-id", Syntax, Error
}

declare_rule! {
    /// An invisible character where Mermaid allows none.
    ///
    /// Zero-width spaces, soft hyphens and control characters come with text that was copied
    /// from elsewhere.
    ///
    /// ## Why it is bad
    ///
    /// Nobody can see what is wrong. Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    #[doc = "    A\u{200b} --> B"]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax::kinds::flowchart) INVISIBLE_CHARACTER = "invisible-character", Syntax, Error
}

declare_rule! {
    /// Nodes with a comma between them.
    ///
    /// Several nodes are joined by ` & `.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A, B --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A & B --> C
    /// ```
    pub(in crate::syntax::kinds::flowchart) COMMA_LIST = "comma-list", Syntax, Error
}

declare_rule! {
    /// A `&` without a space on both sides, or an id of a link without one before it.
    ///
    /// `A&B` is one id; `A &B` is nothing.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A &B --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A & B --> C
    /// ```
    pub(in crate::syntax::kinds::flowchart) MISSING_SPACE = "missing-space", Syntax, Error
}
