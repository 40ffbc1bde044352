//! `plain-markdown`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::texts::shown;
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};
use crate::syntax::flowchart::ast::Quotes;

declare_rule! {
    /// `**bold**` in a label that is not a Markdown string shows its asterisks.
    ///
    /// Only labels between `` "` `` and `` `" `` (and those given as data) are Markdown. (From 11.0 to 11.12, Mermaid took all labels for Markdown.)
    ///
    /// ## Why it is bad
    ///
    /// The reader sees the asterisks.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["**Order** received"] --> B[Pay]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["`**Order** received`"] --> B[Pay]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: the label becomes a Markdown string.
    pub(super) INFO = "plain-markdown", Traps, Warning
}

pub(super) struct PlainMarkdown;

impl Rule for PlainMarkdown {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        for label in shown(chart) {
            if label.quotes == Quotes::Markdown || label.data {
                continue;
            }
            let Some(range) = bold(label.text) else {
                continue;
            };
            let words = &label.text[range.clone()];
            let mut diagnostic = Diagnostic::new(
                &INFO,
                label.part(chart, range),
                format!(
                    "the reader sees the asterisks of {}: this label is not Markdown",
                    code(words)
                ),
            )
            .help("Put the label between \"` and `\".");
            if label.quotes == Quotes::Double
                && chart.source.slice(label.span) == label.text
                && !label.text.contains(['`', '<', '\n'])
            {
                diagnostic = diagnostic.fix(Fix::unsafe_(
                    "Make it a Markdown string",
                    label.span,
                    format!("`{}`", label.text),
                ));
            }
            out.push(diagnostic);
        }
    }
}

/// The first `**…**` that Markdown would take for bold.
fn bold(text: &str) -> Option<std::ops::Range<usize>> {
    let mut from = 0;
    while let Some(open) = text[from..].find("**").map(|i| from + i) {
        let inside = &text[open + 2..];
        let length = inside.find("**")?;
        let words = &inside[..length];
        let word_before = text[..open].ends_with(|c: char| c.is_alphanumeric() || c == '*');
        let tight = !words.is_empty()
            && !words.starts_with(|c: char| c.is_whitespace() || c == '*' || c == '/')
            && !words.ends_with(|c: char| c.is_whitespace() || c == '/')
            && words.contains(char::is_alphanumeric);
        if tight && !word_before && !words.contains("\n\n") {
            return Some(open..open + 4 + length);
        }
        from = open + 2 + length;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn asterisks_that_show() {
        let chart = "flowchart TD\n    A[\"**x** y\"] -->|**z**| B[a]\n";
        assert_eq!(
            found(&PlainMarkdown, chart),
            [
                "2:8 the reader sees the asterisks of `**x**`: this label is not Markdown",
                "2:22 the reader sees the asterisks of `**z**`: this label is not Markdown",
            ]
        );
        assert!(fixed(&PlainMarkdown, chart).contains("A[\"`**x** y`\"]"));
        for text in [
            "a ** b ** c",
            "2**3 and 4**5",
            "src/**/*.rs and **/*.md",
            "a *b* c",
        ] {
            assert_eq!(bold(text), None, "{text}");
        }
        assert!(
            found(
                &PlainMarkdown,
                "flowchart TD\n    A[\"`**x**`\"] --> B@{ label: \"**y**\" }\n"
            )
            .is_empty()
        );
    }
}
