//! The rules about arrows that several kinds refuse in the same way.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &UNKNOWN_ARROW,
    &MISSING_TARGET,
    &MISSING_SOURCE,
    &RELATION_CHAIN,
];

declare_rule! {
    /// An arrow that Mermaid does not have.
    ///
    /// Links are `-->`, `---`, `-.->`, `==>`, `~~~` and the like: two dashes at least, no spaces
    /// inside, and no arrow that points only back.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A -> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax) UNKNOWN_ARROW = "unknown-arrow", Syntax, Error
}

declare_rule! {
    /// A link that leads to nothing, or a `&` with nothing after it.
    ///
    /// A link needs a node after it: on the same line, if the link has a text between pipes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A -->
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax) MISSING_TARGET = "missing-target", Syntax, Error
}

declare_rule! {
    /// A link that comes from nothing.
    ///
    /// A link needs a node before it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax) MISSING_SOURCE = "missing-source", Syntax, Error
}

declare_rule! {
    /// Two relations on one line.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen --> Ink
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen
    ///     Pen --> Ink
    /// ```
    pub(in crate::syntax) RELATION_CHAIN = "relation-chain", Syntax, Error
}
