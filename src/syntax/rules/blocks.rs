//! The rules about notes and braces that several kinds refuse in the same way.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&BROKEN_NOTE, &STRAY_BRACE];

declare_rule! {
    /// A note in a form that Mermaid does not have.
    ///
    /// In a state diagram, a note stands `left of` or `right of` one state. Its text comes after a
    /// colon, or on lines of its own up to `end note`. In a class diagram, `note "text"` stands
    /// alone, `note for Name "text"` at a class.
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
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     note left of Shape: drawn first
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Idle
    ///     note right of Idle : nothing to do
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     note for Shape "drawn first"
    /// ```
    pub(in crate::syntax) BROKEN_NOTE = "broken-note", Syntax, Error
}

declare_rule! {
    /// A brace that opens or closes nothing.
    ///
    /// A composite state begins with `state Name {`, a class with `class Name {`, on one line.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Open {
    ///         Read --> Write
    ///     }
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state Open {
    ///         Read --> Write
    ///     }
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Shape
    /// ```
    pub(in crate::syntax) STRAY_BRACE = "stray-brace", Syntax, Error
}
