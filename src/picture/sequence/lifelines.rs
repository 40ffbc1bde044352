//! The lines from head to foot, and what is active on them.

use super::columns::Columns;
use super::figures::Pens;
use super::rows::{Active, Rows};
use super::strokes::{rect, shape, stroke};
use crate::picture::fit;
use crate::picture::geometry::Rect;
use crate::picture::path::Path;
use crate::picture::scene::{Item, Paint, Part, What};

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

/// Lifelines, and bars for what is active on them. Where a text of something in front stands on one of
/// their lines, the line has a gap.
pub(super) fn paint(columns: &Columns, rows: &Rows, front: &[Part]) -> Part {
    let lives = columns.list.iter().zip(&rows.lives);
    let lives = lives.map(|(column, &(start, end, _))| (column.x, start, end));
    let sides = rows.active.iter().flat_map(|Active { frame: bar, .. }| {
        let (top, bottom) = (bar.y, bar.bottom());
        [(bar.x, top, bottom), (bar.right(), top, bottom)]
    });
    let items = front.iter().flat_map(|part| &part.items);
    let texts = items.filter(|item| matches!(item, Item::Text(_)));
    let texts = texts.filter_map(fit::bounds);
    let gaps = Gaps::of(lives.clone().chain(sides).map(|(x, ..)| x), texts);
    let mut part = Part::new(What::Mark);
    for (x, start, end) in lives {
        for path in gaps.pieces(x, start, end) {
            part.items
                .push(shape(path, Paint::None, Some(stroke(1.0, &[4.0, 3.0]))));
        }
    }
    for active in &rows.active {
        bar_on(&gaps, active, &mut part);
    }
    part
}

/// A bar. One with a text on it is painted line by line.
fn bar_on(gaps: &Gaps, active: &Active, part: &mut Part) {
    let (bar, pens) = (active.frame, Pens::of(active.of));
    let (fill, line) = (pens.fill(), || pens.line(1.2));
    let whole = |x: f64| gaps.pieces(x, bar.y, bar.bottom()).len() == 1;
    if whole(bar.x) && whole(bar.right()) {
        part.items.push(shape(rect(bar), fill, Some(line())));
        return;
    }
    part.items.push(shape(rect(bar), fill, None));
    let ends = [bar.y, bar.bottom()];
    let ends = ends.map(|y| Path::polyline(&[(bar.x, y), (bar.right(), y)]));
    let sides = [bar.x, bar.right()].into_iter();
    let sides = sides.flat_map(|x| gaps.pieces(x, bar.y, bar.bottom()));
    for path in sides.chain(ends) {
        part.items.push(shape(path, Paint::None, Some(line())));
    }
}

/// Where vertical lines are interrupted.
struct Gaps {
    /// Where the lines stand, from left to right.
    lines: Vec<f64>,
    /// Of each of these places, from where to where texts stand on it, from the top down.
    gaps: Vec<Vec<(f64, f64)>>,
}

impl Gaps {
    fn of(lines: impl Iterator<Item = f64>, texts: impl Iterator<Item = Rect>) -> Self {
        let mut lines: Vec<f64> = lines.collect();
        lines.sort_by(f64::total_cmp);
        lines.dedup();
        let mut gaps = vec![Vec::new(); lines.len()];
        for text in texts {
            let place = |x: f64| lines.partition_point(|&line| line < x);
            for gap in &mut gaps[place(text.x - ROOM)..place(text.right() + ROOM)] {
                gap.push((text.y - ROOM, text.bottom() + ROOM));
            }
        }
        for gaps in &mut gaps {
            gaps.sort_by(|a: &(f64, f64), b| a.0.total_cmp(&b.0));
            // Two that touch are one.
            gaps.dedup_by(|next, last| {
                let touches = next.0 <= last.1;
                if touches {
                    last.1 = last.1.max(next.1);
                }
                touches
            });
        }
        Self { lines, gaps }
    }

    /// What is left of a line.
    fn pieces(&self, x: f64, start: f64, end: f64) -> Vec<Path> {
        let place = self.lines.partition_point(|&line| line < x);
        let gaps = self.gaps.get(place).map_or(&[][..], Vec::as_slice);
        let first = gaps.partition_point(|gap| gap.1 < start);
        let mut pieces = Vec::new();
        let mut from = start;
        let last = [(end, end)];
        for &(low, high) in gaps[first..]
            .iter()
            .take_while(|gap| gap.0 < end)
            .chain(&last)
        {
            if low > from {
                pieces.push(Path::polyline(&[(x, from), (x, low.min(end))]));
            }
            from = from.max(high);
        }
        pieces
    }
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
            sides: (45.0, 45.0),
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
