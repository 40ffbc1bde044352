//! Which cluster stands in which, whatever a kind calls its clusters.

use graphviz_rust::dot_structures::Stmt;

/// Clusters nested deeper stand beside each other: the printer and Graphviz itself recurse.
pub(super) const MAX_DEPTH: usize = 64;

/// Clusters in clusters, by their numbers: without circles, and not too deep.
#[derive(Debug)]
pub(super) struct Nesting {
    /// The cluster around each.
    pub(super) parents: Vec<Option<usize>>,
    /// The clusters, each after what is around it.
    pub(super) order: Vec<usize>,
}

impl Nesting {
    /// From the cluster that the chart puts around each. Linear.
    pub(super) fn new(written: &[Option<usize>]) -> Self {
        let count = written.len();
        let mut children: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut open = Vec::new();
        for (i, parent) in written.iter().enumerate() {
            match parent {
                Some(parent) if *parent != i => children[*parent].push(i),
                _ => open.push((i, None, 0)),
            }
        }
        open.reverse();
        let mut nesting = Self {
            parents: vec![None; count],
            order: Vec::with_capacity(count),
        };
        let mut seen = vec![false; count];
        for next in 0..=count {
            while let Some((i, parent, depth)) = open.pop() {
                if std::mem::replace(&mut seen[i], true) {
                    continue;
                }
                nesting.parents[i] = parent;
                nesting.order.push(i);
                let (inside, depth) = match depth < MAX_DEPTH {
                    true => (Some(i), depth + 1),
                    false => (parent, depth),
                };
                let inner = children[i].iter().rev();
                open.extend(inner.map(|&child| (child, inside, depth)));
            }
            // Clusters that are in each other.
            if seen.get(next) == Some(&false) {
                open.push((next, None, 0));
            }
        }
        nesting
    }

    /// Whether a cluster is another one, or in it.
    pub(super) fn is_within(&self, mut cluster: Option<usize>, around: usize) -> bool {
        while let Some(i) = cluster {
            if i == around {
                return true;
            }
            cluster = self.parents[i];
        }
        false
    }

    /// For each cluster the first of some things that stands in it, or in a cluster in it; from the
    /// cluster around each thing.
    pub(super) fn firsts(&self, around: &[Option<usize>]) -> Vec<Option<usize>> {
        let mut firsts = vec![None; self.parents.len()];
        for (i, cluster) in around.iter().enumerate().rev() {
            if let Some(cluster) = cluster {
                firsts[*cluster] = Some(i);
            }
        }
        for &i in self.order.iter().rev() {
            if let Some(parent) = self.parents[i] {
                firsts[parent] = firsts[parent].or(firsts[i]);
            }
        }
        firsts
    }

    /// Puts clusters into clusters: from what stands in each, and in none, the statements of the graph.
    pub(super) fn assemble(
        &self,
        mut inside: Vec<Vec<Stmt>>,
        mut outside: Vec<Stmt>,
        cluster: impl Fn(usize, Vec<Stmt>) -> Stmt,
    ) -> Vec<Stmt> {
        let mut clusters: Vec<Vec<Stmt>> = vec![Vec::new(); inside.len()];
        let mut roots = Vec::new();
        // What is inside comes after what is around it.
        for &i in self.order.iter().rev() {
            let mut parts = std::mem::take(&mut inside[i]);
            parts.extend(std::mem::take(&mut clusters[i]).into_iter().rev());
            let around = match self.parents[i] {
                Some(parent) => &mut clusters[parent],
                None => &mut roots,
            };
            around.push(cluster(i, parts));
        }
        outside.extend(roots.into_iter().rev());
        outside
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_after_what_is_around_it() {
        let nesting = Nesting::new(&[Some(2), None, None, Some(0), Some(1)]);
        assert_eq!(nesting.order, [1, 4, 2, 0, 3]);
        assert_eq!(nesting.parents, [Some(2), None, None, Some(0), Some(1)]);
        assert!(nesting.is_within(Some(3), 2) && !nesting.is_within(Some(3), 1));
        let firsts = nesting.firsts(&[Some(3), None, Some(4), Some(3)]);
        assert_eq!(firsts, [Some(0), Some(2), Some(0), Some(0), Some(2)]);
    }

    #[test]
    fn circles_are_broken_and_depth_has_an_end() {
        let nesting = Nesting::new(&[Some(1), Some(0), Some(2)]);
        assert_eq!(nesting.parents, [None, Some(0), None]);
        let deep: Vec<Option<usize>> = (0..200usize).map(|i| i.checked_sub(1)).collect();
        let nesting = Nesting::new(&deep);
        assert_eq!(nesting.order.len(), 200);
        let depth = |mut i: usize| {
            let mut depth = 0;
            while let Some(parent) = nesting.parents[i] {
                (i, depth) = (parent, depth + 1);
            }
            depth
        };
        assert_eq!(depth(199), MAX_DEPTH);
    }
}
