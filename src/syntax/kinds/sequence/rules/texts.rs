//! The rules about texts, notes and numbers.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[
    &SEMICOLON_IN_TEXT,
    &CONTINUED_TEXT,
    &SEVERAL_NAMES,
    &NOTE_POSITION,
    &BROKEN_AUTONUMBER,
    &ARROW_IN_NAME,
];

declare_rule! {
    /// A `;` in a text that ends the statement.
    ///
    /// A semicolon ends a statement wherever it is; what follows is read as the next one. `#59;` is
    /// a semicolon in a text.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     A->>B: denied; ask again
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     A->>B: denied#59; ask again
    /// ```
    pub(in crate::syntax::kinds::sequence) SEMICOLON_IN_TEXT = "semicolon-in-text", Syntax, Error
}

declare_rule! {
    /// A line that continues the text of the line above.
    ///
    /// The text of a message or a note ends with its line. Write `<br/>` for a line break in it.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Note over A: write down
    ///     what was said
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Note over A: write down<br/>what was said
    /// ```
    pub(in crate::syntax::kinds::sequence) CONTINUED_TEXT = "continued-text", Syntax, Error
}

declare_rule! {
    /// More participants, or more arrows, than the statement can have.
    ///
    /// A message goes from one participant to another, `participant` declares one, and a note
    /// stands over one or two.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     A->>B,C: hello
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     A->>B: hello
    ///     A->>C: hello
    /// ```
    pub(in crate::syntax::kinds::sequence) SEVERAL_NAMES = "several-names", Syntax, Error
}

declare_rule! {
    /// A note that does not say where it goes.
    ///
    /// A note stands `over` one or two participants, `left of` or `right of` one.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Note below A: hello
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Note over A: hello
    /// ```
    pub(in crate::syntax::kinds::sequence) NOTE_POSITION = "note-position", Syntax, Error
}

declare_rule! {
    /// An `autonumber` with something that cannot follow it.
    ///
    /// It stands alone, or has `off`, a first number, or a first number and a step, each with at
    /// most two digits after the point; and no space may follow it at the end of its line.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     autonumber 10,5
    ///     A->>B: hello
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     autonumber 10 5
    ///     A->>B: hello
    /// ```
    pub(in crate::syntax::kinds::sequence) BROKEN_AUTONUMBER = "broken-autonumber", Syntax, Error
}

declare_rule! {
    /// A name in which Mermaid sees an arrow or another sign.
    ///
    /// `-x`, `-)`, `+` and other signs of messages end a name wherever they are. `as` gives a
    /// participant any label.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     web-xray->>B: hello
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     participant W as web-xray
    ///     W->>B: hello
    /// ```
    pub(in crate::syntax::kinds::sequence) ARROW_IN_NAME = "arrow-in-name", Syntax, Error
}
