//! The rules about settings that Mermaid refuses: directives that it takes for statements, colours of themes.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::label::code;
use crate::source::{Mapped, Span, TextRange};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] = &[&QUOTED_DIRECTIVE, &THEME_COLOUR];

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

declare_rule! {
    /// A theme variable that must be a colour, and is not.
    ///
    /// Mermaid computes other colours from it: from `primaryColor`, `lineColor`, `cScale0` and others,
    /// depending on the theme. It reads `#rgb`, `#rrggbb`, both with opacity, `rgb(…)`, `hsl(…)` and the names of
    /// CSS; it does not read `var(…)`, `none` or `currentColor`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// %%{init: {"theme": "base", "themeVariables": {"primaryColor": "blueish"}}}%%
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// %%{init: {"theme": "base", "themeVariables": {"primaryColor": "lightblue"}}}%%
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(in crate::syntax) THEME_COLOUR = "theme-colour", Syntax, Error
}

/// A theme variable that is given what Mermaid cannot read as a colour.
pub(in crate::syntax) fn theme_colour(place: Span, key: &str, written: &str) -> Diagnostic {
    let message = match written {
        "" => format!("the theme variable `{key}` is empty, but must be a colour"),
        _ => format!(
            "the theme variable `{key}` must be a colour, not {}",
            code(written)
        ),
    };
    Diagnostic::new(&THEME_COLOUR, place, message)
        .help("Write `#rrggbb`, `rgb(1, 2, 3)`, `hsl(120, 50%, 50%)` or the name of a CSS colour.")
}
