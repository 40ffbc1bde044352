//! The rules about statements: headers, transitions, texts, notes.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &MALFORMED_HEADER,
    &CHAINED_TRANSITIONS,
    &TEXT_WITHOUT_ID,
    &UNQUOTED_TEXT,
    &SECOND_COLON,
    &EMPTY_TEXT,
    &BROKEN_NOTE,
];

declare_rule! {
    /// A header with something glued to it.
    ///
    /// The header is `stateDiagram-v2` or `stateDiagram`, and a space or a line break follows.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2[*] --> Idle
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Idle
    /// ```
    pub(in crate::syntax::kinds::state) MALFORMED_HEADER = "malformed-header", Syntax, Error
}

declare_rule! {
    /// Several transitions in a row.
    ///
    /// A line holds one transition, or one mark such as `<<choice>>`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy --> Done
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy
    ///     Busy --> Done
    /// ```
    pub(in crate::syntax::kinds::state) CHAINED_TRANSITIONS = "chained-transitions", Syntax, Error
}

declare_rule! {
    /// A quoted text after `state` without an id.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state "Waiting for input"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state "Waiting for input" as Waiting
    /// ```
    pub(in crate::syntax::kinds::state) TEXT_WITHOUT_ID = "text-without-id", Syntax, Error
}

declare_rule! {
    /// A text before `as` without quotes, or after it.
    ///
    /// The text comes first and in double quotes, then `as`, then the id.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state Waiting for input as Waiting
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state "Waiting for input" as Waiting
    /// ```
    pub(in crate::syntax::kinds::state) UNQUOTED_TEXT = "unquoted-text", Syntax, Error
}

declare_rule! {
    /// A colon that ends a text.
    ///
    /// A colon ends the text of a note on one line, and two colons in a row end any text. What follows is read as a
    /// statement.
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
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Idle
    ///     note right of Idle : limit#58; five minutes
    /// ```
    pub(in crate::syntax::kinds::state) SECOND_COLON = "second-colon", Syntax, Error
}

declare_rule! {
    /// A colon without a text.
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
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy
    /// ```
    pub(in crate::syntax::kinds::state) EMPTY_TEXT = "empty-text", Syntax, Error
}

declare_rule! {
    /// A note that Mermaid cannot read.
    ///
    /// A note stands `left of` or `right of` one state. Its text comes after a colon, or on lines of its own up to
    /// `end note`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     note over Idle : nothing to do
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Idle
    ///     note right of Idle : nothing to do
    /// ```
    pub(in crate::syntax::kinds::state) BROKEN_NOTE = "broken-note", Syntax, Error
}
