//! DOT, the language of Graphviz.
//!
//! A tree of `graphviz-rust` printed by its printer. Each chart is a `digraph` of its own; Graphviz reads
//! several from one file. Subgraphs are clusters; a link that ends at a subgraph ends at a node in it and is
//! cut off at the border (`lhead`, `ltail`). The colours are those of Mermaid's defaults, with what
//! the chart's classes and styles say on top.

mod attributes;
mod c4;
mod class;
mod colours;
mod compartments;
mod er;
mod escape;
mod label;
mod links;
mod marks;
mod nesting;
mod shape;
mod sheet;
mod state;
#[cfg(test)]
mod tests;
mod tree;

use std::borrow::Cow;
use std::collections::HashMap;

use graphviz_rust::dot_structures::{
    Graph as DotGraph, Id, Node as DotNode, NodeId, Stmt, Subgraph as DotSubgraph,
};

use super::{Accepted, Emitted, Emitter, NO_SUCH_FORM, Options, Scope};
use crate::diagnostic::Diagnostic;
use crate::emit::show;
use crate::model::Diagram;
use crate::model::graph::{Direction, Graph, Node, NodeIndex, Subgraph};
use crate::picture::address::is_harmless;
use crate::picture::marks::{Marks, On};
use crate::picture::style::Css;
use crate::source::Span;
use attributes::{Attributes, paint, ruled};
use colours::Palette;
use label::Label;
use shape::Form;
use sheet::{Sheet, boxes, digraph, printed};
use tree::Tree;

/// Characters in a line of a label. Mermaid wraps at 200 pixels.
const COLUMNS: usize = 28;
const FONT: &str = "Helvetica,Arial,sans-serif";

/// Writes every chart as a `digraph`.
pub struct Dot;

impl Emitter for Dot {
    fn name(&self) -> &'static str {
        "dot"
    }

    fn summary(&self) -> &'static str {
        "Graphviz: shapes, clusters, links and colours, one digraph a chart"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["dot", "gv"]
    }

    fn options(&self) -> &'static [&'static str] {
        &["--show", "--answer"]
    }

    fn scope(&self) -> Scope {
        Scope::File
    }

    fn refuses(&self, diagram: &Diagram) -> Option<String> {
        match diagram {
            Diagram::Flowchart(_)
            | Diagram::State(_)
            | Diagram::Class(_)
            | Diagram::Er(_)
            | Diagram::C4(_) => None,
            other => Some(format!(
                "`dot` takes flowcharts, state, class, ER and C4 diagrams; this is a {} chart",
                other.kind()
            )),
        }
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let mut texts = Vec::new();
        for chart in charts {
            let number = chart.chart().number;
            if let Some(text) = other_kind(chart.diagram(), number) {
                if options.show.is_some() {
                    return Err(vec![unmarked(chart)]);
                }
                texts.push(text);
            }
            if let Some(chart) = chart.flowchart() {
                let marks = options
                    .show
                    .map(|show| show::marks(&chart, show, &options.answers));
                let marks = marks.transpose()?.unwrap_or_default();
                texts.push(print(chart.graph(), number, marks));
            }
        }
        Ok(Emitted {
            text: texts.join("\n"),
            notes: Vec::new(),
            ..Emitted::default()
        })
    }
}

/// Why nothing is marked on a chart of another kind than flowcharts.
fn unmarked(chart: &Accepted<'_>) -> Diagnostic {
    let kind = chart.diagram().kind();
    let message = format!("`--show` marks flowcharts in DOT; this is a {kind} chart");
    let finding = Diagnostic::new(&NO_SUCH_FORM, Span::at(chart.chart().span.start), message);
    finding.help("`--to svg --show findings` marks charts of every kind.")
}

/// A chart of another kind than flowcharts as a digraph, where it can be one.
fn other_kind(diagram: &Diagram, number: u32) -> Option<String> {
    match diagram {
        Diagram::State(state) => Some(state::print(state, number)),
        Diagram::Class(class) => Some(class::print(class, number)),
        Diagram::Er(er) => Some(er::print(er, number)),
        Diagram::C4(c4) => Some(c4::print(c4, number)),
        _ => None,
    }
}

/// A chart as a digraph, with a last line break.
fn print(graph: &Graph, number: u32, marks: Marks) -> String {
    printed(&Writer::new(graph, marks).write(number))
}

struct Writer<'g> {
    graph: &'g Graph,
    palette: Palette,
    tree: Tree,
    classes: HashMap<&'g str, &'g [String]>,
    marks: Marks,
    /// Where the lines stand that open subgraphs, in order.
    openings: Vec<u32>,
}

impl<'g> Writer<'g> {
    fn new(graph: &'g Graph, marks: Marks) -> Self {
        let openings = graph.subgraphs.iter();
        let mut openings: Vec<u32> = openings.map(|one| one.header_span.start).collect();
        openings.sort_unstable();
        Self {
            graph,
            palette: Palette::of(&graph.frame),
            marks,
            openings,
            tree: Tree::new(graph),
            classes: (graph.class_defs.iter())
                .map(|def| (def.name.as_str(), def.styles.as_slice()))
                .collect(),
        }
    }

    fn write(&self, number: u32) -> DotGraph {
        let graph = self.graph;
        let edges = graph.edges().map(|(index, from, to, edge)| {
            let mut drawn = self.edge(from, to, edge);
            let on = On::Edge(index.index());
            drawn.attributes = self.marked(&on, drawn.attributes);
            Stmt::Edge(drawn)
        });
        let legend = marks::legend(&self.marks).map(Stmt::Node);
        let body = self.boxes().into_iter().chain(edges).chain(legend);
        let sheet = Sheet {
            frame: &graph.frame,
            palette: &self.palette,
            direction: graph.direction,
            number,
            graph: &[],
            nodes: &boxes("filled", &self.palette),
            edges: &[],
        };
        digraph(&sheet, body)
    }

    /// Nodes and clusters, by first mention, so that Graphviz begins with the chart's order.
    fn boxes(&self) -> Vec<Stmt> {
        // (first mention, place among the clusters, what is written)
        type Part = (usize, usize, Stmt);
        let node = |&index: &NodeIndex| (index.index(), 0, Stmt::Node(self.node(index)));
        let in_order = |mut parts: Vec<Part>| {
            parts.sort_by_key(|part| (part.0, part.1));
            parts
        };
        let nodes = self.tree.nodes.iter();
        let mut inside: Vec<Vec<Part>> = nodes.map(|n| n.iter().map(node).collect()).collect();
        let mut outside: Vec<Part> = self.tree.free.iter().map(node).collect();
        // What is inside comes after what is around it in the order.
        for (place, &i) in self.tree.order.iter().enumerate().rev() {
            let parts = in_order(std::mem::take(&mut inside[i]));
            let first = parts.first().map_or(usize::MAX, |part| part.0);
            let subgraph = &self.graph.subgraphs[i];
            let stmt = if self.tree.is_empty(i) {
                Stmt::Node(self.empty(subgraph))
            } else {
                self.cluster(subgraph, parts.into_iter().map(|part| part.2))
            };
            let around = match self.tree.parents[i] {
                Some(parent) => &mut inside[parent],
                None => &mut outside,
            };
            around.push((first, place, stmt));
        }
        in_order(outside).into_iter().map(|part| part.2).collect()
    }

    /// What the classes and styles of a thing say.
    fn css<'s>(&'s self, base: Option<&str>, classes: &'s [String], styles: &'s [String]) -> Css {
        let mut css = Css::default();
        let names = base.into_iter().chain(classes.iter().map(String::as_str));
        for class in names {
            if let Some(styles) = self.classes.get(class) {
                css.add(*styles);
            }
        }
        css.add(styles);
        css
    }

    fn node(&self, index: NodeIndex) -> DotNode {
        let node = self.graph.node(index);
        let css = self.css(Some("default"), &node.extras.classes, &node.extras.styles);
        let label = label::wrap(Label::new(&node.label), COLUMNS);
        let mut attributes = Attributes::default();
        let mut styles: Vec<&str> = Vec::new();
        match shape::form(node.shape) {
            Form::Labelled(name, more) => {
                attributes.label(&label, css.is_bold());
                if name != "box" {
                    attributes.word("shape", name);
                }
                for &(key, value) in more {
                    match key {
                        "style" => styles.push(value),
                        _ => attributes.word(key, value),
                    }
                }
                if name == "plaintext" {
                    // Bare text has no box unless a style gives it one.
                    attributes.word("fillcolor", "transparent");
                }
            }
            Form::Ruled(rules) => ruled(&mut attributes, &label, rules, &css, &self.palette.border),
            Form::Symbol(name, more) => {
                attributes.put("label", escape::value(""));
                attributes.word("shape", name);
                attributes.word("fillcolor", &*self.palette.line);
                let turned = matches!(
                    self.graph.direction,
                    Direction::LeftRight | Direction::RightLeft
                );
                for &(key, value) in more {
                    let key = match key {
                        "width" if turned => "height",
                        "height" if turned => "width",
                        key => key,
                    };
                    attributes.word(key, value);
                }
            }
            Form::Glyph(glyph) => {
                attributes.put("label", escape::value(glyph));
                attributes.word("shape", "plaintext");
                attributes.word("fillcolor", "transparent");
                attributes.word("fontsize", "28");
            }
        }
        paint(&mut attributes, &css, styles);
        self.interact(&mut attributes, node);
        let on = On::Node(node.id.clone());
        DotNode::new(node_id(&node.id), self.marked(&on, attributes.0))
    }

    /// Link, tooltip and class names.
    fn interact(&self, attributes: &mut Attributes, node: &Node) {
        if let Some(link) = &node.extras.link
            && is_harmless(&link.url)
        {
            attributes.put("URL", escape::value(&link.url));
            if let Some(target) = &link.target {
                attributes.put("target", escape::value(target));
            }
        }
        if let Some(tooltip) = &node.extras.tooltip {
            attributes.put("tooltip", escape::value(tooltip));
        }
        classes_of(attributes, &node.extras.classes);
    }

    /// The colours of a subgraph: they take turns in the order of the lines that open subgraphs.
    fn turn(&self, subgraph: &Subgraph) -> (Cow<'static, str>, Cow<'static, str>) {
        let opened = subgraph.header_span.start;
        self.palette
            .group(self.openings.partition_point(|&other| other < opened))
    }

    /// A subgraph with nothing in it, which Mermaid draws as a box, too.
    fn empty(&self, subgraph: &Subgraph) -> DotNode {
        let css = self.css(None, &subgraph.classes, &subgraph.styles);
        let mut attributes = Attributes::default();
        attributes.label(&Label::new(&subgraph.title), css.is_bold());
        let (fill, border) = self.turn(subgraph);
        attributes.word("fillcolor", fill);
        attributes.word("color", border);
        paint(&mut attributes, &css, Vec::new());
        classes_of(&mut attributes, &subgraph.classes);
        DotNode::new(node_id(&subgraph.id), attributes.0)
    }

    fn cluster(&self, subgraph: &Subgraph, inside: impl Iterator<Item = Stmt>) -> Stmt {
        let css = self.css(None, &subgraph.classes, &subgraph.styles);
        let mut attributes = Attributes::default();
        attributes.label(&Label::new(&subgraph.title), css.is_bold());
        attributes.word("style", "filled");
        let (fill, border) = self.turn(subgraph);
        attributes.word("fillcolor", fill);
        attributes.word("color", border);
        if let Some(direction) = subgraph.direction {
            // For readers: Graphviz has one direction a graph.
            attributes.word("rankdir", rankdir(direction));
        }
        paint(&mut attributes, &css, Vec::new());
        classes_of(&mut attributes, &subgraph.classes);
        let on = On::Cluster(subgraph.id.clone());
        let settings = self.marked(&on, attributes.0);
        let settings = settings.into_iter().map(Stmt::Attribute);
        Stmt::Subgraph(DotSubgraph {
            id: cluster_id(subgraph),
            stmts: settings.chain(inside).collect(),
        })
    }
}

const fn rankdir(direction: Direction) -> &'static str {
    match direction {
        Direction::TopBottom | Direction::TopDown | Direction::BottomRight => "TB",
        Direction::BottomTop => "BT",
        Direction::LeftRight => "LR",
        Direction::RightLeft => "RL",
    }
}

fn node_id(id: &str) -> NodeId {
    NodeId(escape::name(id), None)
}

fn cluster_id(subgraph: &Subgraph) -> Id {
    escape::name(&format!("cluster_{}", subgraph.id))
}

fn classes_of(attributes: &mut Attributes, classes: &[String]) {
    if !classes.is_empty() {
        attributes.put("class", escape::value(&classes.join(" ")));
    }
}
