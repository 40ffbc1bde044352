//! Classes and clicks.

use super::Lowering;
use crate::model::graph::{self, Callback, ClassDef};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::ast::{Click, ClickAction, Ident};

impl Lowering<'_> {
    pub(super) fn class_def(&mut self, names: &[Ident], styles: &[Ident]) {
        // A comma that is escaped belongs to the style.
        let joined = styles
            .iter()
            .map(|style| style.text(self.text))
            .collect::<Vec<_>>()
            .join(",");
        let marked = joined
            .replace("\\,", "§§§")
            .replace(',', ";")
            .replace("§§§", ",");
        let styles: Vec<&str> = marked.split(';').collect();
        for name in names {
            let (name, span) = (name.text(self.text), name.span(self.text));
            let known = self
                .graph
                .class_defs
                .iter()
                .position(|def| def.name == name);
            let index = known.unwrap_or_else(|| {
                self.graph.class_defs.push(ClassDef {
                    name: name.to_owned(),
                    span,
                    ..ClassDef::default()
                });
                self.graph.class_defs.len() - 1
            });
            let def = &mut self.graph.class_defs[index];
            for style in &styles {
                if style.contains("color") {
                    def.text_styles.push(style.replacen("fill", "bgFill", 1));
                }
                def.styles.push((*style).to_owned());
            }
        }
    }

    /// Gives a class to the node, link and subgraph of an id, those that are there.
    pub(super) fn class(&mut self, id: &str, class: &str) {
        if let Some(node) = self
            .graph
            .node_index(id)
            .filter(|&n| !self.graph.node(n).undrawn)
        {
            self.graph
                .node_mut(node)
                .extras
                .classes
                .push(class.to_owned());
        }
        if let Some(edge) = self.link_ids.get(id, &self.graph) {
            self.graph
                .edge_mut(edge)
                .extras
                .classes
                .push(class.to_owned());
        }
        if let Some(subgraph) = self.graph.subgraph_index(id) {
            self.graph.subgraphs[subgraph.0]
                .classes
                .push(class.to_owned());
        }
    }

    pub(super) fn click(&mut self, click: &Click) {
        let text = self.text;
        for id in &click.targets {
            let id = id.text(text);
            let node = self
                .graph
                .node_index(id)
                .filter(|&n| !self.graph.node(n).undrawn);
            if let Some(node) = node {
                let node = self.graph.node_mut(node);
                match &click.action {
                    ClickAction::Link { url, target, .. } => {
                        let address = url.text(text).trim_matches(is_space);
                        node.extras.link = (!address.is_empty()).then(|| graph::Hyperlink {
                            url: address.to_owned(),
                            target: target.as_ref().map(|t| t.text(text).to_owned()),
                        });
                    }
                    ClickAction::Call { function, args, .. } => {
                        node.extras.callback = Some(Callback {
                            function: function.text(text).to_owned(),
                            args: args.as_ref().map(|args| args.text(text).to_owned()),
                        });
                    }
                }
            }
            self.class(id, "clickable");
            if let Some(tooltip) = &click.tooltip {
                self.tooltips
                    .insert(id.to_owned(), tooltip.text(text).to_owned());
            }
        }
    }
}
