//! Boxes, frames and lines of everything that is a graph: flowcharts, states, classes, entities, C4.

use mermaidc::picture::geometry::{Point, Rect};

use super::page::{Link, Page, Place, TOUCH, holds};

/// How far a text may stand out of its shape, and how far from an outline a line may end.
const OUTSIDE: f64 = 2.0;
const APART: f64 = 1.5;
/// How deep a line must be in a thing to run over it.
const OVER: f64 = 2.5;

pub(super) fn faults(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    nodes(page, &mut faults);
    clusters(page, &mut faults);
    labels(page, &mut faults);
    for link in &page.links {
        ends(page, link, &mut faults);
        runs_over(page, link, &mut faults);
    }
    faults
}

fn nodes(page: &Page, faults: &mut Vec<String>) {
    for (n, node) in page.nodes.iter().enumerate() {
        for other in &page.nodes[n + 1..] {
            if node.frame.grown(-TOUCH).overlaps(other.frame) {
                faults.push(format!("`{}` is on `{}`", other.id, node.id));
            }
        }
        if node.texts.iter().any(|&text| !is_inside(node, text)) {
            faults.push(format!("`{}` has a text outside of its shape", node.id));
        }
    }
}

/// Whether a text stands in the shape of its node: within its frame, and of a slanted one within its
/// outline.
fn is_inside(node: &Place, text: Rect) -> bool {
    let is_slanted = matches!(
        node.part.word("shape"),
        Some("diam" | "hex" | "lean-r" | "lean-l" | "trap-b" | "trap-t")
    );
    let corners = text.grown(-OUTSIDE).corners();
    holds(node.frame.grown(OUTSIDE), text)
        && (!is_slanted
            || corners
                .iter()
                .all(|&at| node.outlines.iter().any(|outline| is_in(at, outline))))
}

/// Whether a point is in a polygon: a line to the right crosses its sides an odd number of times.
fn is_in(at: Point, polygon: &[Point]) -> bool {
    let sides = polygon.iter().zip(polygon.iter().cycle().skip(1));
    let crossed = sides.filter(|(a, b)| {
        (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
    });
    crossed.count() % 2 == 1
}

fn clusters(page: &Page, faults: &mut Vec<String>) {
    let inside = |place: &Place, cluster: &Place| {
        let mut parent = place.parent;
        for _ in 0..=page.clusters.len() {
            if parent == cluster.id {
                return true;
            }
            let around = page.clusters.iter().find(|around| around.id == parent);
            parent = around.map_or("", |around| around.parent);
        }
        false
    };
    for cluster in &page.clusters {
        for place in page.nodes.iter().chain(&page.clusters) {
            if std::ptr::eq(place, cluster) {
                continue;
            }
            let is_member = inside(place, cluster);
            if is_member && !holds(cluster.frame.grown(TOUCH), place.frame) {
                faults.push(format!("`{}` is not in `{}`", place.id, cluster.id));
            }
            if !is_member
                && !inside(cluster, place)
                && place.frame.grown(-TOUCH).overlaps(cluster.frame)
            {
                faults.push(format!("`{}` is in `{}`", place.id, cluster.id));
            }
        }
    }
}

fn labels(page: &Page, faults: &mut Vec<String>) {
    for &(edge, label) in &page.labels {
        let label = label.grown(-TOUCH);
        for node in &page.nodes {
            if label.overlaps(node.frame) {
                faults.push(format!("the label of `{edge}` is on `{}`", node.id));
            }
        }
        for cluster in &page.clusters {
            if cluster.titles.iter().any(|&title| label.overlaps(title)) {
                let id = &cluster.id;
                faults.push(format!("the label of `{edge}` is on the title of `{id}`"));
            }
        }
    }
}

fn ends(page: &Page, link: &Link, faults: &mut Vec<String>) {
    let last = [
        (link.from, link.points.first()),
        (link.to, link.points.last()),
    ];
    for (id, at) in last {
        let mut places = page.nodes.iter().chain(&page.clusters);
        let Some(place) = places.find(|place| place.id == id) else {
            faults.push(format!("`{}` ends at `{id}`, which is not drawn", link.id));
            continue;
        };
        let outlines = place.outlines.iter();
        let near = |at: Point| {
            outlines
                .clone()
                .map(|line| distance(at, line))
                .reduce(f64::min)
        };
        let apart = at.and_then(|&at| near(at)).unwrap_or(f64::INFINITY);
        if apart > APART {
            faults.push(format!("`{}` does not end at `{id}`: {apart:.1}", link.id));
        }
    }
}

/// How far a point is from the sides of a polygon.
fn distance(at: Point, polygon: &[Point]) -> f64 {
    let sides = polygon.iter().zip(polygon.iter().cycle().skip(1));
    let apart = sides.map(|(a, b)| {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = dx * dx + dy * dy;
        let part = if length > 0.0 {
            ((at.x - a.x) * dx + (at.y - a.y) * dy) / length
        } else {
            0.0
        };
        at.distance(a.towards(*b, part.clamp(0.0, 1.0)))
    });
    apart.fold(f64::INFINITY, f64::min)
}

fn runs_over(page: &Page, link: &Link, faults: &mut Vec<String>) {
    let crosses = |frame: Rect| {
        let frame = frame.grown(-OVER);
        let mut pieces = link.points.windows(2);
        frame.width > 0.0
            && frame.height > 0.0
            && pieces.any(|piece| frame.is_crossed(piece[0], piece[1]))
    };
    for node in &page.nodes {
        if node.id != link.from && node.id != link.to && crosses(node.frame) {
            faults.push(format!("`{}` runs over `{}`", link.id, node.id));
        }
    }
    for &(edge, label) in &page.labels {
        if edge != link.id && crosses(label) {
            faults.push(format!("`{}` runs over the label of `{edge}`", link.id));
        }
    }
}
