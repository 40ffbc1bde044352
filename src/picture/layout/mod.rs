//! Where everything stands: a graph of boxes goes in, coordinates come out.
//!
//! A [`Plan`] knows sizes and nothing of what the boxes mean, so every kind of diagram that is drawn
//! as boxes and lines uses it: flowcharts, states, classes, entities. Who draws a kind
//!
//! 1. measures its texts and makes a [`PlannedBox`] for each node (size and, where it is not a rectangle, the
//!    outline that edges end at), a [`PlannedGroup`] for each frame around others (the size of its
//!    title), and a [`PlannedEdge`] for each line (the sizes of its label and of the texts at its ends);
//! 2. calls [`layout`];
//! 3. draws each thing at its place in the [`Layout`], which has the order of the plan.
//!
//! How it is done, a file each: groups that no edge joins to the outside are laid out by themselves, with their
//! own direction, and stand in the scope around them as one box (`tree`, `scope`). Parts of a scope
//! that are not connected are laid out apart and packed (`components`). Notes stand right `beside` what they are about. In a part, `ranks` puts the boxes into
//! bands across the flow, in an order with few crossings (large parts by `stages` and `simplex`), and `crossings` finds fewer; `columns` places them across the flow, `ports`
//! spreads the ends of edges along the sides of the boxes, `tracks` gives each run between two bands a line of its own,
//! `bands` makes the room along the flow, `ends` that for heads and texts at ends, and `routes` joins it all. All of that speaks
//! of `u` (across the flow) and `v` (along it), so that it knows no directions.
//!
//! What holds afterwards: boxes and labels do not overlap; a group holds its members and nothing else; edges
//! are horizontal and vertical runs that pass over no box and no label that is not theirs, and end on outlines.

mod bands;
mod beside;
mod columns;
mod components;
mod content;
mod crossings;
mod enclosing;
mod ends;
mod lattice;
mod pipeline;
mod ports;
mod ranks;
mod routes;
mod scope;
mod simplex;
mod spot;
mod stages;
mod stand_ins;
mod titles;
mod tracks;
mod tree;

use super::geometry::{Point, Rect, Size};

/// Where a diagram flows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flow {
    /// From top to bottom.
    #[default]
    Down,
    /// From bottom to top.
    Up,
    /// From left to right.
    Right,
    /// From right to left.
    Left,
}

impl Flow {
    /// Whether it runs to a side.
    #[must_use]
    pub const fn is_sideways(self) -> bool {
        matches!(self, Self::Right | Self::Left)
    }
}

/// A box to place.
#[derive(Clone, Debug, Default)]
pub struct PlannedBox {
    /// Its size.
    pub size: Size,
    /// Where edges end, from its centre; empty for the rectangle of its size.
    pub outline: Vec<Point>,
    /// Whether edges aim at the middle of its sides, as they do where a side has a corner there.
    pub pointed: bool,
    /// Whether it stands in the first rank if that can be, outside groups.
    pub first: bool,
    /// The group it is in.
    pub parent: Option<usize>,
    /// What it goes with, as a note does. It is in the same group, and no edge joins it to anything else.
    pub beside: Option<Beside>,
}

/// What a box goes with, and on which side of it the box stands in a chart that flows down or up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The box or the group.
    pub of: End,
    /// The side.
    pub side: Side,
}

/// A side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The left one.
    Left,
    /// The right one.
    Right,
}

/// A frame around boxes and other groups.
#[derive(Clone, Debug, Default)]
pub struct PlannedGroup {
    /// The size of its title, which stands inside at the top.
    pub title: Size,
    /// Whether it may become so wide that its title has room beside an edge that passes its border.
    pub roomy: bool,
    /// Its own direction, which counts where no edge joins its inside to the outside.
    pub flow: Option<Flow>,
    /// The group it is in.
    pub parent: Option<usize>,
}

/// What an edge ends at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A box of the plan.
    Box(usize),
    /// A group of the plan.
    Group(usize),
}

/// A line to draw.
#[derive(Clone, Copy, Debug)]
pub struct PlannedEdge {
    /// Where it starts.
    pub from: End,
    /// Where it ends.
    pub to: End,
    /// The size of the label on it; empty without one.
    pub label: Size,
    /// The size of a text beside its start (a multiplicity); empty without one.
    pub start_text: Size,
    /// The size of a text beside its end.
    pub end_text: Size,
    /// How much of the line the heads at its start and its end take: so much of it is straight.
    pub heads: (f64, f64),
    /// How many ranks it spans at least, from 1.
    pub length: usize,
    /// Whether it runs against the flow, from a later rank to an earlier one.
    pub against: bool,
}

impl PlannedEdge {
    /// Its ends in the order of the flow.
    pub(self) const fn along(&self) -> (End, End) {
        match self.against {
            true => (self.to, self.from),
            false => (self.from, self.to),
        }
    }

    /// A plain edge.
    #[must_use]
    pub fn new(from: End, to: End) -> Self {
        Self {
            from,
            to,
            label: Size::default(),
            start_text: Size::default(),
            end_text: Size::default(),
            heads: (0.0, 0.0),
            length: 1,
            against: false,
        }
    }
}

/// What is to be laid out.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Where it flows.
    pub flow: Flow,
    /// The boxes.
    pub boxes: Vec<PlannedBox>,
    /// The groups. A group that is in itself by a detour stands alone.
    pub groups: Vec<PlannedGroup>,
    /// The edges.
    pub edges: Vec<PlannedEdge>,
}

/// How an edge runs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Route {
    /// From its start to its end, with every bend. Empty where its ends do not exist.
    pub points: Vec<Point>,
    /// The middle of its label.
    pub label: Option<Point>,
    /// The middle of the text beside its start.
    pub start_text: Option<Point>,
    /// The middle of the text beside its end.
    pub end_text: Option<Point>,
}

impl Route {
    /// Every place of it.
    fn places_mut(&mut self) -> impl Iterator<Item = &mut Point> {
        let texts = [&mut self.label, &mut self.start_text, &mut self.end_text];
        self.points.iter_mut().chain(texts.into_iter().flatten())
    }
}

/// Where everything stands, in the order of the plan.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The size of the canvas.
    pub size: Size,
    /// The centres of the boxes.
    pub boxes: Vec<Point>,
    /// The frames of the groups.
    pub groups: Vec<Rect>,
    /// The centres of the groups' titles.
    pub titles: Vec<Point>,
    /// The edges.
    pub routes: Vec<Route>,
    /// How large each box has to be for what is at the ends of its edges.
    needed: Vec<Size>,
}

/// Room around the whole drawing.
pub const MARGIN: f64 = 12.0;

/// How many boxes a plan may have for it to be laid out again where edges pass titles.
const FEW: usize = 400;

/// Lays a plan out. Groups that should be roomy are so only where edges would pass their titles otherwise.
#[must_use]
pub fn layout(plan: &Plan) -> Layout {
    const TIMES: usize = 3;
    let mut tight = plan.clone();
    if plan.boxes.len() <= FEW {
        tight
            .groups
            .iter_mut()
            .for_each(|group| group.roomy = false);
    }
    for _ in 0..TIMES {
        let (made, passed) = laid_out(&tight);
        let mut widened = false;
        let groups = tight.groups.iter_mut().zip(&plan.groups).zip(passed);
        for ((group, wanted), passed) in groups {
            if passed && wanted.roomy && !group.roomy {
                (group.roomy, widened) = (true, true);
            }
        }
        if !widened {
            return made;
        }
    }
    laid_out(&tight).0
}

/// A plan laid out, and whether an edge passes the title of each group.
fn laid_out(plan: &Plan) -> (Layout, Vec<bool>) {
    let tree = tree::Tree::of(plan);
    let mut layout = scope::place(plan, &tree);
    beside::lines(plan, &mut layout);
    routes::end_on_outlines(plan, &mut layout);
    ends::place(plan, &mut layout);
    let passed = titles::place(plan, &mut layout);
    fit(plan, &mut layout);
    (layout, passed)
}

/// Where the scope of each box flows.
#[must_use]
pub fn flows(plan: &Plan) -> Vec<Flow> {
    let tree = tree::Tree::of(plan);
    let scopes = tree.box_scopes.iter();
    let flow = |scope: &Option<usize>| scope.map_or(plan.flow, |group| tree.flow(plan, group));
    scopes.map(flow).collect()
}

/// Lays a plan out whose boxes may become larger, where the texts at the ends of edges need longer sides.
#[must_use]
pub fn layout_growing(plan: &mut Plan) -> Layout {
    const TIMES: usize = 3;
    let mut made = layout(plan);
    for _ in 0..TIMES {
        if !ends::grow(plan, &made) {
            break;
        }
        made = layout(plan);
    }
    made
}

/// Moves everything so that it begins at the margin, and sets the size of the canvas.
fn fit(plan: &Plan, layout: &mut Layout) {
    let boxes = plan.boxes.iter().zip(&layout.boxes);
    let boxes = boxes.map(|(planned, &at)| Rect::around(at, planned.size));
    let labels = plan.edges.iter().zip(&layout.routes);
    let labels = labels.flat_map(|(edge, route)| {
        let texts = [
            (route.label, edge.label),
            (route.start_text, edge.start_text),
            (route.end_text, edge.end_text),
        ];
        let texts = texts.into_iter();
        texts.filter_map(|(at, size)| Some(Rect::around(at?, size)))
    });
    let lines = layout.routes.iter().flat_map(|route| {
        let half = Size::new(4.0, 4.0);
        route.points.iter().map(move |&at| Rect::around(at, half))
    });
    let all = boxes
        .chain(layout.groups.iter().copied())
        .chain(labels)
        .chain(lines);
    let Some(bounds) = all.reduce(Rect::union) else {
        layout.size = Size::new(2.0 * MARGIN, 2.0 * MARGIN);
        return;
    };
    let by = Point::new(MARGIN - bounds.x, MARGIN - bounds.y);
    for at in layout.boxes.iter_mut().chain(&mut layout.titles) {
        *at = at.plus(by);
    }
    for frame in &mut layout.groups {
        *frame = frame.moved(by);
    }
    for route in &mut layout.routes {
        route.places_mut().for_each(|at| *at = at.plus(by));
    }
    layout.size = Size::new(bounds.width + 2.0 * MARGIN, bounds.height + 2.0 * MARGIN);
}

#[cfg(test)]
mod tests;
