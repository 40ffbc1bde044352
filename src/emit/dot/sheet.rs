//! What every digraph of ours begins with, and how it is printed.

use graphviz_rust::dot_structures::{Graph as DotGraph, GraphAttributes, Stmt};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

use super::attributes::Attributes;
use super::{BORDER, FILL, FONT, LINE, escape, rankdir};
use crate::model::Frame;
use crate::model::graph::Direction;

/// A chart as a digraph: the title and the looks that hold for all of it, then its statements.
pub(super) fn digraph(
    frame: &Frame,
    direction: Direction,
    number: u32,
    nodes: &str,
    body: impl IntoIterator<Item = Stmt>,
) -> DotGraph {
    let title = frame.title.as_deref().filter(|title| !title.is_empty());
    let mut settings = Attributes::default();
    settings.word("rankdir", rankdir(direction));
    settings.word("compound", "true");
    settings.word("fontname", FONT);
    settings.word("fontsize", "12");
    settings.word("fontcolor", LINE);
    if let Some(title) = title {
        // Mermaid draws a title as text: tags in it are seen.
        settings.put("label", escape::value(title));
        settings.word("labelloc", "t");
    }
    let nodes = Attributes::all([
        ("shape", "box"),
        ("style", nodes),
        ("fillcolor", FILL),
        ("color", BORDER),
        ("fontname", FONT),
        ("fontsize", "12"),
        ("fontcolor", LINE),
    ]);
    let edges = Attributes::all([
        ("color", LINE),
        ("fontname", FONT),
        ("fontsize", "10"),
        ("fontcolor", LINE),
    ]);
    let mut stmts = vec![
        Stmt::GAttribute(GraphAttributes::Graph(settings.0)),
        Stmt::GAttribute(GraphAttributes::Node(nodes)),
        Stmt::GAttribute(GraphAttributes::Edge(edges)),
    ];
    stmts.extend(body);
    DotGraph::DiGraph {
        id: escape::name(title.unwrap_or(&format!("chart {number}"))),
        strict: false,
        stmts,
    }
}

/// A digraph as text, with a last line break.
pub(super) fn printed(graph: &DotGraph) -> String {
    graph.print(PrinterContext::default().with_indent_step(2)) + "\n"
}
