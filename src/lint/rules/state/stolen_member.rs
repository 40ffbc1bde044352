//! `stolen-member` in state diagrams: a state with transitions in two composite states.

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::lint::rules::flowchart::STOLEN_MEMBER;
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::{How, StateIndex};

pub(super) struct StolenMember;

impl Rule<StateView<'_>> for StolenMember {
    fn info(&self) -> &'static RuleInfo {
        &STOLEN_MEMBER
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        for state in chart.model.states.iter().filter(|state| !state.hidden) {
            let mut moved = state
                .mentions
                .iter()
                .filter_map(|mention| match mention.how {
                    How::Left | How::Entered => Some((mention, mention.within?)),
                    _ => None,
                });
            let Some((_, first)) = moved.next() else {
                continue;
            };
            for (mention, place) in moved {
                if place == first
                    || around(chart, place).contains(&first)
                    || around(chart, first).contains(&place)
                {
                    continue;
                }
                let (lost, kept) = (&chart.model.state(first).id, &chart.model.state(place).id);
                let message = format!(
                    "{} has transitions in {} and in {}, but is drawn as one state",
                    code(&state.id),
                    code(lost),
                    code(kept)
                );
                let found = Diagnostic::new(&STOLEN_MEMBER, mention.span, message)
                    .annotate(state.place.0, "first mentioned here")
                    .help(format!(
                        "Give the second one another id: `state \"{}\" as {kept}_{}`.",
                        state.id, state.id
                    ));
                out.about_id(&state.id, found);
                break;
            }
        }
    }
}

/// The composite states around one.
fn around(chart: &StateView<'_>, state: StateIndex) -> Vec<StateIndex> {
    let mut all = Vec::new();
    let mut at = chart.model.state(state).within;
    while let Some(next) = at.filter(|next| !all.contains(next) && all.len() < 100) {
        all.push(next);
        at = chart.model.state(next).within;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn an_id_is_one_state() {
        let text = "stateDiagram-v2\n    state A {\n        Idle --> x\n    }\n    state B {\n        Idle --> y\n    }\n";
        assert_eq!(
            found(&StolenMember, text),
            ["6:9 `Idle` has transitions in `A` and in `B`, but is drawn as one state"]
        );
        let levels = "stateDiagram-v2\n    state A {\n        state B {\n            Idle --> x\n        }\n        Idle --> y\n    }\n    Idle --> z\n";
        assert!(found(&StolenMember, levels).is_empty());
    }
}
