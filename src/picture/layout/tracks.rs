//! Runs across the flow: between two bands, each gets a track, in an order with few crossings.

use super::lattice::Lattice;

/// A piece of an edge across the flow, from `from` (above) to `to` (below).
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub(super) chain: usize,
    /// The step of the chain: from its item of this number to the next one.
    pub(super) step: usize,
    from: f64,
    to: f64,
}

impl Run {
    fn low(&self) -> f64 {
        self.from.min(self.to)
    }

    fn high(&self) -> f64 {
        self.from.max(self.to)
    }

    fn meets(&self, other: &Self) -> bool {
        self.low() < other.high() + NEAR && other.low() < self.high() + NEAR
    }
}

/// The tracks below a band.
#[derive(Clone, Debug, Default)]
pub(super) struct Gap {
    /// How many there are.
    pub(super) count: usize,
    /// The runs, and the track of each, from the upper band on.
    pub(super) runs: Vec<(Run, usize)>,
    /// How often lines cross here; not counted where there are very many.
    pub(super) crossings: usize,
}

/// Lines nearer than this would be taken for one.
const NEAR: f64 = 7.0;
/// More runs between two bands are sorted and no more.
const MANY: usize = 150;

/// The tracks below each band. `ends` are the places of the ends of the chains.
pub(super) fn assign(lattice: &Lattice, ends: &[[f64; 2]]) -> Vec<Gap> {
    let mut gaps: Vec<Vec<Run>> = vec![Vec::new(); lattice.bands];
    let mut straight: Vec<Vec<f64>> = vec![Vec::new(); lattice.bands];
    for (i, chain) in lattice.chains.iter().enumerate() {
        let last = chain.items.len() - 1;
        let place = |j: usize| match j {
            0 => ends[i][0],
            j if j == last => ends[i][1],
            j => lattice.items[chain.items[j]].u,
        };
        for step in 0..last {
            let (from, to) = (place(step), place(step + 1));
            let band = lattice.items[chain.items[step]].band;
            if (from - to).abs() <= 0.01 {
                straight[band].push(from);
            } else {
                gaps[band].push(Run {
                    chain: i,
                    step,
                    from,
                    to,
                });
            }
        }
    }
    let both = gaps.into_iter().zip(straight);
    both.map(|(runs, straight)| gap(runs, &straight)).collect()
}

/// The tracks of some runs; `straight` are the places where lines pass between them.
fn gap(mut runs: Vec<Run>, straight: &[f64]) -> Gap {
    // Those to the right from the last to the first, those to the left the other way: they nest.
    runs.sort_by(|a, b| {
        let (right, other) = (a.to > a.from, b.to > b.from);
        let nested = match right {
            true => b.from.total_cmp(&a.from),
            false => a.from.total_cmp(&b.from),
        };
        right.cmp(&other).then(nested).then(a.chain.cmp(&b.chain))
    });
    if runs.len() <= MANY {
        sift(&mut runs);
    }
    let mut gap = Gap::default();
    if runs.len() <= MANY {
        gap.crossings = count(&runs, straight);
    }
    for run in runs {
        let above = gap.runs.iter().filter(|(other, _)| other.meets(&run));
        let track = above.map(|(_, track)| track + 1).max().unwrap_or(0);
        gap.count = gap.count.max(track + 1);
        gap.runs.push((run, track));
    }
    gap
}

/// What it costs that one run is above another: crossings, and, much more, lines on each other.
fn cost(above: &Run, below: &Run) -> u32 {
    if !above.meets(below) {
        return 0;
    }
    let crosses = |at: f64, run: &Run| u32::from(run.low() < at && at < run.high());
    let covers = (above.to - below.from).abs() < NEAR;
    crosses(above.to, below) + crosses(below.from, above) + if covers { 50 } else { 0 }
}

fn count(runs: &[Run], straight: &[f64]) -> usize {
    let pairs = runs.iter().enumerate().flat_map(|(i, above)| {
        runs[i + 1..]
            .iter()
            .map(move |below| cost(above, below) as usize)
    });
    let passed = runs.iter().flat_map(|run| {
        straight
            .iter()
            .filter(|&&at| run.low() < at && at < run.high())
    });
    pairs.sum::<usize>() + passed.count()
}

/// Takes each run out and puts it where it costs least, until nothing gets better.
fn sift(runs: &mut Vec<Run>) {
    for _ in 0..4 {
        let mut better = false;
        for i in 0..runs.len() {
            let run = runs[i];
            // From where it stands to each other place, by what it passes.
            let (mut best, mut at) = (0i64, i);
            for upwards in [true, false] {
                let mut sum = 0i64;
                let steps: Vec<usize> = match upwards {
                    true => (0..i).rev().collect(),
                    false => (i + 1..runs.len()).collect(),
                };
                for j in steps {
                    let (up, down) = (cost(&run, &runs[j]), cost(&runs[j], &run));
                    let change = i64::from(up) - i64::from(down);
                    sum += if upwards { change } else { -change };
                    if sum < best {
                        (best, at) = (sum, j);
                    }
                }
            }
            if at != i {
                better = true;
                runs.remove(i);
                runs.insert(at, run);
            }
        }
        if !better {
            break;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(chain: usize, from: f64, to: f64) -> Run {
        Run {
            chain,
            step: 0,
            from,
            to,
        }
    }

    #[test]
    fn runs_nest_without_crossings() {
        let runs = vec![run(0, 0.0, 100.0), run(1, 20.0, 120.0), run(2, 40.0, 20.0)];
        let gap = gap(runs, &[]);
        let track = |chain| {
            gap.runs
                .iter()
                .find(|(run, _)| run.chain == chain)
                .map(|r| r.1)
        };
        // 1 leaves beyond where 0 leaves, and 2 comes down where 1 goes up.
        assert!(track(1) < track(0));
        assert!(track(1) < track(2));
    }
}
