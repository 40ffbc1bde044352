//! Which frame stands in which, whatever a kind calls its frames.

/// Frames in frames, by their numbers: without circles, and not too deep.
#[derive(Debug)]
pub(crate) struct Nesting {
    /// The frame around each.
    pub(crate) parents: Vec<Option<usize>>,
    /// The frames, each after what is around it.
    pub(crate) order: Vec<usize>,
}

impl Nesting {
    /// From the frame that the chart puts around each; those nested deeper than so many others stand beside
    /// each other. Linear.
    pub(crate) fn new(written: &[Option<usize>], deepest: usize) -> Self {
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
                let (inside, depth) = match depth < deepest {
                    true => (Some(i), depth + 1),
                    false => (parent, depth),
                };
                let inner = children[i].iter().rev();
                open.extend(inner.map(|&child| (child, inside, depth)));
            }
            // Frames that are in each other.
            if seen.get(next) == Some(&false) {
                open.push((next, None, 0));
            }
        }
        nesting
    }

    /// Whether a frame is another one, or in it.
    pub(crate) fn is_within(&self, mut frame: Option<usize>, around: usize) -> bool {
        while let Some(i) = frame {
            if i == around {
                return true;
            }
            frame = self.parents[i];
        }
        false
    }

    /// For each frame the first of some things that stands in it, or in a frame in it; from the
    /// frame around each thing.
    pub(crate) fn firsts(&self, around: &[Option<usize>]) -> Vec<Option<usize>> {
        let mut firsts = vec![None; self.parents.len()];
        for (i, frame) in around.iter().enumerate().rev() {
            if let Some(frame) = frame {
                firsts[*frame] = Some(i);
            }
        }
        for &i in self.order.iter().rev() {
            if let Some(parent) = self.parents[i] {
                firsts[parent] = firsts[parent].or(firsts[i]);
            }
        }
        firsts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_after_what_is_around_it() {
        let nesting = Nesting::new(&[Some(2), None, None, Some(0), Some(1)], 9);
        assert_eq!(nesting.order, [1, 4, 2, 0, 3]);
        assert_eq!(nesting.parents, [Some(2), None, None, Some(0), Some(1)]);
        assert!(nesting.is_within(Some(3), 2) && !nesting.is_within(Some(3), 1));
        let firsts = nesting.firsts(&[Some(3), None, Some(4), Some(3)]);
        assert_eq!(firsts, [Some(0), Some(2), Some(0), Some(0), Some(2)]);
    }

    #[test]
    fn circles_are_broken_and_depth_has_an_end() {
        let nesting = Nesting::new(&[Some(1), Some(0), Some(2)], 9);
        assert_eq!(nesting.parents, [None, Some(0), None]);
        let deep: Vec<Option<usize>> = (0..200usize).map(|i| i.checked_sub(1)).collect();
        let nesting = Nesting::new(&deep, 64);
        assert_eq!(nesting.order.len(), 200);
        let depth = |mut i: usize| {
            let mut depth = 0;
            while let Some(parent) = nesting.parents[i] {
                (i, depth) = (parent, depth + 1);
            }
            depth
        };
        assert_eq!(depth(199), 64);
    }
}
