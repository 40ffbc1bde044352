//! What one graph says: entries, reachability, terminals, loops.
//!
//! [`Analysis::of`] reads a graph once; every rule and emitter shares the result. It follows the
//! links as a reader does: invisible links (`~~~`) lead nowhere, links without or with two heads (`---`, `<-->`)
//! are read both ways, a link to a subgraph leads to its *sources* (the members that no other
//! member leads to, else its first member) and one from a subgraph starts at its *sinks*. An id
//! that names a subgraph is the subgraph. Membership is not a link.
//!
//! Everything is linear in nodes and links but for the members of linked subgraphs, which are
//! looked at once a linked subgraph, within a budget. Nothing recurses.

mod acyclic;
mod links;
mod lists;
mod members;
pub(crate) mod naming;
mod walk;

use crate::model::Directive;
use crate::model::graph::{Graph, NodeIndex, SubgraphIndex};

pub(crate) use acyclic::is_acyclic;
pub use links::both_ways;
pub(crate) use lists::Lists;

/// What a graph says.
#[derive(Debug)]
pub struct Analysis {
    /// The links as read: for each vertex, where it leads. Vertices are the graph's nodes and, after them,
    /// a way in and a way out of each subgraph.
    next: Lists<u32>,
    previous: Lists<u32>,
    entries: Vec<NodeIndex>,
    reached: Vec<bool>,
    part: Vec<usize>,
    loops: Vec<Loop>,
    loop_of: Vec<Option<u32>>,
    members: Vec<Vec<NodeIndex>>,
    nodes: usize,
}

/// Nodes that all lead to each other: two or more, or one that leads to itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loop {
    /// The nodes, in order of first mention.
    pub nodes: Vec<NodeIndex>,
    /// Whether a way leads out of it.
    pub has_exit: bool,
    /// Whether a way leads into it from outside.
    pub has_entrance: bool,
    /// Whether it holds more than one link read both ways: a plain `A --- B` is not a loop to a reader.
    pub is_directed: bool,
    /// Whether it holds a link that is read both ways.
    pub has_both_ways: bool,
}

impl Analysis {
    /// Reads a graph.
    #[must_use]
    pub fn of(graph: &Graph) -> Self {
        let members = members::of(graph);
        let net = links::Net::of(graph, &members);
        let nodes = graph.inner().node_count();
        let named = named_entries(graph);
        let mut entries = Vec::new();
        for (index, node) in graph.nodes() {
            let i = index.index();
            let is_entry = net.previous.get(i).iter().all(|&from| from as usize == i);
            if node.is_node() && (is_entry || named.contains(&index)) {
                entries.push(index);
            }
        }
        let starts: Vec<usize> = entries.iter().map(|entry| entry.index()).collect();
        let reached = walk::reach(&net.next, &starts);
        let part = walk::parts(&net.next);
        let (loops, loop_of) = links::loops(&net, nodes);
        Self {
            next: net.next,
            previous: net.previous,
            entries,
            reached,
            part,
            loops,
            loop_of,
            members,
            nodes,
        }
    }

    /// The nodes where reading may start: those without a link in, and those that an `entry` directive names.
    #[must_use]
    pub fn entries(&self) -> &[NodeIndex] {
        &self.entries
    }

    /// Whether some entry leads to the node (an entry leads to itself).
    #[must_use]
    pub fn is_reachable(&self, node: NodeIndex) -> bool {
        self.reached[node.index()]
    }

    /// Whether the way goes on from a node: to another one, or into a subgraph that has members.
    #[must_use]
    pub fn goes_on(&self, node: NodeIndex) -> bool {
        let i = node.index();
        self.next.get(i).iter().any(|&to| to as usize != i)
    }

    /// Whether some other node leads to it.
    #[must_use]
    pub fn is_led_to(&self, node: NodeIndex) -> bool {
        let i = node.index();
        self.previous.get(i).iter().any(|&from| from as usize != i)
    }

    /// The loops, by their first node.
    #[must_use]
    pub fn loops(&self) -> &[Loop] {
        &self.loops
    }

    /// The loop that a node lies in.
    #[must_use]
    pub fn loop_of(&self, node: NodeIndex) -> Option<&Loop> {
        self.loop_of[node.index()].map(|i| &self.loops[i as usize])
    }

    /// The connected part of the chart that a node lies in, as a number; parts are numbered from 0
    /// by their first node.
    #[must_use]
    pub fn part(&self, node: NodeIndex) -> usize {
        self.part[node.index()]
    }

    /// Every node inside a subgraph, nested ones included, in order of first mention. Only for subgraphs
    /// that a link names; empty for others.
    #[must_use]
    pub fn linked_members(&self, subgraph: SubgraphIndex) -> &[NodeIndex] {
        self.members.get(subgraph.0).map_or(&[], Vec::as_slice)
    }

    /// The nodes that can be reached from some nodes, those included, in order of first mention.
    #[must_use]
    pub fn reached_from(&self, starts: &[NodeIndex]) -> Vec<NodeIndex> {
        self.collect(&walk::reach(&self.next, &numbers(starts)))
    }

    /// The nodes that lead to some nodes, those included, in order of first mention.
    #[must_use]
    pub fn leading_to(&self, ends: &[NodeIndex]) -> Vec<NodeIndex> {
        self.collect(&walk::reach(&self.previous, &numbers(ends)))
    }

    fn collect(&self, seen: &[bool]) -> Vec<NodeIndex> {
        (0..self.nodes)
            .filter(|&i| seen[i])
            .map(NodeIndex::new)
            .collect()
    }
}

fn numbers(nodes: &[NodeIndex]) -> Vec<usize> {
    nodes.iter().map(|node| node.index()).collect()
}

/// The nodes that `%% mermaidc: entry A B` names.
fn named_entries(graph: &Graph) -> Vec<NodeIndex> {
    let remarks = graph.frame.remarks.iter();
    remarks
        .filter_map(|remark| match &remark.directive {
            Directive::Entry(ids) => Some(ids),
            _ => None,
        })
        .flatten()
        .filter_map(|word| graph.node_index(&word.text))
        .filter(|&index| graph.node(index).is_node())
        .collect()
}

#[cfg(test)]
mod tests;
