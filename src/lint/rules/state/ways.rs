//! Which ways lead through a state diagram.
//!
//! A state has its own exits and those of the composite states around it. Entering a composite state enters its
//! `[*]`, or where it has none the states in it that nothing leads to.

use crate::model::state::{StateDiagram, StateIndex, StateKind};

/// The ways of a diagram.
pub(super) struct Ways<'m> {
    model: &'m StateDiagram,
    /// The states that each leads to, itself left out.
    exits: Vec<Vec<StateIndex>>,
    /// The states in each.
    inner: Vec<Vec<StateIndex>>,
    /// Whether another state leads to it.
    entered: Vec<bool>,
}

impl<'m> Ways<'m> {
    pub(super) fn new(model: &'m StateDiagram) -> Self {
        let mut ways = Self {
            model,
            exits: vec![Vec::new(); model.states.len()],
            inner: vec![Vec::new(); model.states.len()],
            entered: vec![false; model.states.len()],
        };
        for transition in &model.transitions {
            if transition.source != transition.target {
                ways.exits[transition.source.0].push(transition.target);
                ways.entered[transition.target.0] = true;
            }
        }
        for (index, state) in model.indices() {
            if let Some(parent) = state.within {
                ways.inner[parent.0].push(index);
            }
        }
        ways
    }

    /// The states that another one leads to, itself left out.
    pub(super) fn exits(&self, state: StateIndex) -> &[StateIndex] {
        &self.exits[state.0]
    }

    /// The states in a composite state.
    pub(super) fn inner(&self, state: StateIndex) -> &[StateIndex] {
        &self.inner[state.0]
    }

    /// Whether another state leads to one.
    pub(super) fn is_entered(&self, state: StateIndex) -> bool {
        self.entered[state.0]
    }

    /// The states in a composite state that entering it enters.
    pub(super) fn firsts(&self, state: StateIndex) -> impl Iterator<Item = StateIndex> + '_ {
        let inner = &self.inner[state.0];
        let is_start = |index: &StateIndex| self.model.state(*index).kind == StateKind::Start;
        let has_start = inner.iter().any(is_start);
        let is_first = move |index: &StateIndex| match has_start {
            true => is_start(index),
            false => !self.entered[index.0],
        };
        inner.iter().copied().filter(is_first)
    }

    /// Which states a way from the top start leads to; `None` where there is no such start.
    pub(super) fn reached(&self) -> Option<Vec<bool>> {
        let start = self.model.find("root_start")?;
        if self.exits(start).is_empty() {
            return None;
        }
        let mut reached = vec![false; self.model.states.len()];
        let mut open = vec![start];
        while let Some(state) = open.pop() {
            if std::mem::replace(&mut reached[state.0], true) {
                continue;
            }
            open.extend(self.exits(state));
            // Its composite state is active, but is not entered at its start.
            let mut around = self.model.state(state).within;
            while let Some(parent) = around.filter(|parent| !reached[parent.0]) {
                reached[parent.0] = true;
                open.extend(self.exits(parent));
                around = self.model.state(parent).within;
            }
            open.extend(self.firsts(state));
        }
        Some(reached)
    }

    /// Which states have an exit, of their own or of a composite state around them.
    pub(super) fn left(&self) -> Vec<bool> {
        let mut left = vec![false; self.model.states.len()];
        let mut open: Vec<StateIndex> = (self.model.indices())
            .map(|(index, _)| index)
            .filter(|&index| !self.exits(index).is_empty())
            .collect();
        while let Some(state) = open.pop() {
            if !std::mem::replace(&mut left[state.0], true) {
                open.extend(self.inner(state));
            }
        }
        left
    }

    /// Which states a way leads from to an end, or to a state without exits.
    pub(super) fn ending(&self) -> Vec<bool> {
        let count = self.model.states.len();
        // Whoever is in a state, and whoever has entered it, which may enter one in it.
        let entered = |state: StateIndex| state.0 + count;
        let mut before = vec![Vec::new(); 2 * count];
        for (index, state) in self.model.indices() {
            before[index.0].push(entered(index));
            for &target in self.exits(index) {
                before[entered(target)].push(index.0);
            }
            for first in self.firsts(index) {
                before[entered(first)].push(entered(index));
            }
            if let Some(parent) = state.within {
                before[parent.0].push(index.0);
            }
        }
        let left = self.left();
        let mut ending = vec![false; 2 * count];
        let mut open: Vec<usize> = (self.model.indices())
            .filter(|(index, state)| {
                let is_leaf = !left[index.0] && self.inner(*index).is_empty();
                state.kind == StateKind::End || is_leaf
            })
            .map(|(index, _)| index.0)
            .collect();
        while let Some(node) = open.pop() {
            if !std::mem::replace(&mut ending[node], true) {
                open.extend(&before[node]);
            }
        }
        ending.split_off(count)
    }
}
