//! The rules about texts and their quotes that several kinds refuse in the same way.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &NESTED_QUOTES,
    &UNQUOTED_LABEL,
    &SMART_QUOTES,
    &SECOND_COLON,
    &EMPTY_TEXT,
    &MISSING_COLON,
    &SINGLE_QUOTES,
];

declare_rule! {
    /// Quotes inside quoted text.
    ///
    /// A quoted text ends at the next `"`; a backslash does not help. Write `#quot;` to show a
    /// quote, and `#96;` for a backtick in a Markdown string.
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
    /// Typographic quotes where Mermaid needs straight ones.
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
    /// A colon that ends a text.
    ///
    /// In a class diagram, a text after a colon cannot contain another one. In a state diagram, a
    /// colon ends the text of a note on one line, and two colons in a row end any text. What
    /// follows is read as a statement.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     note right of Idle : limit: five minutes
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen : uses: often
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Idle
    ///     note right of Idle : limit#58; five minutes
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen : uses#58; often
    /// ```
    pub(in crate::syntax) SECOND_COLON = "second-colon", Syntax, Error
}

declare_rule! {
    /// A colon, and no text after it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy :
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen :
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     Shape --> Pen
    /// ```
    pub(in crate::syntax) EMPTY_TEXT = "empty-text", Syntax, Error
}

declare_rule! {
    /// A text without a colon before it.
    ///
    /// What a message or a note says comes after a colon; a message that says nothing needs the
    /// colon too.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     A->>B hello
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     Shape +area() float
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     A->>B: hello
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     Shape : +area() float
    /// ```
    pub(in crate::syntax) MISSING_COLON = "missing-colon", Syntax, Error
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
