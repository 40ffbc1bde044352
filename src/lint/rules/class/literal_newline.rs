//! `literal-newline`

use crate::diagnostic::{Fix, RuleInfo};
use crate::lint::rules::sequence::{LITERAL_NEWLINE as INFO, report_newlines};
use crate::lint::{ClassView, Findings, Rule};

pub(super) struct LiteralNewline;

impl Rule<ClassView<'_>> for LiteralNewline {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        for label in &chart.outline().labels {
            report_newlines(chart.source, label, Fix::unsafe_, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn all_texts_show_it() {
        let chart = "classDiagram\n    class A[\"one\\ntwo\"]\n    A : +go\\non\n    A --> B : x\\ny\n    A : +split(by = \"\\n\")\n";
        let said = "`\\n` is shown as text and does not break the line";
        assert_eq!(
            found(&LiteralNewline, chart),
            ["2:17", "3:12", "4:16"].map(|place| format!("{place} {said}"))
        );
    }
}
