//! Charts for tests, in the few forms that they need.

use crate::model::graph::{Arrowhead, Edge, Graph, Node, NodeIndex, Shape, Text};
use crate::source::Span;
use crate::syntax::remark;

/// Draws `A[x] -->|label| B{y}` lines, `%% mermaidc:` directives among them.
pub(super) fn chart(text: &str) -> Graph {
    let mut graph = Graph::default();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let at = offset;
        offset += line.len() as u32;
        let body = line.trim();
        let comment = body.strip_prefix("%%");
        if let Some(remark) =
            comment.and_then(|said| remark::read(said, Span::new(at, offset), None))
        {
            graph.frame.remarks.push(remark);
            continue;
        }
        if body.is_empty()
            || body.starts_with("%%")
            || body.starts_with("graph")
            || body.starts_with("flowchart")
        {
            continue;
        }
        let mut rest = body;
        let mut from: Option<(NodeIndex, String)> = None;
        while !rest.is_empty() {
            let (node, after) = mention(rest, at);
            let index = graph.add_node(node.clone());
            if node.labelled {
                let known = graph.node_mut(index);
                *known = Node {
                    extras: known.extras.clone(),
                    ..node.clone()
                };
            }
            graph
                .node_mut(index)
                .extras
                .classes
                .extend(node.extras.classes.clone());
            if let Some((from, label)) = from.take() {
                graph.add_edge(
                    from,
                    index,
                    Edge {
                        label: Text::plain(label),
                        arrow_end: Arrowhead::Point,
                        span: Span::new(at, offset),
                        arrow_span: Span::new(at, offset),
                        ..Edge::default()
                    },
                );
            }
            rest = after.trim_start();
            if let Some(arrow) = rest.strip_prefix("-->") {
                let mut label = String::new();
                rest = arrow;
                if let Some((text, after)) = arrow.strip_prefix('|').and_then(|r| r.split_once('|'))
                {
                    label = text.to_owned();
                    rest = after;
                }
                rest = rest.trim_start();
                from = Some((index, label));
            }
        }
    }
    graph
}

fn mention(text: &str, at: u32) -> (Node, &str) {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len());
    let (id, mut rest) = text.split_at(end);
    let mut node = Node {
        id: id.to_owned(),
        label: Text::plain(id),
        span: Span::new(at, at + 1),
        ..Node::default()
    };
    for (open, close, shape) in [
        ("([", "])", Shape::STADIUM),
        ("{{", "}}", Shape::HEXAGON),
        ("[", "]", Shape::RECT),
        ("{", "}", Shape::DIAMOND),
    ] {
        if let Some((label, after)) = rest.strip_prefix(open).and_then(|r| r.split_once(close)) {
            node.label = Text::plain(label.trim_matches('"'));
            node.labelled = true;
            node.shaped = true;
            node.shape = shape;
            rest = after;
            break;
        }
    }
    if let Some(class) = rest.strip_prefix(":::") {
        let end = class.find(char::is_whitespace).unwrap_or(class.len());
        node.extras.classes.push(class[..end].to_owned());
        rest = &class[end..];
    }
    (node, rest)
}
