//! The rules about participants: what Mermaid refuses when it puts the statements together.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &INACTIVE_PARTICIPANT,
    &TWO_BOXES,
    &CREATED_TWICE,
    &CREATED_WITHOUT_MESSAGE,
    &DESTROYED_WITHOUT_MESSAGE,
];

declare_rule! {
    /// A participant that is deactivated while it is not active.
    ///
    /// `-` after an arrow deactivates the sender of the message, not its receiver. Mermaid counts
    /// in the order of the lines: the branches of an `alt` are not alternatives to it, so that an
    /// activation that both branches end is ended twice.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>+Bank: charge
    ///     alt accepted
    ///         Bank-->>-Shop: receipt
    ///     else declined
    ///         Bank-->>-Shop: reason
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>+Bank: charge
    ///     alt accepted
    ///         Bank-->>Shop: receipt
    ///     else declined
    ///         Bank-->>Shop: reason
    ///     end
    ///     deactivate Bank
    /// ```
    pub(in crate::syntax::kinds::sequence) INACTIVE_PARTICIPANT = "inactive-participant", Syntax, Error
}

declare_rule! {
    /// A participant that is named in two boxes.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     box Front
    ///         participant Web
    ///     end
    ///     box Back
    ///         participant Web
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     box Front
    ///         participant Web
    ///     end
    ///     box Back
    ///         participant Api
    ///     end
    /// ```
    pub(in crate::syntax::kinds::sequence) TWO_BOXES = "two-boxes", Syntax, Error
}

declare_rule! {
    /// A `create` for a participant that already exists.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart, even if the participant was destroyed before.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Courier: pick up
    ///     create participant Courier
    ///     Shop->>Courier: deliver
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     create participant Courier
    ///     Shop->>Courier: pick up
    ///     Shop->>Courier: deliver
    /// ```
    pub(in crate::syntax::kinds::sequence) CREATED_TWICE = "created-twice", Syntax, Error
}

declare_rule! {
    /// A message after `create` that does not go to the new participant.
    ///
    /// Mermaid draws a created participant at the end of the next message, which must go to it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     create participant Courier
    ///     Courier->>Shop: ready
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     create participant Courier
    ///     Shop->>Courier: pick up
    ///     Courier->>Shop: ready
    /// ```
    pub(in crate::syntax::kinds::sequence) CREATED_WITHOUT_MESSAGE = "created-without-message", Syntax, Error
}

declare_rule! {
    /// A message after `destroy` that neither goes to the participant nor comes from it.
    ///
    /// Mermaid ends a lifeline at the next message, which must concern it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Courier: pick up
    ///     destroy Courier
    ///     Shop->>Customer: on its way
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Courier: pick up
    ///     destroy Courier
    ///     Courier->>Shop: delivered
    ///     Shop->>Customer: on its way
    /// ```
    pub(in crate::syntax::kinds::sequence) DESTROYED_WITHOUT_MESSAGE = "destroyed-without-message", Syntax, Error
}
