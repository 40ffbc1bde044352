//! `visible-quotes`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, Severity, declare_rule};
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};
use crate::model::{Label, Written};
use crate::source::Span;

declare_rule! {
    /// A label in typographic quotes shows them.
    ///
    /// To Mermaid only `"` is a quote; `“` and `”` are letters of the label. (Where such a label
    /// holds brackets, Mermaid refuses the chart: `smart-quotes`.) One finding per chart; an info
    /// for one or two labels without tags or other signs that people quote labels for: then they
    /// may be intended.
    ///
    /// ## Why it is bad
    ///
    /// The quotes around the text are shown.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[“Order received<br>by mail”] --> B[Pay]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["Order received<br>by mail"] --> B[Pay]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: straight quotes.
    pub(super) INFO = "visible-quotes", Traps, Warning
}

pub(super) struct VisibleQuotes;

impl Rule<Context<'_>> for VisibleQuotes {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        let labels = chart.outline().labels.iter();
        let all: Vec<(&Label<'_>, &str)> = labels
            .filter(|label| label.written == Written::Bare && !label.data)
            .filter_map(|label| inside(&label.text).map(|inside| (label, inside)))
            .collect();
        let Some((first, _)) = all.first() else {
            return;
        };
        let more = match all.len() {
            1 => String::new(),
            n => format!(" (and {} more like it)", n - 1),
        };
        let mut diagnostic = Diagnostic::new(
            &INFO,
            chart.trimmed(first.span),
            format!("the quotes of {} are shown{more}", code(&first.text)),
        )
        .help("Write straight quotes: `\"`.");
        let mut edits = all
            .iter()
            .flat_map(|(label, inside)| straight(chart, label, inside));
        if let Some(edit) = edits.next() {
            let fix = Fix::unsafe_("Write straight quotes", edit, "\"");
            diagnostic = diagnostic.fix(edits.fold(fix, |fix, edit| fix.and(edit, "\"")));
        }
        if all.len() < 3 && !all.iter().any(|(_, inside)| inside.contains(NEEDS)) {
            diagnostic = diagnostic.severity(Severity::Info);
        }
        out.push(diagnostic);
    }
}

/// What people put quotes around labels for.
const NEEDS: [char; 5] = ['<', '>', '#', '@', ';'];

/// A label's text inside its typographic quotes, where nothing else is in it.
fn inside(label: &str) -> Option<&str> {
    let open = ['“', '”', '„', '‟'];
    let inside = label
        .trim()
        .strip_prefix(open)?
        .strip_suffix(['“', '”', '‟'])?;
    (!inside.is_empty() && !inside.contains(open) && !inside.contains('"')).then_some(inside)
}

/// The places of the two quotes with the spaces outside, where the source has the label letter by letter.
fn straight(chart: &Context<'_>, label: &Label<'_>, inside: &str) -> Vec<Span> {
    let here = chart.source.slice(label.span);
    let Some(at) = here.find(inside) else {
        return Vec::new();
    };
    let start = label.span.start + at as u32;
    vec![
        Span::new(label.span.start, start),
        Span::new(start + inside.len() as u32, label.span.end),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found, severities};

    #[test]
    fn quotes_that_show() {
        let chart =
            "flowchart TD\n    A[“x<br>y”] --> B( “z” )\n    subgraph S [„t”]\n    C\n    end\n";
        assert_eq!(
            found(&VisibleQuotes, chart),
            ["2:7 the quotes of `“x<br>y”` are shown (and 2 more like it)"]
        );
        assert_eq!(severities(&VisibleQuotes, chart), ["warning"]);
        let repaired = fixed(&VisibleQuotes, chart);
        assert_eq!(
            repaired,
            "flowchart TD\n    A[\"x<br>y\"] --> B(\"z\")\n    subgraph S [\"t\"]\n    C\n    end\n"
        );
        assert_eq!(
            severities(
                &VisibleQuotes,
                "flowchart TD\n    A[“Hello, you”] --> B[Bob]\n"
            ),
            ["info"]
        );
        for fine in [
            "flowchart TD\n    A[the “good” one] --> B[“a” and “b”]\n",
            "flowchart TD\n    A[\"“Who is it?” <br>\"] --> B[«oui <br>»]\n",
            "flowchart TD\n    A[“”] --> B['x <br>']\n",
        ] {
            assert!(found(&VisibleQuotes, fine).is_empty(), "{fine}");
        }
    }
}
