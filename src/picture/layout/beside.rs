//! Boxes that go with another one: in a chart that flows down or up they stand right beside it, joined to it by
//! a straight line. In one that flows to a side they are boxes like others.

use std::collections::{HashMap, HashSet};

use super::components::Leaf;
use super::spot::Spot;
use super::{End, Flow, Layout, Plan, Route, Side};
use crate::picture::geometry::{Point, Rect};

/// Room between a box and what stands beside it, and between two of these.
const GAP: f64 = 28.0;
const STACK: f64 = 8.0;
/// How far from the corner of a box the line ends at least.
const CORNER: f64 = 4.0;

/// The boxes of a scope that stand beside others, and how far they are from them.
#[derive(Debug, Default)]
pub(super) struct Companions {
    /// For each leaf, the boxes beside it, with their offset across the flow and along it.
    pub(super) of: HashMap<usize, Vec<(usize, Spot)>>,
}

/// The box beside which an edge's other end stands, and that end: no other edge may end there.
fn host(plan: &Plan, i: usize) -> Option<(End, Side)> {
    let beside = plan.boxes[i].beside?;
    (beside.of != End::Box(i)).then_some((beside.of, beside.side))
}

/// The boxes of a scope that may stand beside others. `edges` are those of the scope.
pub(super) fn candidates(plan: &Plan, boxes: &[usize], edges: &[usize], flow: Flow) -> Vec<usize> {
    if flow.is_sideways() {
        return Vec::new();
    }
    let asking = boxes.iter().copied();
    let mut asking: Vec<usize> = asking.filter(|&i| host(plan, i).is_some()).collect();
    if asking.is_empty() {
        return asking;
    }
    let mut busy = HashSet::new();
    for edge in edges.iter().map(|&edge| &plan.edges[edge]) {
        for (end, other) in [(edge.from, edge.to), (edge.to, edge.from)] {
            if let End::Box(i) = end
                && host(plan, i).is_none_or(|(of, _)| of != other)
            {
                busy.insert(i);
            }
        }
    }
    asking.retain(|&i| !busy.contains(&i));
    asking
}

/// Puts boxes beside leaves; those that cannot stand there are given back. `leaf` finds the leaf of an end,
/// `looped` says which leaves have edges to themselves.
pub(super) fn attach(
    plan: &Plan,
    asking: &[usize],
    leaves: &mut [Leaf],
    leaf: impl Fn(End) -> Option<usize>,
    looped: &[bool],
) -> (Companions, Vec<usize>) {
    let mut sides: HashMap<usize, [Vec<usize>; 2]> = HashMap::new();
    let mut order = Vec::new();
    let mut left = Vec::new();
    for &i in asking {
        let place = host(plan, i).and_then(|(of, side)| Some((leaf(of)?, side)));
        match place {
            Some((place, side)) => {
                let both = sides.entry(place).or_insert_with(|| {
                    order.push(place);
                    Default::default()
                });
                both[usize::from(side == Side::Right)].push(i);
            }
            None => left.push(i),
        }
    }
    let mut made = Companions::default();
    for place in order {
        let Some(mut both) = sides.remove(&place) else {
            continue;
        };
        let host = &mut leaves[place];
        if looped[place] {
            // Loops take the side that is free.
            host.loops_low = both[0].is_empty();
            if !both[0].is_empty() {
                left.append(&mut both[1]);
            }
        }
        for (side, boxes) in both.iter().enumerate() {
            if !boxes.is_empty() {
                stack(plan, boxes, side, host, made.of.entry(place).or_default());
            }
        }
    }
    (made, left)
}

/// Puts a column of boxes at a side of a leaf.
fn stack(plan: &Plan, boxes: &[usize], side: usize, host: &mut Leaf, out: &mut Vec<(usize, Spot)>) {
    let size = |i: &usize| plan.boxes[*i].size;
    let widest = boxes.iter().map(|i| size(i).width).fold(0.0, f64::max);
    let tall: f64 = boxes.iter().map(|i| size(i).height + STACK).sum::<f64>() - STACK;
    let mut v = -tall / 2.0;
    for i in boxes {
        let away = host.size.width / 2.0 + GAP + size(i).width / 2.0;
        let u = if side == 0 { -away } else { away };
        out.push((*i, Spot::new(u, v + size(i).height / 2.0)));
        v += size(i).height + STACK;
    }
    let room = widest + GAP;
    match side {
        0 => host.beside.0 += room,
        _ => host.beside.1 += room,
    }
    host.slot += room;
    host.tall = host.tall.max(tall);
}

/// Draws the lines between boxes and what they stand beside, which no scope has drawn.
pub(super) fn lines(plan: &Plan, layout: &mut Layout) {
    for (i, edge) in plan.edges.iter().enumerate() {
        let ends = [(edge.from, edge.to), (edge.to, edge.from)];
        let found = ends.into_iter().find_map(|(end, other)| match end {
            End::Box(i) => (host(plan, i)?.0 == other).then_some((i, other)),
            End::Group(_) => None,
        });
        let Some((own, other)) = found.filter(|_| layout.routes[i].points.is_empty()) else {
            continue;
        };
        let mut points = line(plan, layout, own, other);
        if edge.from != End::Box(own) {
            points.reverse();
        }
        layout.routes[i] = Route {
            points,
            ..Route::default()
        };
    }
}

/// The line from a box to what it stands beside: level, if that can be.
fn line(plan: &Plan, layout: &Layout, own: usize, other: End) -> Vec<Point> {
    let note = Rect::around(layout.boxes[own], plan.boxes[own].size);
    let (host, pointed) = match other {
        End::Box(i) => {
            let planned = &plan.boxes[i];
            (
                Rect::around(layout.boxes[i], planned.size),
                planned.pointed || !planned.outline.is_empty(),
            )
        }
        End::Group(group) => (layout.groups[group], false),
    };
    let (from, to) = (note.centre(), host.centre());
    let room = if pointed {
        0.0
    } else {
        (host.height / 2.0 - CORNER).max(0.0)
    };
    let y = from.y.clamp(to.y - room, to.y + room);
    if (y - from.y).abs() < note.height / 2.0 - CORNER {
        return vec![Point::new(from.x, y), Point::new(to.x, y)];
    }
    let side = if from.x < to.x { host.x } else { host.right() };
    let near = if from.x < to.x { note.right() } else { note.x };
    let between = (side + near) / 2.0;
    vec![
        from,
        Point::new(between, from.y),
        Point::new(between, y),
        Point::new(to.x, y),
    ]
}
