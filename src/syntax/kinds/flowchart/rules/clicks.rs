//! The rule about clicks.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&BROKEN_CLICK];

declare_rule! {
    /// A `click` in none of its forms.
    ///
    /// `click A "url" "tooltip" _blank`, `click A href "url"`, `click A call name(args)
    /// "tooltip"`, `click A name "tooltip"`: in this order, and one blank between.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     click A show()
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     click A call show()
    /// ```
    pub(in crate::syntax::kinds::flowchart) BROKEN_CLICK = "broken-click", Syntax, Error
}
