//! Flowcharts.

mod edges;
mod nodes;
mod shapes;
mod styles;

use super::block::Block;
use super::geometry::Size;
use super::layout::{self, End, Flow, Layout, Plan, PlannedEdge, PlannedGroup};
use super::scene::{Item, Part, Scene, Shape, What};
use super::text::Label;
use super::theme::{CLUSTERS, Role};
use crate::model::graph::{Direction, Graph, NodeIndex};
use edges::Edge;
pub(crate) use edges::head;
use nodes::Node;
use styles::Styles;

/// The font sizes of nodes and clusters, and of edges.
const FONT: f64 = 14.0;
const EDGE_FONT: f64 = 13.0;
/// How wide texts are before they are broken, in nodes, on edges, and as titles.
const NODE_LIMIT: f64 = 190.0;
const EDGE_LIMIT: f64 = 160.0;
const TITLE_LIMIT: f64 = 320.0;

/// A flowchart with its layout.
#[derive(Debug)]
pub struct Flowchart<'g> {
    graph: &'g Graph,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    /// The number of each link among all those of the chart.
    numbers: Vec<usize>,
    titles: Vec<Block>,
    styles: Styles<'g>,
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
        let mut titles = Vec::new();
        for subgraph in &graph.subgraphs {
            let css = styles.of_subgraph(subgraph);
            let label = Label::new(&subgraph.title);
            let title = Block::of(label, styles::font(&css, FONT), TITLE_LIMIT);
            plan.groups.push(PlannedGroup {
                title: title.size,
                flow: subgraph.direction.map(self::flow),
                parent: subgraph.parent.map(|parent| parent.0),
            });
            titles.push(title);
        }
        let (mut nodes, mut boxes) = (Vec::new(), Vec::new());
        let mut ends: Vec<Option<End>> = Vec::with_capacity(graph.inner().node_count());
        for (index, node) in graph.nodes() {
            let end = match node.names {
                Some(subgraph) => Some(End::Group(subgraph.0)),
                None if node.undrawn => None,
                None => {
                    let drawn = Node::of(node, &styles, flow.is_sideways());
                    plan.boxes.push(drawn.planned());
                    nodes.push(drawn);
                    boxes.push(index);
                    Some(End::Box(nodes.len() - 1))
                }
            };
            ends.push(end);
        }
        let (mut edges, mut numbers) = (Vec::new(), Vec::new());
        for (index, from, to, edge) in graph.edges() {
            let (Some(from), Some(to)) = (ends[from.index()], ends[to.index()]) else {
                continue;
            };
            let drawn = Edge::of(edge, &styles);
            plan.edges.push(PlannedEdge {
                label: drawn.size(),
                length: edge.length.max(1) as usize,
                ..PlannedEdge::new(from, to)
            });
            edges.push(drawn);
            numbers.push(index.index());
        }
        let layout = layout::layout(&plan);
        Self {
            graph,
            nodes,
            edges,
            numbers,
            titles,
            styles,
            plan,
            layout,
            boxes,
        }
    }

    /// Paints it.
    #[must_use]
    pub fn scene(&self) -> Scene {
        let graph = self.graph;
        let mut scene = Scene {
            size: self.layout.size,
            kind: "flowchart",
            title: graph
                .frame
                .acc_title
                .clone()
                .or_else(|| graph.frame.title.clone()),
            description: graph.frame.acc_descr.clone(),
            parts: Vec::new(),
        };
        let mut outside_in: Vec<usize> = (0..graph.subgraphs.len()).collect();
        let area = |i: usize| self.layout.groups[i].width * self.layout.groups[i].height;
        outside_in.sort_by(|&a, &b| area(b).total_cmp(&area(a)).then(a.cmp(&b)));
        scene
            .parts
            .extend(outside_in.into_iter().filter_map(|i| self.cluster(i)));
        for (i, edge) in self.edges.iter().enumerate() {
            let route = &self.layout.routes[i];
            let planned = &self.plan.edges[i];
            let ends = (self.id(planned.from), self.id(planned.to));
            scene.parts.extend(edge.paint(self.numbers[i], route, ends));
        }
        for (i, node) in self.nodes.iter().enumerate() {
            let source = graph.node(self.boxes[i]);
            let parent = source
                .subgraph
                .map(|parent| graph.subgraph(parent).id.as_str());
            scene
                .parts
                .extend(node.paint(source, self.layout.boxes[i], parent));
        }
        for (i, edge) in self.edges.iter().enumerate() {
            scene
                .parts
                .extend(edge.paint_label(self.numbers[i], &self.layout.routes[i]));
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
        let css = self.styles.of_subgraph(subgraph);
        if css.is_hidden() {
            return None;
        }
        let frame = self.layout.groups[i];
        let mut part = Part::new(What::Cluster);
        let parent = subgraph
            .parent
            .map(|parent| self.graph.subgraph(parent).id.as_str());
        part.know("id", subgraph.id.as_str());
        part.know("parent", parent.unwrap_or_default());
        part.stands(frame);
        part.opacity = css.opacity;
        let turn = (i % usize::from(CLUSTERS)) as u8;
        let half = Size::new(frame.width / 2.0, frame.height / 2.0);
        let outline = super::path::Path::rounded(half.width, half.height, 4.0);
        part.items.push(Item::Shape(Shape {
            path: outline.moved(frame.centre()),
            fill: styles::paint(css.fill.as_ref(), Role::ClusterFill(turn)),
            line: Some(styles::line(&css, Role::ClusterBorder(turn), 1.0)),
        }));
        let title = &self.titles[i];
        if !title.is_empty() {
            let paint = styles::text(&css, Role::Title);
            let mut text = title.at(self.layout.titles[i], paint);
            text.is_title = true;
            part.items.push(Item::Text(text));
        }
        Some(part)
    }
}
