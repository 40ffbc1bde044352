//! What classes and styles of a flowchart say of its parts.

use crate::model::graph::{self, Graph, Subgraph};
use crate::picture::paints::Classes;
use crate::picture::style::Css;

/// The classes of a chart, and what all its links have.
#[derive(Debug)]
pub(super) struct Styles<'g> {
    classes: Classes<'g>,
    links: &'g [String],
}

impl<'g> Styles<'g> {
    pub(super) fn of(graph: &'g Graph) -> Self {
        let definitions = graph.class_defs.iter();
        Self {
            classes: Classes::of(definitions.map(|def| (def.name.as_str(), def.styles.as_slice()))),
            links: &graph.default_link_style.styles,
        }
    }

    pub(super) fn of_node(&self, node: &graph::Node) -> Css {
        let mut css = Css::default();
        let classes = node.extras.classes.iter().map(String::as_str);
        self.classes.add(
            &mut css,
            std::iter::once("default").chain(classes),
            &node.extras.styles,
        );
        css
    }

    pub(super) fn of_subgraph(&self, subgraph: &Subgraph) -> Css {
        self.classes.css(&subgraph.classes, &subgraph.styles)
    }

    pub(super) fn of_edge(&self, edge: &graph::Edge) -> Css {
        let mut css = Css::default();
        css.add(self.links);
        let classes = edge.extras.classes.iter().map(String::as_str);
        self.classes.add(&mut css, classes, &edge.extras.styles);
        css
    }
}
