//! Boxes put into ranks, and ordered in them so that few edges cross: by dugong, a port of dagre.

use dugong::graphlib::{Graph, GraphOptions};
use dugong::{EdgeLabel, GraphLabel, NodeLabel, Point, RankDir};

use super::components::{Frame, Part};
use super::spot::Spot;
use super::stages::{self, Layered};

/// Where the boxes of a part may stand. Only the ranks (equal `v`), the order in them and the places that
/// are in line with each other are used of it.
#[derive(Debug, Default)]
pub(super) struct Ranked {
    /// The centres of the part's leaves.
    pub(super) leaves: Vec<Spot>,
    /// The sides of the part's frames across the flow.
    pub(super) frames: Vec<(f64, f64)>,
    /// What each edge passes between its ends, in its own direction: a place a rank.
    pub(super) bends: Vec<Vec<Spot>>,
    /// Which of the bends has the label.
    pub(super) labels: Vec<Option<Spot>>,
}

/// Something that ranks.
pub(super) trait Ranker {
    /// Ranks a part, or cannot.
    fn rank(&self, part: &Part) -> Option<Ranked>;
}

/// Room between boxes of a rank, and between ranks.
const BETWEEN: f64 = 36.0;
const BETWEEN_RANKS: f64 = 44.0;
const BETWEEN_EDGES: f64 = 14.0;

/// The layered layout of dagre.
pub(super) struct Dagre {
    /// How ranks are found: dagre's own way, or another of its ways.
    ranker: Option<&'static str>,
    /// Whether loops are opened where few edges have to turn round, instead of where they were written.
    greedy: bool,
    /// Whether boxes and edges are given to it from the last to the first.
    backwards: bool,
}

/// What is tried, the usual way first.
const WAYS: [Dagre; 6] = [
    Dagre {
        ranker: None,
        greedy: false,
        backwards: false,
    },
    Dagre {
        ranker: None,
        greedy: false,
        backwards: true,
    },
    Dagre {
        ranker: None,
        greedy: true,
        backwards: false,
    },
    Dagre {
        ranker: Some("tight-tree"),
        greedy: false,
        backwards: false,
    },
    Dagre {
        ranker: Some("longest-path"),
        greedy: false,
        backwards: false,
    },
    Dagre {
        ranker: Some("longest-path"),
        greedy: false,
        backwards: true,
    },
];

impl Ranker for Dagre {
    fn rank(&self, part: &Part) -> Option<Ranked> {
        let order = |count: usize| -> Vec<usize> {
            match self.backwards {
                true => (0..count).rev().collect(),
                false => (0..count).collect(),
            }
        };
        let mut graph = graph(part, &order(part.leaves.len()), &order(part.edges.len()));
        let label = graph.graph_mut();
        label.ranker = self.ranker.map(str::to_owned);
        label.acyclicer = self.greedy.then(|| "greedy".to_owned());
        dugong::layout(&mut graph).ok()?;
        let inner = |points: &[Point]| {
            let last = points.len().saturating_sub(1);
            points.get(1..last).unwrap_or_default().to_vec()
        };
        read(part, &graph, inner)
    }
}

/// Dagre's layout for large parts, with ranks of our own.
struct Staged;

impl Ranker for Staged {
    fn rank(&self, part: &Part) -> Option<Ranked> {
        let all = |count: usize| -> Vec<usize> { (0..count).collect() };
        let mut graph = graph(part, &all(part.leaves.len()), &all(part.edges.len()));
        stages::layout(&mut graph)?;
        read(part, &graph, <[Point]>::to_vec)
    }
}

fn leaf(i: usize) -> String {
    format!("n{i}")
}

fn frame(i: usize) -> String {
    format!("c{i}")
}

/// A part as dugong takes it, with its leaves and edges in an order.
fn graph(part: &Part, leaves: &[usize], edges: &[usize]) -> Layered {
    let mut graph: Layered = Graph::new(GraphOptions {
        directed: true,
        multigraph: true,
        compound: true,
    });
    graph.set_graph(GraphLabel {
        rankdir: RankDir::TB,
        nodesep: BETWEEN,
        ranksep: BETWEEN_RANKS,
        edgesep: BETWEEN_EDGES,
        ..GraphLabel::default()
    });
    for &i in leaves {
        let node = &part.leaves[i];
        let label = NodeLabel {
            width: node.slot,
            height: node.size.height,
            ..NodeLabel::default()
        };
        graph.set_node(leaf(i), label);
    }
    for i in 0..part.frames.len() {
        graph.set_node(frame(i), NodeLabel::default());
    }
    for (i, node) in part.leaves.iter().enumerate() {
        if let Some(parent) = node.parent {
            graph.set_parent(leaf(i), frame(parent));
        }
    }
    for (i, group) in part.frames.iter().enumerate() {
        if let Some(parent) = group.parent {
            graph.set_parent(frame(i), frame(parent));
        }
    }
    for &i in edges {
        let edge = &part.edges[i];
        let label = EdgeLabel {
            width: edge.label.width,
            height: edge.label.height,
            minlen: edge.length,
            weight: 1.0,
            ..EdgeLabel::default()
        };
        let (from, to) = (leaf(edge.from), leaf(edge.to));
        graph.set_edge_named(from, to, Some(i.to_string()), Some(label));
    }
    graph
}

/// What was laid out; `bends` are those of the points of an edge.
fn read(part: &Part, graph: &Layered, bends: impl Fn(&[Point]) -> Vec<Point>) -> Option<Ranked> {
    let mut ranked = Ranked::default();
    for i in 0..part.leaves.len() {
        let node = graph.node(&leaf(i))?;
        ranked.leaves.push(Spot::new(node.x?, node.y?));
    }
    for i in 0..part.frames.len() {
        let node = graph.node(&frame(i))?;
        let x = node.x?;
        ranked
            .frames
            .push((x - node.width / 2.0, x + node.width / 2.0));
    }
    for (i, edge) in part.edges.iter().enumerate() {
        let name = i.to_string();
        let label = graph.edge(&leaf(edge.from), &leaf(edge.to), Some(&name))?;
        let bends = bends(&label.points).into_iter();
        ranked
            .bends
            .push(bends.map(|point| Spot::new(point.x, point.y)).collect());
        let place = label.x.zip(label.y).map(|(x, y)| Spot::new(x, y));
        ranked.labels.push(place.filter(|_| !edge.label.is_empty()));
    }
    Some(ranked)
}

/// A rank for each box, in the order of the plan, and every edge in a lane of its own beside them: for what
/// nothing else can rank.
pub(super) struct Stacked;

impl Ranker for Stacked {
    fn rank(&self, part: &Part) -> Option<Ranked> {
        let rank = |i: usize| i as f64 * 100.0;
        let widest = part.leaves.iter().map(|leaf| leaf.slot).fold(0.0, f64::max);
        let lane = widest + part.edges.iter().map(|e| e.label.width).fold(0.0, f64::max);
        let mut ranked = Ranked {
            leaves: (0..part.leaves.len())
                .map(|i| Spot::new(0.0, rank(i)))
                .collect(),
            frames: vec![(-widest, widest); part.frames.len()],
            ..Ranked::default()
        };
        for (i, edge) in part.edges.iter().enumerate() {
            let (low, high) = (edge.from.min(edge.to), edge.from.max(edge.to));
            let u = lane + i as f64 * (lane + BETWEEN_EDGES);
            let mut bends = vec![Spot::new(u, rank(low) + 50.0)];
            bends.extend((low + 1..high).map(|j| Spot::new(u, rank(j))));
            ranked
                .labels
                .push(bends.first().copied().filter(|_| !edge.label.is_empty()));
            if edge.from > edge.to {
                bends.reverse();
            }
            ranked.bends.push(bends);
        }
        Some(ranked)
    }
}

/// How many leaves a part may have, and how deep its frames may be nested, for more than one way to be tried.
const FEW: usize = 60;
const DEEP: usize = 6;
/// With more leaves than that, dugong's ranks take too long.
const MANY: usize = 400;

/// A part ranked in every way that is worth trying; at least one.
pub(super) fn rank(part: &Part) -> Vec<Ranked> {
    let is_small = part.leaves.len() <= FEW && part.edges.len() > 2 && !is_deep(part);
    let ways = if is_small { WAYS.len() } else { 1 };
    let mut ranked: Vec<Ranked> = Vec::new();
    if part.leaves.len() > MANY
        && let Some(staged) = Staged.rank(part)
    {
        return vec![staged];
    }
    for way in &WAYS[..ways] {
        ranked.extend(way.rank(part));
    }
    if ranked.is_empty() {
        ranked.extend(Stacked.rank(part));
    }
    ranked
}

fn is_deep(part: &Part) -> bool {
    part.frames.iter().any(|frame| {
        let around = |frame: &Frame| Some(&part.frames[frame.parent?]);
        std::iter::successors(Some(frame), |frame| around(frame))
            .nth(DEEP)
            .is_some()
    })
}
