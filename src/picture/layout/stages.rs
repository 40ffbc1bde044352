//! The stages of dugong's layout one by one, with ranks by our own `simplex` in place of its ranker.

use dugong::graphlib::{EdgeKey, Graph};
use dugong::order::{self, OrderOptions};
use dugong::position::bk;
use dugong::{
    EdgeLabel, GraphLabel, NodeLabel, acyclic, add_border_segments, nesting_graph, normalize,
    parent_dummy_chains, util,
};

use super::simplex::{self, Link};

/// A part as a graph of dugong's.
pub(super) type Layered = Graph<NodeLabel, EdgeLabel, GraphLabel>;

/// Gives every node and frame its place, and every edge what it passes and the place of its label. Ends and turns of edges
/// are not made.
pub(super) fn layout(graph: &mut Layered) -> Option<()> {
    // A label stands in a rank of its own, halfway.
    graph.for_each_edge_mut(|_, edge| edge.minlen *= 2);
    graph.graph_mut().ranksep /= 2.0;
    acyclic::run(graph);
    nesting_graph::run(graph);
    rank(graph)?;
    tidy(graph)?;
    normalize::run(graph);
    parent_dummy_chains::parent_dummy_chains(graph);
    add_border_segments::add_border_segments(graph);
    order::order(graph, OrderOptions::default());
    place(graph);
    frames(graph)?;
    normalize::undo(graph);
    acyclic::undo(graph);
    Some(())
}

/// Gives every node a rank, as far as it has nothing in it.
fn rank(graph: &mut Layered) -> Option<()> {
    let root = graph.graph().nesting_root.clone()?;
    let mut nodes = vec![root];
    let mut places: Vec<Option<usize>> = Vec::new();
    for id in graph.node_ids() {
        if !graph.children(&id).is_empty() {
            continue;
        }
        let index = graph.node_ix(&id)?;
        if places.len() <= index {
            places.resize(index + 1, None);
        }
        if id == nodes[0] {
            places[index] = Some(0);
        } else {
            places[index] = Some(nodes.len());
            nodes.push(id);
        }
    }
    let place = |index: usize| places.get(index).copied().flatten();
    let mut links = Vec::with_capacity(graph.edge_count());
    graph.for_each_edge_ix(|from, to, _, edge| {
        // What leads to a frame says nothing: its borders have edges of their own.
        if let (Some(from), Some(to)) = (place(from), place(to)) {
            links.push(Link {
                from,
                to,
                least: i64::try_from(edge.minlen).unwrap_or(i64::from(i32::MAX)),
                weight: edge.weight as i64,
            });
        }
    });
    let ranks = simplex::ranks(nodes.len(), &links)?;
    for (id, rank) in nodes.iter().zip(ranks) {
        graph.node_mut(id)?.rank = Some(i32::try_from(rank).ok()?);
    }
    Some(())
}

/// Leaves out ranks that nothing stands in, and notes the ranks of labels and frames.
fn tidy(graph: &mut Layered) -> Option<()> {
    let labelled: Vec<EdgeKey> = graph.edge_keys();
    let mut stand_ins = Vec::new();
    for key in labelled {
        let edge = graph.edge_by_key(&key)?;
        if edge.width > 0.0 && edge.height > 0.0 {
            let (from, to) = (graph.node(&key.v)?.rank?, graph.node(&key.w)?.rank?);
            let node = NodeLabel {
                rank: Some(from + (to - from) / 2),
                ..NodeLabel::default()
            };
            let id = format!("label{}", stand_ins.len());
            graph.set_node(id.clone(), node);
            stand_ins.push((id, key));
        }
    }
    util::remove_empty_ranks(graph);
    nesting_graph::cleanup(graph);
    util::normalize_ranks(graph);
    for (id, key) in &stand_ins {
        let rank = graph.node(id)?.rank;
        graph.edge_mut_by_key(key)?.label_rank = rank;
    }
    graph.remove_nodes(stand_ins.iter().map(|(id, _)| id.as_str()));
    for id in graph.node_ids() {
        let node = graph.node(&id)?;
        if let (Some(top), Some(bottom)) = (&node.border_top, &node.border_bottom) {
            let (first, last) = (graph.node(top)?.rank, graph.node(bottom)?.rank);
            let node = graph.node_mut(&id)?;
            (node.min_rank, node.max_rank) = (first, last);
        }
    }
    Some(())
}

/// Gives everything in the ranks its place.
fn place(graph: &mut Layered) {
    let layers = util::build_layer_matrix(graph);
    let mut y = 0.0;
    for layer in &layers {
        let heights = layer.iter().filter_map(|id| graph.node(id));
        let height = heights.map(|node| node.height).fold(0.0, f64::max);
        for id in layer {
            if let Some(node) = graph.node_mut(id) {
                node.y = Some(y + height / 2.0);
            }
        }
        y += height + graph.graph().ranksep;
    }
    for (id, x) in bk::position_x_with_layering(graph, &layers) {
        if let Some(node) = graph.node_mut(&id) {
            node.x = Some(x);
        }
    }
}

/// Gives each frame its sides, which the borders in its ranks stand at.
fn frames(graph: &mut Layered) -> Option<()> {
    for id in graph.node_ids() {
        let node = graph.node(&id)?;
        if node.border_top.is_none() {
            continue;
        }
        let places = |borders: &[Option<String>]| -> Vec<f64> {
            let nodes = borders.iter().flatten().filter_map(|id| graph.node(id));
            nodes.filter_map(|node| node.x).collect()
        };
        let low = places(&node.border_left).into_iter().reduce(f64::min)?;
        let high = places(&node.border_right).into_iter().reduce(f64::max)?;
        let node = graph.node_mut(&id)?;
        (node.x, node.width) = (Some((low + high) / 2.0), high - low);
    }
    Some(())
}
