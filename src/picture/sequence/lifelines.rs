//! The lines from head to foot, and what is active on them.

use super::columns::Columns;
use super::rows::Rows;
use super::strokes::{rect, shape, stroke};
use crate::picture::fit;
use crate::picture::path::Path;
use crate::picture::scene::{Item, Line, Paint, Part, What};
use crate::picture::theme::Role;

/// Room between a text and the line that is interrupted for it.
const ROOM: f64 = 2.0;

/// Room between a text and a lifeline beside it, on which something may be active.
const BESIDE: f64 = 12.0;
/// How many lifelines are looked at on each side for a place between them.
const NEAR: usize = 4;

/// The middle of a text of some width on a line between two places: as near to the middle of the line as it stands on no
/// lifeline, or there.
pub(super) fn beside(columns: &Columns, ends: (f64, f64), width: f64) -> f64 {
    let (low, high) = (ends.0.min(ends.1), ends.0.max(ends.1));
    let middle = f64::midpoint(low, high);
    let far = width / 2.0 + BESIDE;
    let first = columns
        .list
        .partition_point(|column| column.x < low + BESIDE);
    let last = columns
        .list
        .partition_point(|column| column.x < high - BESIDE);
    let passed = columns.list.get(first..last).unwrap_or_default();
    let is_free = |&x: &f64| {
        let next = passed.partition_point(|column| column.x <= x - far);
        low + far <= x && x + far <= high && passed.get(next).is_none_or(|line| line.x >= x + far)
    };
    let around = passed.partition_point(|column| column.x < middle);
    let near = around.saturating_sub(NEAR)..passed.len().min(around + NEAR);
    let sides = passed[near]
        .iter()
        .flat_map(|line| [line.x - far, line.x + far]);
    let free = std::iter::once(middle).chain(sides).filter(is_free);
    let nearest = free.min_by(|a, b| (a - middle).abs().total_cmp(&(b - middle).abs()));
    nearest.unwrap_or(middle)
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::block::Block;
    use crate::picture::geometry::Size;
    use crate::picture::sequence::FONT;
    use crate::picture::sequence::columns::Column;
    use crate::picture::text::Label;

    #[test]
    fn a_text_stands_between_lifelines() {
        let column = |x: f64| Column {
            text: Block::of(Label::verbatim("A"), FONT, 100.0),
            head: Size::new(90.0, 40.0),
            x,
            is_drawing: false,
        };
        let columns = Columns::at_places([0.0, 100.0, 200.0, 400.0].map(column).into());
        assert_eq!(beside(&columns, (0.0, 100.0), 60.0), 50.0);
        // The line at 100 is in the middle.
        assert_eq!(beside(&columns, (200.0, 0.0), 60.0), 58.0);
        // Between 200 and 400 there is room enough.
        assert_eq!(beside(&columns, (0.0, 400.0), 120.0), 272.0);
        // No room is wide enough.
        assert_eq!(beside(&columns, (0.0, 200.0), 120.0), 100.0);
    }
}
