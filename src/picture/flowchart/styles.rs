//! What classes and styles of a flowchart say of its parts.

use std::collections::HashMap;

use crate::model::graph::{self, Graph, Subgraph};
use crate::picture::scene::{Line, Paint};
use crate::picture::style::{Css, readable_on};
use crate::picture::text::Font;
use crate::picture::theme::Role;

/// The classes of a chart.
#[derive(Debug)]
pub(super) struct Styles<'g> {
    classes: HashMap<&'g str, &'g [String]>,
    links: &'g [String],
}

impl<'g> Styles<'g> {
    pub(super) fn of(graph: &'g Graph) -> Self {
        Self {
            classes: (graph.class_defs.iter())
                .map(|def| (def.name.as_str(), def.styles.as_slice()))
                .collect(),
            links: &graph.default_link_style.styles,
        }
    }

    fn add<'s>(
        &self,
        css: &mut Css,
        classes: impl IntoIterator<Item = &'s str>,
        styles: &[String],
    ) {
        for class in classes {
            if let Some(styles) = self.classes.get(class) {
                css.add(*styles);
            }
        }
        css.add(styles);
    }

    pub(super) fn of_node(&self, node: &graph::Node) -> Css {
        let mut css = Css::default();
        let classes = node.extras.classes.iter().map(String::as_str);
        self.add(
            &mut css,
            std::iter::once("default").chain(classes),
            &node.extras.styles,
        );
        css
    }

    pub(super) fn of_subgraph(&self, subgraph: &Subgraph) -> Css {
        let mut css = Css::default();
        let classes = subgraph.classes.iter().map(String::as_str);
        self.add(&mut css, classes, &subgraph.styles);
        css
    }

    pub(super) fn of_edge(&self, edge: &graph::Edge) -> Css {
        let mut css = Css::default();
        css.add(self.links);
        let classes = edge.extras.classes.iter().map(String::as_str);
        self.add(&mut css, classes, &edge.extras.styles);
        css
    }
}

/// The colour that a style says, or that of the theme.
pub(super) fn paint(own: Option<&String>, role: Role) -> Paint {
    match own.map(String::as_str) {
        None => Paint::Theme(role),
        Some("transparent") => Paint::None,
        Some(colour) => Paint::Own(colour.to_owned()),
    }
}

/// The colour of text: the one that a style says, else one that is read on the fill that it says.
pub(super) fn text(css: &Css, role: Role) -> Paint {
    let readable = || css.fill.as_deref().and_then(readable_on);
    match &css.color {
        Some(_) => paint(css.color.as_ref(), role),
        None => readable().map_or(Paint::Theme(role), |colour| Paint::Own(colour.to_owned())),
    }
}

/// The outline that a style says.
pub(super) fn line(css: &Css, role: Role, width: f64) -> Line {
    Line {
        paint: paint(css.stroke.as_ref(), role),
        width: css.width.map_or(width, f64::from),
        dashes: css.dashes.clone().unwrap_or_default(),
    }
}

/// The font that a style says.
pub(super) fn font(css: &Css, size: f64) -> Font {
    Font {
        size: css.font_size.map_or(size, f64::from),
        bold: css.is_bold(),
    }
}
