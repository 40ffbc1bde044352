//! Composite states, and the regions into which `--` divides them.

use super::Lowering;
use crate::model::graph::Direction;
use crate::model::state::{State, StateIndex, StateKind};
use crate::source::Span;
use crate::syntax::kinds::state::ast::{self, Closed, StatementKind};

/// A composite state that is open.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// The composite state.
    pub(super) composite: StateIndex,
    /// As the database knows it.
    pub(super) key: String,
    /// The region in it: as the database knows it, and its number.
    pub(super) region: Option<(String, u32)>,
    /// Whether a direction in it is its own.
    pub(super) sets_direction: bool,
}

/// For each composite state that is opened, whether it is divided into regions: where something
/// stands after its last `--`.
pub(super) fn divided(chart: &ast::StateDiagram) -> Vec<bool> {
    struct OpenRegion {
        number: usize,
        dividers: usize,
        after: bool,
    }
    let mut divided = Vec::new();
    let mut open: Vec<OpenRegion> = Vec::new();
    for statement in &chart.statements {
        if let Some(top) = open.last_mut() {
            match statement.kind {
                StatementKind::Divider => {
                    top.dividers += 1;
                    top.after = false;
                }
                StatementKind::Closes(_) => {}
                _ => top.after = true,
            }
        }
        match statement.kind {
            StatementKind::Opens(_) | StatementKind::OpensAlias(_) => {
                open.push(OpenRegion {
                    number: divided.len(),
                    dividers: 0,
                    after: false,
                });
                divided.push(false);
            }
            StatementKind::Closes(Closed::Composite) => {
                if let Some(closed) = open.pop() {
                    divided[closed.number] = closed.dividers > 0 && closed.after;
                }
            }
            _ => {}
        }
    }
    for left in open {
        divided[left.number] = left.dividers > 0 && left.after;
    }
    divided
}

impl Lowering<'_> {
    /// Opens a composite state.
    pub(super) fn open(&mut self, index: StateIndex) {
        let is_new = !std::mem::replace(&mut self.groups[index.0], true);
        let divided = self.divided.next().unwrap_or_default();
        let state = &mut self.model.states[index.0];
        if is_new {
            state.kind = StateKind::Composite;
            state.direction = Some(Direction::TopBottom);
        }
        let key = self.keys_of[index.0].clone();
        self.blocks.push(Block {
            composite: index,
            key,
            region: None,
            sets_direction: is_new && !divided,
        });
        if divided {
            self.enter_region();
        }
    }

    /// `--`: the next region, or where nothing comes after it a line that stands for nothing.
    pub(super) fn divide(&mut self, span: Span) {
        self.dividers += 1;
        let Some(block) = self.blocks.last() else {
            return;
        };
        if block.region.is_some() {
            return self.enter_region();
        }
        let id = format!("divider-id-{}", self.dividers);
        let (parent, region) = self.parent();
        let state = State {
            id: id.clone(),
            kind: StateKind::Divider,
            parent: parent.map(|index| self.model.state(index).id.clone()),
            within: parent,
            region,
            place: span.into(),
            ..State::default()
        };
        self.add(id, state);
    }

    fn enter_region(&mut self) {
        let Some(block) = self.blocks.last_mut() else {
            return;
        };
        let regions = &mut self.model.states[block.composite.0].regions;
        *regions += 1;
        self.region_keys += 1;
        // No id that is written has this character.
        block.region = Some((format!("\0region{}", self.region_keys), *regions));
    }
}
