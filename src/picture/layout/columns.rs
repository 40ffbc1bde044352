//! Places across the flow: the order of the ranking is kept, and so is what it put in line; everything gets
//! the room that it needs.
//!
//! Each place is a variable, shared by the items that stand in line along an edge; the sides of frames
//! are variables, too. Neighbours in a band give constraints "b is at least d beyond a". Everything is pushed to
//! the high side as far as it must be, then to the low side; both keep the constraints, and so
//! does the middle between them.

use petgraph::unionfind::UnionFind;

use super::components::Part;
use super::lattice::{Item, ItemKind, Lattice};

/// Room between two things side by side.
const BOXES: f64 = 32.0;
const BOX_AND_EDGE: f64 = 16.0;
const EDGES: f64 = 12.0;
const BORDERS: f64 = 20.0;
/// Room between a border and an edge inside it.
const INSIDE: f64 = 12.0;

/// A thing in a band, borders included, in order across the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Item(usize),
    Opens(usize),
    Closes(usize),
}

/// Sets the places of items and the sides of frames.
pub(super) fn place(part: &Part, lattice: &mut Lattice) {
    if lattice.items.is_empty() {
        return;
    }
    tighten(part, lattice, false);
    let order = order(part, lattice);
    let nets = [true, false].map(|in_line| Net::of(part, lattice, &order, in_line));
    if let Some((net, places)) = nets.into_iter().find_map(Net::solved) {
        net.write(&places, lattice);
    }
    tighten(part, lattice, true);
}

/// How often things are drawn nearer, and how much of the way each time.
const ROUNDS: usize = 12;
const SHARE: f64 = 0.7;

/// Draws things that were placed nearer to what edges join them to, frames with all that is in them.
pub(super) fn draw_near(part: &Part, lattice: &mut Lattice) {
    let order = order(part, lattice);
    let Some((mut net, _)) = Net::of(part, lattice, &order, true).solved() else {
        return;
    };
    for _ in 0..ROUNDS {
        net.pull(part, lattice);
        let Some(places) = net.solve() else { break };
        net.write(&places, lattice);
    }
    tighten(part, lattice, true);
}

/// Draws the sides of frames near to what is in them. `within` the sides they have.
fn tighten(part: &Part, lattice: &mut Lattice, within: bool) {
    let mut sides = vec![(f64::MAX, f64::MIN); part.frames.len()];
    let widen = |side: &mut (f64, f64), low: f64, high: f64| {
        *side = (side.0.min(low), side.1.max(high));
    };
    for item in &lattice.items {
        let Some(parent) = item.parent else { continue };
        let (low, high) = part.frames[parent].insets.u;
        let (low, high) = match item.kind {
            ItemKind::Leaf => (low, high),
            ItemKind::Bend | ItemKind::Label => (low.max(INSIDE), high.max(INSIDE)),
        };
        widen(
            &mut sides[parent],
            item.u - item.left - low,
            item.u + item.right + high,
        );
    }
    // The innermost first.
    let depth = |mut at: usize| {
        let mut depth = 0;
        while let Some(parent) = part.frames[at].parent {
            (at, depth) = (parent, depth + 1);
        }
        depth
    };
    let mut inside_out: Vec<(usize, usize)> =
        (0..part.frames.len()).map(|i| (depth(i), i)).collect();
    inside_out.sort_by_key(|&(depth, i)| (std::cmp::Reverse(depth), i));
    for (_, i) in inside_out {
        let frame = &part.frames[i];
        let (mut low, mut high) = sides[i];
        if low > high {
            continue;
        }
        let missing = frame.least.width - (high - low);
        if missing > 0.0 {
            (low, high) = (low - missing / 2.0, high + missing / 2.0);
        }
        let span = &mut lattice.spans[i];
        if within {
            let (left, right) = (span.left, span.right);
            if low < left {
                (low, high) = (left, (high + left - low).min(right));
            }
            if high > right {
                (low, high) = ((low - (high - right)).max(left), right);
            }
        }
        (span.left, span.right) = (low, high);
        if let Some(parent) = frame.parent {
            let (before, after) = part.frames[parent].insets.u;
            widen(&mut sides[parent], low - before, high + after);
        }
    }
}

/// Every item and border in an order that holds in every band: what is in a frame stands together.
fn order(part: &Part, lattice: &Lattice) -> Vec<Mark> {
    let root = part.frames.len();
    let mut inside: Vec<Vec<(f64, usize, Mark)>> = vec![Vec::new(); root + 1];
    for (i, item) in lattice.items.iter().enumerate() {
        inside[item.parent.unwrap_or(root)].push((item.u, i, Mark::Item(i)));
    }
    for (i, frame) in part.frames.iter().enumerate() {
        let span = &lattice.spans[i];
        let middle = (span.left + span.right) / 2.0;
        let place = lattice.items.len() + i;
        inside[frame.parent.unwrap_or(root)].push((middle, place, Mark::Opens(i)));
    }
    for list in &mut inside {
        list.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    }
    let mut order = Vec::with_capacity(lattice.items.len() + 2 * root);
    let mut stack: Vec<Mark> = inside[root].iter().map(|entry| entry.2).collect();
    while let Some(mark) = stack.pop() {
        order.push(mark);
        if let Mark::Opens(frame) = mark {
            stack.push(Mark::Closes(frame));
            stack.extend(inside[frame].iter().map(|entry| entry.2));
        }
    }
    order
}

/// Variables and the constraints between them.
struct Net {
    /// The variable of each item, then of the two sides of each frame.
    variables: Vec<usize>,
    wanted: Vec<f64>,
    /// (low, high, how far at least)
    constraints: Vec<(usize, usize, f64)>,
}

impl Net {
    fn of(part: &Part, lattice: &Lattice, order: &[Mark], in_line: bool) -> Self {
        let items = lattice.items.len();
        let mut lines = UnionFind::new(items + 2 * part.frames.len());
        if in_line {
            for chain in &lattice.chains {
                for pair in chain.items.windows(2) {
                    let (a, b) = (&lattice.items[pair[0]], &lattice.items[pair[1]]);
                    if (a.u - b.u).abs() < 0.5 {
                        lines.union(pair[0], pair[1]);
                    }
                }
            }
        }
        let variables: Vec<usize> = lines.into_labeling();
        let mut wanted: Vec<f64> = lattice.items.iter().map(|item| item.u).collect();
        for span in &lattice.spans {
            wanted.extend([span.left, span.right]);
        }
        let mut net = Self {
            variables,
            wanted,
            constraints: Vec::new(),
        };
        let mut last: Vec<Option<Mark>> = vec![None; lattice.bands];
        for &mark in order {
            let (first_band, last_band) = match mark {
                Mark::Item(i) => (lattice.items[i].band, lattice.items[i].band),
                Mark::Opens(i) | Mark::Closes(i) => (lattice.spans[i].first, lattice.spans[i].last),
            };
            for slot in last.iter_mut().take(last_band + 1).skip(first_band) {
                if let Some(before) = slot.replace(mark) {
                    let apart = apart(part, lattice, before, mark);
                    net.push(items, before, mark, apart);
                }
            }
        }
        for (i, frame) in part.frames.iter().enumerate() {
            net.push(items, Mark::Opens(i), Mark::Closes(i), frame.least.width);
        }
        net
    }

    fn push(&mut self, items: usize, low: Mark, high: Mark, apart: f64) {
        let variable = |mark| {
            self.variables[match mark {
                Mark::Item(i) => i,
                Mark::Opens(i) => items + 2 * i,
                Mark::Closes(i) => items + 2 * i + 1,
            }]
        };
        let constraint = (variable(low), variable(high), apart);
        if self.constraints.last() != Some(&constraint) {
            self.constraints.push(constraint);
        }
    }

    /// With the place of each variable; none where constraints go round.
    fn solved(self) -> Option<(Self, Vec<f64>)> {
        let places = self.solve()?;
        Some((self, places))
    }

    /// Sets the places of items and the sides of frames.
    fn write(&self, places: &[f64], lattice: &mut Lattice) {
        for (i, item) in lattice.items.iter_mut().enumerate() {
            item.u = places[self.variables[i]];
        }
        let first = lattice.items.len();
        for (i, span) in lattice.spans.iter_mut().enumerate() {
            span.left = places[self.variables[first + 2 * i]];
            span.right = places[self.variables[first + 2 * i + 1]];
        }
    }

    /// Moves the place that each thing asks for nearer to what edges join it to.
    fn pull(&mut self, part: &Part, lattice: &Lattice) {
        // (how far all of them are away, how many they are) of each variable.
        let mut pulls = vec![(0.0, 0.0); self.wanted.len()];
        for pair in lattice
            .chains
            .iter()
            .flat_map(|chain| chain.items.windows(2))
        {
            let far = lattice.items[pair[1]].u - lattice.items[pair[0]].u;
            for (item, far) in [(pair[0], far), (pair[1], -far)] {
                let pull: &mut (f64, f64) = &mut pulls[self.variables[item]];
                *pull = (pull.0 + far, pull.1 + 1.0);
            }
        }
        let way = |(far, count): (f64, f64)| SHARE * far / f64::max(count, 1.0);
        let mut frames = vec![(0.0, 0.0); part.frames.len()];
        for (i, item) in lattice.items.iter().enumerate() {
            let by = way(pulls[self.variables[i]]);
            self.wanted[self.variables[i]] = item.u + by;
            let around = |frame: &usize| part.frames[*frame].parent;
            for frame in std::iter::successors(item.parent, around) {
                frames[frame] = (frames[frame].0 + by, frames[frame].1 + 1.0);
            }
        }
        let first = lattice.items.len();
        for (i, (span, (far, count))) in lattice.spans.iter().zip(frames).enumerate() {
            let by = far / f64::max(count, 1.0);
            self.wanted[self.variables[first + 2 * i]] = span.left + by;
            self.wanted[self.variables[first + 2 * i + 1]] = span.right + by;
        }
    }

    /// The place of each variable; none where constraints go round.
    fn solve(&self) -> Option<Vec<f64>> {
        let count = self.wanted.len();
        let mut after: Vec<Vec<(usize, f64)>> = vec![Vec::new(); count];
        let mut waiting = vec![0usize; count];
        for &(low, high, apart) in &self.constraints {
            after[low].push((high, apart));
            waiting[high] += 1;
        }
        let mut order: Vec<usize> = (0..count).filter(|&i| waiting[i] == 0).collect();
        let mut at = 0;
        while let Some(&variable) = order.get(at) {
            at += 1;
            for &(high, _) in &after[variable] {
                waiting[high] -= 1;
                if waiting[high] == 0 {
                    order.push(high);
                }
            }
        }
        if order.len() < count {
            return None;
        }
        let (mut high, mut low) = (self.wanted.clone(), self.wanted.clone());
        for &variable in &order {
            for &(next, apart) in &after[variable] {
                high[next] = high[next].max(high[variable] + apart);
            }
        }
        for &variable in order.iter().rev() {
            for &(next, apart) in &after[variable] {
                low[variable] = low[variable].min(low[next] - apart);
            }
        }
        let middle = low.iter().zip(&high).map(|(low, high)| (low + high) / 2.0);
        Some(middle.collect())
    }
}

/// How far a thing is from the next one at least.
fn apart(part: &Part, lattice: &Lattice, low: Mark, high: Mark) -> f64 {
    let item = |i: usize| &lattice.items[i];
    let inset = |frame: usize| part.frames[frame].insets.u;
    let is_leaf = |item: &Item| item.kind == ItemKind::Leaf;
    match (low, high) {
        (Mark::Item(a), Mark::Item(b)) => item(a).right + between(item(a), item(b)) + item(b).left,
        (Mark::Opens(frame), Mark::Item(i)) => {
            let room = inset(frame).0;
            item(i).left
                + if is_leaf(item(i)) {
                    room
                } else {
                    room.max(INSIDE)
                }
        }
        (Mark::Item(i), Mark::Closes(frame)) => {
            let room = inset(frame).1;
            item(i).right
                + if is_leaf(item(i)) {
                    room
                } else {
                    room.max(INSIDE)
                }
        }
        (Mark::Item(i), Mark::Opens(_)) => item(i).right + beside_border(item(i)),
        (Mark::Closes(_), Mark::Item(i)) => item(i).left + beside_border(item(i)),
        (Mark::Opens(outer), Mark::Opens(_)) => inset(outer).0,
        (Mark::Closes(_), Mark::Closes(outer)) => inset(outer).1,
        (Mark::Closes(_), Mark::Opens(_)) => BORDERS,
        // A frame in whose band nothing stands.
        (Mark::Opens(frame), Mark::Closes(_)) => part.frames[frame].least.width,
    }
}

/// Room between two items of a band.
pub(super) fn between(a: &Item, b: &Item) -> f64 {
    match (a.kind, b.kind) {
        (ItemKind::Leaf, ItemKind::Leaf) => BOXES,
        (ItemKind::Leaf, _) | (_, ItemKind::Leaf) => BOX_AND_EDGE,
        _ => EDGES,
    }
}

/// Room between a border and an item outside it.
pub(super) fn beside_border(item: &Item) -> f64 {
    match item.kind {
        ItemKind::Leaf => BORDERS,
        ItemKind::Bend | ItemKind::Label => BOX_AND_EDGE,
    }
}
