//! Flowcharts in cells.

use std::collections::HashSet;

use super::canvas::Canvas;
use super::lines::{lines, widest, width};
use super::routes::{self, Cells, cell};
use super::{Terminal, is_marked};
use crate::model::graph::{EdgeIndex, Graph, NodeIndex, Stroke};
use crate::picture::flowchart::{flow, head};
use crate::picture::geometry::{Point, Rect, Size};
use crate::picture::layout::{
    self, End, Flow, Layout, Plan, PlannedBox, PlannedEdge, PlannedGroup,
};
use crate::picture::text::Label;
use crate::source::Span;

/// The pixels of a cell, both ways.
const CELL: f64 = 10.0;
/// How many columns a text may have, from the first try to the last.
const LIMITS: [usize; 4] = [28, 20, 14, 10];

/// Draws a chart in as many columns as there are, if that can be: texts are broken earlier, and a chart that
/// flows to a side is turned, before it is drawn wider.
pub(super) fn draw(graph: &Graph, terminal: Terminal, marked: &[Span]) -> Option<String> {
    let written = flow(graph.direction);
    let mut tries: Vec<(Flow, usize)> = LIMITS.iter().map(|&limit| (written, limit)).collect();
    if written.is_sideways() {
        tries.extend(LIMITS.iter().map(|&limit| (Flow::Down, limit)));
    }
    super::narrowest(terminal, tries, |(flow, limit)| {
        Drawing::of(graph, flow, limit).print(graph, marked, terminal.ascii)
    })
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

/// Texts in lines, and where everything stands.
struct Drawing {
    nodes: Vec<(Vec<String>, &'static str, NodeIndex)>,
    labels: Vec<Vec<String>>,
    titles: Vec<String>,
    /// The links of the chart that are drawn, by number.
    edges: Vec<usize>,
    plan: Plan,
    layout: Layout,
}

fn size(columns: usize, rows: usize) -> Size {
    Size::new(columns as f64 * CELL, rows as f64 * CELL)
}

impl Drawing {
    fn of(graph: &Graph, flow: Flow, limit: usize) -> Self {
        let mut made = Self {
            nodes: Vec::new(),
            labels: Vec::new(),
            titles: Vec::new(),
            edges: Vec::new(),
            plan: Plan {
                flow,
                ..Plan::default()
            },
            layout: Layout::default(),
        };
        for subgraph in &graph.subgraphs {
            let title = lines(Label::new(&subgraph.title), usize::MAX / 4).join(" ");
            let columns = if title.is_empty() {
                0
            } else {
                width(&title) + 2
            };
            made.plan.groups.push(PlannedGroup {
                title: size(columns, usize::from(columns > 0)),
                flow: subgraph.direction.map(crate::picture::flowchart::flow),
                parent: subgraph.parent.map(|parent| parent.0),
                ..PlannedGroup::default()
            });
            made.titles.push(title);
        }
        let mut ends = Vec::new();
        for (index, node) in graph.nodes() {
            ends.push(match node.names {
                Some(subgraph) => Some(End::Group(subgraph.0)),
                None if node.undrawn => None,
                None => {
                    let text = lines(Label::new(&node.label), limit);
                    made.plan.boxes.push(PlannedBox {
                        size: size((widest(&text) + 4).max(5), text.len().max(1) + 2),
                        parent: node.subgraph.map(|parent| parent.0),
                        ..PlannedBox::default()
                    });
                    made.nodes.push((text, node.shape.name(), index));
                    Some(End::Box(made.nodes.len() - 1))
                }
            });
        }
        for (index, from, to, edge) in graph.edges() {
            let (Some(from), Some(to)) = (ends[from.index()], ends[to.index()]) else {
                continue;
            };
            let text = match edge.stroke {
                Stroke::Invisible => Vec::new(),
                _ => lines(Label::new(&edge.label), limit),
            };
            let columns = if text.is_empty() {
                0
            } else {
                widest(&text) + 2
            };
            made.plan.edges.push(PlannedEdge {
                label: size(columns, text.len()),
                length: edge.length.max(1) as usize,
                ..PlannedEdge::new(from, to)
            });
            made.labels.push(text);
            made.edges.push(index.index());
        }
        made.layout = layout::layout(&made.plan);
        if flow.is_sideways() && made.grow() {
            made.layout = layout::layout(&made.plan);
        }
        made
    }

    /// Makes boxes as high as the lines need that leave them at one side; whether one grew.
    fn grow(&mut self) -> bool {
        let mut counts = vec![[0usize; 2]; self.plan.boxes.len()];
        for (edge, route) in self.plan.edges.iter().zip(&self.layout.routes) {
            let ends = [
                (edge.from, route.points.first()),
                (edge.to, route.points.last()),
            ];
            for (end, at) in ends {
                if let (End::Box(i), Some(at)) = (end, at) {
                    counts[i][usize::from(at.x > self.layout.boxes[i].x)] += 1;
                }
            }
        }
        let mut grew = false;
        for (planned, counts) in self.plan.boxes.iter_mut().zip(counts) {
            let rows = counts[0].max(counts[1]) + 2;
            let needed = rows as f64 * CELL;
            if rows > 3 && planned.size.height < needed {
                planned.size.height = needed;
                grew = true;
            }
        }
        grew
    }

    fn cells(&self, end: End) -> Cells {
        let frame = match end {
            End::Group(i) => self.layout.groups[i],
            End::Box(i) => Rect::around(self.layout.boxes[i], self.plan.boxes[i].size),
        };
        let (column, row) = cell(Point::new(frame.x + CELL / 2.0, frame.y + CELL / 2.0));
        let cells = |length: f64| (length / CELL).round().max(1.0) as usize;
        Cells {
            column,
            row,
            width: cells(frame.width),
            height: cells(frame.height),
        }
    }

    fn print(&self, graph: &Graph, marked: &[Span], ascii: bool) -> Option<String> {
        let mut canvas = Canvas::default();
        let marks = Marks::of(graph, marked);
        for (i, title) in self.titles.iter().enumerate() {
            let frame = self.cells(End::Group(i));
            canvas.mark(marks.groups.contains(&i));
            canvas.border(frame.column, frame.row, frame.width, frame.height);
            if !title.is_empty() {
                let free = frame.width.saturating_sub(width(title) + 2) / 2;
                canvas.text(frame.column + free.max(1), frame.row, &format!(" {title} "));
            }
        }
        for (i, (text, shape, index)) in self.nodes.iter().enumerate() {
            canvas.mark(marks.nodes.contains(index));
            self.node(&mut canvas, i, text, shape, ascii);
        }
        let mut turns = vec![Vec::new(); self.edges.len()];
        for (i, &number) in self.edges.iter().enumerate() {
            let edge = graph.edge(EdgeIndex::new(number));
            if edge.stroke == Stroke::Invisible {
                continue;
            }
            canvas.mark(marks.edges.contains(&number));
            let planned = &self.plan.edges[i];
            let ends = (self.cells(planned.from), self.cells(planned.to));
            let heads = (head(edge.arrow_start), head(edge.arrow_end));
            turns[i] = routes::draw(
                &mut canvas,
                &self.layout.routes[i].points,
                ends,
                heads,
                ascii,
            );
        }
        for (i, text) in self.labels.iter().enumerate() {
            let Some(middle) = self.layout.routes[i].label else {
                continue;
            };
            let (column, row) = routes::on_line(&turns[i], cell(middle));
            let column = column.saturating_sub(widest(text) / 2 + 1);
            let row = row.saturating_sub(text.len() / 2);
            for (j, line) in text.iter().enumerate() {
                let free = (widest(text) - width(line)) / 2;
                canvas.text(column + free, row + j, &format!(" {line} "));
            }
        }
        canvas.print(ascii)
    }

    fn node(&self, canvas: &mut Canvas, i: usize, text: &[String], shape: &str, ascii: bool) {
        let frame = self.cells(End::Box(i));
        canvas.clear(frame.column, frame.row, frame.width, frame.height);
        canvas.border(frame.column, frame.row, frame.width, frame.height);
        let corners = match (shape, ascii) {
            ("rounded" | "stadium" | "circle" | "dbl-circ" | "cyl" | "ellipse", false) => {
                Some("╭╮╰╯")
            }
            ("rounded" | "stadium" | "circle" | "dbl-circ" | "cyl" | "ellipse", true) => {
                Some("..''")
            }
            ("diam" | "hex", false) => Some("╱╲╲╱"),
            ("diam" | "hex", true) => Some("/\\\\/"),
            _ => None,
        };
        if let Some(corners) = corners {
            let (right, bottom) = (frame.column + frame.width - 1, frame.row + frame.height - 1);
            let places = [
                (frame.column, frame.row),
                (right, frame.row),
                (frame.column, bottom),
                (right, bottom),
            ];
            for ((column, row), c) in places.into_iter().zip(corners.chars()) {
                canvas.put(column, row, c);
            }
        }
        let top = frame.row + frame.height.saturating_sub(text.len()) / 2;
        for (j, line) in text.iter().enumerate() {
            let free = frame.width.saturating_sub(width(line)) / 2;
            canvas.text(frame.column + free, top + j, line);
        }
    }
}
