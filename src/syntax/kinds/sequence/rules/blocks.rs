//! The rules about blocks and boxes.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&UNCLOSED_BLOCK, &STRAY_SECTION, &FOREIGN_IN_BOX];

declare_rule! {
    /// A block without its `end`.
    ///
    /// `loop`, `alt`, `opt`, `par`, `critical`, `break`, `rect` and `box` each need an `end` of
    /// their own.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     loop every minute
    ///         Clock->>Server: tick
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     loop every minute
    ///         Clock->>Server: tick
    ///     end
    /// ```
    pub(in crate::syntax::kinds::sequence) UNCLOSED_BLOCK = "unclosed-block", Syntax, Error
}

declare_rule! {
    /// An `else`, `and` or `option` outside the block that it belongs to.
    ///
    /// `else` divides an `alt`, `and` a `par`, `option` a `critical`; the other blocks have only
    /// one section.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     opt paid
    ///         Shop->>Customer: parcel
    ///     else
    ///         Shop->>Customer: reminder
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     alt paid
    ///         Shop->>Customer: parcel
    ///     else
    ///         Shop->>Customer: reminder
    ///     end
    /// ```
    pub(in crate::syntax::kinds::sequence) STRAY_SECTION = "stray-section", Syntax, Error
}

declare_rule! {
    /// Something in a `box` that is not a participant.
    ///
    /// A box groups participants: it can contain only `participant`, `actor` and `destroy`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     box Shop
    ///         participant Till
    ///         Till->>Till: count
    ///     end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     box Shop
    ///         participant Till
    ///     end
    ///     Till->>Till: count
    /// ```
    pub(in crate::syntax::kinds::sequence) FOREIGN_IN_BOX = "foreign-in-box", Syntax, Error
}
