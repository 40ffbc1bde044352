//! The rules about boundaries and their braces.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &UNCLOSED_BOUNDARY,
    &EMPTY_BOUNDARY,
    &INLINE_BOUNDARY,
    &MISSING_BRACE,
    &MISPLACED_TITLE,
];

declare_rule! {
    /// A boundary that is never closed.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     System_Boundary(bank, "Bank") {
    ///         Person(anna, "Anna")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     System_Boundary(bank, "Bank") {
    ///         Person(anna, "Anna")
    ///     }
    /// ```
    pub(in crate::syntax::kinds::c4) UNCLOSED_BOUNDARY = "unclosed-boundary", Syntax, Error
}

declare_rule! {
    /// A boundary with nothing in it.
    ///
    /// Something with nothing in it is an element, not a boundary.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     System_Boundary(bank, "Bank") {
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     System(bank, "Bank")
    /// ```
    pub(in crate::syntax::kinds::c4) EMPTY_BOUNDARY = "empty-boundary", Syntax, Error
}

declare_rule! {
    /// A boundary on one line.
    ///
    /// The brace ends its line, and the content of the boundary comes below.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     System_Boundary(bank, "Bank") { Person(anna, "Anna") }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     System_Boundary(bank, "Bank") {
    ///         Person(anna, "Anna")
    ///     }
    /// ```
    pub(in crate::syntax::kinds::c4) INLINE_BOUNDARY = "inline-boundary", Syntax, Error
}

declare_rule! {
    /// A boundary or a node without braces.
    ///
    /// A boundary goes around elements, in braces.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Deployment
    ///     Node(server, "Server")
    ///     Container(shop, "Shop")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Deployment
    ///     Node(server, "Server") {
    ///         Container(shop, "Shop")
    ///     }
    /// ```
    pub(in crate::syntax::kinds::c4) MISSING_BRACE = "missing-brace", Syntax, Error
}

declare_rule! {
    /// A title that comes first in a boundary.
    ///
    /// A title belongs to the whole chart.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// C4Context
    ///     System_Boundary(bank, "Bank") {
    ///         title Money
    ///         Person(anna, "Anna")
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// C4Context
    ///     title Money
    ///     System_Boundary(bank, "Bank") {
    ///         Person(anna, "Anna")
    ///     }
    /// ```
    pub(in crate::syntax::kinds::c4) MISPLACED_TITLE = "misplaced-title", Syntax, Error
}
