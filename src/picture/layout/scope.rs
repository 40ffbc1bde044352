//! Scopes: the whole plan, and each group that is laid out by itself, from the inside out.

use super::components::{Piece, pack, split};
use super::content::{Content, PAD, Whole, contents, insets, turned};
use super::enclosing;
use super::pipeline::Drawn;
use super::spot::Spot;
use super::tree::{Role, Tree};
use super::{End, Flow, Layout, Plan, Route};
use crate::picture::geometry::{Point, Rect, Size};

/// Room around the title of a group that is empty.
const EMPTY: Size = Size::new(2.0 * PAD, 20.0);
/// How long a row of parts may be beside the height of all.
const RATIO: f64 = 1.7;

/// Everything placed.
struct Placer<'p> {
    plan: &'p Plan,
    tree: &'p Tree,
    layout: Layout,
    /// The sizes of the groups that stand as boxes, once they are known.
    sizes: Vec<Size>,
}

/// Places everything, from the innermost scopes outwards, and then moves what is in a scope to where it
/// stands.
pub(super) fn place(plan: &Plan, tree: &Tree) -> Layout {
    let count = plan.groups.len();
    let mut placer = Placer {
        plan,
        tree,
        layout: Layout {
            boxes: vec![Point::default(); plan.boxes.len()],
            groups: vec![Rect::default(); count],
            titles: Vec::new(),
            routes: vec![Route::default(); plan.edges.len()],
            needed: vec![Size::default(); plan.boxes.len()],
            size: Size::default(),
        },
        sizes: vec![Size::default(); count],
    };
    let (root, mut contents, enclosed) = contents(plan, tree);
    let mut inside_out: Vec<usize> = (0..count).collect();
    inside_out.sort_by_key(|&group| (std::cmp::Reverse(tree.depths[group]), group));
    for &group in &inside_out {
        placer.sizes[group] = match tree.roles[group] {
            Role::Frame => continue,
            Role::Empty => {
                let title = plan.groups[group].title;
                Size::new(title.width + EMPTY.width, title.height + EMPTY.height)
            }
            Role::Scope => {
                let content = std::mem::take(&mut contents[group]);
                placer.scope(&content, Some(group), tree.flow(plan, group))
            }
        };
        // Kept for what is moved below.
    }
    placer.scope(&root, None, plan.flow);
    placer.move_in(&inside_out);
    enclosing::draw(plan, &mut placer.layout, &enclosed);
    placer.layout
}

fn point(flow: Flow, spot: Spot) -> Point {
    match flow {
        Flow::Down => Point::new(spot.u, spot.v),
        Flow::Up => Point::new(spot.u, -spot.v),
        Flow::Right => Point::new(spot.v, spot.u),
        Flow::Left => Point::new(-spot.v, spot.u),
    }
}

impl Placer<'_> {
    /// Lays a scope out from its own origin; the size of the group, or of the whole.
    fn scope(&mut self, content: &Content, group: Option<usize>, flow: Flow) -> Size {
        let mut whole = Whole::of(self.plan, self.tree, content, flow, &self.sizes);
        let pieces = split(std::mem::take(&mut whole.part));
        let mut placed: Vec<(Piece, Drawn)> = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let drawn = Drawn::of(&piece.part);
            placed.push((piece, drawn));
        }
        let sizes: Vec<Size> = placed.iter().map(|(_, drawn)| drawn.size).collect();
        let ratio = if flow.is_sideways() {
            1.0 / RATIO
        } else {
            RATIO
        };
        let corners = pack(&sizes, ratio);
        let mut bounds: Option<Rect> = None;
        for ((piece, drawn), corner) in placed.iter().zip(&corners) {
            let shift = Spot::new(corner.u - drawn.corner.u, corner.v - drawn.corner.v);
            let at = |spot: Spot| point(flow, Spot::new(spot.u + shift.u, spot.v + shift.v));
            let far = Spot::new(
                drawn.corner.u + drawn.size.width,
                drawn.corner.v + drawn.size.height,
            );
            let around = Rect::between(at(drawn.corner), at(far));
            bounds = Some(bounds.map_or(around, |b| b.union(around)));
            self.put(&whole, piece, drawn, &at);
            for (&place, &across) in piece.leaves.iter().zip(&drawn.needed) {
                if let End::Box(i) = whole.leaves[place] {
                    self.layout.needed[i] = turned(flow, Size::new(across, 0.0));
                }
            }
        }
        let bounds = bounds.unwrap_or_default();
        let Some(group) = group else {
            return Size::new(bounds.width, bounds.height);
        };
        let title = self.plan.groups[group].title;
        let top = insets(Flow::Down, title).v.0 + 2.0;
        let missing = (title.width + 2.0 * PAD - (bounds.width + 2.0 * PAD)).max(0.0);
        let by = Point::new(PAD + missing / 2.0 - bounds.x, top - bounds.y);
        self.shift(content, by);
        Size::new(
            bounds.width + 2.0 * PAD + missing,
            bounds.height + top + PAD,
        )
    }

    /// Puts a drawn piece into the layout.
    fn put(&mut self, whole: &Whole, piece: &Piece, drawn: &Drawn, at: &dyn Fn(Spot) -> Point) {
        for (&place, &spot) in piece.leaves.iter().zip(&drawn.leaves) {
            match whole.leaves[place] {
                End::Box(i) => self.layout.boxes[i] = at(spot),
                End::Group(group) => {
                    self.layout.groups[group] = Rect::around(at(spot), self.sizes[group]);
                }
            }
        }
        for (&place, &spot) in piece.leaves.iter().zip(&drawn.leaves) {
            let beside = whole.companions.of.get(&place).into_iter().flatten();
            for (i, by) in beside {
                self.layout.boxes[*i] = at(spot).plus(Point::new(by.u, by.v));
            }
        }
        for (&place, &(low, high)) in piece.frames.iter().zip(&drawn.frames) {
            self.layout.groups[whole.frames[place]] = Rect::between(at(low), at(high));
        }
        for (&place, path) in piece.edges.iter().zip(&drawn.paths) {
            let mut points: Vec<Point> = path.spots.iter().map(|&spot| at(spot)).collect();
            let edge = whole.edges[place];
            let mut texts = path.texts;
            if self.plan.edges[edge].against {
                points.reverse();
                texts = (texts.1, texts.0);
            }
            self.layout.routes[edge] = Route {
                points,
                label: path.label.map(at),
                start_text: texts.0.map(at),
                end_text: texts.1.map(at),
            };
        }
    }

    fn shift(&mut self, content: &Content, by: Point) {
        for &i in &content.boxes {
            self.layout.boxes[i] = self.layout.boxes[i].plus(by);
        }
        for &group in &content.groups {
            self.layout.groups[group] = self.layout.groups[group].moved(by);
        }
        for &i in &content.edges {
            let route = &mut self.layout.routes[i];
            route.places_mut().for_each(|at| *at = at.plus(by));
        }
    }

    /// Moves what is in each scope to where its group stands, the outermost first.
    fn move_in(&mut self, inside_out: &[usize]) {
        let (_, contents, _) = contents(self.plan, self.tree);
        for &group in inside_out.iter().rev() {
            if self.tree.roles[group] == Role::Scope {
                let frame = self.layout.groups[group];
                self.shift(&contents[group], Point::new(frame.x, frame.y));
            }
        }
    }
}
