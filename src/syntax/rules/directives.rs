//! The rule about directives that Mermaid takes for statements.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::source::{Mapped, TextRange};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&QUOTED_DIRECTIVE];

declare_rule! {
    /// A directive whose name is in quotes.
    ///
    /// `%%{init: …}%%` has its name without quotes; what is in the braces may have them. Sequence
    /// diagrams and a few others take such a line for a comment, and drop its settings, which
    /// `lost-setting` reports.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid takes the line for a part of the chart, and draws nothing of a chart that it cannot
    /// read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// %%{'init': {'theme': 'dark'}}%%
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// %%{init: {'theme': 'dark'}}%%
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: the quotes go.
    pub(in crate::syntax) QUOTED_DIRECTIVE = "quoted-directive", Syntax, Error
}

/// `%%{'init': …}%%`: the name with its quotes stands at a range.
pub(in crate::syntax) fn quoted_directive(text: &Mapped, name: TextRange) -> Diagnostic {
    let written = &text.text[name.range()];
    let bare = written.trim_matches(['\'', '"']);
    let place = text.map.span(name);
    let message = format!("Mermaid does not read a directive whose name is in quotes: `{written}`");
    Diagnostic::new(&QUOTED_DIRECTIVE, place, message)
        .help(format!("Remove the quotes around `{bare}`."))
        .fix(Fix::safe("Remove the quotes", place, bare))
}
