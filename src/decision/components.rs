//! The connected parts of a chart, and where a reading of each may start.

use super::evidence::Evidence;
use super::model::Role;
use super::overrides::INVALID_DIRECTIVE;
use crate::diagnostic::Diagnostic;
use crate::model::graph::NodeIndex;

/// The connected parts of a chart, along the links that count.
pub(super) struct Components {
    pub of: Vec<usize>,
    pub members: Vec<Vec<NodeIndex>>,
}

pub(super) fn components(evidence: &Evidence<'_>, roles: &[Role]) -> Components {
    const NONE: usize = usize::MAX;
    let mut of = vec![NONE; roles.len()];
    let mut members = Vec::new();
    for first in 0..roles.len() {
        if of[first] != NONE || matches!(roles[first], Role::Note | Role::Subgraph) {
            continue;
        }
        let part = members.len();
        of[first] = part;
        let mut nodes = vec![NodeIndex::new(first)];
        let mut at = 0;
        while at < nodes.len() {
            let node = nodes[at].index();
            at += 1;
            let on = evidence.links.ways_on(node);
            let back = evidence.links.ins[node].iter().map(|&(from, _)| from);
            for next in on.chain(back) {
                if of[next] == NONE {
                    of[next] = part;
                    nodes.push(NodeIndex::new(next));
                }
            }
        }
        nodes.sort_unstable();
        members.push(nodes);
    }
    Components { of, members }
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
            usize::MAX => findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    span,
                    format!(
                        "`{}` is a note, and nothing starts there",
                        evidence.node(node).id
                    ),
                )
                .help("Name a node that a link touches."),
            ),
            part => {
                given[part] = true;
                if !entries[part].contains(&node) {
                    entries[part].push(node);
                }
            }
        }
    }
    let mut seen = vec![false; roles.len()];
    let enter = |node: usize, seen: &mut Vec<bool>, entries: &mut Vec<Vec<usize>>| {
        entries[parts.of[node]].push(node);
        seen[node] = true;
        let mut todo = vec![node];
        while let Some(node) = todo.pop() {
            for to in evidence.links.ways_on(node) {
                if !std::mem::replace(&mut seen[to], true) {
                    todo.push(to);
                }
            }
        }
    };
    let free = |node: usize| parts.of[node] != usize::MAX && !given[parts.of[node]];
    for node in 0..roles.len() {
        if free(node) && evidence.links.ins[node].is_empty() {
            enter(node, &mut seen, &mut entries);
        }
    }
    for node in 0..roles.len() {
        if free(node) && !seen[node] {
            enter(node, &mut seen, &mut entries);
        }
    }
    for entries in &mut entries {
        entries.sort_unstable();
    }
    entries
}
