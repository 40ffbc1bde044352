//! `unreachable-state`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, StateView};
use crate::model::state::{How, Mention, StateDiagram, StateIndex, StateKind};

declare_rule! {
    /// A state that no way from the first `[*]` leads to.
    ///
    /// A chart without `[*] -->` outside of composite states is left alone, and so are states that lead to none that is
    /// reached. Entering a composite state enters its `[*]`, or where
    /// it has none the states in it that nothing leads to; in a state of it, its own exits count too.
    ///
    /// ## Why it is bad
    ///
    /// A reader who follows the arrows never gets there: a transition is missing, or points the wrong way.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Idle
    ///     Idle --> Busy
    ///     Broken --> Idle : repaired
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     [*] --> Idle
    ///     Idle --> Busy
    ///     Busy --> Broken
    ///     Broken --> Idle : repaired
    /// ```
    pub(super) INFO = "unreachable-state", Structure, Warning
}

pub(super) struct UnreachableState;

impl Rule<StateView<'_>> for UnreachableState {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let Some(reached) = reached(chart.model) else {
            return;
        };
        let lead_in = lead_in(chart.model, &reached);
        for (index, state) in chart.model.indices() {
            let moves = |mention: &Mention| matches!(mention.how, How::Left | How::Entered);
            let told = state.kind.is_box() && !state.hidden && state.mentions.iter().any(moves);
            if !lead_in[index.0] || !told {
                continue;
            }
            let message = format!("no way from the first `[*]` leads to {}", code(&state.id));
            let found = Diagnostic::new(&INFO, state.place.0, message)
                .help("Add the transition that leads there.");
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

/// Which states a way from the top start leads to; `None` where there is no such start.
fn reached(model: &StateDiagram) -> Option<Vec<bool>> {
    let start = model.find("root_start")?;
    let mut exits = vec![Vec::new(); model.states.len()];
    let mut entered = vec![false; model.states.len()];
    let mut inner = vec![Vec::new(); model.states.len()];
    for transition in &model.transitions {
        exits[transition.source.0].push(transition.target);
        entered[transition.target.0] |= transition.source != transition.target;
    }
    if exits[start.0].is_empty() {
        return None;
    }
    for (index, state) in model.indices() {
        if let Some(parent) = state.within {
            inner[parent.0].push(index);
        }
    }
    let mut reached = vec![false; model.states.len()];
    let mut open = vec![start];
    while let Some(state) = open.pop() {
        if std::mem::replace(&mut reached[state.0], true) {
            continue;
        }
        open.extend(&exits[state.0]);
        // Its composite state is active, but is not entered at its start.
        let mut around = model.state(state).within;
        while let Some(parent) = around.filter(|parent| !reached[parent.0]) {
            reached[parent.0] = true;
            open.extend(&exits[parent.0]);
            around = model.state(parent).within;
        }
        let is_start = |index: &&StateIndex| model.state(**index).kind == StateKind::Start;
        let starts = inner[state.0].iter().filter(is_start).count();
        let first = inner[state.0].iter().filter(|index| match starts {
            0 => !entered[index.0],
            _ => is_start(index),
        });
        open.extend(first);
    }
    Some(reached)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn ways_lead_through_composite_states() {
        let text = "stateDiagram-v2\n    [*] --> A\n    A --> B\n    C --> A\n    state B {\n        [*] --> x\n        x --> y\n        z --> y\n    }\n    B --> D\n";
        assert_eq!(
            found(&UnreachableState, text),
            [
                "4:5 no way from the first `[*]` leads to `C`",
                "8:9 no way from the first `[*]` leads to `z`",
            ]
        );
        let inside =
            "stateDiagram-v2\n    [*] --> x\n    state B {\n        x --> y\n    }\n    B --> D\n";
        assert!(found(&UnreachableState, inside).is_empty());
        let no_start = "stateDiagram-v2\n    A --> B\n    C --> D\n";
        assert!(found(&UnreachableState, no_start).is_empty());
    }
}
