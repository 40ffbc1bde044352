//! `swallowed-line` in C4 diagrams: an argument without quotes that goes on over the end of its line.

use super::calls;
use crate::diagnostic::{Applicability, RuleInfo};
use crate::lint::rules::flowchart::SWALLOWED_LINE;
use crate::lint::{C4View, Findings, Rule};
use crate::syntax::kinds::c4;

pub(super) struct SwallowedLine;

impl Rule<C4View<'_>> for SwallowedLine {
    fn info(&self) -> &'static RuleInfo {
        &SWALLOWED_LINE
    }

    fn check(&self, chart: &C4View<'_>, out: &mut Findings) {
        for (call, place) in calls(chart) {
            // A text of two lines is drawn so, and may be meant.
            let lines = chart.reading.text.slice(place).lines().skip(1);
            if !lines.map(str::trim_start).any(is_statement) {
                continue;
            }
            let Some(mut found) = c4::swallowed(&chart.reading.text, call) else {
                continue;
            };
            found.rule = &SWALLOWED_LINE;
            if !found.message.starts_with("unexpected") {
                found.message = format!("{}: the next line is lost", found.message);
            }
            if let Some(fix) = &mut found.fix {
                fix.applicability = Applicability::Unsafe;
            }
            out.push(found);
        }
    }
}

/// Whether a line looks like a statement, or closes a boundary.
fn is_statement(line: &str) -> bool {
    let word = line.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    line.starts_with('}') || word.is_some_and(|end| end > 0 && line[end..].starts_with('('))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_stray_semicolon_is_named() {
        let chart =
            "C4Context\n    Person(anna, \"Anna\",; \"pays\")\n    Rel(anna, anna, \"x\")\n";
        assert_eq!(
            found(&SwallowedLine, chart),
            ["2:25 unexpected `;` before `\"pays\"`"]
        );
        assert!(fixed(&SwallowedLine, chart).contains("Person(anna, \"Anna\",\"pays\")"));
    }

    #[test]
    fn arguments_end_with_their_line() {
        let chart = "C4Context\n    Person(anna)\n    Person(ben, Ben)\n    System(bank, \"Bank\")\n    Rel(anna, bank)\n    Rel(ben, bank, \"x\")\n";
        assert_eq!(
            found(&SwallowedLine, chart),
            [
                "2:5 `anna` has no label: the next line is lost",
                "5:5 this `Rel` has no label: the next line is lost"
            ]
        );
        let fixed = fixed(&SwallowedLine, chart);
        assert!(
            fixed.contains("Person(anna, \"anna\")") && fixed.contains("Rel(anna, bank, \"\")")
        );
        for chart in ["Person(a, \"A\nB\")", "Person(a, \"A\")\n Person(b, \"B\")"] {
            assert!(found(&SwallowedLine, &format!("C4Context\n {chart}\n")).is_empty());
        }
    }
}
