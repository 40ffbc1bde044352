//! The frames around events.

use super::rows::{Fragment, TAB};
use super::strokes::{rect, shape, stroke};
use super::{BOLD, SMALL, fragment_id, label};
use crate::model::Text;
use crate::model::sequence::BlockKind;
use crate::picture::block::Block;
use crate::picture::geometry::Point;
use crate::picture::path::Path;
use crate::picture::scene::{Anchor, Item, Paint, Part, What};
use crate::picture::text::Marks;
use crate::picture::theme::Role;

/// A part for a fragment, with nothing painted yet.
pub(super) fn part(fragment: &Fragment) -> Part {
    let mut part = Part::new(What::Cluster);
    part.know("id", fragment_id(fragment.number));
    part.stands(fragment.frame);
    part
}

/// A frame with its word, its guard, and those of its sections.
pub(super) fn frame(fragment: &Fragment) -> Part {
    let frame = fragment.frame;
    let mut part = part(fragment);
    part.items
        .push(shape(rect(frame), Paint::None, Some(stroke(1.2, &[]))));
    let word = match fragment.kind {
        BlockKind::ParOver => "par",
        kind => kind.word(),
    };
    let word = Block::of(label(word), BOLD, 100.0);
    let (w, h) = (word.size.width + 22.0, TAB - 2.0);
    let (x, y) = (frame.x, frame.y);
    let tab = [
        (x, y),
        (x + w, y),
        (x + w, y + h - 7.0),
        (x + w - 7.0, y + h),
        (x, y + h),
    ];
    part.items.push(shape(
        Path::polygon(&tab),
        Paint::Theme(Role::Fill),
        Some(stroke(1.2, &[])),
    ));
    let middle = Point::new(x + w / 2.0 - 2.0, y + h / 2.0);
    part.items
        .push(Item::Text(word.at(middle, Paint::Theme(Role::Text))));
    let guard = |text: &Text, left: f64, y: f64| {
        let shown = label(&text.text).text().replace('\n', " ");
        (!shown.is_empty()).then(|| {
            let room = (frame.right() - left - 8.0).max(40.0);
            let block = Block::of(
                label(&clipped(&format!("[{shown}]"), room)),
                SMALL,
                room * 2.0,
            );
            Item::Text(block.anchored(
                Point::new(left, y),
                Anchor::Start,
                Paint::Theme(Role::LabelText),
            ))
        })
    };
    part.items
        .extend(guard(&fragment.title, x + w + 8.0, y + h / 2.0));
    for (at, title) in &fragment.sections {
        let path = Path::polyline(&[(x, *at), (frame.right(), *at)]);
        part.items
            .push(shape(path, Paint::None, Some(stroke(1.2, &[3.0, 3.0]))));
        part.items.extend(guard(title, x + 8.0, at + TAB / 2.0));
    }
    part
}

/// Text in one line of some width: what is too long ends in an ellipsis.
fn clipped(text: &str, room: f64) -> String {
    let width = |text: &str| SMALL.width(text, Marks::default());
    if width(text) <= room {
        return text.replace('<', "&lt;");
    }
    let mut kept = String::new();
    for c in text.chars() {
        if width(&kept) + width("…]") + 12.0 > room {
            break;
        }
        kept.push(c);
    }
    format!("{kept}…]").replace('<', "&lt;")
}
