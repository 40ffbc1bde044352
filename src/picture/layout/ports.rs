//! Where edges leave and reach the sides of boxes: in the order of where they go, and in line with it where
//! that can be.

use super::columns::{beside_border, between};
use super::components::Part;
use super::ends::{self, Decoration};
use super::lattice::{Chain, ItemKind, Lattice};

/// The widest distance between two ends on a side.
const STEP: f64 = 28.0;
/// The distance that two ends on a side keep when one moves to be in line.
const APART: f64 = 12.0;
/// A side that is shorter has one end.
const SMALL: f64 = 30.0;
/// Corners of boxes stay free.
const CORNER: f64 = 8.0;
/// A jog that is smaller than this is none.
pub(super) const JOG: f64 = 5.0;

/// An end on a side of a leaf.
#[derive(Clone, Copy, Debug)]
struct Port {
    chain: usize,
    u: f64,
    low: f64,
    high: f64,
    /// What it needs to its left and right where a head or a text is at it.
    room: Option<(f64, f64)>,
}

/// Where the upper and the lower end of each chain stand, and how long the sides of each leaf have to be for them.
pub(super) fn spread(part: &Part, lattice: &mut Lattice) -> (Vec<[f64; 2]>, Vec<f64>) {
    let mut needed = vec![0.0f64; part.leaves.len()];
    let mut ends = vec![[0.0, 0.0]; lattice.chains.len()];
    let mut ranges = vec![[(0.0, 0.0); 2]; lattice.chains.len()];
    // [leaf][0: the side that edges leave downwards, 1: the one they reach from above]
    let mut sides: Vec<[Vec<Port>; 2]> = vec![[Vec::new(), Vec::new()]; part.leaves.len()];
    for (i, chain) in lattice.chains.iter().enumerate() {
        let decorations = Decoration::of(part, chain);
        for side in [0, 1] {
            let (leaf, next) = end(chain, side);
            sides[leaf][side].push(Port {
                chain: i,
                u: lattice.items[next].u,
                low: 0.0,
                high: 0.0,
                room: decorations[side].across(),
            });
        }
    }
    for (leaf, both) in sides.iter_mut().enumerate() {
        for (side, ports) in both.iter_mut().enumerate() {
            needed[leaf] = needed[leaf].max(along_side(part, lattice, leaf, ports));
            for port in ports {
                ends[port.chain][side] = port.u;
                ranges[port.chain][side] = (port.low, port.high);
            }
        }
    }
    for i in 0..lattice.chains.len() {
        align(lattice, i, &mut ends[i], &ranges[i]);
    }
    (ends, needed)
}

/// The leaf at an end of a chain, and what follows it.
fn end(chain: &Chain, side: usize) -> (usize, usize) {
    let items = &chain.items;
    match side {
        0 => (items[0], items[1]),
        _ => (items[items.len() - 1], items[items.len() - 2]),
    }
}

/// Spreads the ends on a side; their `u` is where they go, and becomes where they stand. How long
/// the side has to be, where something is at them.
fn along_side(part: &Part, lattice: &Lattice, leaf: usize, ports: &mut [Port]) -> f64 {
    let (middle, width) = (lattice.items[leaf].u, part.leaves[leaf].size.width);
    ports.sort_by(|a, b| a.u.total_cmp(&b.u).then(a.chain.cmp(&b.chain)));
    if ports.iter().any(|port| port.room.is_some()) {
        return with_room(middle, width, ports);
    }
    let count = ports.len() as f64;
    let usable = (width - 2.0 * CORNER).max(width * 0.5);
    // At something small, all ends are one.
    let step = if width < SMALL {
        0.0
    } else {
        (usable / count).min(STEP)
    };
    for (j, port) in ports.iter_mut().enumerate() {
        port.u = middle + (j as f64 - (count - 1.0) / 2.0) * step;
    }
    if step == 0.0 || part.leaves[leaf].pointed && ports.len() == 1 {
        for port in ports {
            (port.low, port.high) = (port.u, port.u);
        }
        return 0.0;
    }
    // Half of the room to each neighbour, so that all may move at once.
    let spare = ((step - APART.min(step)) / 2.0).max(0.0);
    let half = usable / 2.0;
    let last = ports.len().saturating_sub(1);
    for (j, port) in ports.iter_mut().enumerate() {
        port.low = if j == 0 {
            middle - half
        } else {
            port.u - spare
        };
        port.high = if j == last {
            middle + half
        } else {
            port.u + spare
        };
    }
    0.0
}

/// Spreads ends that have heads or texts beside them, each with the room that it needs; how long the side has to be.
fn with_room(middle: f64, width: f64, ports: &mut [Port]) -> f64 {
    let rooms = ports.iter().map(|port| port.room.unwrap_or(ends::PLAIN));
    let rooms: Vec<(f64, f64)> = rooms.collect();
    let needs = |least: f64| -> Vec<f64> {
        let pairs = rooms.windows(2);
        pairs
            .map(|pair| (pair[0].1 + pair[1].0).max(least))
            .collect()
    };
    let (Some(first), Some(last)) = (rooms.first(), rooms.last()) else {
        return 0.0;
    };
    let least = needs(0.0);
    let whole = |steps: &[f64]| first.0 + steps.iter().sum::<f64>() + last.1;
    let mut steps = needs(STEP.min(width / ports.len() as f64));
    if whole(&steps) > width {
        steps.clone_from(&least);
    }
    let needed = whole(&least);
    if needed > width {
        // Too narrow: at least they end there.
        let share = width / needed;
        steps.iter_mut().for_each(|step| *step *= share);
    }
    let (low, high) = (
        middle - width / 2.0 + first.0,
        middle + width / 2.0 - last.1,
    );
    let long: f64 = steps.iter().sum();
    let mut u = match low + long <= high {
        true => (middle - long / 2.0).clamp(low, (high - long).max(low)),
        false => middle - long / 2.0,
    };
    let count = ports.len();
    for (j, port) in ports.iter_mut().enumerate() {
        // Half of what is spare to each neighbour, so that all may move at once.
        let spare = |j: usize| ((steps[j] - least[j]) / 2.0).max(0.0);
        port.u = u;
        port.low = match j.checked_sub(1) {
            Some(before) => u - spare(before),
            None => low.min(u),
        };
        port.high = if j + 1 == count {
            high.max(u)
        } else {
            u + spare(j)
        };
        u += steps.get(j).copied().unwrap_or_default();
    }
    needed
}

/// Puts the ends of a chain, and what they go to, in line.
fn align(lattice: &mut Lattice, i: usize, ends: &mut [f64; 2], ranges: &[(f64, f64); 2]) {
    let items = lattice.chains[i].items.clone();
    if items.len() == 2 {
        let low = ranges[0].0.max(ranges[1].0);
        let high = ranges[0].1.min(ranges[1].1);
        if low <= high {
            let place = ((ends[0] + ends[1]) / 2.0).clamp(low, high);
            *ends = [place, place];
        } else if (ends[0] - ends[1]).abs() < JOG {
            let firm = usize::from(ranges[1].1 - ranges[1].0 < ranges[0].1 - ranges[0].0);
            *ends = [ends[firm]; 2];
        }
        return;
    }
    for pair in items[1..items.len() - 1].windows(2) {
        let (a, b) = (lattice.items[pair[0]].u, lattice.items[pair[1]].u);
        if a != b && (a - b).abs() < JOG {
            lattice.items[pair[1]].u = a;
        }
    }
    if in_one_line(lattice, &items, ends, ranges) {
        return;
    }
    for side in 0..2 {
        let (_, next) = end(&lattice.chains[i], side);
        let goal = lattice.items[next].u;
        let (low, high) = ranges[side];
        if (low..=high).contains(&goal) || (ends[side] - goal).abs() < JOG {
            ends[side] = goal;
        } else {
            let nearest = goal.clamp(low, high);
            let run = straight(lattice, &items, side);
            let moved = shift(lattice, &run, nearest - goal);
            ends[side] = if moved { nearest } else { ends[side] };
        }
    }
}

/// Makes a chain one straight line, where its bends stand in line and there is a place that suits both ends.
fn in_one_line(
    lattice: &mut Lattice,
    items: &[usize],
    ends: &mut [f64; 2],
    ranges: &[(f64, f64); 2],
) -> bool {
    let run = straight(lattice, items, 0);
    let goal = lattice.items[items[1]].u;
    let low = ranges[0].0.max(ranges[1].0);
    let high = ranges[0].1.min(ranges[1].1);
    let place = match low <= high {
        true => goal.clamp(low, high),
        // A little off at both ends looks better than a small jog.
        false if low - high < 2.0 * JOG => f64::midpoint(low, high),
        false => return false,
    };
    let is_whole = run.len() + 2 == items.len();
    if !is_whole || place != goal && !shift(lattice, &run, place - goal) {
        return false;
    }
    *ends = [place; 2];
    true
}

/// The bends that stand in line, from an end on; empty where the line goes on to the other end.
fn straight(lattice: &Lattice, items: &[usize], side: usize) -> Vec<usize> {
    let inner = &items[1..items.len() - 1];
    let mut inner: Vec<usize> = inner.to_vec();
    if side == 1 {
        inner.reverse();
    }
    let first = lattice.items[inner[0]].u;
    let in_line = inner.iter().take_while(|&&i| lattice.items[i].u == first);
    in_line.copied().collect()
}

/// Moves bends across the flow, if there is room for all of them.
fn shift(lattice: &mut Lattice, run: &[usize], by: f64) -> bool {
    let room = |lattice: &Lattice, i: usize| {
        let item = &lattice.items[i];
        let (low, high) = (item.u - item.left + by, item.u + item.right + by);
        let is_free = |other: &super::lattice::Item| {
            let apart = between(item, other);
            other.u + other.right + apart <= low || high + apart <= other.u - other.left
        };
        let others = lattice.items.iter().enumerate();
        let mut others = others.filter(|&(j, other)| j != i && other.band == item.band);
        let border = beside_border(item);
        let mut spans = lattice.spans.iter();
        others.all(|(_, other)| is_free(other))
            && spans.all(|span| {
                let here = (span.first..=span.last).contains(&item.band);
                let stays = |side: f64| {
                    let before = item.u < side;
                    if before {
                        high + border.min(12.0) <= side
                    } else {
                        side + border.min(12.0) <= low
                    }
                };
                !here || (stays(span.left) && stays(span.right))
            })
    };
    const FAR: f64 = 60.0;
    let is_bend = |i: usize| lattice.items[i].kind != ItemKind::Leaf;
    // A long look around is not worth it.
    if run.len() > 4 || by.abs() > FAR || lattice.items.len() > 600 {
        return false;
    }
    if !run.iter().all(|&i| is_bend(i) && room(lattice, i)) {
        return false;
    }
    for &i in run {
        lattice.items[i].u += by;
    }
    true
}
