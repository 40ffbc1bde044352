//! Boxes put into ranks, and ordered in them so that few edges cross: by dugong, a port of dagre.

use dugong::graphlib::{Graph, GraphOptions};
use dugong::{EdgeLabel, GraphLabel, NodeLabel, RankDir};

use super::lattice::Spot;
use super::parts::Part;

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
pub(super) struct Dagre;

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
            ..GraphLabel::default()
        });
        let (leaf, frame) = (|i: usize| format!("n{i}"), |i: usize| format!("c{i}"));
        for (i, node) in part.leaves.iter().enumerate() {
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
        for (i, edge) in part.edges.iter().enumerate() {
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

/// Ranks a part.
pub(super) fn rank(part: &Part) -> Ranked {
    let rankers: [&dyn Ranker; 2] = [&Dagre, &Stacked];
    let mut ranked = rankers.iter().find_map(|ranker| ranker.rank(part));
    ranked.take().unwrap_or_default()
}
