//! The rules about data and numbers.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&UNKNOWN_SHAPE, &UNKNOWN_LINK_NUMBER];

declare_rule! {
    /// A shape that Mermaid does not have.
    ///
    /// Shape names are in lower case, with hyphens and no underscores.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{ shape: rhombus }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{ shape: diamond }
    /// ```
    pub(in crate::syntax::kinds::flowchart) UNKNOWN_SHAPE = "unknown-shape", Syntax, Error
}

declare_rule! {
    /// A `linkStyle` of a link that is not drawn yet.
    ///
    /// Links are counted from 0, in the order they are written; with `&`, each link counts. A
    /// `linkStyle` applies only to links before it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid stops with an error that names no line.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     linkStyle 1 stroke:red
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     linkStyle 0 stroke:red
    /// ```
    pub(in crate::syntax::kinds::flowchart) UNKNOWN_LINK_NUMBER = "unknown-link-number", Syntax, Error
}
