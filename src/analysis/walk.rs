//! Walks over adjacency lists.

use petgraph::unionfind::UnionFind;

use super::lists::Lists;

/// Which vertices can be reached from some, those included.
///
/// Not petgraph's `Dfs`: a `DiGraph` beside the lists would cost more than all the rest of the analysis of a
/// large chart, and its compressed graph knows no way back.
pub(super) fn reach(next: &Lists<u32>, starts: &[usize]) -> Vec<bool> {
    let mut seen = vec![false; next.len()];
    let mut todo: Vec<usize> = starts.to_vec();
    while let Some(vertex) = todo.pop() {
        if std::mem::replace(&mut seen[vertex], true) {
            continue;
        }
        let unseen = next.get(vertex).iter().map(|&to| to as usize);
        todo.extend(unseen.filter(|&to| !seen[to]));
    }
    seen
}

/// The connected part of each vertex, whatever the direction, numbered from 0 by the first vertex.
pub(super) fn parts(next: &Lists<u32>) -> Vec<usize> {
    let mut sets = UnionFind::new(next.len());
    for from in 0..next.len() {
        for &to in next.get(from) {
            sets.union(from, to as usize);
        }
    }
    let mut numbers: Vec<Option<usize>> = vec![None; next.len()];
    let mut count = 0;
    let number = |set: usize| {
        *numbers[set].get_or_insert_with(|| {
            count += 1;
            count - 1
        })
    };
    sets.into_labeling().into_iter().map(number).collect()
}
