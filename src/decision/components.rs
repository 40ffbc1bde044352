//! The connected parts of a chart, and where a reading of each may start.

use petgraph::graph::{DiGraph, NodeIndex as Place};
use petgraph::unionfind::UnionFind;
use petgraph::visit::{Dfs, EdgeRef};

use super::evidence::Evidence;
use super::model::Role;
use super::overrides::INVALID_DIRECTIVE;
use crate::diagnostic::Diagnostic;
use crate::model::graph::NodeIndex;

/// The connected parts of a chart, along the links that count.
pub(super) struct Components {
    /// The part of each node; none for notes that nothing touches and for subgraphs.
    pub of: Vec<Option<usize>>,
    pub members: Vec<Vec<NodeIndex>>,
    /// The links that count.
    graph: DiGraph<(), ()>,
}

pub(super) fn components(evidence: &Evidence<'_>, roles: &[Role]) -> Components {
    let mut graph = DiGraph::with_capacity(roles.len(), roles.len());
    for _ in roles {
        graph.add_node(());
    }
    for from in 0..roles.len() {
        for to in evidence.links.ways_on(from) {
            graph.add_edge(Place::new(from), Place::new(to), ());
        }
    }
    let mut joined: UnionFind<usize> = UnionFind::new(roles.len());
    for link in graph.edge_references() {
        joined.union(link.source().index(), link.target().index());
    }
    // Parts are numbered by their first node that is not a note.
    let mut part_of: Vec<Option<usize>> = vec![None; roles.len()];
    let mut count = 0;
    for (node, role) in roles.iter().enumerate() {
        let part = &mut part_of[joined.find(node)];
        if part.is_none() && !matches!(role, Role::Note | Role::Subgraph) {
            *part = Some(count);
            count += 1;
        }
    }
    let of: Vec<Option<usize>> = (0..roles.len())
        .map(|node| part_of[joined.find(node)])
        .collect();
    let mut members = vec![Vec::new(); count];
    for (node, part) in of.iter().enumerate() {
        if let Some(part) = part {
            members[*part].push(NodeIndex::new(node));
        }
    }
    Components { of, members, graph }
}

/// The entries of each part: what a directive names, else the nodes without a way in, then the
/// first node of whatever they do not lead to.
pub(super) fn entries(
    evidence: &Evidence<'_>,
    roles: &[Role],
    parts: &Components,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Vec<usize>> {
    let mut entries: Vec<Vec<usize>> = vec![Vec::new(); parts.members.len()];
    let mut given = vec![false; parts.members.len()];
    for &(node, span) in &evidence.overrides.entries {
        match parts.of[node] {
            None => findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    span,
                    format!(
                        "`{}` is a note, so nothing starts there",
                        evidence.node(node).id
                    ),
                )
                .help("Name a node that a link touches."),
            ),
            Some(part) => {
                given[part] = true;
                if !entries[part].contains(&node) {
                    entries[part].push(node);
                }
            }
        }
    }
    let mut search = Dfs::empty(&parts.graph);
    let mut enter = |node: usize, seen: &mut Vec<bool>| {
        search.move_to(Place::new(node));
        while let Some(node) = search.next(&parts.graph) {
            seen[node.index()] = true;
        }
    };
    let mut seen = vec![false; roles.len()];
    let free = |node: usize| parts.of[node].filter(|&part| !given[part]);
    for node in 0..roles.len() {
        let is_first = evidence.links.ins(node).is_empty();
        if let Some(part) = free(node).filter(|_| is_first) {
            entries[part].push(node);
            enter(node, &mut seen);
        }
    }
    for node in 0..roles.len() {
        if let Some(part) = free(node).filter(|_| !seen[node]) {
            entries[part].push(node);
            enter(node, &mut seen);
        }
    }
    for entries in &mut entries {
        entries.sort_unstable();
    }
    entries
}
