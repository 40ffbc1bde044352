//! What is in a scope: its boxes and groups as leaves and frames of one part.

use std::collections::HashMap;

use super::beside::{self, Companions};
use super::components::{Frame, Leaf, LeafEdge, Part};
use super::enclosing;
use super::spot::Insets;
use super::stand_ins::StandIns;
use super::titles;
use super::tree::{Role, Tree};
use super::{End, Flow, Plan};
use crate::picture::geometry::Size;

/// Room between the border of a group and what is in it.
pub(super) const PAD: f64 = 18.0;
/// Room below a title.
const BELOW_TITLE: f64 = 10.0;

/// What is in a scope, as places in the plan.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) boxes: Vec<usize>,
    pub(super) groups: Vec<usize>,
    pub(super) edges: Vec<usize>,
    /// The edges from a frame to itself, which `edges` do not have.
    loops: Vec<(usize, usize)>,
}

/// What is right in each scope, and the edges between a group and what is in it, which no scope holds.
pub(super) fn contents(plan: &Plan, tree: &Tree) -> (Content, Vec<Content>, Vec<usize>) {
    let mut root = Content::default();
    let mut contents: Vec<Content> = plan.groups.iter().map(|_| Content::default()).collect();
    for (i, scope) in tree.box_scopes.iter().enumerate() {
        match scope {
            Some(group) => contents[*group].boxes.push(i),
            None => root.boxes.push(i),
        }
    }
    for (i, scope) in tree.group_scopes.iter().enumerate() {
        match scope {
            Some(group) => contents[*group].groups.push(i),
            None => root.groups.push(i),
        }
    }
    let mut enclosing = Vec::new();
    for (i, edge) in plan.edges.iter().enumerate() {
        let encloses = |outer: End, inner: End| match outer {
            End::Group(group) if tree.roles[group] == Role::Frame => {
                outer == inner || tree.holds(plan, group, inner)
            }
            _ => false,
        };
        if encloses(edge.from, edge.to) || encloses(edge.to, edge.from) {
            enclosing.push(i);
            if let End::Group(group) = edge.from
                && edge.from == edge.to
            {
                match tree.group_scopes[group] {
                    Some(scope) => contents[scope].loops.push((group, i)),
                    None => root.loops.push((group, i)),
                }
            }
            continue;
        }
        match tree.scope(edge.from) {
            Some(group) => contents[group].edges.push(i),
            None => root.edges.push(i),
        }
    }
    (root, contents, enclosing)
}

/// Across and along the flow for width and height, or the other way round.
pub(super) fn turned(flow: Flow, size: Size) -> Size {
    if flow.is_sideways() {
        size.turned()
    } else {
        size
    }
}

/// The insets of a group whose title stands at the top.
pub(super) fn insets(flow: Flow, title: Size) -> Insets {
    let top = match title.is_empty() {
        true => PAD,
        false => titles::ABOVE + title.height + BELOW_TITLE,
    };
    match flow {
        Flow::Down => Insets {
            u: (PAD, PAD),
            v: (top, PAD),
        },
        Flow::Up => Insets {
            u: (PAD, PAD),
            v: (PAD, top),
        },
        Flow::Right | Flow::Left => Insets {
            u: (top, PAD),
            v: (PAD, PAD),
        },
    }
}

/// A scope as one part, and what its leaves, frames and edges are in the plan.
#[derive(Debug, Default)]
pub(super) struct Whole {
    pub(super) part: Part,
    pub(super) leaves: Vec<End>,
    pub(super) frames: Vec<usize>,
    pub(super) edges: Vec<usize>,
    /// The boxes that stand beside leaves.
    pub(super) companions: Companions,
}

/// Where the leaves and frames of a scope stand in its part.
#[derive(Default)]
struct Places {
    boxes: HashMap<usize, usize>,
    groups: HashMap<usize, usize>,
    frames: HashMap<usize, usize>,
}

impl Places {
    fn leaf(&self, end: End) -> Option<usize> {
        match end {
            End::Box(i) => self.boxes.get(&i).copied(),
            End::Group(group) => self.groups.get(&group).copied(),
        }
    }

    fn frame(&self, group: Option<usize>) -> Option<usize> {
        self.frames.get(&group?).copied()
    }
}

impl Whole {
    /// The content of a scope. `sizes` are those of the groups that stand in it as boxes.
    pub(super) fn of(
        plan: &Plan,
        tree: &Tree,
        content: &Content,
        flow: Flow,
        sizes: &[Size],
    ) -> Self {
        let mut whole = Self::default();
        let mut places = Places::default();
        let framed = content.groups.iter().copied();
        let framed = framed.filter(|&group| tree.roles[group] == Role::Frame);
        for (place, group) in framed.enumerate() {
            places.frames.insert(group, place);
            whole.frames.push(group);
        }
        for &group in &whole.frames {
            let title = plan.groups[group].title;
            let wide = match plan.groups[group].roomy {
                true => 2.0 * (title.width + PAD),
                false => title.width,
            };
            let wide = Size::new(wide + 2.0 * PAD, 0.0);
            whole.part.frames.push(Frame {
                parent: places.frame(tree.parents[group]),
                insets: insets(flow, title),
                least: turned(flow, wide),
            });
        }
        whole.make_room_for_loops(plan, content, flow, &places);
        let asking = beside::candidates(plan, &content.boxes, &content.edges, flow);
        let mut waiting = asking.iter().peekable();
        for &i in &content.boxes {
            if waiting.next_if_eq(&&i).is_some() {
                continue;
            }
            whole.add_box(plan, tree, flow, &mut places, i);
        }
        let solid = content.groups.iter().copied();
        for group in solid.filter(|&group| tree.roles[group] != Role::Frame) {
            let parent = places.frame(tree.parents[group]);
            let place = whole.add(End::Group(group), turned(flow, sizes[group]), parent);
            places.groups.insert(group, place);
        }
        let mut looped = vec![false; whole.leaves.len()];
        for edge in content.edges.iter().map(|&i| &plan.edges[i]) {
            if let Some(leaf) = places.leaf(edge.from).filter(|_| edge.from == edge.to) {
                looped[leaf] = true;
            }
        }
        let find = |end| places.leaf(end);
        let (companions, left) =
            beside::attach(plan, &asking, &mut whole.part.leaves, find, &looped);
        whole.companions = companions;
        for i in left {
            whole.add_box(plan, tree, flow, &mut places, i);
        }
        whole.link(plan, content, flow, &places);
        reserve(&mut whole.part);
        whole
    }

    fn make_room_for_loops(&mut self, plan: &Plan, content: &Content, flow: Flow, places: &Places) {
        let mut loops: HashMap<usize, Vec<usize>> = HashMap::new();
        for &(group, edge) in &content.loops {
            loops.entry(group).or_default().push(edge);
        }
        for (group, loops) in loops {
            let Some(place) = places.frame(Some(group)) else {
                continue;
            };
            let room = enclosing::room(plan, &loops);
            let title = plan.groups[group].title;
            let frame = &mut self.part.frames[place];
            frame.insets = enclosing::widen(flow, frame.insets, room.width);
            let before = turned(flow, frame.least);
            let least = Size::new(
                before.width.max(room.width + 2.0 * PAD),
                title.height + room.height + 2.0 * PAD,
            );
            frame.least = turned(flow, least);
        }
    }

    /// Adds a leaf; its place. The size is across the flow and along it.
    fn add(&mut self, end: End, size: Size, parent: Option<usize>) -> usize {
        self.leaves.push(end);
        self.part.leaves.push(Leaf {
            size,
            slot: size.width,
            tall: size.height,
            beside: (0.0, 0.0),
            loops_low: false,
            pointed: false,
            first: false,
            parent,
        });
        self.leaves.len() - 1
    }

    fn add_box(&mut self, plan: &Plan, tree: &Tree, flow: Flow, places: &mut Places, i: usize) {
        let planned = &plan.boxes[i];
        let parent = places.frame(tree.around(plan, End::Box(i)));
        let size = turned(flow, planned.size);
        let place = self.add(End::Box(i), size, parent);
        let leaf = &mut self.part.leaves[place];
        (leaf.pointed, leaf.first) = (planned.pointed, planned.first);
        places.boxes.insert(i, place);
    }

    /// Adds the edges.
    fn link(&mut self, plan: &Plan, content: &Content, flow: Flow, places: &Places) {
        let leaf = |end| places.leaf(end);
        let stand_ins = StandIns::of(plan, &content.edges, &self.part, leaf);
        let end = |end: End, incoming: bool| match places.leaf(end) {
            Some(leaf) => Some((leaf, None)),
            None => {
                let End::Group(group) = end else { return None };
                let frame = places.frame(Some(group))?;
                Some((stand_ins.leaf(frame, incoming)?, Some(frame)))
            }
        };
        for &i in &content.edges {
            let edge = &plan.edges[i];
            let (first, last) = edge.along();
            let (Some(from), Some(to)) = (end(first, false), end(last, true)) else {
                continue;
            };
            // Where it ends at a frame, its label needs a rank outside it.
            let cut = from.1.is_some() || to.1.is_some();
            let label = turned(flow, edge.label);
            let (texts, heads) = match edge.against {
                true => (
                    (edge.end_text, edge.start_text),
                    (edge.heads.1, edge.heads.0),
                ),
                false => ((edge.start_text, edge.end_text), edge.heads),
            };
            self.edges.push(i);
            self.part.edges.push(LeafEdge {
                from: from.0,
                to: to.0,
                from_frame: from.1,
                to_frame: to.1,
                label,
                start_text: turned(flow, texts.0),
                end_text: turned(flow, texts.1),
                heads,
                length: edge.length.max(1) + usize::from(cut && !label.is_empty()),
            });
        }
    }
}

/// Widens a leaf of each frame to the frame's title, so that there is room for it.
fn reserve(part: &mut Part) {
    let mut widest: Vec<Option<usize>> = vec![None; part.frames.len()];
    for (i, leaf) in part.leaves.iter().enumerate() {
        let mut at = leaf.parent;
        while let Some(frame) = at {
            let before = widest[frame].map_or(0.0, |j| part.leaves[j].slot);
            if widest[frame].is_some() && before >= leaf.slot {
                break;
            }
            widest[frame] = Some(i);
            at = part.frames[frame].parent;
        }
    }
    for (frame, leaf) in widest.into_iter().enumerate() {
        if let Some(leaf) = leaf {
            let needed = part.frames[frame].least.width - 2.0 * PAD;
            let leaf = &mut part.leaves[leaf];
            leaf.slot = leaf.slot.max(needed);
        }
    }
}
