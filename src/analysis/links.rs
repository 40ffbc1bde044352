//! Links as a reader follows them.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::{Links, Loop};
use crate::model::graph::{Arrowhead, Edge, Graph, NodeIndex, Stroke};

/// Whether a link is read both ways: it has no head, or one at each end.
#[must_use]
pub fn both_ways(edge: &Edge) -> bool {
    edge.is_two_headed()
        || (edge.arrow_start == Arrowhead::None && edge.arrow_end == Arrowhead::None)
}

/// The graph as read. After the nodes stand two vertices a subgraph: the way in, which leads to its
/// sources, and the way out, which its sinks lead to.
pub(super) struct Net {
    pub(super) next: Vec<Vec<usize>>,
    pub(super) previous: Vec<Vec<usize>>,
    pub(super) links: Vec<Links>,
    /// Ways that a link read both ways gives, as (from, to).
    turns: std::collections::HashSet<(usize, usize)>,
}

impl Net {
    pub(super) fn of(graph: &Graph, members: &[Vec<NodeIndex>]) -> Self {
        let nodes = graph.inner().node_count();
        let vertices = nodes + 2 * graph.subgraphs.len();
        let mut net = Self {
            next: vec![Vec::new(); vertices],
            previous: vec![Vec::new(); vertices],
            links: vec![Links::default(); nodes],
            turns: std::collections::HashSet::new(),
        };
        let place = |node: NodeIndex, out: bool| match graph.node(node).names {
            Some(subgraph) => nodes + 2 * subgraph.0 + usize::from(out),
            None => node.index(),
        };
        for (index, from, to, edge) in graph.edges() {
            if edge.stroke == Stroke::Invisible {
                net.links[from.index()].invisible.push(index);
                net.links[to.index()].invisible.push(index);
                continue;
            }
            if from == to {
                net.links[from.index()].to_itself.push(index);
                if graph.node(from).is_node() {
                    net.join(from.index(), from.index());
                }
                continue;
            }
            net.links[from.index()].outgoing.push(index);
            net.links[to.index()].incoming.push(index);
            net.join(place(from, true), place(to, false));
            if both_ways(edge) {
                net.links[to.index()].outgoing.push(index);
                net.links[from.index()].incoming.push(index);
                net.join(place(to, true), place(from, false));
                net.turns.insert((place(from, true), place(to, false)));
                net.turns.insert((place(to, true), place(from, false)));
            }
        }
        net.open_subgraphs(graph, members, nodes);
        net
    }

    fn join(&mut self, from: usize, to: usize) {
        self.next[from].push(to);
        self.previous[to].push(from);
    }

    /// Joins each linked subgraph to its sources and sinks.
    fn open_subgraphs(&mut self, graph: &Graph, members: &[Vec<NodeIndex>], nodes: usize) {
        let mut inside = vec![usize::MAX; nodes];
        let mut joins = Vec::new();
        for (number, list) in members.iter().enumerate() {
            for member in list {
                inside[member.index()] = number;
            }
            let is_inner = |&vertex: &usize| vertex < nodes && inside[vertex] == number;
            let way_in = nodes + 2 * number;
            for (lists, vertex, inwards) in [
                (&self.previous, way_in, true),
                (&self.next, way_in + 1, false),
            ] {
                let mut ends: Vec<usize> = list
                    .iter()
                    .map(|member| member.index())
                    .filter(|&i| !lists[i].iter().any(|v| *v != i && is_inner(v)))
                    .collect();
                if ends.is_empty() {
                    ends.extend(first_member(graph, list).map(NodeIndex::index));
                }
                let used = if inwards {
                    !self.previous[vertex].is_empty()
                } else {
                    !self.next[vertex].is_empty()
                };
                if used {
                    joins.extend(ends.into_iter().map(|end| {
                        if inwards {
                            (vertex, end)
                        } else {
                            (end, vertex)
                        }
                    }));
                }
            }
        }
        for (from, to) in joins {
            self.join(from, to);
        }
    }
}

/// The member that is declared first.
fn first_member(graph: &Graph, list: &[NodeIndex]) -> Option<NodeIndex> {
    list.iter()
        .copied()
        .min_by_key(|&member| (graph.node(member).span.start, member))
}

/// The loops by their first node, and the loop of each node.
///
/// Strongly connected components by Kosaraju's algorithm, which petgraph runs without recursion
/// (its version of Tarjan's recurses).
pub(super) fn loops(net: &Net, nodes: usize) -> (Vec<Loop>, Vec<Option<usize>>) {
    let mut plain: DiGraph<(), ()> = DiGraph::with_capacity(net.next.len(), net.next.len());
    for _ in &net.next {
        plain.add_node(());
    }
    for (from, targets) in net.next.iter().enumerate() {
        for &to in targets {
            plain.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
        }
    }
    let mut number = vec![usize::MAX; net.next.len()];
    let mut found = Vec::new();
    for (i, component) in kosaraju_scc(&plain).into_iter().enumerate() {
        for vertex in &component {
            number[vertex.index()] = i;
        }
        let alone = component[0].index();
        if component.len() > 1 || net.next[alone].contains(&alone) {
            let mut all: Vec<usize> = component.iter().map(|vertex| vertex.index()).collect();
            all.sort_unstable();
            found.push(all);
        }
    }
    let mut loops: Vec<Loop> = found
        .iter()
        .filter_map(|all| {
            let list: Vec<NodeIndex> = all
                .iter()
                .filter(|&&vertex| vertex < nodes)
                .map(|&vertex| NodeIndex::new(vertex))
                .collect();
            let own = number[all[0]];
            let leaves = |lists: &[Vec<usize>]| {
                all.iter()
                    .any(|&v| lists[v].iter().any(|&w| number[w] != own))
            };
            let is_directed = all.iter().any(|&from| {
                net.next[from]
                    .iter()
                    .any(|&to| number[to] == own && !net.turns.contains(&(from, to)))
            });
            (!list.is_empty()).then(|| Loop {
                nodes: list,
                has_exit: leaves(&net.next),
                has_entrance: leaves(&net.previous),
                is_directed,
            })
        })
        .collect();
    loops.sort_by_key(|found| found.nodes[0]);
    let mut loop_of = vec![None; nodes];
    for (i, found) in loops.iter().enumerate() {
        for node in &found.nodes {
            loop_of[node.index()] = Some(i);
        }
    }
    (loops, loop_of)
}
