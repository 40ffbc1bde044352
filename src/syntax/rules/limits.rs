//! The rule about statements that multiply.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&MULTIPLIED_STATEMENT];

declare_rule! {
    /// A statement that multiplies into more than 100,000 links, styles or copies (unless `max-per-statement` in `mermaidc.toml` says otherwise).
    ///
    /// `A & B --> C & D` draws four links, and `classDef a,b fill:red,stroke:blue` gives four
    /// styles. All statements of a chart that multiply may make ten times as much. (An example that
    /// fails would fill pages.)
    ///
    /// ## Why it is bad
    ///
    /// Nobody can read such a drawing, and a program that draws it runs out of time or memory.
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A & B --> C & D
    /// ```
    pub(in crate::syntax) MULTIPLIED_STATEMENT = "multiplied-statement", Syntax, Error
}
