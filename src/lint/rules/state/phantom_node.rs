//! `phantom-node` in state diagrams: a note about a state that occurs nowhere else.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::rules::flowchart::PHANTOM_NODE;
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::How;

pub(super) struct PhantomNode;

impl Rule<StateView<'_>> for PhantomNode {
    fn info(&self) -> &'static RuleInfo {
        &PHANTOM_NODE
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        for state in &chart.model.states {
            let noted = state
                .mentions
                .iter()
                .all(|mention| mention.how == How::Note);
            let Some(first) = state.mentions.first().filter(|_| noted && !state.hidden) else {
                continue;
            };
            let message = format!(
                "only this note mentions {}, so Mermaid draws an extra state",
                code(&state.id)
            );
            let near = chart.model.states.iter().find(|other| {
                other.id != state.id
                    && !other.hidden
                    && other.id.len() > 3
                    && strsim::damerau_levenshtein(&other.id, &state.id) <= 1
            });
            let found = Diagnostic::new(&PHANTOM_NODE, first.span, message);
            let found = match near {
                Some(near) => {
                    found
                        .help(format!("Did you mean {}?", code(&near.id)))
                        .fix(Fix::unsafe_(
                            format!("Write `{}`", near.id),
                            first.span,
                            near.id.clone(),
                        ))
                }
                None => found.help("Put the note beside a state of the chart."),
            };
            out.about_id(&state.id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_note_makes_a_state() {
        let text = "stateDiagram-v2\n    Idle --> Busy\n    note right of Bussy : x\n    note left of Idle : y\n";
        assert_eq!(
            found(&PhantomNode, text),
            ["3:19 only this note mentions `Bussy`, so Mermaid draws an extra state"]
        );
    }
}
