//! `literal-newline`

use foldhash::HashSet;

use crate::diagnostic::{Fix, RuleInfo};
use crate::lint::rules::sequence::{LITERAL_NEWLINE as INFO, report_newlines};
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::StateKind;

pub(super) struct LiteralNewline;

impl Rule<StateView<'_>> for LiteralNewline {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    /// Mermaid draws all texts as Markdown but for the titles of composite states and those of states with further
    /// lines, in which `\n` breaks the line.
    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let breaking = chart.model.states.iter();
        let breaking = breaking
            .filter(|state| state.kind == StateKind::Composite || !state.descriptions.is_empty());
        let breaking: HashSet<u32> = breaking
            .flat_map(|state| &state.texts)
            .map(|text| text.place.0.start)
            .collect();
        for label in &chart.outline().labels {
            if !breaking.contains(&label.span.start) {
                report_newlines(chart.source, label, Fix::unsafe_, out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn states_transitions_and_notes_show_it() {
        let chart = "stateDiagram-v2\n    A : one\\ntwo\n    A --> B : go\\non\n    note right of B : x\\ny\n";
        let said = "`\\n` is shown as text and does not break the line";
        assert_eq!(
            found(&LiteralNewline, chart),
            [
                format!("2:12 {said}"),
                format!("3:17 {said}"),
                format!("4:24 {said}")
            ]
        );
        assert_eq!(fixed(&LiteralNewline, chart), chart.replace("\\n", "<br/>"));
        for breaks in [
            "stateDiagram-v2\n    A : one\\ntwo\n    A : three\n",
            "stateDiagram-v2\n    state \"one\\ntwo\" as A {\n        B --> C\n    }\n",
        ] {
            assert!(found(&LiteralNewline, breaks).is_empty(), "{breaks}");
        }
    }
}
