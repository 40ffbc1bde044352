//! Flowcharts.

mod edges;
mod nodes;
mod styles;

use super::edge::Edge;
use super::group::{Group, outside_in};
use super::layout::{self, End, Flow, Layout, Plan, PlannedBox, PlannedEdge};
use super::node::Node;
use super::scene::{Part, Scene};
use super::text::Label;
use crate::model::graph::{Direction, Graph, NodeIndex};
pub(crate) use edges::head;
use styles::Styles;

/// The font size of nodes, and how wide their texts are before they are broken.
const FONT: f64 = 14.0;
const NODE_LIMIT: f64 = 190.0;

/// A flowchart with its layout.
#[derive(Debug)]
pub struct Flowchart<'g> {
    graph: &'g Graph,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    /// What each link is called: by its number among all those of the chart.
    names: Vec<String>,
    groups: Vec<Group>,
    /// What was laid out: the nodes, subgraphs and links of the chart in its order.
    pub plan: Plan,
    /// Where it stands.
    pub layout: Layout,
    /// Which nodes of the graph the boxes are.
    pub boxes: Vec<NodeIndex>,
}

/// Where a chart of a direction flows.
pub(crate) const fn flow(direction: Direction) -> Flow {
    match direction {
        Direction::TopBottom | Direction::TopDown | Direction::BottomRight => Flow::Down,
        Direction::BottomTop => Flow::Up,
        Direction::LeftRight => Flow::Right,
        Direction::RightLeft => Flow::Left,
    }
}

impl<'g> Flowchart<'g> {
    /// Measures a chart and lays it out.
    #[must_use]
    pub fn of(graph: &'g Graph) -> Self {
        let styles = Styles::of(graph);
        let flow = flow(graph.direction);
        let mut plan = Plan {
            flow,
            ..Plan::default()
        };
        let mut groups = Vec::new();
        for (turn, subgraph) in graph.subgraphs.iter().enumerate() {
            let group = Group::of(
                Label::new(&subgraph.title),
                styles.of_subgraph(subgraph),
                subgraph.parent.map(|parent| parent.0),
                turn,
            );
            plan.groups
                .push(group.planned(subgraph.direction.map(self::flow)));
            groups.push(group);
        }
        let (mut drawn_nodes, mut boxes) = (Vec::new(), Vec::new());
        let mut ends: Vec<Option<End>> = Vec::with_capacity(graph.inner().node_count());
        for (index, node) in graph.nodes() {
            let end = match node.names {
                Some(subgraph) => Some(End::Group(subgraph.0)),
                None if node.undrawn => None,
                None => {
                    let drawn = nodes::node(node, &styles, flow.is_sideways());
                    plan.boxes.push(PlannedBox {
                        parent: node.subgraph.map(|subgraph| subgraph.0),
                        ..drawn.planned()
                    });
                    drawn_nodes.push(drawn);
                    boxes.push(index);
                    Some(End::Box(drawn_nodes.len() - 1))
                }
            };
            ends.push(end);
        }
        let (mut drawn_edges, mut names) = (Vec::new(), Vec::new());
        for (index, from, to, edge) in graph.edges() {
            let (Some(from), Some(to)) = (ends[from.index()], ends[to.index()]) else {
                continue;
            };
            let drawn = edges::edge(edge, &styles);
            plan.edges.push(PlannedEdge {
                length: edge.length.max(1) as usize,
                ..drawn.planned(from, to)
            });
            drawn_edges.push(drawn);
            names.push(format!("e{}", index.index()));
        }
        let layout = layout::layout(&plan);
        Self {
            graph,
            nodes: drawn_nodes,
            edges: drawn_edges,
            names,
            groups,
            plan,
            layout,
            boxes,
        }
    }

    /// Paints it.
    #[must_use]
    pub fn scene(&self) -> Scene {
        let graph = self.graph;
        let mut scene = Scene::of("flowchart", &graph.frame, self.layout.size);
        let order = outside_in(&self.layout.groups).into_iter();
        scene.parts.extend(order.filter_map(|i| self.cluster(i)));
        for (i, edge) in self.edges.iter().enumerate() {
            let route = &self.layout.routes[i];
            let planned = &self.plan.edges[i];
            let ends = (self.id(planned.from), self.id(planned.to));
            scene.parts.extend(edge.paint(&self.names[i], route, ends));
        }
        for (i, node) in self.nodes.iter().enumerate() {
            let source = graph.node(self.boxes[i]);
            let parent = source
                .subgraph
                .map(|parent| graph.subgraph(parent).id.as_str());
            scene
                .parts
                .extend(nodes::paint(node, source, self.layout.boxes[i], parent));
        }
        for (i, edge) in self.edges.iter().enumerate() {
            scene
                .parts
                .extend(edge.paint_label(&self.names[i], &self.layout.routes[i]));
        }
        if let Some(title) = graph.frame.title.as_deref() {
            super::title::above(&mut scene, title);
        }
        scene
    }

    /// The id of what an edge ends at.
    fn id(&self, end: End) -> &str {
        match end {
            End::Box(i) => &self.graph.node(self.boxes[i]).id,
            End::Group(i) => &self.graph.subgraphs[i].id,
        }
    }

    fn cluster(&self, i: usize) -> Option<Part> {
        let subgraph = &self.graph.subgraphs[i];
        let parent = subgraph
            .parent
            .map(|parent| self.graph.subgraph(parent).id.as_str());
        let (frame, title) = (self.layout.groups[i], self.layout.titles[i]);
        self.groups[i].paint(frame, title, (&subgraph.id, parent.unwrap_or_default()))
    }
}
