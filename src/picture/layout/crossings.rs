//! Fewer crossings than the ranking left: in each band, things are moved past their neighbours where that helps.

use super::lattice::Lattice;

/// How often the bands are gone through, and how many things a band may have: with more of them, what the
/// ranking found is good enough for what it would cost.
const SWEEPS: usize = 8;
const MANY: usize = 400;
/// How far a thing is moved at once.
const FAR: usize = 60;

/// Reorders the items of each band, within their frames.
pub(super) fn reduce(lattice: &mut Lattice) {
    let mut rows: Vec<Vec<usize>> = vec![Vec::new(); lattice.bands];
    for (i, item) in lattice.items.iter().enumerate() {
        rows[item.band].push(i);
    }
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); lattice.items.len()];
    let mut below = above.clone();
    for chain in &lattice.chains {
        for pair in chain.items.windows(2) {
            below[pair[0]].push(pair[1]);
            above[pair[1]].push(pair[0]);
        }
    }
    let mut place = vec![0; lattice.items.len()];
    for row in &mut rows {
        row.sort_by(|&a, &b| {
            lattice.items[a]
                .u
                .total_cmp(&lattice.items[b].u)
                .then(a.cmp(&b))
        });
        number(row, &mut place);
    }
    for sweep in 0..SWEEPS {
        let mut better = false;
        for step in 0..rows.len() {
            let band = if sweep % 2 == 0 {
                step
            } else {
                rows.len() - 1 - step
            };
            if rows[band].len() <= MANY {
                better |= sift(lattice, band, &mut rows[band], &mut place, [&above, &below]);
            }
        }
        if !better {
            break;
        }
    }
}

fn number(row: &[usize], place: &mut [usize]) {
    for (at, &item) in row.iter().enumerate() {
        place[item] = at;
    }
}

/// Moves each item of a band to where it costs least.
fn sift(
    lattice: &mut Lattice,
    band: usize,
    row: &mut Vec<usize>,
    place: &mut [usize],
    sides: [&Vec<Vec<usize>>; 2],
) -> bool {
    let places: Vec<f64> = row.iter().map(|&i| lattice.items[i].u).collect();
    let before = row.clone();
    // Neighbours do not move while this band does.
    let goals: Vec<[Vec<usize>; 2]> = (before.iter())
        .map(|&i| {
            sides.map(|side| {
                let mut goals: Vec<usize> = side[i].iter().map(|&other| place[other]).collect();
                goals.sort_unstable();
                goals
            })
        })
        .collect();
    let goals = |item: usize| &goals[place[item]];
    let pens = pens(lattice, band, &before);
    let pen = |item: usize| (lattice.items[item].parent, pens[place[item]]);
    for &item in &before {
        let Some(at) = row.iter().position(|&other| other == item) else {
            continue;
        };
        let (mut best, mut target) = (0i64, at);
        for left in [true, false] {
            let mut sum = 0i64;
            let others: Vec<usize> = match left {
                true => (0..at).rev().take(FAR).collect(),
                false => (at + 1..row.len()).take(FAR).collect(),
            };
            for j in others {
                let other = row[j];
                if pen(other) != pen(item) {
                    break;
                }
                let (now, then) = match left {
                    true => (
                        crossed(goals(other), goals(item)),
                        crossed(goals(item), goals(other)),
                    ),
                    false => (
                        crossed(goals(item), goals(other)),
                        crossed(goals(other), goals(item)),
                    ),
                };
                sum += then - now;
                if sum < best {
                    (best, target) = (sum, j);
                }
            }
        }
        if target != at {
            let item = row.remove(at);
            row.insert(target, item);
        }
    }
    if *row == before {
        return false;
    }
    for (&item, u) in row.iter().zip(places) {
        lattice.items[item].u = u;
    }
    number(row, place);
    true
}

/// For each item of a band, how many frames stand before it: items with as many have none between them.
fn pens(lattice: &Lattice, band: usize, row: &[usize]) -> Vec<usize> {
    let spans = lattice.spans.iter();
    let here = spans.filter(|span| (span.first..=span.last).contains(&band));
    let mut middles: Vec<f64> = here.map(|span| (span.left + span.right) / 2.0).collect();
    middles.sort_by(f64::total_cmp);
    let before = |item: usize| middles.partition_point(|&at| at < lattice.items[item].u);
    row.iter().map(|&item| before(item)).collect()
}

/// How often the lines of two neighbours cross, with the first one on the left.
fn crossed(left: &[Vec<usize>; 2], right: &[Vec<usize>; 2]) -> i64 {
    let side = |left: &[usize], right: &[usize]| -> usize {
        left.iter()
            .map(|goal| right.partition_point(|other| other < goal))
            .sum()
    };
    (side(&left[0], &right[0]) + side(&left[1], &right[1])) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_cross_are_counted() {
        let item = |goals: &[usize]| [goals.to_vec(), Vec::new()];
        assert_eq!(crossed(&item(&[0, 3]), &item(&[1, 2])), 2);
        assert_eq!(crossed(&item(&[0]), &item(&[0])), 0);
    }
}
