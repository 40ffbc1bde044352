//! Clusters in clusters, as Graphviz takes them.

use graphviz_rust::dot_structures::Stmt;

use crate::picture::nesting::Nesting;

/// Clusters nested deeper stand beside each other: the printer and Graphviz itself recurse.
pub(super) const MAX_DEPTH: usize = 64;

/// Puts clusters into clusters: from what stands in each, and in none, the statements of the graph.
pub(super) fn assemble(
    nesting: &Nesting,
    mut inside: Vec<Vec<Stmt>>,
    mut outside: Vec<Stmt>,
    cluster: impl Fn(usize, Vec<Stmt>) -> Stmt,
) -> Vec<Stmt> {
    let mut clusters: Vec<Vec<Stmt>> = vec![Vec::new(); inside.len()];
    let mut roots = Vec::new();
    // What is inside comes after what is around it.
    for &i in nesting.order.iter().rev() {
        let mut parts = std::mem::take(&mut inside[i]);
        parts.extend(std::mem::take(&mut clusters[i]).into_iter().rev());
        let around = match nesting.parents[i] {
            Some(parent) => &mut clusters[parent],
            None => &mut roots,
        };
        around.push(cluster(i, parts));
    }
    outside.extend(roots.into_iter().rev());
    outside
}
