//! Which group stands in which, and which of them are laid out by themselves.

use super::{End, Flow, Plan};

/// The groups of a plan as a forest.
#[derive(Debug)]
pub(super) struct Tree {
    /// The group around each group; no group is in itself.
    pub(super) parents: Vec<Option<usize>>,
    /// How many groups are around each group.
    pub(super) depths: Vec<usize>,
    /// What each group is to the scope that it is in.
    pub(super) roles: Vec<Role>,
    /// The scope of each box: the nearest group around it that is laid out by itself.
    pub(super) box_scopes: Vec<Option<usize>>,
    /// The scope of each group.
    pub(super) group_scopes: Vec<Option<usize>>,
}

/// What a group is to the scope that it is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing is in it: it stands there as a box itself.
    Empty,
    /// No edge joins its inside to the outside: a scope of its own, and one box in the one around.
    Scope,
    /// A frame around boxes of the scope.
    Frame,
}

impl Tree {
    pub(super) fn of(plan: &Plan) -> Self {
        let count = plan.groups.len();
        let parents = plan.groups.iter().map(|group| group.parent);
        let mut parents: Vec<Option<usize>> = parents.map(|p| p.filter(|&p| p < count)).collect();
        break_cycles(&mut parents);
        let depths = depths(&parents);
        let mut roles = vec![Role::Empty; count];
        let boxes = plan.boxes.iter().filter_map(|planned| planned.parent);
        for around in boxes.chain(parents.iter().copied().flatten()) {
            let mut at = Some(around).filter(|&p| p < count);
            while let Some(group) = at.filter(|&group| roles[group] == Role::Empty) {
                roles[group] = Role::Scope;
                at = parents[group];
            }
        }
        let mut tree = Self {
            parents,
            depths,
            roles,
            box_scopes: Vec::new(),
            group_scopes: Vec::new(),
        };
        for edge in &plan.edges {
            tree.join(plan, edge.from, edge.to);
        }
        let mut by_depth: Vec<usize> = (0..count).collect();
        by_depth.sort_by_key(|&group| (tree.depths[group], group));
        let mut scopes = vec![None; count];
        for group in by_depth {
            scopes[group] = tree.parents[group].and_then(|parent| match tree.roles[parent] {
                Role::Scope => Some(parent),
                _ => scopes[parent],
            });
        }
        tree.box_scopes = (plan.boxes.iter())
            .map(|planned| planned.parent.filter(|&p| p < count))
            .map(|parent| {
                parent.and_then(|parent| match tree.roles[parent] {
                    Role::Scope => Some(parent),
                    _ => scopes[parent],
                })
            })
            .collect();
        tree.group_scopes = scopes;
        tree
    }

    /// The group right around an end.
    pub(super) fn around(&self, plan: &Plan, end: End) -> Option<usize> {
        match end {
            End::Box(i) => plan.boxes[i].parent.filter(|&p| p < self.parents.len()),
            End::Group(group) => self.parents[group],
        }
    }

    /// The scope that an end is in.
    pub(super) fn scope(&self, end: End) -> Option<usize> {
        match end {
            End::Box(i) => self.box_scopes[i],
            End::Group(group) => self.group_scopes[group],
        }
    }

    /// The direction of a scope: its own, or that of the one around it.
    pub(super) fn flow(&self, plan: &Plan, group: usize) -> Flow {
        let mut at = Some(group);
        while let Some(group) = at {
            if let Some(flow) = plan.groups[group].flow {
                return flow;
            }
            at = self.group_scopes[group];
        }
        plan.flow
    }

    /// Whether an end stands inside a group.
    pub(super) fn holds(&self, plan: &Plan, group: usize, end: End) -> bool {
        let mut at = self.around(plan, end);
        while let Some(around) = at {
            if around == group {
                return true;
            }
            at = self.parents[around];
        }
        false
    }

    /// Makes frames of the groups that an edge leads out of.
    fn join(&mut self, plan: &Plan, from: End, to: End) {
        let (mut a, mut b) = (self.around(plan, from), self.around(plan, to));
        while a != b {
            let depth = |group: Option<usize>| group.map_or(0, |g| self.depths[g] + 1);
            let deeper = if depth(a) >= depth(b) { &mut a } else { &mut b };
            let Some(group) = *deeper else { return };
            if self.roles[group] == Role::Scope {
                self.roles[group] = Role::Frame;
            }
            *deeper = self.parents[group];
        }
    }
}

/// Makes a group that is in itself by a detour stand alone.
fn break_cycles(parents: &mut [Option<usize>]) {
    let mut done = vec![false; parents.len()];
    let mut on_the_way = vec![false; parents.len()];
    for start in 0..parents.len() {
        let mut path = Vec::new();
        let mut at = start;
        while !done[at] && !on_the_way[at] {
            on_the_way[at] = true;
            path.push(at);
            match parents[at] {
                Some(parent) if on_the_way[parent] => parents[at] = None,
                Some(parent) => at = parent,
                None => {}
            }
        }
        for group in path {
            done[group] = true;
            on_the_way[group] = false;
        }
    }
}

fn depths(parents: &[Option<usize>]) -> Vec<usize> {
    let mut depths: Vec<Option<usize>> = vec![None; parents.len()];
    for start in 0..parents.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(group) = at.filter(|&group| depths[group].is_none()) {
            path.push(group);
            at = parents[group];
        }
        let first = at.and_then(|group| depths[group]).map_or(0, |d| d + 1);
        for (depth, group) in (first..).zip(path.into_iter().rev()) {
            depths[group] = Some(depth);
        }
    }
    depths.into_iter().map(Option::unwrap_or_default).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::layout::{PlannedBox, PlannedEdge, PlannedGroup};

    #[test]
    fn cycles_are_broken() {
        let mut parents = [Some(1), Some(2), Some(0), Some(3), Some(0), None];
        break_cycles(&mut parents);
        assert_eq!(parents, [Some(1), Some(2), None, None, Some(0), None]);
        assert_eq!(depths(&parents), [2, 1, 0, 0, 3, 0]);
    }

    #[test]
    fn groups_without_edges_out_are_scopes() {
        let inside = |parent| PlannedBox {
            parent,
            ..PlannedBox::default()
        };
        let group = |parent| PlannedGroup {
            parent,
            ..PlannedGroup::default()
        };
        let plan = Plan {
            boxes: vec![inside(Some(0)), inside(Some(1)), inside(None)],
            groups: vec![group(None), group(None), group(Some(1))],
            edges: vec![PlannedEdge::new(End::Box(1), End::Box(2))],
            ..Plan::default()
        };
        let tree = Tree::of(&plan);
        assert_eq!(tree.roles, [Role::Scope, Role::Frame, Role::Empty]);
        assert_eq!(tree.box_scopes, [Some(0), None, None]);
    }
}
