//! The rules about statements that several kinds refuse in the same way.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&SYNTAX_ERROR, &STRAY_END, &BROKEN_METADATA];

declare_rule! {
    /// A statement that Mermaid cannot read.
    ///
    /// What stands here is no statement of a flowchart, and none of the usual mistakes either.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     class*Def big color:red
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax) SYNTAX_ERROR = "syntax-error", Syntax, Error
}

declare_rule! {
    /// An `end` that ends no subgraph, or that stands behind a statement.
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
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax) STRAY_END = "stray-end", Syntax, Error
}

declare_rule! {
    /// Data in `@{ … }` that is no YAML.
    ///
    /// The text between the braces is YAML: `key: value`, commas between on one line, one key a
    /// line without commas on several.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{ shape: rect label: Order }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A@{ shape: rect, label: Order }
    /// ```
    pub(in crate::syntax) BROKEN_METADATA = "broken-metadata", Syntax, Error
}
