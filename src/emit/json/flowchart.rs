//! Flowcharts as JSON.

use serde::Serialize;

use super::{Place, place};
use crate::emit::accepted::AcceptedFlowchart;
use crate::model::graph::{self, Graph, Stroke, SubgraphIndex, Text, TextKind};
use crate::source::Source;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Chart<'a> {
    kind: &'static str,
    #[serde(flatten)]
    place: Place,
    title: Option<&'a str>,
    acc_title: Option<&'a str>,
    acc_descr: Option<&'a str>,
    direction: &'static str,
    config: &'a serde_json::Map<String, serde_json::Value>,
    nodes: Vec<Node<'a>>,
    edges: Vec<Edge<'a>>,
    subgraphs: Vec<Subgraph<'a>>,
    class_defs: Vec<ClassDef<'a>>,
    default_link_style: LinkStyle<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Node<'a> {
    id: &'a str,
    label: &'a str,
    label_type: &'static str,
    shape: &'static str,
    classes: &'a [String],
    styles: &'a [String],
    link: Option<Hyperlink<'a>>,
    callback: Option<Callback<'a>>,
    tooltip: Option<&'a str>,
    icon: Option<&'a str>,
    image: Option<&'a str>,
    subgraph: Option<&'a str>,
    is_subgraph: bool,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Hyperlink<'a> {
    url: &'a str,
    target: Option<&'a str>,
}

#[derive(Serialize)]
struct Callback<'a> {
    function: &'a str,
    args: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Edge<'a> {
    id: Option<&'a str>,
    from: &'a str,
    to: &'a str,
    label: &'a str,
    label_type: &'static str,
    stroke: &'static str,
    arrow_start: &'static str,
    arrow_end: &'static str,
    length: Option<u32>,
    classes: &'a [String],
    styles: &'a [String],
    interpolate: Option<&'a str>,
    animation: Option<&'a str>,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Subgraph<'a> {
    id: &'a str,
    title: &'a str,
    label_type: &'static str,
    nodes: &'a [String],
    direction: Option<&'static str>,
    parent: Option<&'a str>,
    classes: &'a [String],
    styles: &'a [String],
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClassDef<'a> {
    name: &'a str,
    styles: &'a [String],
    text_styles: &'a [String],
}

#[derive(Serialize)]
struct LinkStyle<'a> {
    styles: &'a [String],
    interpolate: Option<&'a str>,
}

const fn label_type(text: &Text) -> &'static str {
    match text.kind {
        TextKind::Text => "text",
        TextKind::Markdown => "markdown",
    }
}

/// What a flowchart says.
pub(super) fn chart(accepted: AcceptedFlowchart<'_>) -> Chart<'_> {
    let (graph, source) = (accepted.graph(), accepted.source());
    Chart {
        kind: accepted
            .reading()
            .kind
            .map_or("flowchart", |kind| kind.name),
        place: place(source, accepted.chart().span),
        title: graph.frame.title.as_deref(),
        acc_title: graph.frame.acc_title.as_deref(),
        acc_descr: graph.frame.acc_descr.as_deref(),
        direction: graph.direction.name(),
        config: &graph.frame.config,
        nodes: (graph.nodes())
            .filter(|(_, node)| !node.undrawn)
            .map(|(_, n)| node(graph, source, n))
            .collect(),
        edges: graph
            .edges()
            .map(|(_, from, to, edge_)| {
                let (from, to) = (&graph.node(from).id, &graph.node(to).id);
                edge(source, from, to, edge_)
            })
            .collect(),
        subgraphs: (graph.subgraphs.iter())
            .map(|s| subgraph(graph, source, s))
            .collect(),
        class_defs: graph
            .class_defs
            .iter()
            .map(|def| ClassDef {
                name: &def.name,
                styles: &def.styles,
                text_styles: &def.text_styles,
            })
            .collect(),
        default_link_style: LinkStyle {
            styles: &graph.default_link_style.styles,
            interpolate: graph.default_link_style.interpolate.as_deref(),
        },
    }
}

fn id_of(graph: &Graph, index: Option<SubgraphIndex>) -> Option<&str> {
    index.map(|index| graph.subgraph(index).id.as_str())
}

fn node<'a>(graph: &'a Graph, source: &Source, node: &'a graph::Node) -> Node<'a> {
    Node {
        id: &node.id,
        label: &node.label.text,
        label_type: label_type(&node.label),
        shape: node.shape.name(),
        classes: &node.extras.classes,
        styles: &node.extras.styles,
        link: node.extras.link.as_ref().map(|link| Hyperlink {
            url: &link.url,
            target: link.target.as_deref(),
        }),
        callback: node.extras.callback.as_ref().map(|callback| Callback {
            function: &callback.function,
            args: callback.args.as_deref(),
        }),
        tooltip: node.extras.tooltip.as_deref(),
        icon: node.extras.icon.as_deref(),
        image: node.extras.image.as_deref(),
        subgraph: id_of(graph, node.subgraph),
        is_subgraph: !node.is_node(),
        place: place(source, node.span),
    }
}

fn edge<'a>(source: &Source, from: &'a str, to: &'a str, edge: &'a graph::Edge) -> Edge<'a> {
    // A link whose two ends do not go together has neither heads nor a length in Mermaid either.
    let (arrow_start, arrow_end, length) = match edge.stroke {
        Stroke::Invalid => ("?", "INVALID", None),
        _ => (
            edge.arrow_start.name(),
            edge.arrow_end.name(),
            Some(edge.length),
        ),
    };
    Edge {
        id: edge.extras.id.as_deref(),
        from,
        to,
        label: &edge.label.text,
        label_type: label_type(&edge.label),
        stroke: edge.stroke.name(),
        arrow_start,
        arrow_end,
        length,
        classes: &edge.extras.classes,
        styles: &edge.extras.styles,
        interpolate: edge.extras.interpolate.as_deref(),
        animation: edge.extras.animation.as_deref(),
        place: place(source, edge.span),
    }
}

fn subgraph<'a>(graph: &'a Graph, source: &Source, subgraph: &'a graph::Subgraph) -> Subgraph<'a> {
    Subgraph {
        id: &subgraph.id,
        title: &subgraph.title.text,
        label_type: label_type(&subgraph.title),
        nodes: &subgraph.members,
        direction: subgraph.direction.map(graph::Direction::name),
        parent: id_of(graph, subgraph.parent),
        classes: &subgraph.classes,
        styles: &subgraph.styles,
        place: place(source, subgraph.span),
    }
}
