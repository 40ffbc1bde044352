//! Which cluster stands in which, and which node stands for a cluster where a link ends at one.

use super::nesting::MAX_DEPTH;
use crate::model::graph::{Graph, NodeIndex, SubgraphIndex, Way};

/// Nodes of a cluster that are looked at to find one that stands for it, and links of each.
const LOOKS: usize = 64;

/// The subgraphs as a forest.
#[derive(Debug)]
pub(super) struct Tree {
    /// The cluster around each subgraph.
    pub(super) parents: Vec<Option<usize>>,
    /// The subgraphs, each before those inside it.
    pub(super) order: Vec<usize>,
    /// The nodes right inside each subgraph, in order of first mention.
    pub(super) nodes: Vec<Vec<NodeIndex>>,
    /// The nodes that are in no subgraph.
    pub(super) free: Vec<NodeIndex>,
    /// Where each subgraph stands in `order`, and where the ones inside it end.
    ranges: Vec<(usize, usize)>,
}

/// What is drawn at the end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// A node.
    Node(NodeIndex),
    /// A subgraph with nothing in it, which is drawn as a node.
    Empty(usize),
}

impl Tree {
    /// Linear in nodes and subgraphs, but for sorting.
    pub(super) fn new(graph: &Graph) -> Self {
        let count = graph.subgraphs.len();
        let mut parents: Vec<Option<usize>> = (graph.subgraphs.iter())
            .map(|subgraph| subgraph.parent.map(|SubgraphIndex(i)| i))
            .map(|parent| parent.filter(|&i| i < count))
            .collect();
        break_cycles(&mut parents);
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut roots = Vec::new();
        // As they stand in the chart, not as they close.
        let mut by_place: Vec<usize> = (0..count).collect();
        by_place.sort_by_key(|&i| (graph.subgraphs[i].span.start, i));
        for &i in &by_place {
            match parents[i] {
                Some(parent) => children[parent].push(i),
                None => roots.push(i),
            }
        }
        let mut nodes = vec![Vec::new(); count];
        let mut free = Vec::new();
        for (index, node) in graph.nodes().filter(|(_, node)| node.is_node()) {
            match node.subgraph {
                Some(SubgraphIndex(i)) if i < count => nodes[i].push(index),
                _ => free.push(index),
            }
        }
        let mut tree = Self {
            parents,
            order: Vec::with_capacity(count),
            nodes,
            free,
            ranges: vec![(0, 0); count],
        };
        tree.flatten(&children, roots);
        tree
    }

    /// Orders the forest, and takes what is nested too deep out of what is around it.
    fn flatten(&mut self, children: &[Vec<usize>], roots: Vec<usize>) {
        let mut depths = vec![1usize; self.parents.len()];
        let mut flat: Vec<Vec<usize>> = vec![Vec::new(); self.parents.len()];
        let mut stack: Vec<usize> = roots.iter().rev().copied().collect();
        while let Some(i) = stack.pop() {
            if let Some(parent) = self.parents[i] {
                if depths[parent] >= MAX_DEPTH {
                    self.parents[i] = self.parents[parent];
                }
                depths[i] = (depths[parent] + 1).min(MAX_DEPTH);
            }
            if let Some(parent) = self.parents[i] {
                flat[parent].push(i);
            }
            stack.extend(children[i].iter().rev());
        }
        // Going in, then, when everything inside has been passed, out.
        let mut stack: Vec<(usize, bool)> = roots.iter().rev().map(|&i| (i, false)).collect();
        while let Some((i, out)) = stack.pop() {
            if out {
                self.ranges[i].1 = self.order.len();
                continue;
            }
            self.ranges[i].0 = self.order.len();
            self.order.push(i);
            stack.push((i, true));
            stack.extend(flat[i].iter().rev().map(|&child| (child, false)));
        }
    }

    /// Whether there is nothing in a subgraph, not even another one.
    pub(super) fn is_empty(&self, i: usize) -> bool {
        self.nodes[i].is_empty() && self.ranges[i].1 == self.ranges[i].0 + 1
    }

    /// Whether a point stands inside a subgraph.
    pub(super) fn holds(&self, i: usize, graph: &Graph, point: Point) -> bool {
        let (from, to) = self.ranges[i];
        let cluster = match point {
            Point::Empty(cluster) => Some(cluster),
            Point::Node(node) => {
                let node = graph.node(node);
                node.names.or(node.subgraph).map(|index| index.0)
            }
        };
        cluster
            .and_then(|cluster| self.ranges.get(cluster))
            .is_some_and(|range| (from..to).contains(&range.0))
    }

    /// What stands for a subgraph at an end of a link: a node where its inside begins (`Incoming`) or
    /// comes to an end (`Outgoing`). Better one that is not in `other`, a subgraph at the other end.
    pub(super) fn point(&self, graph: &Graph, i: usize, other: Option<usize>, way: Way) -> Point {
        let (from, to) = self.ranges[i];
        let inside = self.order[from..to].iter().flat_map(|&cluster| {
            let empty = self.is_empty(cluster).then_some(Point::Empty(cluster));
            let nodes = self.nodes[cluster].iter().map(|&node| Point::Node(node));
            nodes.chain(empty)
        });
        let mut inside: Vec<Point> = inside.take(LOOKS).collect();
        let apart = |point: &Point| other.is_none_or(|other| !self.holds(other, graph, *point));
        if inside.iter().any(apart) {
            inside.retain(apart);
        }
        let is_end = |point: &Point| match *point {
            Point::Empty(_) => true,
            Point::Node(node) => {
                let mut next = graph.inner().neighbors_directed(node, way).take(LOOKS);
                !next.any(|other| other != node && self.holds(i, graph, Point::Node(other)))
            }
        };
        let found = match way {
            Way::Incoming => inside.iter().find(|p| is_end(p)).or(inside.first()),
            Way::Outgoing => inside.iter().rev().find(|p| is_end(p)).or(inside.last()),
        };
        found.copied().unwrap_or(Point::Empty(i))
    }
}

/// Makes a subgraph that is in itself by a detour stand alone.
fn break_cycles(parents: &mut [Option<usize>]) {
    // 0: not seen, 1: on the way up, 2: done
    let mut seen = vec![0u8; parents.len()];
    for start in 0..parents.len() {
        let mut path = Vec::new();
        let mut at = start;
        while seen[at] == 0 {
            seen[at] = 1;
            path.push(at);
            match parents[at] {
                Some(parent) if seen[parent] == 1 => parents[at] = None,
                Some(parent) => at = parent,
                None => {}
            }
        }
        for i in path {
            seen[i] = 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cycles_are_broken() {
        let mut parents = [Some(1), Some(2), Some(0), Some(3), Some(0), None];
        break_cycles(&mut parents);
        assert_eq!(parents, [Some(1), Some(2), None, None, Some(0), None]);
    }
}
