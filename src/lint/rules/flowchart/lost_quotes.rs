//! `lost-quotes`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::Quotes;

declare_rule! {
    /// Quotes inside a quoted label.
    ///
    /// The next quote ends the text, whatever was meant: `["User clicks "Save""]` shows
    /// `User clicks Save`.
    ///
    /// ## Why it is bad
    ///
    /// The quotes are not shown, and no error says so.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["User clicks "Save""] --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["User clicks #quot;Save#quot;"] --> B
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the quotes are then shown.
    pub(super) INFO = "lost-quotes", Traps, Warning
}

pub(super) struct LostQuotes;

impl Rule<FlowchartView<'_>> for LostQuotes {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        if !chart.chart.text.text.contains('"') {
            return;
        }
        for vertex in chart.vertices() {
            let Some(label) = vertex.label.as_ref() else {
                continue;
            };
            let between = Span::new(chart.span(label.open).end, chart.span(label.close).start);
            let text = chart.source.slice(between);
            let is_lost = label.text.quotes != Quotes::Markdown
                && text.bytes().filter(|&b| b == b'"').count() > 2
                && text.trim_start().starts_with('"');
            if !is_lost {
                continue;
            }
            let mut found = Diagnostic::new(
                &INFO,
                between,
                format!(
                    "the quotes in this label are lost: it shows {}",
                    code(&text.replace('"', ""))
                ),
            )
            .help("Write `#quot;` for a quote inside quotes.");
            let trimmed = text.trim();
            if let Some(inner) = trimmed
                .strip_prefix('"')
                .and_then(|text| text.strip_suffix('"'))
            {
                let start = between.start + (text.len() - text.trim_start().len()) as u32;
                let place = Span::new(start, start + trimmed.len() as u32);
                let quoted = format!("\"{}\"", inner.replace("\\\"", "\"").replace('"', "#quot;"));
                found = found.fix(Fix::unsafe_("Write the quotes as `#quot;`", place, quoted));
            }
            out.push(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn quotes_in_quotes() {
        let chart = "flowchart TD\n    A[\"User clicks \"Save\"\"] --> B[\"\"\"x\"\"\"]\n";
        assert_eq!(
            found(&LostQuotes, chart),
            [
                "2:7 the quotes in this label are lost: it shows `User clicks Save`",
                "2:35 the quotes in this label are lost: it shows `x`"
            ]
        );
        assert_eq!(
            fixed(&LostQuotes, chart),
            "flowchart TD\n    A[\"User clicks #quot;Save#quot;\"] --> B[\"#quot;#quot;x#quot;#quot;\"]\n"
        );
        for fine in ["\"one\"", "\"a #quot;b#quot;\"", "it's"] {
            let chart = format!("flowchart TD\n    A[{fine}]\n");
            assert!(found(&LostQuotes, &chart).is_empty(), "{chart}");
        }
    }
}
