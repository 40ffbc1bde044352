//! Nodes and the chains they stand in.

use std::iter;

use smallvec::SmallVec;

use super::Lowering;
use super::texts::shown;
use crate::model::graph::{self, Node, NodeIndex};
use crate::source::Span;
use crate::syntax::kinds::flowchart::ast::{Chain, Ident, Vertex};

/// The nodes of a group: mostly one.
type Group = SmallVec<[NodeIndex; 2]>;

impl<'a> Lowering<'a> {
    pub(super) fn chain(&mut self, chain: &'a Chain) {
        let mut from: &[Vertex] = &[];
        let mut before = Group::new();
        let links = iter::once(None).chain(chain.links.iter().map(Some));
        for (link, group) in links.zip(chain.groups()) {
            let nodes = self.group(group, !chain.links.is_empty());
            if let Some(link) = link {
                let last = before.last().copied();
                for (f, &start) in before.iter().enumerate() {
                    for (t, &end) in nodes.iter().enumerate() {
                        // Of a multiplied link, only that from the last to the first has the id.
                        let id = link
                            .id
                            .as_deref()
                            .filter(|_| Some(start) == last && Some(&end) == nodes.first());
                        let span = self.text.span(from[f].range.to(group[t].range));
                        self.link(start, end, link, id, span);
                    }
                }
            }
            (from, before) = (group, nodes);
        }
        if self.open.is_empty() {
            return;
        }
        let groups: Vec<&[Vertex]> = chain.groups().collect();
        for vertex in groups.into_iter().rev().flatten() {
            self.member(vertex.id.text(self.text));
        }
    }

    /// A group of nodes, `linked` where a link begins or ends there: then it gives a node for each id. Data counts
    /// only once the next node of the group was read.
    fn group(&mut self, group: &'a [Vertex], linked: bool) -> Group {
        let mut nodes = Group::new();
        let mut waiting: Option<&Vertex> = None;
        for vertex in group {
            nodes.extend(self.vertex(vertex, linked));
            if let Some(before) = waiting.replace(vertex) {
                self.vertex_data(before);
            }
        }
        if let Some(last) = waiting {
            self.vertex_data(last);
        }
        nodes
    }

    fn vertex_data(&mut self, vertex: &Vertex) {
        if let Some(data) = &vertex.data {
            self.data(vertex.id.text(self.text), data, vertex.range);
        }
    }

    /// A mention of a node in a statement that draws.
    fn vertex(&mut self, vertex: &'a Vertex, linked: bool) -> Option<NodeIndex> {
        let span = self.text.span(vertex.range);
        let id = vertex.id.text(self.text);
        let known = self.mention(&vertex.id, Some(span), vertex.label.is_some());
        // Where the id is a link's, Mermaid has no such node, but links can begin and end there.
        let index = known.or_else(|| {
            let node = Node {
                id: id.to_owned(),
                label: graph::Text::plain(id),
                undrawn: true,
                span,
                ..Node::default()
            };
            linked.then(|| self.graph.add_node(node))
        });
        if let (Some(label), Some(index)) = (&vertex.label, known) {
            let text = self.text;
            let node = self.graph.node_mut(index);
            node.label = shown(&label.text, text);
            node.shape = label.shape;
            node.labelled = true;
            node.shaped = true;
            node.span = span;
            node.label_span = Some(label.text.ident.span(text));
        }
        if let Some(class) = &vertex.class {
            // A comma in an id separates ids here, as it does in `class`.
            for id in id.split(',') {
                self.class(id, class.text(self.text));
            }
        }
        index
    }

    /// Makes the node of an id, unless the id is a link's. `span` is the mention, where it draws; one that
    /// is `labelled` gets its label later.
    pub(super) fn mention(
        &mut self,
        id: &Ident,
        span: Option<Span>,
        labelled: bool,
    ) -> Option<NodeIndex> {
        let (place, id) = (id.range, id.text(self.text));
        if self.link_ids.get(id, &self.graph).is_some() {
            return None;
        }
        let index = self.graph.node_index(id).unwrap_or_else(|| {
            self.graph.add_node(Node {
                id: id.to_owned(),
                label: graph::Text::plain(if labelled { "" } else { id }),
                span: span.unwrap_or_else(|| self.text.span(place)),
                ..Node::default()
            })
        });
        if let Some(span) = span {
            let node = self.graph.node_mut(index);
            if node.mentions.is_empty() && !node.labelled {
                node.span = span;
            }
            node.mentions.push(span);
        }
        Some(index)
    }
}
