//! `literal-newline`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::rules::sequence::LITERAL_NEWLINE as INFO;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::model::Written;

pub(super) struct LiteralNewline;

impl Rule<FlowchartView<'_>> for LiteralNewline {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        let release = chart.settings.mermaid_version;
        let all_are_markdown = release.takes_labels_for_markdown();
        for label in chart.outline().markup() {
            let is_markdown = all_are_markdown || label.written == Written::Markdown;
            if !is_markdown || label.text.contains("$$") {
                continue;
            }
            let places: Vec<usize> = label
                .text
                .match_indices("\\n")
                .map(|found| found.0)
                .collect();
            let Some(&first) = places.first() else {
                continue;
            };
            let place = |at: usize| label.part(chart.source, at..at + 2);
            let mut found = Diagnostic::new(
                &INFO,
                place(first),
                match label.written {
                    Written::Markdown => {
                        "`\\n` is shown as text and does not break a line of Markdown".to_owned()
                    }
                    _ => format!("Mermaid {release} shows this `\\n`: it does not break the line"),
                },
            )
            .help("Start a new line in the string, or write `<br>`.");
            if chart.source.slice(label.span) == label.text {
                let fix = Fix::unsafe_("Write `<br>`", place(first), "<br>");
                let rest = places[1..].iter();
                found = found.fix(rest.fold(fix, |fix, &at| fix.and(place(at), "<br>")));
            }
            out.push(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Release;
    use crate::lint::testing::{fixed, found, found_for};

    #[test]
    fn markdown_has_lines_of_its_own() {
        let chart = "flowchart TD\n    A[\"`one\\ntwo\\nthree`\"] --> B[\"one\\ntwo\"]\n";
        assert_eq!(
            found(&LiteralNewline, chart),
            ["2:12 `\\n` is shown as text and does not break a line of Markdown"]
        );
        assert_eq!(
            fixed(&LiteralNewline, chart),
            chart.replace("`one\\ntwo\\nthree`", "`one<br>two<br>three`")
        );
        let fine = "flowchart TD\n    A[\"`one\n    two`\"] --> B[one<br>two]\n";
        assert!(found(&LiteralNewline, fine).is_empty());
    }
    #[test]
    fn older_releases_break_no_plain_label() {
        let chart = "flowchart TD\n    A[\"one\\ntwo\"] --> B[x]\n";
        let found = |minor| found_for(Release::new(11, minor), &LiteralNewline, chart);
        assert_eq!(
            found(12),
            ["2:11 Mermaid 11.12 shows this `\\n`: it does not break the line"]
        );
        assert!(found(13).is_empty());
    }
}
