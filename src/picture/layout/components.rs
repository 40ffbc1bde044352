//! A scope taken apart: what is not connected is laid out apart, and packed in rows.

use petgraph::unionfind::UnionFind;

use super::spot::{Insets, Spot};
use crate::picture::geometry::Size;

/// A box, or a group that stands as one, as the layout of a part sees it. Sizes are across the flow (width)
/// and along it (height).
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// Its size.
    pub(super) size: Size,
    /// The width that the ranking reserves.
    pub(super) slot: f64,
    /// How high the band that it stands in is at least.
    pub(super) tall: f64,
    /// Room for loops and notes, beyond its low and its high side across the flow.
    pub(super) beside: (f64, f64),
    /// Whether loops are at its low side.
    pub(super) loops_low: bool,
    /// Whether edges aim at the middle of its sides.
    pub(super) pointed: bool,
    /// Whether it should stand in the first band.
    pub(super) first: bool,
    /// The frame it is in.
    pub(super) parent: Option<usize>,
}

impl Leaf {
    /// The way across the flow to the side that its loops are at.
    pub(super) const fn loop_side(&self) -> f64 {
        if self.loops_low { -1.0 } else { 1.0 }
    }
}

/// A group around leaves and other frames.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// The frame it is in.
    pub(super) parent: Option<usize>,
    /// Room between its border and what is in it.
    pub(super) insets: Insets,
    /// How wide it is at least, for its title.
    pub(super) least: Size,
}

/// An edge between leaves.
#[derive(Clone, Debug)]
pub(super) struct LeafEdge {
    pub(super) from: usize,
    pub(super) to: usize,
    /// The frames that it ends at instead, if it does.
    pub(super) from_frame: Option<usize>,
    pub(super) to_frame: Option<usize>,
    pub(super) label: Size,
    pub(super) start_text: Size,
    pub(super) end_text: Size,
    pub(super) heads: (f64, f64),
    pub(super) length: usize,
}

/// Leaves, frames and edges with places of their own in the lists.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub(super) leaves: Vec<Leaf>,
    pub(super) frames: Vec<Frame>,
    pub(super) edges: Vec<LeafEdge>,
}

/// A connected part, and where its things stand in the lists of the whole.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) part: Part,
    pub(super) leaves: Vec<usize>,
    pub(super) frames: Vec<usize>,
    pub(super) edges: Vec<usize>,
}

/// The connected parts, in the order of their first leaves.
pub(super) fn split(whole: Part) -> Vec<Piece> {
    let leaves = whole.leaves.len();
    let mut sets = UnionFind::new(leaves + whole.frames.len());
    for (i, leaf) in whole.leaves.iter().enumerate() {
        if let Some(parent) = leaf.parent {
            sets.union(i, leaves + parent);
        }
    }
    for (i, frame) in whole.frames.iter().enumerate() {
        if let Some(parent) = frame.parent {
            sets.union(leaves + i, leaves + parent);
        }
    }
    for edge in &whole.edges {
        sets.union(edge.from, edge.to);
    }
    let sets = sets.into_labeling();
    let mut pieces: Vec<Piece> = Vec::new();
    // The piece of each set, and the place of each thing in its piece.
    let mut piece_of: Vec<Option<usize>> = vec![None; sets.len()];
    let mut place = vec![0; sets.len()];
    let mut of = |pieces: &mut Vec<Piece>, i: usize| -> usize {
        *piece_of[sets[i]].get_or_insert_with(|| {
            pieces.push(Piece::default());
            pieces.len() - 1
        })
    };
    for (i, place) in place.iter_mut().enumerate().take(leaves) {
        let piece = of(&mut pieces, i);
        *place = pieces[piece].leaves.len();
        pieces[piece].leaves.push(i);
    }
    for i in 0..whole.frames.len() {
        let piece = of(&mut pieces, leaves + i);
        place[leaves + i] = pieces[piece].frames.len();
        pieces[piece].frames.push(i);
    }
    for (i, edge) in whole.edges.iter().enumerate() {
        let piece = of(&mut pieces, edge.from);
        pieces[piece].edges.push(i);
    }
    let frame_place = |frame: Option<usize>| frame.map(|frame| place[leaves + frame]);
    for piece in &mut pieces {
        let part = &mut piece.part;
        part.leaves.extend(piece.leaves.iter().map(|&i| Leaf {
            parent: frame_place(whole.leaves[i].parent),
            ..whole.leaves[i].clone()
        }));
        part.frames.extend(piece.frames.iter().map(|&i| Frame {
            parent: frame_place(whole.frames[i].parent),
            ..whole.frames[i].clone()
        }));
        part.edges.extend(piece.edges.iter().map(|&i| LeafEdge {
            from: place[whole.edges[i].from],
            to: place[whole.edges[i].to],
            from_frame: frame_place(whole.edges[i].from_frame),
            to_frame: frame_place(whole.edges[i].to_frame),
            ..whole.edges[i].clone()
        }));
    }
    pieces
}

/// Room between parts.
const BETWEEN: f64 = 36.0;

/// How much longer than is fair rows may be: the best of these is taken.
const TRIES: [f64; 3] = [1.0, 1.1, 1.25];

/// Packs parts in rows across the flow; where each begins. `ratio` is how much longer than the whole is high
/// a row may be.
pub(super) fn pack(sizes: &[Size], ratio: f64) -> Vec<Spot> {
    let room = |size: &Size| (size.width + BETWEEN) * (size.height + BETWEEN);
    let area: f64 = sizes.iter().map(room).sum();
    let widest = sizes.iter().map(|size| size.width).fold(0.0, f64::max);
    let all: f64 = sizes.iter().map(|size| size.width + BETWEEN).sum();
    let fair = (area * ratio).sqrt().max(widest);
    // One row that is not much too long is easier to read than two.
    if all <= fair * 1.4 {
        return rows(sizes, all).0;
    }
    let tries = TRIES.iter().map(|slack| rows(sizes, fair * slack));
    let side = |whole: &Size| (whole.width / ratio).max(whole.height);
    let best = tries.min_by(|(_, a), (_, b)| side(a).total_cmp(&side(b)));
    best.map(|(spots, _)| spots).unwrap_or_default()
}

/// Rows that are so long at most, and the size of the whole.
fn rows(sizes: &[Size], longest: f64) -> (Vec<Spot>, Size) {
    let (mut u, mut v, mut row) = (0.0, 0.0, 0.0f64);
    let mut whole = Size::default();
    let mut spots = Vec::with_capacity(sizes.len());
    for size in sizes {
        if u > 0.0 && u + size.width > longest {
            v += row + BETWEEN;
            (u, row) = (0.0, 0.0);
        }
        spots.push(Spot::new(u, v));
        u += size.width + BETWEEN;
        row = row.max(size.height);
        whole = Size::new(whole.width.max(u), v + row);
    }
    (spots, whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_broken_where_they_are_too_long() {
        let sizes = [Size::new(100.0, 100.0); 9];
        let rows: Vec<f64> = pack(&sizes, 1.0).iter().map(|spot| spot.v).collect();
        assert_eq!(
            rows,
            [0.0, 0.0, 0.0, 136.0, 136.0, 136.0, 272.0, 272.0, 272.0]
        );
        assert!(pack(&sizes[..2], 1.7).iter().all(|spot| spot.v == 0.0));
    }
}
