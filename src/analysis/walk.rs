//! Walks over adjacency lists.

use super::lists::Lists;

/// Which vertices can be reached from some, those included.
pub(super) fn reach(next: &Lists, starts: &[usize]) -> Vec<bool> {
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
pub(super) fn parts(next: &Lists) -> Vec<usize> {
    let mut leader: Vec<usize> = (0..next.len()).collect();
    for from in 0..next.len() {
        for &to in next.get(from) {
            let (a, b) = (find(&mut leader, from), find(&mut leader, to as usize));
            // The smaller number leads, so that parts are numbered by their first vertex.
            leader[a.max(b)] = a.min(b);
        }
    }
    let mut number = vec![usize::MAX; next.len()];
    let mut count = 0;
    for vertex in 0..next.len() {
        let top = find(&mut leader, vertex);
        if number[top] == usize::MAX {
            number[top] = count;
            count += 1;
        }
        number[vertex] = number[top];
    }
    number
}

/// The leader of a vertex; halves the path to it on the way.
fn find(leader: &mut [usize], mut vertex: usize) -> usize {
    while leader[vertex] != vertex {
        leader[vertex] = leader[leader[vertex]];
        vertex = leader[vertex];
    }
    vertex
}
