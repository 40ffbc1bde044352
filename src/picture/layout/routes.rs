//! Edges as lists of points: runs joined, cut at outlines, and what is inside its own end.

use super::bands::Bands;
use super::components::Part;
use super::lattice::Lattice;
use super::spot::Spot;
use super::tracks::Gap;
use super::{End, Layout, Plan, ends};
use crate::picture::geometry::{Point, Rect, meets};

/// The points of an edge across and along the flow, and the middle of its label.
#[derive(Clone, Debug, Default)]
pub(super) struct Path {
    pub(super) spots: Vec<Spot>,
    pub(super) label: Option<Spot>,
    /// The middles of the texts beside a loop's ends; those of other edges are placed later.
    pub(super) texts: (Option<Spot>, Option<Spot>),
}

/// The paths of a part's edges, from the middle of a leaf to that of another one.
pub(super) fn paths(
    part: &Part,
    lattice: &Lattice,
    ends: &[[f64; 2]],
    gaps: &[Gap],
    bands: &Bands,
) -> Vec<Path> {
    let mut tracks: Vec<Vec<Option<f64>>> = (lattice.chains.iter())
        .map(|chain| vec![None; chain.items.len()])
        .collect();
    for (band, gap) in gaps.iter().enumerate() {
        for &(run, track) in &gap.runs {
            tracks[run.chain][run.step] = Some(bands.track(band, track));
        }
    }
    let mut paths = vec![Path::default(); part.edges.len()];
    for (i, chain) in lattice.chains.iter().enumerate() {
        let last = chain.items.len() - 1;
        let mut spots = Vec::with_capacity(2 * chain.items.len());
        let mut label = None;
        for (j, &item) in chain.items.iter().enumerate() {
            let item = &lattice.items[item];
            let u = match j {
                0 => ends[i][0],
                j if j == last => ends[i][1],
                _ => item.u,
            };
            if let Some(track) = j.checked_sub(1).and_then(|j| tracks[i][j]) {
                spots.push(Spot::new(u, track));
            }
            // An end begins at the far side of its leaf: where it meets the outline is seen later.
            let far = match j {
                0 => -item.height / 2.0,
                j if j == last => item.height / 2.0,
                _ => 0.0,
            };
            let at = Spot::new(u, bands.middle(item.band) + far);
            if item.kind == super::lattice::ItemKind::Label {
                label = Some(at);
            }
            spots.push(at);
            if let Some(track) = tracks[i][j] {
                spots.push(Spot::new(u, track));
            }
        }
        if chain.reversed {
            spots.reverse();
        }
        paths[chain.edge] = Path {
            spots: simple(spots),
            label,
            ..Path::default()
        };
    }
    paths
}

/// The points without those on a straight way between their neighbours.
fn simple(spots: Vec<Spot>) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::with_capacity(spots.len());
    for spot in spots {
        if let [.., a, b] = out.as_slice() {
            let in_line = (a.u == b.u && b.u == spot.u) || (a.v == b.v && b.v == spot.v);
            if in_line || b == &spot {
                out.pop();
            }
        }
        out.push(spot);
    }
    out
}

/// Cuts every edge where it leaves the outline of what it starts at, and where it reaches what it ends at.
pub(super) fn end_on_outlines(plan: &Plan, layout: &mut Layout) {
    for (i, edge) in plan.edges.iter().enumerate() {
        let mut points = std::mem::take(&mut layout.routes[i].points);
        if points.len() >= 2 {
            let is_loop = edge.from == edge.to;
            reach(&mut points, &outline(plan, layout, edge.from), is_loop);
            points.reverse();
            reach(&mut points, &outline(plan, layout, edge.to), is_loop);
            points.reverse();
            points.dedup_by(|a, b| a.distance(*b) < 0.05);
        }
        layout.routes[i].points = points;
    }
}

/// The outline of an end.
pub(super) fn outline(plan: &Plan, layout: &Layout, end: End) -> Vec<Point> {
    match end {
        End::Group(group) => layout.groups[group].corners(),
        End::Box(i) => {
            let (planned, centre) = (&plan.boxes[i], layout.boxes[i]);
            if planned.outline.is_empty() {
                Rect::around(centre, planned.size).corners()
            } else {
                planned.outline.iter().map(|at| at.plus(centre)).collect()
            }
        }
    }
}

/// Lets a line begin where it meets an outline, seen from its other end; of a loop, which has both its ends in
/// it, only the first piece is looked at.
pub(super) fn reach(points: &mut Vec<Point>, outline: &[Point], is_loop: bool) {
    let pieces = if is_loop { 1 } else { points.len() - 1 };
    let met = (0..pieces).rev().find_map(|i| {
        let at = meets(points[i + 1], points[i], outline)?;
        Some((i, at))
    });
    if let Some((i, at)) = met {
        points.drain(..i);
        points[0] = at;
    }
}

/// A loop from a leaf to itself, at a side of it across the flow: `number` of `count`.
pub(super) fn self_loop(part: &Part, at: Spot, edge: usize, place: (usize, usize)) -> Path {
    let link = &part.edges[edge];
    let leaf = &part.leaves[link.from];
    let (number, count) = (place.0 as f64, place.1 as f64);
    let share = (leaf.size.height - 8.0).max(8.0) / count;
    let middle = at.v + share * (number - (count - 1.0) / 2.0);
    let half = (share / 3.0).min(14.0);
    let out = leaf.loop_side();
    let u = at.u + out * (leaf.size.width / 2.0 + ends::loop_reach(link));
    let (low, high) = (middle - half, middle + half);
    let near = at.u - out * leaf.size.width / 2.0;
    let spots = [(near, low), (u, low), (u, high), (near, high)];
    Path {
        spots: spots.map(|(u, v)| Spot::new(u, v)).to_vec(),
        ..Path::default()
    }
}
