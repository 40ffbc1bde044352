//! How long the bars of forks and joins are.

use crate::picture::layout::{End, Flow, Plan};

/// Room between two boxes side by side, and beyond the middle of the last one.
const BETWEEN: f64 = 32.0;
const BEYOND: f64 = 24.0;
/// What a group counts as, whose size is not known yet.
const GROUP: f64 = 120.0;

/// For each box, how far the middles of the boxes on a side of it are apart at most, and some more: as long as
/// a bar is whose lines are straight.
pub(super) fn sides(plan: &Plan, flows: &[Flow]) -> Vec<f64> {
    let wide = |end: End, at: usize, label: f64| match end {
        End::Box(i) => {
            let size = plan.boxes[i].size;
            let wide = match flows[at].is_sideways() {
                true => size.height,
                false => size.width,
            };
            wide.max(label)
        }
        End::Group(_) => GROUP,
    };
    // (the sum of all widths, the first and the last one)
    let mut sides = vec![[(0.0, None, 0.0); 2]; plan.boxes.len()];
    for edge in &plan.edges {
        for (side, end, other) in [(0, edge.from, edge.to), (1, edge.to, edge.from)] {
            let End::Box(i) = end else { continue };
            if end == other {
                continue;
            }
            let label = match flows[i].is_sideways() {
                true => edge.label.height,
                false => edge.label.width,
            };
            let wide = wide(other, i, label);
            let (sum, first, last) = &mut sides[i][side];
            *sum += wide + BETWEEN;
            first.get_or_insert(wide);
            *last = wide;
        }
    }
    let length = |(sum, first, last): (f64, Option<f64>, f64)| match first {
        Some(first) => sum - BETWEEN - (first + last) / 2.0 + 2.0 * BEYOND,
        None => 0.0,
    };
    (sides.into_iter().map(|[a, b]| length(a).max(length(b)))).collect()
}
