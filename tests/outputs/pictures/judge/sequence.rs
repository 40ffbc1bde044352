//! Messages between lifelines, and what stands on them.

use mermaidc::picture::geometry::{Point, Rect};
use mermaidc::picture::scene::{Item, Shape, What};

use super::page::{Page, TOUCH, holds};

/// How far an end may be from the line it ends at.
const APART: f64 = 1.0;

/// What a message can end at: vertical lines, each from the one height to the other.
struct Upright {
    x: f64,
    from: f64,
    to: f64,
}

impl Upright {
    fn meets(&self, at: Point) -> bool {
        (self.x - at.x).abs() <= APART && (self.from - APART..=self.to + APART).contains(&at.y)
    }
}

pub(super) fn faults(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    for (n, node) in page.nodes.iter().enumerate() {
        for other in &page.nodes[n + 1..] {
            if node.frame.grown(-TOUCH).overlaps(other.frame) {
                faults.push(format!("`{}` is on `{}`", other.id, node.id));
            }
        }
        let frame = node.frame.grown(2.0);
        if !node.texts.iter().all(|&text| holds(frame, text)) {
            faults.push(format!("`{}` has a text outside of its shape", node.id));
        }
    }
    let lifelines = lifelines(page);
    let sides = sides(page);
    for link in &page.links {
        for at in [link.points.first(), link.points.last()] {
            let meets = |at: &Point| lifelines.iter().chain(&sides).any(|line| line.meets(*at));
            if !at.is_some_and(meets) {
                faults.push(format!("`{}` does not end at a lifeline: {at:?}", link.id));
            }
        }
    }
    for (of, text) in page.texts() {
        let text = text.grown(-TOUCH);
        for link in &page.links {
            let mut pieces = link.points.windows(2);
            if pieces.any(|piece| text.is_crossed(piece[0], piece[1])) {
                faults.push(format!("`{}` runs over a text of {of}", link.id));
            }
        }
    }
    let lines = lines(page);
    let frames = page.clusters.iter().map(|frame| (&*frame.id, &frame.texts));
    let links = page.links.iter().map(|link| (link.id, &link.texts));
    for (id, texts) in frames.chain(links) {
        let mut texts = texts.iter().map(|text| text.grown(-TOUCH));
        if texts.any(|text| lines.iter().any(|&[a, b]| text.is_crossed(a, b))) {
            faults.push(format!("a lifeline or a bar is on a text of `{id}`"));
        }
    }
    faults
}

/// The lifelines, gaps included.
fn lifelines(page: &Page) -> Vec<Upright> {
    let mut lines: Vec<Upright> = Vec::new();
    for frame in marks(page).filter(|frame| frame.width == 0.0) {
        match lines.last_mut() {
            Some(line) if line.x == frame.x => {
                line.from = line.from.min(frame.y);
                line.to = line.to.max(frame.bottom());
            }
            _ => lines.push(Upright {
                x: frame.x,
                from: frame.y,
                to: frame.bottom(),
            }),
        }
    }
    lines
}

/// The sides of what is active, and of heads: what is created is met at its side.
fn sides(page: &Page) -> Vec<Upright> {
    let bars = marks(page).filter(|frame| frame.width > 0.0);
    let heads = page.nodes.iter().map(|node| node.frame);
    bars.chain(heads)
        .flat_map(|frame: Rect| {
            [frame.x, frame.right()].map(|x| Upright {
                x,
                from: frame.y,
                to: frame.bottom(),
            })
        })
        .collect()
}

/// What surrounds each shape of the marks of a page.
fn marks<'p>(page: &'p Page) -> impl Iterator<Item = Rect> + 'p {
    shapes(page).filter_map(|shape| shape.path.bounds())
}

/// What is painted of the lines of the marks of a page.
fn lines(page: &Page) -> Vec<[Point; 2]> {
    let stroked = shapes(page).filter(|shape| shape.line.is_some());
    let outlines = stroked.map(|shape| shape.path.outline());
    outlines
        .flat_map(|line| {
            line.windows(2)
                .map(|pair| [pair[0], pair[1]])
                .collect::<Vec<_>>()
        })
        .collect()
}

fn shapes<'p>(page: &'p Page) -> impl Iterator<Item = &'p Shape> + 'p {
    let marks = page
        .scene
        .parts
        .iter()
        .filter(|part| part.what == What::Mark);
    let items = marks.flat_map(|part| &part.items);
    items.filter_map(|item| match item {
        Item::Shape(shape) => Some(shape),
        Item::Text(_) => None,
    })
}
