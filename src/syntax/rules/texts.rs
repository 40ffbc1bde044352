//! The rules about texts and their quotes that several kinds refuse in the same way.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &NESTED_QUOTES,
    &UNQUOTED_LABEL,
    &SMART_QUOTES,
    &SINGLE_QUOTES,
];

declare_rule! {
    /// Quotes inside a quoted text.
    ///
    /// A quoted text ends at the next `"`; a backslash does not help. Write `#quot;` for a
    /// quote that is to be shown, and `#96;` for a backtick in a Markdown string.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Press "OK" twice"]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Press #quot;OK#quot; twice"]
    /// ```
    pub(in crate::syntax) NESTED_QUOTES = "nested-quotes", Syntax, Error
}

declare_rule! {
    /// Brackets, pipes or quotes in a text without quotes.
    ///
    /// In a bare label or link text, brackets, pipes and quotes have a meaning of their own. In
    /// quotes everything is text.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Call f(x)] -->|a[0]| B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Call f(x)"] -->|"a[0]"| B
    /// ```
    pub(in crate::syntax) UNQUOTED_LABEL = "unquoted-label", Syntax, Error
}

declare_rule! {
    /// Typographic quotes where Mermaid wants straight ones.
    ///
    /// Only `"` quotes a text. Word processors turn it into `“` and `”`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[“Call f(x)”] --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Call f(x)"] --> B
    /// ```
    pub(in crate::syntax) SMART_QUOTES = "smart-quotes", Syntax, Error
}

declare_rule! {
    /// A text in single quotes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     note 'drawn first'
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     note "drawn first"
    /// ```
    pub(in crate::syntax) SINGLE_QUOTES = "single-quotes", Syntax, Error
}
