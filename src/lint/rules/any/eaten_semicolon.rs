//! `eaten-semicolon`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};
use crate::source::{Span, TextRange};

declare_rule! {
    /// A label with `style`, a colon and an entity code loses its last semicolon.
    ///
    /// Before it reads a chart, Mermaid removes the last `;` of any text like `style…:…#…;` on one
    /// line (and of `classDef…:…#…;`), to fix style statements. A label such as `style:#9829;`
    /// loses its semicolon to that.
    ///
    /// ## Why it is bad
    ///
    /// The entity code is not decoded: the label shows `style:#9829`.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["style:#9829;"] --> B[Done]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["style: #9829;"] --> B[Done]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the label then shows something else: one more semicolon, which Mermaid then
    /// takes.
    pub(super) INFO = "eaten-semicolon", Traps, Warning
}

pub(super) struct EatenSemicolon;

impl Rule<Context<'_>> for EatenSemicolon {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        let text = &chart.chart.text;
        if !text.text.contains(';') {
            return;
        }
        let labels = &chart.outline().labels;
        let mut start = 0;
        for line in text.text.split_inclusive('\n') {
            for word in ["style", "classDef"] {
                let Some(at) = eaten(line, word) else {
                    continue;
                };
                let offset = (start + at) as u32;
                let place = text.map.span(TextRange::new(offset, offset + 1));
                // Statements about style lose nothing that counts; a semicolon between statements is not a loss either.
                let Some(label) = labels
                    .iter()
                    .find(|label| label.span.start < place.end && place.start <= label.span.end)
                else {
                    continue;
                };
                let place = if place.is_empty() {
                    Span::at(label.span.end)
                } else {
                    place
                };
                out.push(
                    Diagnostic::new(
                        &INFO,
                        place,
                        format!(
                            "Mermaid removes this semicolon: the label shows {}",
                            code(label.text.trim_end_matches(';'))
                        ),
                    )
                    .label("gone")
                    .help("Put a space after the colon, or one more `;` after this one.")
                    .fix(Fix::unsafe_(
                        "Put one more semicolon",
                        Span::at(place.end),
                        ";",
                    )),
                );
                break;
            }
            start += line.len();
        }
    }
}

/// Where the last semicolon of `word.*:\S*#.*;` stands in a line.
fn eaten(line: &str, word: &str) -> Option<usize> {
    let last = line.rfind(';')?;
    let from = line.find(word)? + word.len();
    let mut at = from;
    while let Some(colon) = line[at..last.max(at)].find(':').map(|i| at + i) {
        let run = &line[colon + 1..last];
        let run = &run[..run.find(char::is_whitespace).unwrap_or(run.len())];
        if run.contains('#') {
            // One too many is one that nobody misses.
            return (!line[..last].ends_with(';')).then_some(last);
        }
        at = colon + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn finds_the_semicolon() {
        assert_eq!(eaten("A[\"style:#9829;\"]", "style"), Some(14));
        assert_eq!(eaten("A[\"style: #9829;\"]", "style"), None);
        assert_eq!(eaten("style A fill:#333;", "style"), Some(17));
        assert_eq!(eaten("A[\"style:#9829;;\"]", "style"), None);
        assert_eq!(eaten("A[\"x\"];", "style"), None);
    }

    #[test]
    fn only_in_labels() {
        assert_eq!(
            found(
                &EatenSemicolon,
                "flowchart TD\n    A[\"the style:#9829; x\"] --> B\n"
            )
            .len(),
            1
        );
        for line in [
            "A[\"style: #9829;\"] --> B",
            "A[\"style:#9829; x\"];",
            "style A fill:#333;",
        ] {
            let chart = format!("flowchart TD\n    A --> C\n    {line}\n");
            assert!(found(&EatenSemicolon, &chart).is_empty(), "{line}");
        }
    }
}
