//! Edges from a group to itself or to what is in it, where the group is a frame: no band has them.

use std::collections::HashMap;

use super::routes::{outline, reach};
use super::spot::Insets;
use super::{End, Flow, Layout, Plan, Route};
use crate::picture::geometry::{Point, Rect, Size};

/// How far a loop reaches into its frame, how high it is, and the room around it and its label.
const LOOP: f64 = 14.0;
const TALL: f64 = 20.0;
const AROUND: f64 = 6.0;

/// The height that a loop and its label have beside the border.
fn height(plan: &Plan, edge: usize) -> f64 {
    plan.edges[edge].label.height.max(TALL) + AROUND
}

/// The room inside the right border that loops take.
pub(super) fn room(plan: &Plan, loops: &[usize]) -> Size {
    let widest = |wide: f64, &edge: &usize| {
        let label = plan.edges[edge].label.width;
        let label = if label > 0.0 { label + AROUND } else { 0.0 };
        wide.max(LOOP + AROUND + label)
    };
    let wide = loops.iter().fold(0.0, widest);
    let tall = loops.iter().map(|&edge| height(plan, edge)).sum();
    Size::new(wide, tall)
}

/// Insets with more room inside the right border.
pub(super) fn widen(flow: Flow, insets: Insets, by: f64) -> Insets {
    let Insets { mut u, mut v } = insets;
    match flow {
        Flow::Down | Flow::Up => u.1 += by,
        Flow::Right => v.1 += by,
        Flow::Left => v.0 += by,
    }
    Insets { u, v }
}

/// Draws edges between frames and what is in them.
pub(super) fn draw(plan: &Plan, layout: &mut Layout, edges: &[usize]) {
    let mut loops: HashMap<usize, Vec<usize>> = HashMap::new();
    for &edge in edges {
        let planned = &plan.edges[edge];
        match planned.from {
            End::Group(group) if planned.from == planned.to => {
                loops.entry(group).or_default().push(edge);
            }
            _ => layout.routes[edge] = inside(plan, layout, edge),
        }
    }
    for (group, loops) in loops {
        let frame = layout.groups[group];
        let (x, mut y) = (
            frame.right(),
            frame.centre().y - room(plan, &loops).height / 2.0,
        );
        for edge in loops {
            let tall = height(plan, edge);
            let (middle, half) = (y + tall / 2.0, TALL / 2.0 - 2.0);
            let points = [(0.0, -half), (-LOOP, -half), (-LOOP, half), (0.0, half)];
            let label = plan.edges[edge].label;
            let at = Point::new(x - LOOP - AROUND / 2.0 - label.width / 2.0, middle);
            layout.routes[edge] = Route {
                points: (points.map(|(dx, dy)| Point::new(x + dx, middle + dy))).to_vec(),
                label: (!label.is_empty()).then_some(at),
                ..Route::default()
            };
            y += tall;
        }
    }
}

/// An edge between a group and what is in it: straight to the nearest border that nothing stands before.
fn inside(plan: &Plan, layout: &Layout, edge: usize) -> Route {
    let planned = &plan.edges[edge];
    let frame_of = |end: End| match end {
        End::Group(group) => layout.groups[group],
        End::Box(i) => Rect::around(layout.boxes[i], plan.boxes[i].size),
    };
    let (from, to) = (frame_of(planned.from), frame_of(planned.to));
    let outwards = to.width * to.height >= from.width * from.height;
    let (inner, outer) = if outwards { (from, to) } else { (to, from) };
    let c = inner.centre();
    // From the middle of each side, or else from beside it.
    let ways = [0.0, -0.25, 0.25].map(|part| {
        let (u, v) = (c.x + part * inner.width, c.y + part * inner.height);
        let down = (Point::new(u, c.y), Point::new(u, outer.bottom()));
        let right = (Point::new(c.x, v), Point::new(outer.right(), v));
        let left = (Point::new(c.x, v), Point::new(outer.x, v));
        let up = (Point::new(u, c.y), Point::new(u, outer.y));
        [
            (down, outer.bottom() - inner.bottom()),
            (right, outer.right() - inner.right()),
            (left, inner.x - outer.x),
            (up, inner.y - outer.y),
        ]
    });
    let boxes = layout.boxes.iter().zip(&plan.boxes);
    let boxes = boxes.map(|(&at, planned)| Rect::around(at, planned.size));
    let labels = layout.routes.iter().zip(&plan.edges);
    let labels = labels.filter_map(|(route, edge)| Some(Rect::around(route.label?, edge.label)));
    let others: Vec<Rect> = boxes.filter(|rect| *rect != inner).chain(labels).collect();
    let in_the_way = |(start, end): (Point, Point)| {
        let crossed = others.iter().filter(|rect| rect.is_crossed(start, end));
        crossed.count()
    };
    let best = ways.as_flattened().iter();
    let best = best.map(|&(way, length)| (in_the_way(way), length, way));
    let best = best.min_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let (begin, end) = best.map_or((c, c), |best| best.2);
    let mut points = vec![begin, end];
    let start = if outwards { planned.from } else { planned.to };
    reach(&mut points, &outline(plan, layout, start), true);
    if !outwards {
        points.reverse();
    }
    let middle = points[0].towards(points[points.len() - 1], 0.5);
    Route {
        label: (!planned.label.is_empty()).then_some(middle),
        points,
        ..Route::default()
    }
}
