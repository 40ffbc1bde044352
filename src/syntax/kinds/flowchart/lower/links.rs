//! Links, and `linkStyle`.

use super::Lowering;
use super::findings;
use super::texts::shown;
use crate::model::graph::{Edge, EdgeIndex, NodeIndex};
use crate::source::Span;
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::ast::{Ident, Link, LinkStyle};

impl Lowering<'_> {
    pub(super) fn link(
        &mut self,
        from: NodeIndex,
        to: NodeIndex,
        link: &Link,
        id: Option<&Ident>,
        span: Span,
    ) {
        let parts = arrow::read(
            link.start.map(|start| self.text.slice(start)),
            self.text.slice(link.arrow),
        );
        let (text, graph) = (self.text, &self.graph);
        let id = id
            .map(|id| id.text(text))
            .filter(|id| !id.is_empty() && self.link_ids.get(id, graph).is_none());
        let mut edge = Edge {
            label: (link.text.as_ref())
                .map(|text| shown(text, self.text))
                .unwrap_or_default(),
            stroke: parts.stroke,
            arrow_start: parts.start,
            arrow_end: parts.end,
            length: parts.length,
            span,
            arrow_span: self.text.span(link.range),
            label_span: link.text.as_ref().map(|text| text.ident.span(self.text)),
            ..Edge::default()
        };
        if let Some(curve) = &self.graph.default_link_style.interpolate {
            edge.extras.interpolate = Some(curve.clone());
        }
        if let Some(id) = id {
            edge.extras.id = Some(id.to_owned());
        }
        let index = self.graph.add_edge(from, to, edge);
        if let Some(id) = id {
            self.link_ids.write(id, index);
        }
    }

    pub(super) fn link_style(&mut self, style: &LinkStyle) {
        let drawn = self.graph.inner().edge_count();
        let undrawn = style
            .links
            .iter()
            .find(|(number, _)| *number >= drawn as u64);
        if let Some(&(number, place)) = undrawn {
            let span = self.text.span(place);
            // A statement that could not be read may have held the link: one mistake, one message.
            if number >= (drawn + self.lost) as u64 {
                self.diagnostics
                    .push(findings::undrawn_link_style(number, drawn, span));
            }
            return;
        }
        if let Some(interpolate) = &style.interpolate {
            if style.default.is_some() {
                self.graph.default_link_style.interpolate =
                    Some(interpolate.text(self.text).to_owned());
            }
            for &(number, _) in &style.links {
                let edge = self.graph.edge_mut(EdgeIndex::new(number as usize));
                edge.extras.interpolate = Some(interpolate.text(self.text).to_owned());
            }
        }
        let mut styles: Vec<String> = (style.styles.iter())
            .map(|style| style.text(self.text).to_owned())
            .collect();
        if styles.is_empty() {
            return;
        }
        if style.default.is_some() {
            self.graph.default_link_style.styles = styles;
            return;
        }
        if !styles.iter().any(|style| style.starts_with("fill")) {
            styles.push("fill:none".to_owned());
        }
        for &(number, _) in &style.links {
            self.graph
                .edge_mut(EdgeIndex::new(number as usize))
                .extras
                .styles = styles.clone();
        }
    }
}
