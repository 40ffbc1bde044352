//! The rules about ids that several kinds refuse in the same way.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&QUOTED_ID, &RESERVED_ID, &SPACE_IN_ID, &ILLEGAL_ID];

declare_rule! {
    /// An id in quotes.
    ///
    /// Only labels have quotes. The label of a node goes in brackets after its id.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     "Order" --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     Order --> B
    /// ```
    pub(in crate::syntax) QUOTED_ID = "quoted-id", Syntax, Error
}

declare_rule! {
    /// A keyword used as an id.
    ///
    /// `end`, `graph`, `flowchart`, `subgraph`, `style`, `linkStyle`, `class`, `classDef`, `click`,
    /// `call`, `href`, `interpolate` and `_self` … `_top` cannot be ids, nor begin one before a `-`
    /// or `.`. A capital letter avoids this.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> end
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> End["end"]
    /// ```
    pub(in crate::syntax) RESERVED_ID = "reserved-id", Syntax, Error
}

declare_rule! {
    /// An id of two words.
    ///
    /// An id has no spaces. The label of a node goes in brackets after its id.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     my order --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     my_order[my order] --> B
    /// ```
    pub(in crate::syntax) SPACE_IN_ID = "space-in-id", Syntax, Error
}

declare_rule! {
    /// A character that an id cannot have.
    ///
    /// Ids can contain letters (also 日本 or Grüße, but no emoji and no combining marks), digits and
    /// most signs, but no brackets, `=`, `<`, `>`, `@`, `^`, `~` or `|`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     🚀 --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     launch[🚀] --> B
    /// ```
    pub(in crate::syntax) ILLEGAL_ID = "illegal-id", Syntax, Error
}
