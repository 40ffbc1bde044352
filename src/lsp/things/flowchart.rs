//! What a flowchart says of a node or a subgraph: its role, and where it leads.

use super::{code, end, heading, listed};
use crate::driver::LiveChart;
use crate::model::graph::{Graph, NodeIndex, Stroke, Way};

/// What is said of the node or subgraph of an id.
pub(super) fn about(live: &LiveChart, graph: &Graph, id: &str) -> Vec<String> {
    if let Some(index) = graph.subgraph_index(id) {
        let subgraph = graph.subgraph(index);
        let members: Vec<String> = subgraph.members.iter().map(|member| code(member)).collect();
        let mut lines = vec![heading(id, "subgraph", &subgraph.title.text)];
        lines.extend(listed("members", &members));
        return lines;
    }
    let Some(index) = graph.node_index(id) else {
        return Vec::new();
    };
    let node = graph.node(index);
    let mut lines = vec![heading(id, role(live, graph, index), &node.label.text)];
    if let Some(within) = node.subgraph {
        lines.push(format!("in {}", code(&graph.subgraph(within).id)));
    }
    lines.extend(listed("leads to", &ends(graph, index, Way::Outgoing)));
    lines.extend(listed("comes from", &ends(graph, index, Way::Incoming)));
    lines
}

/// What a node is: in a decision its role, else where it stands on the ways.
fn role(live: &LiveChart, graph: &Graph, index: NodeIndex) -> &'static str {
    let meaning = live.meaning();
    let decisions = meaning.decisions(graph);
    if decisions.around(index).is_some() {
        return decisions.role(index).name();
    }
    let analysis = meaning.analysis(graph);
    match (analysis.is_led_to(index), analysis.goes_on(index)) {
        (false, false) => "node without links",
        (false, true) => "entry",
        (true, false) => "end",
        (true, true) => "node",
    }
}

/// The other ends of a node's links, with the texts on them, in the order of the chart.
fn ends(graph: &Graph, index: NodeIndex, way: Way) -> Vec<String> {
    let mut edges: Vec<_> = graph.inner().edges_directed(index, way).collect();
    edges.reverse();
    let drawn = edges
        .into_iter()
        .filter(|edge| edge.weight().stroke != Stroke::Invisible);
    let ends = drawn.map(|edge| {
        use petgraph::visit::EdgeRef;
        let other = match way {
            Way::Outgoing => edge.target(),
            Way::Incoming => edge.source(),
        };
        end(&graph.node(other).id, Some(&edge.weight().label.text))
    });
    ends.collect()
}
