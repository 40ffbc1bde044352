//! `literal-newline`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::Label;
use crate::source::{Source, Span};

declare_rule! {
    /// A `\n` in a text, which is shown as it is.
    ///
    /// Only `<br/>` breaks a line in sequence, class and ER diagrams, and in state diagrams but for
    /// composite states and those with several descriptions. In quotes and braces, `\n` is assumed
    /// to be intended. In a Markdown string of a flowchart, a new line does, and `<br>`; in its
    /// other labels `\n` breaks the line.
    ///
    /// ## Why it is bad
    ///
    /// A backslash and an `n` are shown.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Bank: charge\n10 euros
    /// ```
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Open : waits\nfor payment
    ///     Open --> Paid
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["`**Order**\nreceived`"] --> B[Pay]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Bank: charge<br/>10 euros
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["`**Order**<br>received`"] --> B["Pay\nit"]
    /// ```
    ///
    /// ## Fix
    ///
    /// `\n` becomes `<br/>`: safe in a sequence diagram, unsafe in the others.
    pub(in crate::lint::rules) INFO = "literal-newline", Traps, Warning
}

pub(super) struct LiteralNewline;

impl Rule<SequenceView<'_>> for LiteralNewline {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        for label in &chart.outline().labels {
            report(chart.source, label, Fix::safe, out);
        }
    }
}

/// Reports the `\n` of a label that only `<br/>` breaks; `fix` begins its fix.
pub(in crate::lint::rules) fn report(
    source: &Source,
    label: &Label<'_>,
    fix: impl Fn(&'static str, Span, &'static str) -> Fix,
    out: &mut Findings,
) {
    let places = newlines(&label.text);
    let Some(&first) = places.first() else {
        return;
    };
    let place = |at: usize| label.part(source, at..at + 2);
    let mut found = Diagnostic::new(
        &INFO,
        place(first),
        "`\\n` is shown as text and does not break the line",
    )
    .help("Write `<br/>` for a line break.");
    // Where the file has the label letter by letter, places in it are certain.
    if source.slice(label.span) == label.text {
        let fix = fix("Write `<br/>`", place(first), "<br/>");
        let rest = places[1..].iter();
        found = found.fix(rest.fold(fix, |fix, &at| fix.and(place(at), "<br/>")));
    }
    out.push(found);
}

/// Where `\n` stands in a text, but for quotes, braces and paths.
fn newlines(text: &str) -> Vec<usize> {
    if !text.contains("\\n") {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut quote, mut depth, mut before) = (None, 0usize, ' ');
    for (at, c) in text.char_indices() {
        match c {
            '"' | '`' if quote == Some(c) => quote = None,
            '"' | '`' if quote.is_none() => quote = Some(c),
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            '\\' if text[at..].starts_with("\\n")
                && quote.is_none()
                && depth == 0
                && !matches!(before, '\\' | ':')
                && !ends_data(&text[at..]) =>
            {
                found.push(at);
            }
            _ => {}
        }
        before = c;
    }
    found
}

/// Whether a bracket closes right after the line breaks: they belong to what is sent.
fn ends_data(rest: &str) -> bool {
    rest.trim_start_matches("\\n").starts_with(')')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn only_br_breaks() {
        let chart = "sequenceDiagram\n A->>B: one\\ntwo\\nthree\n";
        assert_eq!(
            found(&LiteralNewline, chart),
            ["2:12 `\\n` is shown as text and does not break the line"]
        );
        assert!(
            found(
                &LiteralNewline,
                "sequenceDiagram\n A->>B: print(\"4\\n\")\n"
            )
            .is_empty()
        );
        for fine in ["one<br/>two", "send (data: {x}\\n\\n)"] {
            let chart = format!("sequenceDiagram\n A->>B: {fine}\n");
            assert!(found(&LiteralNewline, &chart).is_empty(), "{fine}");
        }
    }

    #[test]
    fn all_are_fixed() {
        let chart = "sequenceDiagram\n A->>B: one\\ntwo\\nthree\n";
        let fixed = crate::lint::testing::fixed(&LiteralNewline, chart);
        assert_eq!(fixed, "sequenceDiagram\n A->>B: one<br/>two<br/>three\n");
    }
}
