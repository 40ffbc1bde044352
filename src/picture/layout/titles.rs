//! Titles of groups: at the top, in the middle, or where no edge passes.

use super::{Layout, Plan};
use crate::picture::geometry::{Point, Rect, Size};

/// Room above a title, and beside it.
pub(super) const ABOVE: f64 = 6.0;
const BESIDE: f64 = 4.0;
/// How many places are tried on each side of the middle.
const PLACES: usize = 24;

/// Sets the centres of the titles; whether an edge passes each.
pub(super) fn place(plan: &Plan, layout: &mut Layout) -> Vec<bool> {
    let runs = runs(layout);
    let groups = plan.groups.iter().zip(&layout.groups);
    let (passed, titles) = groups
        .map(|(group, frame)| {
            let (size, top) = (group.title, frame.y + ABOVE);
            let middle = Point::new(frame.centre().x, top + size.height / 2.0);
            if size.is_empty() {
                return (false, middle);
            }
            let around = Size::new(size.width + 2.0 * BESIDE, size.height);
            // Runs are sorted by where they are highest: those below the title are not looked at.
            let near = runs.partition_point(|run| run.0 < top + size.height);
            let near: Vec<(Point, Point)> = (runs[..near].iter())
                .filter(|run| run.1.y.max(run.2.y) > top)
                .map(|run| (run.1, run.2))
                .collect();
            let room = ((frame.width - around.width) / 2.0 - BESIDE).max(0.0);
            let crossed = |at: Point| {
                let rect = Rect::around(at, around);
                near.iter().filter(|(a, b)| rect.is_crossed(*a, *b)).count()
            };
            let mut best = (crossed(middle), middle);
            for i in 1..=PLACES {
                for side in [-1.0, 1.0] {
                    let by = side * room * i as f64 / PLACES as f64;
                    let at = Point::new(middle.x + by, middle.y);
                    if best.0 > 0 {
                        let count = crossed(at);
                        if count < best.0 {
                            best = (count, at);
                        }
                    }
                }
            }
            (best.0 > 0, best.1)
        })
        .unzip();
    layout.titles = titles;
    passed
}

/// The straight pieces of all edges, with their highest place, sorted by it.
fn runs(layout: &Layout) -> Vec<(f64, Point, Point)> {
    let mut runs: Vec<(f64, Point, Point)> = (layout.routes.iter())
        .flat_map(|route| route.points.windows(2))
        .map(|pair| (pair[0].y.min(pair[1].y), pair[0], pair[1]))
        .collect();
    runs.sort_by(|a, b| a.0.total_cmp(&b.0));
    runs
}
