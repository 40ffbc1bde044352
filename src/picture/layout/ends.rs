//! What stands at the ends of edges: heads, which need a straight piece of line, and texts beside them.

use super::components::{LeafEdge, Part};
use super::lattice::Chain;
use super::{Layout, Plan, PlannedEdge};
use crate::picture::geometry::{Point, Size};

/// Room between a box and the text at the end of an edge.
const FROM_BOX: f64 = 4.0;
/// Room between the line and the text, without and with a head there.
const FROM_LINE: f64 = 6.0;
const FROM_HEAD: f64 = 10.0;
/// Room after a text, before anything else.
const AFTER: f64 = 6.0;
/// How far a head reaches to each side of its line.
const HEAD: f64 = 9.0;
/// How far a loop at a side reaches from it, and how much longer it is than its heads.
const LOOP: f64 = 18.0;
const BEYOND_HEAD: f64 = 10.0;

/// The room on both sides of a line at whose end nothing is.
pub(super) const PLAIN: (f64, f64) = (6.0, 6.0);

/// What is at an end of an edge, as the layout of a part sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decoration {
    text: Size,
    head: f64,
}

impl Decoration {
    /// Those at the upper and the lower end of a chain.
    pub(super) fn of(part: &Part, chain: &Chain) -> [Self; 2] {
        let edge = &part.edges[chain.edge];
        let start = Self {
            text: edge.start_text,
            head: edge.heads.0,
        };
        let end = Self {
            text: edge.end_text,
            head: edge.heads.1,
        };
        if chain.reversed {
            [end, start]
        } else {
            [start, end]
        }
    }

    /// Those at the start and at the end of an edge, as it is drawn.
    fn both(edge: &PlannedEdge) -> [Self; 2] {
        let of = |text, head| Self { text, head };
        [
            of(edge.start_text, edge.heads.0),
            of(edge.end_text, edge.heads.1),
        ]
    }

    /// The middle of the text beside a line from its end on: to its right, or below it.
    fn beside(self, end: Point, next: Point) -> Option<Point> {
        let (text, off) = (self.text, self.off_line());
        let (dx, dy) = (next.x - end.x, next.y - end.y);
        let along = |room: f64, way: f64| way.signum() * (FROM_BOX + room / 2.0);
        let by = match dx.abs() < dy.abs() {
            true => Point::new(off + text.width / 2.0, along(text.height, dy)),
            false => Point::new(along(text.width, dx), off + text.height / 2.0),
        };
        (!text.is_empty()).then(|| end.plus(by))
    }

    /// The room on both sides of the line; none where nothing is at it.
    pub(super) fn across(self) -> Option<(f64, f64)> {
        if !self.text.is_empty() {
            Some((HEAD, self.off_line() + self.text.width + AFTER))
        } else {
            (self.head > 0.0).then_some((HEAD, HEAD))
        }
    }

    fn off_line(self) -> f64 {
        if self.head > 0.0 {
            FROM_HEAD
        } else {
            FROM_LINE
        }
    }

    /// The room along the line before it may turn; zero where nothing is at it.
    pub(super) fn along(self) -> f64 {
        let text = match self.text.is_empty() {
            true => 0.0,
            false => FROM_BOX + self.text.height + AFTER,
        };
        let head = match self.head > 0.0 {
            true => self.head + AFTER,
            false => 0.0,
        };
        text.max(head)
    }

    /// The room between a box and the border of its frame, beyond what is there anyway.
    pub(super) fn inside_frame(self) -> f64 {
        const ANYWAY: f64 = 8.0;
        let text = match self.text.is_empty() {
            true => 0.0,
            false => FROM_BOX + self.text.height - ANYWAY,
        };
        text.max(self.head - ANYWAY).max(0.0)
    }
}

/// The texts of a loop, in the order in which they are stacked beside it.
pub(super) const fn loop_texts(edge: &LeafEdge) -> [Size; 3] {
    [edge.start_text, edge.label, edge.end_text]
}

/// How far a loop reaches from the side that it is at.
pub(super) fn loop_reach(edge: &LeafEdge) -> f64 {
    let head = edge.heads.0.max(edge.heads.1);
    if head > 0.0 {
        LOOP.max(head + BEYOND_HEAD)
    } else {
        LOOP
    }
}

/// Puts texts beside the ends of all edges but loops.
pub(super) fn place(plan: &Plan, layout: &mut Layout) {
    for (edge, route) in plan.edges.iter().zip(&mut layout.routes) {
        if edge.from == edge.to {
            continue;
        }
        let [start, end] = Decoration::both(edge);
        if let [first, next, ..] = route.points.as_slice() {
            route.start_text = start.beside(*first, *next);
        }
        if let [.., before, last] = route.points.as_slice() {
            route.end_text = end.beside(*last, *before);
        }
    }
}

/// Makes boxes larger on whose sides heads and texts have too little room; whether there were any.
pub(super) fn grow(plan: &mut Plan, layout: &Layout) -> bool {
    let mut grown = false;
    for (planned, needed) in plan.boxes.iter_mut().zip(&layout.needed) {
        let size = &mut planned.size;
        if size.width < needed.width || size.height < needed.height {
            grown = true;
            *size = Size::new(size.width.max(needed.width), size.height.max(needed.height));
        }
    }
    grown
}
