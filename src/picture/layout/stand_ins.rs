//! Frames as ends of edges: ranks have leaves only.

use super::components::Part;
use super::lattice::holds;
use super::{End, Plan};

/// The leaves at which edges that end at a frame are ranked: where the inside begins, and where it ends.
pub(super) struct StandIns {
    sources: Vec<Option<usize>>,
    sinks: Vec<Option<usize>>,
}

impl StandIns {
    /// Those of a part with some edges of the plan; `leaf` finds the leaf of an end.
    pub(super) fn of(
        plan: &Plan,
        edges: &[usize],
        part: &Part,
        leaf_of: impl Fn(End) -> Option<usize>,
    ) -> Self {
        let mut made = Self {
            sources: vec![None; part.frames.len()],
            sinks: vec![None; part.frames.len()],
        };
        let wanted = edges.iter().any(|&i| {
            let edge = &plan.edges[i];
            leaf_of(edge.from).is_none() || leaf_of(edge.to).is_none()
        });
        if !wanted {
            return made;
        }
        let mut next: Vec<Vec<usize>> = vec![Vec::new(); part.leaves.len()];
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); part.leaves.len()];
        for &i in edges {
            let (first, last) = plan.edges[i].along();
            let ends = (leaf_of(first), leaf_of(last));
            if let (Some(from), Some(to)) = ends
                && from != to
            {
                next[from].push(to);
                before[to].push(from);
            }
        }
        let inside = |frame, leaf: usize| holds(part, frame, part.leaves[leaf].parent);
        const LOOKS: usize = 64;
        for (i, leaf) in part.leaves.iter().enumerate() {
            let mut at = leaf.parent;
            while let Some(frame) = at {
                let free = |others: &[usize]| {
                    others
                        .iter()
                        .take(LOOKS)
                        .all(|&other| !inside(frame, other))
                };
                let choose = |slot: &mut Option<usize>, others: &[Vec<usize>]| {
                    let worse = slot.is_some_and(|chosen| free(&others[chosen]));
                    if slot.is_none() || (!worse && free(&others[i])) {
                        *slot = Some(i);
                    }
                };
                choose(&mut made.sources[frame], &before);
                choose(&mut made.sinks[frame], &next);
                at = part.frames[frame].parent;
            }
        }
        made
    }

    /// Where an edge is ranked that enters or leaves a frame.
    pub(super) fn leaf(&self, frame: usize, incoming: bool) -> Option<usize> {
        if incoming {
            self.sources[frame]
        } else {
            self.sinks[frame]
        }
    }
}
