//! The rules about brackets, quotes and labels.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &UNCLOSED_BRACKET,
    &MISMATCHED_BRACKET,
    &EMPTY_LABEL,
    &DETACHED_LABEL,
    &MISPLACED_LABEL,
    &PATH_LABEL,
    &UNBRACKETED_LABEL,
];

declare_rule! {
    /// A label whose bracket is never closed.
    ///
    /// A label goes between brackets, and each shape has its own pair: `[x]`, `(x)`, `{x}`,
    /// `([x])`, `[[x]]`, `[(x)]`, `((x))`, `{{x}}`, `>x]`, `[/x/]`. The opening one is never
    /// closed.
    ///
    /// ## Why it is bad
    ///
    /// The label then runs on through the following lines. Mermaid draws nothing of a chart
    /// that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start --> B{Ready?}
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start] --> B(Ready)
    /// ```
    pub(in crate::syntax::kinds::flowchart) UNCLOSED_BRACKET = "unclosed-bracket", Syntax, Error
}

declare_rule! {
    /// A label whose closing bracket does not match the opening one.
    ///
    /// Brackets go together in pairs, without spaces inside a double one.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start) --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start] --> B
    /// ```
    pub(in crate::syntax::kinds::flowchart) MISMATCHED_BRACKET = "mismatched-bracket", Syntax, Error
}

declare_rule! {
    /// Brackets or pipes with nothing between them.
    ///
    /// A label needs at least a space.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[] --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[" "] --> B
    /// ```
    pub(in crate::syntax::kinds::flowchart) EMPTY_LABEL = "empty-label", Syntax, Error
}

declare_rule! {
    /// A space between an id and its brackets, data or class.
    ///
    /// The bracket directly follows the id: `A[x]`. So do `@{ … }` and `:::`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A [Start] --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start] --> B
    /// ```
    pub(in crate::syntax::kinds::flowchart) DETACHED_LABEL = "detached-label", Syntax, Error
}

declare_rule! {
    /// A label after a class or after another label.
    ///
    /// A node is written id, label, class, data: `A[x]:::c@{ … }`, each at most once.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A:::big[Start] --> B
    ///     classDef big color:#900
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Start]:::big --> B
    ///     classDef big color:#900
    /// ```
    pub(in crate::syntax::kinds::flowchart) MISPLACED_LABEL = "misplaced-label", Syntax, Error
}

declare_rule! {
    /// A label that begins with a slash, and so opens a slanted shape.
    ///
    /// `[/` and `[\` open a parallelogram or a trapezium, which end with `/]` or `\]`. A path must
    /// be in quotes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[/api/items] --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["/api/items"] --> B
    /// ```
    pub(in crate::syntax::kinds::flowchart) PATH_LABEL = "path-label", Syntax, Error
}

declare_rule! {
    /// A label without brackets.
    ///
    /// The label of a node goes in brackets right after its id; quotes alone open no label.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A "Check the order" --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Check the order"] --> B
    /// ```
    pub(in crate::syntax::kinds::flowchart) UNBRACKETED_LABEL = "unbracketed-label", Syntax, Error
}
