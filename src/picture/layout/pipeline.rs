//! A part led through every stage, from ranks to routes.

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
        let attempts = attempts.iter().map(|ranked| Attempt::of(&between, ranked));
        let Some(Attempt {
            lattice,
            ends,
            gaps,
            bands,
            needed,
        }) = attempts.min_by_key(|attempt| (attempt.late(&between), attempt.crossings()))
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

/// One way to draw a part.
struct Attempt {
    lattice: Lattice,
    ends: Vec<[f64; 2]>,
    gaps: Vec<Gap>,
    bands: Bands,
    needed: Vec<f64>,
}

impl Attempt {
    fn of(part: &Part, ranked: &Ranked) -> Self {
        let mut lattice = Lattice::of(part, ranked);
        crossings::reduce(&mut lattice);
        columns::place(part, &mut lattice);
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
