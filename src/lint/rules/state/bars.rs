//! How many transitions lead to and from a state.

use crate::model::state::{StateDiagram, StateIndex};

/// The numbers of transitions of each state.
pub(super) struct Bars {
    entries: Vec<u32>,
    exits: Vec<u32>,
}

impl Bars {
    pub(super) fn new(model: &StateDiagram) -> Self {
        let mut bars = Self {
            entries: vec![0; model.states.len()],
            exits: vec![0; model.states.len()],
        };
        for transition in &model.transitions {
            bars.exits[transition.source.0] += 1;
            bars.entries[transition.target.0] += 1;
        }
        bars
    }

    /// How many transitions lead to a state, and from it.
    pub(super) fn of(&self, state: StateIndex) -> (u32, u32) {
        (self.entries[state.0], self.exits[state.0])
    }
}
