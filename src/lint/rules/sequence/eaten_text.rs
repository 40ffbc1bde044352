//! `eaten-text` in sequence diagrams: `#` begins a comment anywhere in a text.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::rules::any::EATEN_TEXT;
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};
use crate::source::Span;

pub(super) struct EatenText;

impl Rule<SequenceView<'_>> for EatenText {
    fn info(&self) -> &'static RuleInfo {
        &EATEN_TEXT
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        for cut in &chart.model.cut {
            let shown = chart.source.slice(cut.shown).trim();
            let lost = code(chart.source.slice(cut.lost));
            let message = match shown {
                "" => format!("Mermaid reads `#` as a comment: {lost} is lost"),
                _ => format!(
                    "Mermaid reads `#` as a comment: only {} is shown",
                    code(shown)
                ),
            };
            let sign = Span::new(cut.lost.start, cut.lost.start + 1);
            out.push(
                Diagnostic::new(&EATEN_TEXT, cut.lost, message)
                    .label("this is lost")
                    .help("Write `#35;` for a number sign, `#`.")
                    .fix(Fix::unsafe_("Write `#35;`", sign, "#35;")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn what_a_number_sign_cuts_off() {
        let chart = "sequenceDiagram\n  A->>B: order #1001 created\n  Note over A: a #35; b\n";
        assert_eq!(
            found(&EatenText, chart),
            ["2:16 Mermaid reads `#` as a comment: only `order` is shown"]
        );
        assert_eq!(
            fixed(&EatenText, chart),
            "sequenceDiagram\n  A->>B: order #35;1001 created\n  Note over A: a #35; b\n"
        );
        for chart in [
            "sequenceDiagram\n  # remark\n  A->>B: x\n",
            "sequenceDiagram\n  A->>B: List<String>\n",
            "sequenceDiagram\n  participant C#\n",
        ] {
            assert!(found(&EatenText, chart).is_empty(), "{chart}");
        }
    }
}
