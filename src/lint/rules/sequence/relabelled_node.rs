//! `relabelled-node` in sequence diagrams: a participant with two labels.

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::lint::rules::flowchart::RELABELLED_NODE;
use crate::lint::words::{code, shown};
use crate::lint::{Findings, Rule, SequenceView};
use crate::syntax::kinds::sequence::ast::StatementKind;

pub(super) struct RelabelledNode;

impl Rule<SequenceView<'_>> for RelabelledNode {
    fn info(&self) -> &'static RuleInfo {
        &RELABELLED_NODE
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let text = &chart.reading.text;
        let mut known = HashMap::new();
        for statement in &chart.statements.statements {
            let StatementKind::Participant(participant) = statement.kind else {
                continue;
            };
            let Some(alias) = participant.alias else {
                continue;
            };
            let id = text.slice(participant.id).trim();
            let label = shown(chart.source.slice(text.span(alias)));
            let place = text.span(statement.range);
            let Some((first, earlier)) = known.insert(id, (place, label.clone())) else {
                continue;
            };
            let found = if earlier == label {
                let message = format!("{} is declared twice, with the same label", code(id));
                Diagnostic::new(&RELABELLED_NODE, place, message)
                    .severity(Severity::Info)
                    .annotate(first, "first declared here")
                    .help("Remove one of the two.")
            } else {
                let (kept, lost) = (code(&label), code(&earlier));
                let message = format!(
                    "{} has two labels: {kept} is drawn, {lost} is not",
                    code(id)
                );
                Diagnostic::new(&RELABELLED_NODE, place, message)
                    .label("the last one is drawn")
                    .annotate(first, "this one is not")
                    .help("Give the second participant another id, or write the label once.")
            };
            out.about_id(id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn the_last_label_wins() {
        let chart = "sequenceDiagram\n participant A as x\n participant A as y\n A->>B: z\n";
        assert_eq!(
            found(&RelabelledNode, chart),
            ["3:2 `A` has two labels: `y` is drawn, `x` is not"]
        );
        let same = "sequenceDiagram\n participant A as x\n participant A as x\n A->>B: z\n";
        assert_eq!(severities(&RelabelledNode, same), ["info"]);
        let bare = "sequenceDiagram\n participant A\n A->>B: z\n participant A as x\n";
        assert!(found(&RelabelledNode, bare).is_empty());
    }
}
