//! Subgraphs and their members.

use foldhash::HashSet;

use super::Lowering;
use super::texts::shown_title;
use crate::diagnostic::Diagnostic;
use crate::model::graph::{Direction, Graph, Subgraph, SubgraphIndex};
use crate::source::{Span, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::ast::SubgraphStart;

/// A subgraph that has not ended.
pub(super) struct OpenSubgraph<'a> {
    pub(super) start: &'a SubgraphStart,
    pub(super) range: TextRange,
    pub(super) members: Vec<String>,
    pub(super) direction: Option<Direction>,
}

impl Lowering<'_> {
    pub(super) fn end_subgraph(&mut self, end: Span) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let number = self.closed;
        self.closed += 1;
        let id = match &open.start.id {
            Some(id) => id.text(self.text).to_owned(),
            None => format!("subGraph{number}"),
        };
        let mut seen = HashSet::default();
        let members: Vec<String> = open
            .members
            .into_iter()
            .filter(|member| seen.insert(member.clone()))
            .filter(|member| !self.members.contains(member) && *member != id)
            .collect();
        self.members.extend(members.iter().cloned());
        if let Some(known) = self.graph.subgraph_index(&id) {
            self.graph.subgraphs[known.0].members.extend(members);
        } else {
            let header = self.text.span(open.range);
            let mut title = shown_title(&open.start.title, self.text);
            title.text = title.text.trim_matches(is_space).to_owned();
            self.graph.add_subgraph(Subgraph {
                id: id.clone(),
                id_written: open.start.id.is_some(),
                title,
                direction: open.direction.or(self.inherited),
                members,
                span: header.to(end),
                header_span: header,
                ..Subgraph::default()
            });
        }
        self.member(&id);
    }

    /// Ties nodes, subgraphs and tooltips together.
    pub(super) fn finish(mut self) -> (Graph, Vec<Diagnostic>) {
        // A subgraph without an end is reported elsewhere; what it holds is still drawn.
        while let Some(open) = self.open.last() {
            let header = self.text.span(open.range);
            let end = Span::at(header.end.max(self.graph.frame.span.end));
            self.end_subgraph(end);
        }
        for i in 0..self.graph.subgraphs.len() {
            let index = SubgraphIndex(i);
            for member in self.graph.subgraphs[i].members.clone() {
                if let Some(inner) = self.graph.subgraph_index(&member) {
                    self.graph.subgraphs[inner.0].parent = Some(index);
                }
                if let Some(node) = self.graph.node_index(&member) {
                    self.graph.node_mut(node).subgraph = Some(index);
                }
            }
            let id = self.graph.subgraphs[i].id.clone();
            if let Some(node) = self.graph.node_index(&id) {
                let node = self.graph.node_mut(node);
                node.names = Some(index);
                let styles = node.extras.styles.clone();
                self.graph.subgraphs[i].styles = styles;
            }
        }
        for (id, tooltip) in std::mem::take(&mut self.tooltips) {
            if let Some(node) = self.graph.node_index(&id) {
                self.graph.node_mut(node).extras.tooltip = Some(tooltip);
            }
        }
        (self.graph, self.diagnostics)
    }
}
