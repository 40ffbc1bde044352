//! Loops: where a way comes back, and whether each has one head.
//!
//! A loop with one node that every way into it passes (its head dominates the link that leads back)
//! is cut at that link: each pass is finite, and `Again(head)` says where the next begins. A loop
//! that can be entered at several nodes has no such head; then there is no table.
//!
//! Strongly connected components are those of petgraph's Kosaraju, which does not recurse; dominators are
//! its Cooper, Harvey and Kennedy ("A Simple, Fast Dominance Algorithm", 2001).

use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashSet};

use petgraph::algo::{dominators, kosaraju_scc};
use petgraph::graph::{DiGraph, NodeIndex};

use super::flow::Flow;
use crate::analysis::is_acyclic;

/// The arrows that lead back, seen from one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Back {
    /// (from, to the head), by index in the flow.
    arrows: HashSet<(usize, usize)>,
    /// A loop that has no single head: its entered nodes and the arrows into them.
    pub tangle: Option<Tangle>,
}

/// A loop that can be entered at several nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tangle {
    /// The arrows that enter it, (from, to); an entry in it enters from itself.
    pub into: Vec<(usize, usize)>,
    /// The arrows that lead back inside it.
    pub back: Vec<(usize, usize)>,
}

impl Back {
    /// Whether an arrow leads back.
    pub fn holds(&self, from: usize, to: usize) -> bool {
        !self.arrows.is_empty() && self.arrows.contains(&(from, to))
    }

    /// The arrows that lead back, as (from, to the head).
    pub fn arrows(&self) -> impl Iterator<Item = (usize, usize)> {
        self.arrows.iter().copied()
    }

    /// The arrows by head, both rising.
    pub fn by_head(&self) -> BTreeMap<usize, BTreeSet<usize>> {
        let mut heads: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for &(from, to) in &self.arrows {
            heads.entry(to).or_default().insert(from);
        }
        heads
    }
}

/// The arrows that lead back, for each entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Loops {
    /// One for all entries, or one an entry.
    backs: Vec<Back>,
    /// The nodes of each cycle (strongly connected, more than one node or an arrow to itself), rising.
    pub cycles: Vec<Vec<usize>>,
}

impl Loops {
    /// Finds the loops that entries lead to.
    ///
    /// Near linear where every loop is entered at one node; else once more for each entry.
    pub fn of(flow: &Flow, entries: &[usize]) -> Self {
        let cycles = cycles(flow);
        if cycles.is_empty() {
            return Self {
                backs: vec![Back::default()],
                cycles,
            };
        }
        let all = flow.reachable(entries.iter().copied());
        let heads = entered(flow, &cycles, &all, entries);
        let uniform = heads.iter().all(|heads| heads.len() <= 1);
        let backs = if uniform || entries.len() == 1 {
            vec![back_arrows(flow, &cycles, &heads)]
        } else {
            entries
                .iter()
                .map(|&entry| {
                    let reachable = flow.reachable([entry]);
                    let heads = entered(flow, &cycles, &reachable, &[entry]);
                    back_arrows(flow, &cycles, &heads)
                })
                .collect()
        };
        Self { backs, cycles }
    }

    /// Finds the loops that entries lead to as one view: where entries lead into a loop at several nodes, it
    /// has no head.
    pub fn seen_as_one(flow: &Flow, entries: &[usize]) -> Self {
        let cycles = cycles(flow);
        let all = flow.reachable(entries.iter().copied());
        let heads = entered(flow, &cycles, &all, entries);
        let backs = vec![back_arrows(flow, &cycles, &heads)];
        Self { backs, cycles }
    }

    /// The arrows that lead back, seen from an entry.
    pub fn back(&self, entry: usize) -> &Back {
        self.backs.get(entry).unwrap_or(&self.backs[0])
    }

    /// Every view there is: one, where all entries see the same.
    pub fn views(&self) -> &[Back] {
        &self.backs
    }
}

/// The cycles of a flow: strongly connected components with an arrow inside.
fn cycles(flow: &Flow) -> Vec<Vec<usize>> {
    if is_acyclic(flow.len(), |node| flow.arrows(node)) {
        return Vec::new();
    }
    let mut cycles: Vec<Vec<usize>> = kosaraju_scc(&flow.graph)
        .into_iter()
        .map(|nodes| {
            let mut nodes: Vec<usize> = nodes.into_iter().map(NodeIndex::index).collect();
            nodes.sort_unstable();
            nodes
        })
        .filter(|nodes| nodes.len() > 1 || flow.arrows(nodes[0]).any(|to| to == nodes[0]))
        .collect();
    cycles.sort_unstable();
    cycles
}

/// For each cycle: the arrows by which entries come into it, (from, to).
fn entered(
    flow: &Flow,
    cycles: &[Vec<usize>],
    reachable: &[bool],
    entries: &[usize],
) -> Vec<BTreeMap<usize, usize>> {
    let mut cycle_of: Vec<Option<usize>> = vec![None; flow.len()];
    for (index, nodes) in cycles.iter().enumerate() {
        for &node in nodes {
            cycle_of[node] = Some(index);
        }
    }
    let mut heads = vec![BTreeMap::new(); cycles.len()];
    for from in (0..flow.len()).filter(|&node| reachable[node]) {
        for to in flow.arrows(from) {
            if let Some(cycle) = cycle_of[to].filter(|_| cycle_of[to] != cycle_of[from]) {
                heads[cycle].entry(to).or_insert(from);
            }
        }
    }
    for &entry in entries {
        if let Some(cycle) = cycle_of[entry] {
            heads[cycle].entry(entry).or_insert(entry);
        }
    }
    heads
}

/// The arrows whose head dominates their tail, in each cycle that is entered.
fn back_arrows(flow: &Flow, cycles: &[Vec<usize>], heads: &[BTreeMap<usize, usize>]) -> Back {
    let mut back = Back::default();
    for (nodes, heads) in cycles.iter().zip(heads) {
        if heads.is_empty() {
            continue;
        }
        let at: HashMap<usize, usize> = nodes
            .iter()
            .enumerate()
            .map(|(at, &node)| (node, at))
            .collect();
        // The cycle under a root that leads to every node where it is entered.
        let mut graph: DiGraph<(), ()> = DiGraph::new();
        for _ in 0..=nodes.len() {
            graph.add_node(());
        }
        let root = NodeIndex::new(nodes.len());
        for head in heads.keys() {
            graph.add_edge(root, NodeIndex::new(at[head]), ());
        }
        for (from, &node) in nodes.iter().enumerate() {
            for to in flow.arrows(node).filter_map(|to| at.get(&to)) {
                graph.add_edge(NodeIndex::new(from), NodeIndex::new(*to), ());
            }
        }
        let dominators = dominators::simple_fast(&graph, root);
        let spans = dominance(&graph, &dominators, root);
        let mut rest: DiGraph<(), ()> = DiGraph::new();
        for _ in 0..nodes.len() {
            rest.add_node(());
        }
        for edge in graph.edge_indices() {
            let Some((from, to)) = graph.edge_endpoints(edge) else {
                continue;
            };
            if from == root {
                continue;
            }
            let (tail, head) = (spans[from.index()], spans[to.index()]);
            if head.0 <= tail.0 && tail.1 <= head.1 {
                back.arrows.insert((nodes[from.index()], nodes[to.index()]));
            } else {
                rest.add_edge(from, to, ());
            }
        }
        if back.tangle.is_none()
            && let Some(scc) = kosaraju_scc(&rest)
                .into_iter()
                .filter(|scc| scc.len() > 1)
                .min()
        {
            back.tangle = Some(tangle(nodes, heads, &rest, &scc, &graph));
        }
        if back.tangle.is_some() {
            // No table comes of it; a walker still has to know where a round begins again.
            let entered = heads.keys().map(|head| NodeIndex::new(at[head]));
            for (from, to) in retreating(&rest, entered) {
                back.arrows.insert((nodes[from.index()], nodes[to.index()]));
            }
        }
    }
    back
}

/// The arrows that lead back to a node still being visited, depth first from some nodes.
fn retreating(
    graph: &DiGraph<(), ()>,
    from: impl Iterator<Item = NodeIndex>,
) -> Vec<(NodeIndex, NodeIndex)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; graph.node_count()];
    let mut found = Vec::new();
    for start in from {
        if states[start.index()] != State::New {
            continue;
        }
        states[start.index()] = State::Open;
        let mut todo = vec![(start, graph.neighbors(start))];
        while let Some((node, on)) = todo.last_mut() {
            match on.next() {
                Some(to) => match states[to.index()] {
                    State::New => {
                        states[to.index()] = State::Open;
                        todo.push((to, graph.neighbors(to)));
                    }
                    State::Open => found.push((*node, to)),
                    State::Done => {}
                },
                None => {
                    states[node.index()] = State::Done;
                    todo.pop();
                }
            }
        }
    }
    found
}

/// Explains a loop with several entered nodes: the arrows that enter it, and those between what they enter.
fn tangle(
    nodes: &[usize],
    heads: &BTreeMap<usize, usize>,
    rest: &DiGraph<(), ()>,
    scc: &[NodeIndex],
    graph: &DiGraph<(), ()>,
) -> Tangle {
    let inside: BTreeSet<NodeIndex> = scc.iter().copied().collect();
    let mut into = Vec::new();
    let mut entered = BTreeSet::new();
    for &to in &inside {
        let before = graph
            .neighbors_directed(to, petgraph::Direction::Incoming)
            .filter(|from| from.index() < nodes.len() && !inside.contains(from))
            .map(|from| nodes[from.index()])
            .min();
        let node = nodes[to.index()];
        if let Some(from) = before.or(heads.get(&node).copied()) {
            into.push((from, node));
            entered.insert(to);
        }
    }
    let back = inside
        .iter()
        .flat_map(|&from| rest.neighbors(from).map(move |to| (from, to)))
        .filter(|(_, to)| entered.contains(to))
        .map(|(from, to)| (nodes[from.index()], nodes[to.index()]))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    Tangle { into, back }
}

/// When each node of the dominator tree is entered and left: one dominates another whose span is inside.
fn dominance(
    graph: &DiGraph<(), ()>,
    dominators: &dominators::Dominators<NodeIndex>,
    root: NodeIndex,
) -> Vec<(Option<usize>, usize)> {
    let mut children: Vec<Vec<NodeIndex>> = vec![Vec::new(); graph.node_count()];
    for node in graph.node_indices() {
        if let Some(above) = dominators.immediate_dominator(node) {
            children[above.index()].push(node);
        }
    }
    // What nothing leads to is dominated by nothing: no span is inside its own.
    let mut spans: Vec<(Option<usize>, usize)> = vec![(None, 0); graph.node_count()];
    let mut clock = 0;
    let mut todo = vec![(root, false)];
    while let Some((node, done)) = todo.pop() {
        clock += 1;
        if done {
            spans[node.index()].1 = clock;
        } else {
            spans[node.index()].0 = Some(clock);
            todo.push((node, true));
            todo.extend(children[node.index()].iter().map(|&child| (child, false)));
        }
    }
    spans
}
