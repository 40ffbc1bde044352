//! Charts of boxes, frames and lines: put together, laid out, and painted from the back to the front.

use super::edge::Edge;
use super::geometry::{Point, Size};
use super::group::{Group, outside_in};
use super::layout::{self, End, Flow, Layout, Plan, PlannedBox};
use super::scene::{Part, Scene};
use super::title;
use crate::model::Frame;

/// What stands in a box.
pub(crate) trait Boxed {
    /// The id.
    fn id(&self) -> &str;

    /// It where it stands, and in the group of an id; none where a style hides it.
    fn paint(&self, at: Point, parent: &str) -> Option<Part>;

    /// Makes it as large as the layout has it, where that may be larger than it was planned.
    fn grow(&mut self, _: Size) {}
}

/// A chart in the making.
#[derive(Debug)]
pub(crate) struct Drawing<N> {
    nodes: Vec<N>,
    groups: Vec<(String, Group)>,
    edges: Vec<(String, Edge)>,
    pub(crate) plan: Plan,
}

impl<N: Boxed> Drawing<N> {
    /// An empty chart.
    pub(crate) fn new(flow: Flow) -> Self {
        Self {
            nodes: Vec::new(),
            groups: Vec::new(),
            edges: Vec::new(),
            plan: Plan {
                flow,
                ..Plan::default()
            },
        }
    }

    /// Adds a frame; its number.
    pub(crate) fn group(
        &mut self,
        id: impl Into<String>,
        group: Group,
        flow: Option<Flow>,
    ) -> usize {
        self.plan.groups.push(group.planned(flow));
        self.groups.push((id.into(), group));
        self.groups.len() - 1
    }

    /// Which of the colours a frame has.
    pub(crate) fn turn(&self, group: usize) -> usize {
        self.groups.get(group).map_or(0, |(_, group)| group.turn)
    }

    /// Adds a box.
    pub(crate) fn node(&mut self, node: N, planned: PlannedBox) -> End {
        self.plan.boxes.push(planned);
        self.nodes.push(node);
        End::Box(self.nodes.len() - 1)
    }

    /// Adds a line.
    pub(crate) fn edge(&mut self, id: impl Into<String>, edge: Edge, from: End, to: End) {
        self.plan.edges.push(edge.planned(from, to));
        self.edges.push((id.into(), edge));
    }

    /// Lets the last line run against the flow.
    pub(crate) fn turn_last(&mut self) {
        if let Some(edge) = self.plan.edges.last_mut() {
            edge.against = true;
        }
    }

    /// The boxes, to change them before they are laid out.
    pub(crate) fn nodes_mut(&mut self) -> impl Iterator<Item = (&mut N, &mut PlannedBox)> {
        self.nodes.iter_mut().zip(&mut self.plan.boxes)
    }

    /// Lays it out and paints it.
    pub(crate) fn scene(mut self, kind: &'static str, frame: &Frame) -> Scene {
        let layout = layout::layout_growing(&mut self.plan);
        for (node, planned) in self.nodes_mut() {
            node.grow(planned.size);
        }
        let mut scene = Scene::of(kind, frame, layout.size);
        self.paint(&layout, &mut scene);
        if let Some(title) = frame.title.as_deref() {
            title::above(&mut scene, title);
        }
        scene
    }

    fn paint(&self, layout: &Layout, scene: &mut Scene) {
        let group = |parent: Option<usize>| {
            let around = parent.and_then(|parent| self.groups.get(parent));
            around.map_or("", |(id, _)| id.as_str())
        };
        let frames = outside_in(&layout.groups).into_iter().filter_map(|i| {
            let (id, drawn) = &self.groups[i];
            let parent = group(self.plan.groups[i].parent);
            drawn.paint(layout.groups[i], layout.titles[i], (id, parent))
        });
        scene.parts.extend(frames);
        let id = |end: End| match end {
            End::Box(i) => self.nodes[i].id(),
            End::Group(i) => self.groups[i].0.as_str(),
        };
        let routed = || self.edges.iter().zip(&layout.routes);
        let lines = routed().zip(&self.plan.edges);
        scene
            .parts
            .extend(lines.filter_map(|(((name, edge), route), planned)| {
                edge.paint(name, route, (id(planned.from), id(planned.to)))
            }));
        let nodes = self.nodes.iter().zip(&self.plan.boxes).zip(&layout.boxes);
        scene.parts.extend(
            nodes.filter_map(|((node, planned), at)| node.paint(*at, group(planned.parent))),
        );
        scene
            .parts
            .extend(routed().filter_map(|((name, edge), route)| edge.paint_label(name, route)));
        let ends = routed().flat_map(|((name, edge), route)| edge.paint_ends(name, route));
        scene.parts.extend(ends);
    }
}
