//! What every digraph of ours begins with, and how it is printed.

use graphviz_rust::dot_structures::{Graph as DotGraph, GraphAttributes, Stmt};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::attributes::Attributes;
use super::colours::Palette;
use super::{FONT, escape, rankdir};
use crate::model::Frame;
use crate::model::graph::Direction;

/// What a kind's digraph looks like as a whole; fonts and colours come by themselves where they are not given.
pub(super) struct Sheet<'f> {
    pub(super) frame: &'f Frame,
    pub(super) palette: &'f Palette,
    pub(super) direction: Direction,
    /// The number of the chart in its source, for a chart without a title.
    pub(super) number: u32,
    /// Attributes of the graph, of its nodes and of its edges.
    pub(super) graph: &'f [(&'f str, &'f str)],
    pub(super) nodes: &'f [(&'f str, &'f str)],
    pub(super) edges: &'f [(&'f str, &'f str)],
}

/// Room for texts beside the lines.
pub(super) const WIDE: &[(&str, &str)] = &[("nodesep", "0.6"), ("ranksep", "0.8")];

/// Boxes in a style of Graphviz's, as Mermaid paints them.
pub(super) fn boxes<'p>(style: &'p str, palette: &'p Palette) -> [(&'p str, &'p str); 4] {
    [
        ("shape", "box"),
        ("style", style),
        ("fillcolor", &palette.fill),
        ("color", &palette.border),
    ]
}

/// The name of a cluster, by the id of what it is.
pub(super) fn cluster_name(id: &str) -> String {
    format!("cluster_{id}")
}

/// A chart as a digraph: the title and the looks that hold for all of it, then its statements.
pub(super) fn digraph(sheet: &Sheet<'_>, body: impl IntoIterator<Item = Stmt>) -> DotGraph {
    let title = sheet.frame.title.as_deref();
    let title = title.filter(|title| !title.is_empty());
    let mut graph = Attributes::default();
    graph.word("rankdir", rankdir(sheet.direction));
    graph.word("compound", "true");
    let palette = sheet.palette;
    if palette.background != "#ffffff" {
        graph.word("bgcolor", &*palette.background);
    }
    let mut graph = with_defaults(graph, sheet.graph, &font("12", &palette.text));
    if let Some(title) = title {
        // Mermaid draws a title as text: tags in it are seen.
        graph.put("label", escape::value(title));
        graph.word("labelloc", "t");
    }
    let nodes = with_defaults(
        Attributes::default(),
        sheet.nodes,
        &font("12", &palette.inside),
    );
    let lines = [("color", &*palette.line)];
    let edges = with_defaults(Attributes::default(), sheet.edges, &lines);
    let edges = with_defaults(edges, &[], &font("10", &palette.text));
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(graph.0)),
        Stmt::GAttribute(GraphAttributes::Node(nodes.0)),
        Stmt::GAttribute(GraphAttributes::Edge(edges.0)),
    ];
    stmts.extend(body);
    DotGraph::DiGraph {
        id: escape::name(title.unwrap_or(&format!("chart {}", sheet.number))),
        strict: false,
        stmts,
    }
}

fn font<'p>(size: &'p str, text: &'p str) -> [(&'p str, &'p str); 3] {
    [("fontname", FONT), ("fontsize", size), ("fontcolor", text)]
}

/// Adds what is given, and of the defaults what is not there yet.
fn with_defaults(
    mut attributes: Attributes,
    given: &[(&str, &str)],
    defaults: &[(&str, &str)],
) -> Attributes {
    for (key, value) in given {
        attributes.word(key, *value);
    }
    for (key, value) in defaults {
        if !attributes.has(key) {
            attributes.word(key, *value);
        }
    }
    attributes
}

/// A digraph as text, with a last line break.
pub(super) fn printed(graph: &DotGraph) -> String {
    graph.print(PrinterContext::default().with_indent_step(2)) + "\n"
}
