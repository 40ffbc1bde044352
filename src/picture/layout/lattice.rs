//! A part in the making: items in bands across the flow, chains of items that edges follow.

use super::components::Part;
use super::ranks::Ranked;
use super::spot::Spot;
use crate::picture::geometry::Size;

/// What stands in a band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// A leaf of the part.
    Leaf,
    /// An edge that passes.
    Bend,
    /// An edge that passes, with its label on it.
    Label,
}

/// Something in a band.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) kind: ItemKind,
    pub(super) band: usize,
    pub(super) u: f64,
    /// How far it reaches from `u`.
    pub(super) left: f64,
    pub(super) right: f64,
    /// How far it reaches along the flow.
    pub(super) height: f64,
    /// The frame it is in.
    pub(super) parent: Option<usize>,
}

/// The bands and the sides of a frame.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// The items that an edge follows, from the upper band to the lower one; leaves at both ends.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub(super) edge: usize,
    pub(super) reversed: bool,
    pub(super) items: Vec<usize>,
}

impl Chain {
    /// The leaves at its upper and its lower end.
    pub(super) fn leaves(&self) -> [usize; 2] {
        [self.items[0], self.items[self.items.len() - 1]]
    }
}

/// A part in the making. Its first items are its leaves.
#[derive(Debug, Default)]
pub(super) struct Lattice {
    pub(super) items: Vec<Item>,
    pub(super) bands: usize,
    pub(super) spans: Vec<Span>,
    pub(super) chains: Vec<Chain>,
}

/// How near in `v` means: the same band.
const SAME: f64 = 1.0;

impl Lattice {
    /// Puts what was ranked into bands. A band with nothing but bends is none: nothing is passed there.
    pub(super) fn of(part: &Part, ranked: &Ranked) -> Self {
        let labels = labels(part, ranked);
        let bands = bands(ranked, &labels);
        let band = |v: f64| -> Option<usize> {
            let at = bands.partition_point(|&band| band < v - SAME);
            (bands.get(at).is_some_and(|&band| (band - v).abs() <= SAME)).then_some(at)
        };
        let mut lattice = Self {
            bands: bands.len(),
            ..Self::default()
        };
        for (leaf, spot) in part.leaves.iter().zip(&ranked.leaves) {
            lattice.items.push(Item {
                kind: ItemKind::Leaf,
                band: band(spot.v).unwrap_or(0),
                u: spot.u,
                left: leaf.size.width / 2.0 + leaf.beside.0,
                right: leaf.size.width / 2.0 + leaf.beside.1,
                height: leaf.size.height,
                parent: leaf.parent,
            });
        }
        lattice.spans = spans(part, &lattice.items, ranked);
        for (i, edge) in part.edges.iter().enumerate() {
            let reversed = lattice.items[edge.from].band > lattice.items[edge.to].band;
            let (upper, lower) = if reversed {
                (edge.to, edge.from)
            } else {
                (edge.from, edge.to)
            };
            let mut bends: Vec<(usize, f64, bool)> = (ranked.bends[i].iter())
                .filter_map(|spot| {
                    let label = labels[i].is_some_and(|l| (l.v - spot.v).abs() <= SAME);
                    Some((band(spot.v)?, spot.u, label))
                })
                .collect();
            bends.sort_by_key(|bend| bend.0);
            let mut items = vec![upper];
            for (band, u, has_label) in bends {
                let parent = frame_at(part, &lattice, (edge.from, edge.to), band, u);
                items.push(lattice.items.len());
                let size = if has_label {
                    edge.label
                } else {
                    Size::default()
                };
                lattice.items.push(Item {
                    kind: if has_label {
                        ItemKind::Label
                    } else {
                        ItemKind::Bend
                    },
                    band,
                    u,
                    left: size.width / 2.0,
                    right: size.width / 2.0,
                    height: size.height,
                    parent,
                });
            }
            items.push(lower);
            lattice.chains.push(Chain {
                edge: i,
                reversed,
                items,
            });
        }
        lattice
    }
}

/// Where there are bands: at leaves and labels.
fn bands(ranked: &Ranked, labels: &[Option<Spot>]) -> Vec<f64> {
    let leaves = ranked.leaves.iter().map(|spot| spot.v);
    let labels = labels.iter().flatten().map(|spot| spot.v);
    let mut bands: Vec<f64> = leaves.chain(labels).collect();
    bands.sort_by(f64::total_cmp);
    bands.dedup_by(|b, a| (*b - *a).abs() <= SAME);
    bands
}

/// From which band to which one each frame reaches, by the leaves in it.
fn spans(part: &Part, items: &[Item], ranked: &Ranked) -> Vec<Span> {
    let mut spans: Vec<Span> = (ranked.frames.iter())
        .map(|&(left, right)| Span {
            first: usize::MAX,
            last: 0,
            left,
            right,
        })
        .collect();
    for (leaf, item) in part.leaves.iter().zip(items) {
        let mut at = leaf.parent;
        while let Some(frame) = at {
            let span = &mut spans[frame];
            if span.first <= item.band && span.last >= item.band {
                break;
            }
            span.first = span.first.min(item.band);
            span.last = span.last.max(item.band);
            at = part.frames[frame].parent;
        }
    }
    spans
}

/// Where each label goes: to the bend that was ranked for it, or the nearest one that is outside the frames
/// that its edge ends at, where the line is cut off.
fn labels(part: &Part, ranked: &Ranked) -> Vec<Option<Spot>> {
    let mut reach = vec![(f64::MAX, f64::MIN); part.frames.len()];
    for (leaf, spot) in part.leaves.iter().zip(&ranked.leaves) {
        let mut at = leaf.parent;
        while let Some(frame) = at {
            let (low, high) = reach[frame];
            if low <= spot.v && spot.v <= high {
                break;
            }
            reach[frame] = (low.min(spot.v), high.max(spot.v));
            at = part.frames[frame].parent;
        }
    }
    let place = |(i, edge): (usize, &super::components::LeafEdge)| {
        let label = ranked.labels[i]?;
        let hidden = |spot: &Spot| {
            let ends = [edge.from_frame, edge.to_frame].into_iter().flatten();
            ends.map(|frame| reach[frame])
                .any(|(low, high)| low - SAME <= spot.v && spot.v <= high + SAME)
        };
        let seen = ranked.bends[i].iter().filter(|spot| !hidden(spot));
        let nearest = seen.min_by(|a, b| {
            let far = |spot: &Spot| (spot.v - label.v).abs();
            far(a).total_cmp(&far(b))
        });
        Some(nearest.copied().unwrap_or(label))
    };
    part.edges.iter().enumerate().map(place).collect()
}

/// Whether a frame is another one or around it.
pub(super) fn holds(part: &Part, frame: usize, mut other: Option<usize>) -> bool {
    while let Some(at) = other {
        if at == frame {
            return true;
        }
        other = part.frames[at].parent;
    }
    false
}

/// The frame that a bend is in: the innermost one around an end of its edge that reaches there.
fn frame_at(
    part: &Part,
    lattice: &Lattice,
    ends: (usize, usize),
    band: usize,
    u: f64,
) -> Option<usize> {
    let reaches = |frame: usize| {
        let span = &lattice.spans[frame];
        (span.first..=span.last).contains(&band) && span.left <= u && u <= span.right
    };
    let innermost = |leaf: usize| {
        let mut at = part.leaves[leaf].parent;
        let mut depth = 0;
        while let Some(frame) = at.filter(|&frame| !reaches(frame)) {
            at = part.frames[frame].parent;
        }
        let mut above = at;
        while let Some(frame) = above {
            depth += 1;
            above = part.frames[frame].parent;
        }
        (depth, at)
    };
    let (a, b) = (innermost(ends.0), innermost(ends.1));
    if a.0 >= b.0 { a.1 } else { b.1 }
}
