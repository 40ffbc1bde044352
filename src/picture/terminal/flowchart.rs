//! Flowcharts in cells.

use std::collections::HashSet;

use super::boxes::{Boxes, Frame, Line, Look, Node};
use super::lines::lines;
use super::{Terminal, is_marked};
use crate::model::graph::{Graph, NodeIndex, Stroke};
use crate::picture::flowchart::{flow, head};
use crate::picture::layout::{End, Flow};
use crate::picture::text::Label;
use crate::source::Span;

/// How many columns a text may have, from the first try to the last.
pub(super) const LIMITS: [usize; 4] = [28, 20, 14, 10];

/// Draws a chart in as many columns as there are, if that can be.
pub(super) fn draw(graph: &Graph, terminal: Terminal, marked: &[Span]) -> Option<String> {
    let marks = Marks::of(graph, marked);
    super::narrowest(terminal, tries(flow(graph.direction)), |(flow, limit)| {
        boxes(graph, &marks, flow, limit).draw(terminal.ascii)
    })
}

/// Ways to draw a chart, from the widest to the narrowest: texts are broken earlier, and a chart that flows to a side
/// is turned, before it is drawn wider.
pub(super) fn tries(written: Flow) -> Vec<(Flow, usize)> {
    let mut tries: Vec<(Flow, usize)> = LIMITS.iter().map(|&limit| (written, limit)).collect();
    if written.is_sideways() {
        tries.extend(LIMITS.iter().map(|&limit| (Flow::Down, limit)));
    }
    tries
}

fn boxes(graph: &Graph, marks: &Marks, flow: Flow, limit: usize) -> Boxes {
    let mut made = Boxes::new(flow);
    for (i, subgraph) in graph.subgraphs.iter().enumerate() {
        let frame = Frame {
            is_marked: marks.groups.contains(&i),
            ..Frame::default()
        };
        let flow = subgraph.direction.map(crate::picture::flowchart::flow);
        let parent = subgraph.parent.map(|parent| parent.0);
        made.frame(Label::new(&subgraph.title), frame, flow, parent);
    }
    let mut ends = Vec::new();
    for (index, node) in graph.nodes() {
        ends.push(match node.names {
            Some(subgraph) => Some(End::Group(subgraph.0)),
            None if node.undrawn => None,
            None => {
                let drawn = Node {
                    text: lines(Label::new(&node.label), limit),
                    look: look(node.shape.name()),
                    is_marked: marks.nodes.contains(&index),
                    ..Node::default()
                };
                Some(made.node(drawn, node.subgraph.map(|parent| parent.0), None))
            }
        });
    }
    for (index, from, to, edge) in graph.edges() {
        let (Some(from), Some(to)) = (ends[from.index()], ends[to.index()]) else {
            continue;
        };
        let is_hidden = edge.stroke == Stroke::Invisible;
        let line = Line {
            text: match is_hidden {
                true => Vec::new(),
                false => lines(Label::new(&edge.label), limit),
            },
            heads: (head(edge.arrow_start), head(edge.arrow_end)),
            is_hidden,
            is_marked: marks.edges.contains(&index.index()),
        };
        made.line(from, to, line, edge.length.max(1) as usize);
    }
    made
}

fn look(shape: &str) -> Look {
    match shape {
        "rounded" | "stadium" | "circle" | "dbl-circ" | "cyl" | "ellipse" => Look::Round,
        "diam" | "hex" => Look::Slanted,
        _ => Look::Square,
    }
}

/// What is to be marked.
#[derive(Default)]
struct Marks {
    nodes: HashSet<NodeIndex>,
    groups: HashSet<usize>,
    edges: HashSet<usize>,
}

impl Marks {
    /// What stands at some places: nodes before the links that they stand in.
    fn of(graph: &Graph, marked: &[Span]) -> Self {
        let mut marks = Self::default();
        for at in marked.iter().map(std::slice::from_ref) {
            let nodes = graph.nodes().filter(|(_, node)| {
                let mut places = node.mentions.iter().chain([&node.span]);
                places.any(|&place| is_marked(place, at))
            });
            let nodes: Vec<_> = nodes.collect();
            for &(index, node) in &nodes {
                match node.names {
                    Some(subgraph) => marks.groups.insert(subgraph.0),
                    None => marks.nodes.insert(index),
                };
            }
            if !nodes.is_empty() {
                continue;
            }
            let edges = graph.edges().filter(|(.., edge)| is_marked(edge.span, at));
            marks.edges.extend(edges.map(|(index, ..)| index.index()));
            let groups = graph.subgraphs.iter().enumerate();
            let groups = groups.filter(|(_, group)| is_marked(group.header_span, at));
            marks.groups.extend(groups.map(|(i, _)| i));
        }
        marks
    }
}
