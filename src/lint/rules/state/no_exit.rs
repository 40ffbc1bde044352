//! `no-exit` in state diagrams: states that lead to each other, and to no end.

use crate::diagnostic::{Diagnostic, RuleInfo, Severity};
use crate::lint::rules::flowchart::NO_EXIT;
use crate::lint::words::chain;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::{StateIndex, StateKind};

use super::ways::Ways;

pub(super) struct NoExit;

impl Rule<StateView<'_>> for NoExit {
    fn info(&self) -> &'static RuleInfo {
        &NO_EXIT
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let model = chart.model;
        if !model
            .states
            .iter()
            .any(|state| state.kind == StateKind::End)
        {
            return;
        }
        let ways = Ways::new(model);
        let ending = ways.ending();
        let mut reported = vec![false; model.states.len()];
        for (index, state) in model.indices() {
            // The states are reported with the one that leads to all of them.
            let caught = |state: StateIndex| !ending[state.0] && model.state(state).kind.is_box();
            if reported[index.0] || !caught(index) || state.hidden || state.within.is_some() {
                continue;
            }
            let (mut open, mut group) = (vec![index], Vec::new());
            while let Some(state) = open.pop() {
                if caught(state) && !std::mem::replace(&mut reported[state.0], true) {
                    group.push(state);
                    open.extend(ways.exits(state));
                }
            }
            if group.len() < 2 {
                continue;
            }
            group.sort_unstable();
            let ids: Vec<&str> = (group.iter())
                .map(|&state| model.state(state).id.as_str())
                .collect();
            let message = format!("no transition leads out of the loop {}", chain(ids));
            let found = Diagnostic::new(&NO_EXIT, state.place.0, message)
                .severity(Severity::Info)
                .help("Add a transition to what comes next, or to `[*]`.");
            out.about_id(&state.id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{found, severities};

    #[test]
    fn loops_without_a_way_out() {
        let text = "stateDiagram-v2\n    [*] --> A\n    A --> [*]\n    A --> B\n    B --> C\n    C --> B\n";
        assert_eq!(
            found(&NoExit, text),
            ["4:11 no transition leads out of the loop `B`, `C`"]
        );
        assert_eq!(severities(&NoExit, text), ["info"]);
        for fine in [
            "stateDiagram-v2\n    [*] --> B\n    B --> C\n    C --> B\n",
            "stateDiagram-v2\n    [*] --> B\n    B --> C\n    C --> B\n    C --> [*]\n",
            "stateDiagram-v2\n    [*] --> B\n    state B {\n        x --> y\n        y --> x\n    }\n    B --> [*]\n",
        ] {
            assert!(found(&NoExit, fine).is_empty(), "{fine}");
        }
    }
}
