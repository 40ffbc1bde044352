//! The lines from head to foot, and what is active on them.

use super::columns::Columns;
use super::paint::{rect, shape, stroke};
use super::rows::Rows;
use crate::picture::fit;
use crate::picture::path::Path;
use crate::picture::scene::{Item, Line, Paint, Part, What};
use crate::picture::theme::Role;

/// Room between a text and the line that is interrupted for it.
const ROOM: f64 = 2.0;

/// Lifelines with a gap wherever a text of something in front stands on them.
pub(super) fn paint(columns: &Columns, rows: &Rows, front: &[Part]) -> Part {
    let mut gaps: Vec<Vec<(f64, f64)>> = vec![Vec::new(); columns.list.len()];
    let items = front.iter().flat_map(|part| &part.items);
    for text in items.filter(|item| matches!(item, Item::Text(_))) {
        let Some(frame) = fit::bounds(text) else {
            continue;
        };
        let column = |x: f64| columns.list.partition_point(|column| column.x < x);
        for gap in &mut gaps[column(frame.x - ROOM)..column(frame.right() + ROOM)] {
            gap.push((frame.y - ROOM, frame.bottom() + ROOM));
        }
    }
    let mut part = Part::new(What::Mark);
    let lives = columns.list.iter().zip(&rows.lives).zip(gaps);
    for ((column, &(start, end, _)), mut gaps) in lives {
        gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut from = start;
        for (low, high) in gaps.into_iter().chain([(end, end)]) {
            if low > from {
                let path = Path::polyline(&[(column.x, from), (column.x, low.min(end))]);
                part.items
                    .push(shape(path, Paint::None, Some(stroke(1.0, &[4.0, 3.0]))));
            }
            from = from.max(high);
        }
    }
    for active in &rows.active {
        let line = Line {
            paint: Paint::Theme(Role::Border),
            ..stroke(1.2, &[])
        };
        part.items
            .push(shape(rect(*active), Paint::Theme(Role::Fill), Some(line)));
    }
    part
}
