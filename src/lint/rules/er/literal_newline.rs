//! `literal-newline`

use crate::diagnostic::{Fix, RuleInfo};
use crate::lint::rules::sequence::{LITERAL_NEWLINE as INFO, report_newlines};
use crate::lint::{ErView, Findings, Rule};

pub(super) struct LiteralNewline;

impl Rule<ErView<'_>> for LiteralNewline {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ErView<'_>, out: &mut Findings) {
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
        let chart = "erDiagram\n    A ||--o{ B : \"one\\ntwo\"\n    A {\n        string name \"x\\ny\"\n    }\n";
        let said = "`\\n` is shown as text and does not break the line";
        assert_eq!(
            found(&LiteralNewline, chart),
            ["2:22", "4:23"].map(|place| format!("{place} {said}"))
        );
    }
}
