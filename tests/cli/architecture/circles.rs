//! Circles among the files of a room.

use std::collections::{BTreeMap, BTreeSet};

/// The circles of a graph, each as the nodes in it; none of one node. Kosaraju's algorithm, from petgraph.
pub fn circles(edges: &BTreeMap<String, BTreeSet<String>>) -> Vec<Vec<String>> {
    let mut graph = petgraph::graph::DiGraph::<&str, ()>::new();
    let mut nodes = BTreeMap::new();
    for name in edges.keys().chain(edges.values().flatten()) {
        if !nodes.contains_key(name.as_str()) {
            nodes.insert(name.as_str(), graph.add_node(name));
        }
    }
    for (from, others) in edges {
        for to in others {
            graph.add_edge(nodes[from.as_str()], nodes[to.as_str()], ());
        }
    }
    let mut found: Vec<Vec<String>> = petgraph::algo::kosaraju_scc(&graph)
        .into_iter()
        .filter(|part| part.len() > 1)
        .map(|part| {
            let mut names: Vec<String> = part.iter().map(|&node| graph[node].to_owned()).collect();
            names.sort();
            names
        })
        .collect();
    found.sort();
    found
}
