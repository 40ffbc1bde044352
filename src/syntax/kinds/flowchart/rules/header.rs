//! The rules about the header and directions.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&MISSING_SEPARATOR, &UNKNOWN_DIRECTION];

declare_rule! {
    /// A direction without a line break or `;` after it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax::kinds::flowchart) MISSING_SEPARATOR = "missing-separator", Syntax, Error
}

declare_rule! {
    /// A direction that Mermaid does not have.
    ///
    /// The directions are TB (or TD), BT, LR and RL, in capitals.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart td
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax::kinds::flowchart) UNKNOWN_DIRECTION = "unknown-direction", Syntax, Error
}
