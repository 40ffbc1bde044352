//! `swallowed-line` in class diagrams: a name in backticks that ends on another line.

use super::names::{id, mentions};
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::lint::rules::flowchart::SWALLOWED_LINE;
use crate::lint::{ClassView, Findings, Rule};
use crate::source::Span;

pub(super) struct SwallowedLine;

impl Rule<ClassView<'_>> for SwallowedLine {
    fn info(&self) -> &'static RuleInfo {
        &SWALLOWED_LINE
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        for (_, name) in mentions(chart) {
            let place = chart.span(name.range);
            let written = chart.source.slice(place);
            let Some(line) = written.find('\n') else {
                continue;
            };
            // A name of two lines is drawn so, and may be meant.
            if !written[line..].lines().any(is_statement) {
                continue;
            }
            let first = Span::new(place.start, place.start + line as u32);
            let last = Span::at(place.end);
            let message = "the name in these backticks continues on the next line";
            let found = Diagnostic::new(&SWALLOWED_LINE, first, message)
                .annotate(last, "the name ends here")
                .help("Close the backticks after the name.");
            out.about_id(&id(chart, name), found);
        }
    }
}

/// Whether a line looks like a statement.
fn is_statement(line: &str) -> bool {
    const WORDS: [&str; 7] = [
        "class ",
        "namespace ",
        "note ",
        "click ",
        "style ",
        "direction ",
        "<<",
    ];
    let line = line.trim_start();
    let arrow = line.contains("--") || line.contains("..");
    arrow || line.contains(" : ") || WORDS.iter().any(|word| line.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn names_of_several_lines() {
        let chart = "classDiagram\n    class `Order\n    Order --> Shop\n";
        assert_eq!(
            found(&SwallowedLine, chart),
            ["2:12 the name in these backticks continues on the next line"]
        );
        for chart in ["class `Order Line`", "class `Order\nLine`"] {
            assert!(found(&SwallowedLine, &format!("classDiagram\n    {chart}\n")).is_empty());
        }
    }
}
