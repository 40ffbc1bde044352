//! The nodes inside subgraphs that links name.

use crate::model::graph::{Graph, NodeIndex};

/// How many memberships are looked at before a subgraph is taken to have its first member only:
/// deep nesting of linked subgraphs would make them quadratic.
const BUDGET: usize = 200_000;

/// For each subgraph that a link names, the nodes inside it, nested ones included, in order of first mention.
pub(super) fn of(graph: &Graph) -> Vec<Vec<NodeIndex>> {
    let count = graph.subgraphs.len();
    let mut linked = vec![false; count];
    for (_, from, to, _) in graph.edges() {
        for end in [from, to] {
            if let Some(subgraph) = graph.node(end).names
                && let Some(flag) = linked.get_mut(subgraph.0)
            {
                *flag = true;
            }
        }
    }
    let mut members = vec![Vec::new(); count];
    if !linked.contains(&true) {
        return members;
    }
    let mut steps = 0usize;
    for (index, node) in graph.nodes() {
        if !node.is_node() || node.shape.is_note() {
            continue;
        }
        let mut around = node.subgraph;
        // A chain of parents has at most as many links as there are subgraphs, unless it is a ring.
        for _ in 0..count {
            let Some(subgraph) = around else { break };
            let Some(inside) = members.get_mut(subgraph.0) else {
                break;
            };
            steps += 1;
            if linked[subgraph.0] && (steps < BUDGET || inside.is_empty()) {
                inside.push(index);
            }
            if steps >= BUDGET.saturating_mul(8) {
                break;
            }
            around = graph.subgraph(subgraph).parent;
        }
    }
    members
}
