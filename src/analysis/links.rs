//! Links as a reader follows them.

use foldhash::HashSet;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::Loop;
use super::acyclic::is_acyclic;
use super::lists::Lists;
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
    pub(super) next: Lists<u32>,
    pub(super) previous: Lists<u32>,
    /// Ways that a link read both ways gives, as (from, to).
    turns: HashSet<(u32, u32)>,
}

impl Net {
    pub(super) fn of(graph: &Graph, members: &[Vec<NodeIndex>]) -> Self {
        let nodes = graph.inner().node_count();
        let vertices = nodes + 2 * graph.subgraphs.len();
        let mut ways = Vec::with_capacity(graph.inner().edge_count());
        let mut turns = HashSet::default();
        let place = |node: NodeIndex, out: bool| match graph.node(node).names {
            Some(subgraph) => (nodes + 2 * subgraph.0 + usize::from(out)) as u32,
            None => node.index() as u32,
        };
        for (_, from, to, edge) in graph.edges() {
            if edge.stroke == Stroke::Invisible || from == to && !graph.node(from).is_node() {
                continue;
            }
            let way = (place(from, true), place(to, false));
            ways.push(way);
            if from != to && both_ways(edge) {
                let back = (place(to, true), place(from, false));
                ways.push(back);
                turns.extend([way, back]);
            }
        }
        let (mut next, mut previous) = both(vertices, ways.clone());
        let joins = subgraph_ways(graph, members, &next, &previous);
        if !joins.is_empty() {
            ways.extend(joins);
            (next, previous) = both(vertices, ways);
        }
        Self {
            next,
            previous,
            turns,
        }
    }
}

/// Where ways lead on, and where they come from.
fn both(vertices: usize, ways: Vec<(u32, u32)>) -> (Lists<u32>, Lists<u32>) {
    let back = ways.iter().map(|&(from, to)| (to, from)).collect();
    (Lists::of(vertices, ways), Lists::of(vertices, back))
}

/// The ways from each linked subgraph to its sources, and from its sinks.
fn subgraph_ways(
    graph: &Graph,
    members: &[Vec<NodeIndex>],
    next: &Lists<u32>,
    previous: &Lists<u32>,
) -> Vec<(u32, u32)> {
    let nodes = graph.inner().node_count();
    let mut inside = vec![usize::MAX; nodes];
    let mut joins = Vec::new();
    for (number, list) in members.iter().enumerate() {
        for member in list {
            inside[member.index()] = number;
        }
        let is_inner = |vertex: usize| vertex < nodes && inside[vertex] == number;
        let way_in = nodes + 2 * number;
        for (lists, vertex, inwards) in [(previous, way_in, true), (next, way_in + 1, false)] {
            if lists.get(vertex).is_empty() {
                continue;
            }
            let leads_inside = |i: usize| {
                let mut ends = lists.get(i).iter().map(|&v| v as usize);
                ends.any(|v| v != i && is_inner(v))
            };
            let mut ends: Vec<usize> = list
                .iter()
                .map(|member| member.index())
                .filter(|&i| !leads_inside(i))
                .collect();
            if ends.is_empty() {
                ends.extend(first_member(graph, list).map(NodeIndex::index));
            }
            let vertex = vertex as u32;
            joins.extend(ends.into_iter().map(|end| match inwards {
                true => (vertex, end as u32),
                false => (end as u32, vertex),
            }));
        }
    }
    joins
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
pub(super) fn loops(net: &Net, nodes: usize) -> (Vec<Loop>, Vec<Option<u32>>) {
    let ways = |from: usize| net.next.get(from).iter().map(|&to| to as usize);
    if is_acyclic(net.next.len(), ways) {
        return (Vec::new(), vec![None; nodes]);
    }
    let vertices = 0..net.next.len();
    let mut plain: DiGraph<(), ()> = DiGraph::with_capacity(net.next.len(), net.next.len());
    for _ in vertices.clone() {
        plain.add_node(());
    }
    for from in vertices {
        for &to in net.next.get(from) {
            plain.add_edge(NodeIndex::new(from), NodeIndex::new(to as usize), ());
        }
    }
    let mut number = vec![usize::MAX; net.next.len()];
    let mut found = Vec::new();
    for (i, component) in kosaraju_scc(&plain).into_iter().enumerate() {
        for vertex in &component {
            number[vertex.index()] = i;
        }
        let alone = component[0].index();
        if component.len() > 1 || net.next.get(alone).contains(&(alone as u32)) {
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
            let leaves = |lists: &Lists<u32>| {
                all.iter()
                    .any(|&v| lists.get(v).iter().any(|&w| number[w as usize] != own))
            };
            let holds = |turns: bool| {
                all.iter().any(|&from| {
                    (net.next.get(from).iter()).any(|&to| {
                        number[to as usize] == own
                            && net.turns.contains(&(from as u32, to)) == turns
                    })
                })
            };
            (!list.is_empty()).then(|| Loop {
                nodes: list,
                has_exit: leaves(&net.next),
                has_entrance: leaves(&net.previous),
                is_directed: holds(false),
                has_both_ways: holds(true),
            })
        })
        .collect();
    loops.sort_by_key(|found| found.nodes[0]);
    let mut loop_of = vec![None; nodes];
    for (i, found) in (0..).zip(&loops) {
        for node in &found.nodes {
            loop_of[node.index()] = Some(i);
        }
    }
    (loops, loop_of)
}
