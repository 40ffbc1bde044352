//! A part led through every stage, from ranks to routes.

use std::cmp::Ordering;

use super::bands::Bands;
use super::components::{Leaf, Part};
use super::lattice::Lattice;
use super::ranks::Ranked;
use super::routes::{Path, paths, self_loop};
use super::spot::Spot;
use super::tracks::Gap;
use super::{columns, crossings, ends, ports, ranks, tracks};
use crate::picture::geometry::Size;

/// A part with its places across and along the flow.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) leaves: Vec<Spot>,
    /// How long the sides of each leaf across the flow have to be for what is at them.
    pub(super) needed: Vec<f64>,
    /// The low and the high corner of each frame.
    pub(super) frames: Vec<(Spot, Spot)>,
    pub(super) paths: Vec<Path>,
    /// The low corner of the whole.
    pub(super) corner: Spot,
    pub(super) size: Size,
}

impl Drawn {
    pub(super) fn of(part: &Part) -> Self {
        let mut loops: Vec<Vec<usize>> = vec![Vec::new(); part.leaves.len()];
        let mut between = part.clone();
        let mut kept = Vec::new();
        for (i, edge) in part.edges.iter().enumerate() {
            if edge.from == edge.to {
                loops[edge.from].push(i);
            } else {
                kept.push(i);
            }
        }
        between.edges = kept.iter().map(|&i| part.edges[i].clone()).collect();
        for (leaf, loops) in between.leaves.iter_mut().zip(&loops) {
            if loops.is_empty() {
                continue;
            }
            // The texts of loops stand in a stack beside them.
            let texts = loops
                .iter()
                .flat_map(|&edge| ends::loop_texts(&part.edges[edge]));
            let (wide, tall) = texts.fold((0.0f64, 0.0), |(wide, tall), text| {
                (wide.max(text.width), tall + text.height)
            });
            let room = reach(part, loops) + if wide > 0.0 { wide + 6.0 } else { 4.0 };
            match leaf.loops_low {
                true => leaf.beside.0 += room,
                false => leaf.beside.1 += room,
            }
            leaf.slot += room;
            leaf.tall = leaf.tall.max(tall);
        }
        let attempts = ranks::rank(&between);
        let nearer: &[bool] = if part.leaves.len() <= MANY {
            &[false, true]
        } else {
            &[false]
        };
        let attempts = attempts.iter().flat_map(|ranked| {
            let between = &between;
            nearer
                .iter()
                .map(move |&nearer| Attempt::of(between, ranked, nearer))
        });
        let Some(Attempt {
            lattice,
            ends,
            gaps,
            bands,
            needed,
        }) = Attempt::best(attempts, &between)
        else {
            return Self::default();
        };
        let mut drawn = Self {
            paths: vec![Path::default(); part.edges.len()],
            needed,
            ..Self::default()
        };
        for item in &lattice.items[..part.leaves.len()] {
            drawn
                .leaves
                .push(Spot::new(item.u, bands.middle(item.band)));
        }
        for (span, &(low, high)) in lattice.spans.iter().zip(&bands.frames) {
            drawn
                .frames
                .push((Spot::new(span.left, low), Spot::new(span.right, high)));
        }
        for (path, &i) in paths(&between, &lattice, &ends, &gaps, &bands)
            .into_iter()
            .zip(&kept)
        {
            drawn.paths[i] = path;
        }
        drawn.loops(part, &loops);
        drawn.measure(part, &lattice, bands.length);
        drawn
    }

    /// Draws the loops of each leaf, and puts their labels beside them.
    fn loops(&mut self, part: &Part, loops: &[Vec<usize>]) {
        for (leaf, loops) in loops.iter().enumerate() {
            let at = self.leaves[leaf];
            let texts = loops
                .iter()
                .flat_map(|&edge| ends::loop_texts(&part.edges[edge]));
            let mut v = at.v - texts.map(|text| text.height).sum::<f64>() / 2.0;
            let side = part.leaves[leaf].size.width / 2.0 + reach(part, loops) + 4.0;
            let out = part.leaves[leaf].loop_side();
            for (number, &edge) in loops.iter().enumerate() {
                let mut path = self_loop(part, at, edge, (number, loops.len()));
                let [start, label, end] = ends::loop_texts(&part.edges[edge]).map(|text| {
                    let u = at.u + out * (side + text.width / 2.0);
                    let middle = Spot::new(u, v + text.height / 2.0);
                    v += text.height;
                    (!text.is_empty()).then_some(middle)
                });
                path.label = label;
                path.texts = (start, end);
                self.paths[edge] = path;
            }
        }
    }

    /// Sets the corner and the size.
    fn measure(&mut self, part: &Part, lattice: &Lattice, length: f64) {
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        let items = lattice.items.iter();
        let sides = items.map(|item| (item.u - item.left, item.u + item.right));
        let spans = lattice.spans.iter().map(|span| (span.left, span.right));
        for (left, right) in sides.chain(spans) {
            low = low.min(left);
            high = high.max(right);
        }
        for path in &self.paths {
            for spot in &path.spots {
                low = low.min(spot.u);
                high = high.max(spot.u);
            }
        }
        if part.leaves.is_empty() {
            (low, high) = (0.0, 0.0);
        }
        self.corner = Spot::new(low, 0.0);
        self.size = Size::new(high - low, length);
    }
}

/// How far the loops of a leaf reach from its side.
fn reach(part: &Part, loops: &[usize]) -> f64 {
    let loops = loops
        .iter()
        .map(|&edge| ends::loop_reach(&part.edges[edge]));
    loops.fold(0.0, f64::max)
}

/// How many leaves a part may have for them to be drawn nearer to each other.
const MANY: usize = 400;

/// One way to draw a part.
struct Attempt {
    lattice: Lattice,
    ends: Vec<[f64; 2]>,
    gaps: Vec<Gap>,
    bands: Bands,
    needed: Vec<f64>,
}

impl Attempt {
    fn of(part: &Part, ranked: &Ranked, nearer: bool) -> Self {
        let mut lattice = Lattice::of(part, ranked);
        crossings::reduce(&mut lattice);
        columns::place(part, &mut lattice);
        if nearer {
            columns::draw_near(part, &mut lattice);
        }
        let (ends, needed) = ports::spread(part, &mut lattice);
        let gaps = tracks::assign(&lattice, &ends);
        let bands = Bands::of(part, &lattice, &gaps);
        Self {
            lattice,
            ends,
            gaps,
            bands,
            needed,
        }
    }

    /// The one that is read best: the first, unless another is clearly better, or is better and has fewer crossings.
    fn best(attempts: impl Iterator<Item = Self>, part: &Part) -> Option<Self> {
        const CLEARLY: f64 = 0.88;
        const TURNED: f64 = 1.5;
        let mut usual = None;
        let costs = attempts.map(|attempt| {
            // What is read first should stay there, as the usual way has it.
            let against = attempt.against();
            let as_usual = *usual.get_or_insert_with(|| against.clone()) == against;
            let turned = if as_usual { 1.0 } else { TURNED };
            (attempt.late(part), turned * attempt.cost(), attempt)
        });
        let best = costs.reduce(|best, other| {
            let fewer = other.2.crossings() < best.2.crossings();
            let clearly = if fewer { 1.0 } else { CLEARLY };
            match other.0.cmp(&best.0) {
                Ordering::Less => other,
                Ordering::Equal if other.1 < clearly * best.1 => other,
                Ordering::Equal | Ordering::Greater => best,
            }
        });
        best.map(|(.., attempt)| attempt)
    }

    /// The edges that run against the flow.
    fn against(&self) -> Vec<usize> {
        let chains = self.lattice.chains.iter();
        let reversed = chains.filter(|chain| chain.reversed);
        reversed.map(|chain| chain.edge).collect()
    }

    /// How far edges run, all together, how often they turn, and how wide the whole is. A crossing is worth a detour.
    fn cost(&self) -> f64 {
        const TURN: f64 = 20.0;
        const RANK: f64 = 50.0;
        const CROSSING: f64 = 0.5;
        let items = &self.lattice.items;
        let chains = &self.lattice.chains;
        let ranks: usize = chains.iter().map(|chain| chain.items.len() - 1).sum();
        let pairs = chains.iter().flat_map(|chain| chain.items.windows(2));
        let runs = pairs.map(|pair| (items[pair[0]].u - items[pair[1]].u).abs());
        let runs = runs.filter(|&run| run > ports::JOG);
        let runs: f64 = runs.map(|run| run + TURN).sum();
        let low = items
            .iter()
            .map(|item| item.u - item.left)
            .fold(f64::MAX, f64::min);
        let high = items
            .iter()
            .map(|item| item.u + item.right)
            .fold(f64::MIN, f64::max);
        let crossed = 1.0 + CROSSING * self.crossings() as f64;
        (runs + RANK * ranks as f64 + (high - low).max(0.0)) * crossed
    }

    /// How many leaves that should stand in the first band do not.
    fn late(&self, part: &Part) -> usize {
        let leaves = part.leaves.iter().zip(&self.lattice.items);
        let late = |leaf: &Leaf, band| leaf.first && leaf.parent.is_none() && band > 0;
        leaves.filter(|(leaf, item)| late(leaf, item.band)).count()
    }

    fn crossings(&self) -> usize {
        self.gaps.iter().map(|gap| gap.crossings).sum()
    }
}
