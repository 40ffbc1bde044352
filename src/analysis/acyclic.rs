//! Whether ways come back.

/// Whether no way along the arrows of some nodes comes back to where it was: found out by taking away nodes
/// that nothing is left to lead to. Linear.
pub(crate) fn is_acyclic<T: Iterator<Item = usize>>(
    count: usize,
    arrows: impl Fn(usize) -> T,
) -> bool {
    let mut waiting = vec![0_u32; count];
    for to in (0..count).flat_map(&arrows) {
        waiting[to] += 1;
    }
    let mut free: Vec<usize> = (0..count).filter(|&node| waiting[node] == 0).collect();
    let mut taken = 0;
    while let Some(from) = free.pop() {
        taken += 1;
        for to in arrows(from) {
            waiting[to] -= 1;
            if waiting[to] == 0 {
                free.push(to);
            }
        }
    }
    taken == count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_that_come_back() {
        let acyclic =
            |arrows: &[&[usize]]| is_acyclic(arrows.len(), |node| arrows[node].iter().copied());
        assert!(acyclic(&[]));
        assert!(acyclic(&[&[1, 2, 2], &[2], &[]]));
        assert!(!acyclic(&[&[1], &[2], &[1]]));
        assert!(!acyclic(&[&[], &[1]]));
    }
}
