//! `unreachable-node` in state diagrams: a state that no way from the first `[*]` leads to.
//!
//! A chart without `[*] -->` outside composite states is left alone, and so are states that lead to none that is
//! reached.

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::lint::rules::flowchart::UNREACHABLE_NODE;
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::{How, Mention, StateDiagram};

use super::ways::Ways;

pub(super) struct UnreachableNode;

impl Rule<StateView<'_>> for UnreachableNode {
    fn info(&self) -> &'static RuleInfo {
        &UNREACHABLE_NODE
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let Some(reached) = Ways::new(chart.model).reached() else {
            return;
        };
        let lead_in = lead_in(chart.model, &reached);
        for (index, state) in chart.model.indices() {
            let moves = |mention: &Mention| matches!(mention.how, How::Left | How::Entered);
            let reported = state.kind.is_box() && !state.hidden && state.mentions.iter().any(moves);
            if !lead_in[index.0] || !reported {
                continue;
            }
            let message = format!("{} cannot be reached from `[*]`", code(&state.id));
            let found = Diagnostic::new(&UNREACHABLE_NODE, state.place.0, message).help(format!(
                "Add a transition that leads to {}.",
                code(&state.id)
            ));
            out.about_id(&state.id, found);
        }
    }
}

/// Which states that are not reached lead to one that is: others are charts of their own.
fn lead_in(model: &StateDiagram, reached: &[bool]) -> Vec<bool> {
    let mut before = vec![Vec::new(); model.states.len()];
    for transition in &model.transitions {
        before[transition.target.0].push(transition.source.0);
    }
    let mut lead_in = vec![false; model.states.len()];
    let mut open: Vec<usize> = (0..reached.len()).filter(|&i| reached[i]).collect();
    while let Some(state) = open.pop() {
        for &source in &before[state] {
            if !reached[source] && !std::mem::replace(&mut lead_in[source], true) {
                open.push(source);
            }
        }
    }
    lead_in
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn ways_lead_through_composite_states() {
        let text = "stateDiagram-v2\n    [*] --> A\n    A --> B\n    C --> A\n    state B {\n        [*] --> x\n        x --> y\n        z --> y\n    }\n    B --> D\n";
        assert_eq!(
            found(&UnreachableNode, text),
            [
                "4:5 `C` cannot be reached from `[*]`",
                "8:9 `z` cannot be reached from `[*]`",
            ]
        );
        let inside =
            "stateDiagram-v2\n    [*] --> x\n    state B {\n        x --> y\n    }\n    B --> D\n";
        assert!(found(&UnreachableNode, inside).is_empty());
        let no_start = "stateDiagram-v2\n    A --> B\n    C --> D\n";
        assert!(found(&UnreachableNode, no_start).is_empty());
    }
}
