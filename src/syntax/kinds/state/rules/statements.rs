//! The rules about statements: transitions, texts, notes.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&CHAINED_TRANSITIONS, &TEXT_WITHOUT_ID, &UNQUOTED_TEXT];

declare_rule! {
    /// Several transitions in a row.
    ///
    /// A line can contain one transition, or one mark such as `<<choice>>`.
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
