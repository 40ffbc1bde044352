//! A part led through every stage, from ranks to routes.

use super::bands::Bands;
use super::lattice::{Lattice, Spot};
use super::parts::Part;
use super::routes::{LOOP, Path, paths, self_loop};
use super::{columns, ports, ranks, tracks};
use crate::picture::geometry::Size;

/// A part with its places across and along the flow.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) leaves: Vec<Spot>,
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
        let reach = |edge: usize| {
            let label = part.edges[edge].label.width;
            LOOP + if label > 0.0 { label + 6.0 } else { 4.0 }
        };
        for (leaf, loops) in between.leaves.iter_mut().zip(&loops) {
            leaf.beside = loops.iter().map(|&edge| reach(edge)).sum();
            leaf.slot += leaf.beside;
        }
        let ranked = ranks::rank(&between);
        let mut lattice = Lattice::of(&between, &ranked);
        columns::place(&between, &mut lattice);
        let ends = ports::spread(&between, &mut lattice);
        let gaps = tracks::assign(&lattice, &ends);
        let bands = Bands::of(&between, &lattice, &gaps);
        let mut drawn = Self {
            paths: vec![Path::default(); part.edges.len()],
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
        for (leaf, loops) in loops.iter().enumerate() {
            let mut out = LOOP;
            for (number, &edge) in loops.iter().enumerate() {
                let place = (number, loops.len());
                drawn.paths[edge] = self_loop(part, drawn.leaves[leaf], edge, place, out);
                out += reach(edge);
            }
        }
        drawn.measure(part, &lattice, bands.length);
        drawn
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
