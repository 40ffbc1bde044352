//! Boxes, messages and notes, and the rest of the drawing in its order, from the back to the front.

use super::columns::{Columns, LOOP};
use super::figures::Pens;
use super::rows::{Fragment, Rows, Sent, boxes_title};
use super::strokes::{LINE, rect, shape, stroke};
use super::{BOLD, block, box_id, fragments, has_feet, heads, label, lifelines, note_id};
use crate::model::sequence::{BlockKind, Central, Head, Sequence};
use crate::picture::block::Block;
use crate::picture::geometry::{Point, Rect};
use crate::picture::path::{Path, rounded_line};
use crate::picture::scene::{Item, Line, Paint, Part, Scene, What};
use crate::picture::style::{color, readable_on};
use crate::picture::theme::Role;

/// Paints everything.
pub(super) fn paint(chart: &Sequence, columns: &Columns, rows: &Rows, scene: &mut Scene) {
    boxes(chart, columns, rows, scene);
    let mut fragments: Vec<&Fragment> = rows.fragments.iter().collect();
    fragments.sort_by_key(|fragment| fragment.depth);
    for fragment in fragments.iter().filter(|f| f.kind == BlockKind::Rect) {
        let mut part = fragments::part(fragment);
        let fill =
            color(&fragment.title.text).map_or(Paint::Theme(Role::ClusterFill(0)), Paint::Own);
        part.items.push(shape(rect(fragment.frame), fill, None));
        scene.parts.push(part);
    }
    let framed = fragments.iter().filter(|f| f.kind != BlockKind::Rect);
    let framed = framed.map(|fragment| fragments::frame(fragment));
    let sent = rows.sent.iter().enumerate();
    let sent = sent.map(|(i, sent)| message(chart, columns, i, sent));
    let front: Vec<Part> = framed.chain(sent).collect();
    scene.parts.push(lifelines::paint(columns, rows, &front));
    scene.parts.extend(front);
    for (i, (at, text)) in rows.notes.iter().enumerate() {
        let mut part = Part::new(What::Node);
        part.know("id", note_id(i));
        part.know("shape", "note");
        part.stands(*at);
        let line = Line {
            paint: Paint::Theme(Role::NoteBorder),
            ..stroke(1.0, &[])
        };
        part.items
            .push(shape(rect(*at), Paint::Theme(Role::NoteFill), Some(line)));
        part.items.push(Item::Text(
            text.at(at.centre(), Paint::Own("#28253d".to_owned())),
        ));
        scene.parts.push(part);
    }
    let top = boxes_title(chart);
    for (i, participant) in chart.participants.iter().enumerate() {
        let column = &columns.list[i];
        let pens = Pens::of(i);
        let (start, end, destroyed) = rows.lives[i];
        let id = &chart.name(participant.name).text;
        let first = top + columns.head();
        let upper = if start > first {
            start - column.head.height / 2.0
        } else {
            first - column.head.height / 2.0
        };
        let at = |y: f64| Point::new(column.x, y);
        scene
            .parts
            .push(heads::head(column, pens, &participant.kind, id, at(upper)));
        if destroyed {
            let cross = Path::polyline(&[(-7.0, -7.0), (7.0, 7.0)])
                .and(Path::polyline(&[(7.0, -7.0), (-7.0, 7.0)]));
            let mut part = Part::new(What::Mark);
            part.items.push(shape(
                cross.moved(at(end)),
                Paint::None,
                Some(stroke(2.0, &[])),
            ));
            scene.parts.push(part);
        } else if has_feet(chart) {
            let lower = rows.bottom + column.head.height / 2.0;
            let mut head = heads::head(column, pens, &participant.kind, id, at(lower));
            head.facts.clear();
            scene.parts.push(head);
        }
    }
}

fn boxes(chart: &Sequence, columns: &Columns, rows: &Rows, scene: &mut Scene) {
    for (i, group) in chart.boxes.iter().enumerate() {
        let members = group
            .participants
            .iter()
            .filter_map(|&name| columns.at(name));
        let sides = members.map(|i| {
            let column = &columns.list[i];
            (
                column.x - column.head.width / 2.0,
                column.x + column.head.width / 2.0,
            )
        });
        let Some((low, high)) = sides.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else {
            continue;
        };
        let frame = Rect {
            x: low - 10.0,
            y: 0.0,
            width: high - low + 20.0,
            height: rows.height + 8.0,
        };
        let own = group
            .colour
            .as_deref()
            .and_then(color)
            .filter(|colour| colour != "transparent");
        let turn = (i % 6) as u8;
        let border = Line {
            paint: Paint::Theme(Role::ClusterBorder(turn)),
            ..stroke(1.0, &[])
        };
        let mut part = Part::new(What::Cluster);
        part.know("id", box_id(i));
        part.stands(frame);
        let fill = own.clone().map_or(Paint::None, Paint::Own);
        part.items.push(shape(rect(frame), fill, Some(border)));
        if let Some(title) = &group.label {
            let text = block(title, BOLD, frame.width - 8.0);
            let paint = own.as_deref().and_then(readable_on);
            let paint = paint.map_or(Paint::Theme(Role::Title), |c| Paint::Own(c.to_owned()));
            part.items.push(Item::Text(
                text.at(Point::new(frame.centre().x, 14.0), paint),
            ));
        }
        scene.parts.push(part);
    }
}

fn message(chart: &Sequence, columns: &Columns, number: usize, sent: &Sent) -> Part {
    let id = |i: usize| chart.name(chart.participants[i].name).text.clone();
    let mut part = Part::new(What::Edge);
    part.know("id", format!("m{number}"));
    part.know("from", id(sent.from.0));
    part.know("to", id(sent.to.0));
    let (from, to) = (
        Point::new(sent.from.1, sent.y),
        Point::new(sent.to.1, sent.back.unwrap_or(sent.y)),
    );
    part.passes("start", from);
    part.passes("end", to);
    let mut points = match sent.back {
        Some(_) => {
            let right = from.x.max(to.x) + LOOP;
            vec![from, Point::new(right, from.y), Point::new(right, to.y), to]
        }
        None => vec![from, to],
    };
    part.route = points.clone();
    let mut ends = Vec::new();
    points.reverse();
    ends.extend(end(&mut points, sent.arrow.start));
    points.reverse();
    ends.extend(end(&mut points, sent.arrow.end));
    let dashes: &[f32] = if sent.arrow.dotted { &[4.0, 3.0] } else { &[] };
    part.items.push(shape(
        rounded_line(&points, 4.0),
        Paint::None,
        Some(stroke(1.6, dashes)),
    ));
    part.items.extend(ends);
    let circle = |at: Point| {
        shape(
            Path::ellipse(at, (4.5, 4.5)),
            Paint::Theme(Role::Background),
            Some(stroke(1.6, &[])),
        )
    };
    if matches!(sent.central, Some(Central::From | Central::Both)) {
        part.items.push(circle(from));
    }
    if matches!(sent.central, Some(Central::To | Central::Both)) {
        part.items.push(circle(to));
    }
    if !sent.text.is_empty() {
        let size = sent.text.size;
        let x = match sent.back {
            Some(_) => from.x + 4.0 + size.width / 2.0,
            None => lifelines::beside(columns, (from.x, to.x), size.width),
        };
        let middle = Point::new(x, sent.y - 4.0 - size.height / 2.0);
        part.items.push(Item::Text(
            sent.text.at(middle, Paint::Theme(Role::LabelText)),
        ));
    }
    if let Some(shown) = &sent.number {
        let text = Block::of(
            label(shown),
            crate::picture::text::Font {
                size: 10.0,
                bold: true,
            },
            60.0,
        );
        let r = (text.size.width / 2.0 + 3.0).max(8.0);
        part.items
            .push(shape(Path::ellipse(from, (r, 8.0)), LINE, None));
        part.items
            .push(Item::Text(text.at(from, Paint::Theme(Role::Background))));
    }
    part
}

/// What stands at the last point of a line, which is shortened for it.
fn end(points: &mut [Point], head: Head) -> Option<Item> {
    let &mut [.., before, tip] = points else {
        return None;
    };
    let length = before.distance(tip).max(1e-6);
    let (ux, uy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    // Sides are those of the drawing: above is above, whichever way the line goes.
    let up = if ux < 0.0 { -1.0 } else { 1.0 };
    let at = |back: f64, side: f64| {
        let side = side * up;
        (tip.x - ux * back - uy * side, tip.y - uy * back + ux * side)
    };
    let solid = |points: &[(f64, f64)]| shape(Path::polygon(points), LINE, None);
    let open = |path: Path| shape(path, Paint::None, Some(stroke(1.6, &[])));
    let (item, cut) = match head {
        Head::None => return None,
        Head::Arrow => (solid(&[at(0.0, 0.0), at(10.0, 4.5), at(10.0, -4.5)]), 9.0),
        Head::Cross => {
            let cross = Path::polyline(&[at(3.0, -5.0), at(13.0, 5.0)]);
            (
                open(cross.and(Path::polyline(&[at(3.0, 5.0), at(13.0, -5.0)]))),
                0.0,
            )
        }
        Head::Async => (
            open(Path::polyline(&[at(9.0, -5.0), at(1.0, 0.0), at(9.0, 5.0)])),
            1.0,
        ),
        Head::HalfTop => (solid(&[at(0.0, 0.0), at(10.0, -5.0), at(10.0, 0.0)]), 1.0),
        Head::HalfBottom => (solid(&[at(0.0, 0.0), at(10.0, 5.0), at(10.0, 0.0)]), 1.0),
        Head::StickTop => (open(Path::polyline(&[at(10.0, -6.0), at(0.0, 0.0)])), 0.0),
        Head::StickBottom => (open(Path::polyline(&[at(10.0, 6.0), at(0.0, 0.0)])), 0.0),
    };
    if length > cut + 0.5
        && let Some(last) = points.last_mut()
    {
        *last = tip.towards(before, cut / length);
    }
    Some(item)
}
