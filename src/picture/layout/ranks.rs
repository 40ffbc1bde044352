//! Boxes put into ranks, and ordered in them so that few edges cross: by dugong, a port of dagre.

use dugong::graphlib::{Graph, GraphOptions};
use dugong::{EdgeLabel, GraphLabel, NodeLabel, RankDir};

use super::components::{Frame, Part};
use super::spot::Spot;

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
        let mut graph: Graph<NodeLabel, EdgeLabel, GraphLabel> = Graph::new(GraphOptions {
            directed: true,
            multigraph: true,
            compound: true,
        });
        graph.set_graph(GraphLabel {
            rankdir: RankDir::TB,
            nodesep: BETWEEN,
            ranksep: BETWEEN_RANKS,
            edgesep: BETWEEN_EDGES,
            ranker: self.ranker.map(str::to_owned),
            acyclicer: self.greedy.then(|| "greedy".to_owned()),
            ..GraphLabel::default()
        });
        let (leaf, frame) = (|i: usize| format!("n{i}"), |i: usize| format!("c{i}"));
        for i in self.order(part.leaves.len()) {
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
        for i in self.order(part.edges.len()) {
            let edge = &part.edges[i];
            let label = EdgeLabel {
                width: edge.label.width,
                height: edge.label.height,
                minlen: edge.length,
                weight: 1.0,
                ..EdgeLabel::default()
            };
            graph.set_edge_named(
                leaf(edge.from),
                leaf(edge.to),
                Some(i.to_string()),
                Some(label),
            );
        }
        dugong::layout(&mut graph).ok()?;
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
            let inner = label.points.len().saturating_sub(1);
            let bends = label.points.get(1..inner).unwrap_or_default();
            let bends = bends.iter().map(|point| Spot::new(point.x, point.y));
            ranked.bends.push(bends.collect());
            let place = label.x.zip(label.y).map(|(x, y)| Spot::new(x, y));
            ranked.labels.push(place.filter(|_| !edge.label.is_empty()));
        }
        Some(ranked)
    }
}

impl Dagre {
    fn order(&self, count: usize) -> Vec<usize> {
        let order = 0..count;
        if self.backwards {
            order.rev().collect()
        } else {
            order.collect()
        }
    }
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

/// A part ranked in every way that is worth trying; at least one.
pub(super) fn rank(part: &Part) -> Vec<Ranked> {
    let is_small = part.leaves.len() <= FEW && part.edges.len() > 2 && !is_deep(part);
    let ways = if is_small { WAYS.len() } else { 1 };
    let mut ranked: Vec<Ranked> = Vec::new();
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
