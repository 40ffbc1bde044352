//! Nodes: what is drawn of each.

use super::styles::Styles;
use super::{FONT, NODE_LIMIT};
use crate::model::graph::{self, Text};
use crate::picture::address::is_harmless;
use crate::picture::block::Block;
use crate::picture::geometry::Point;
use crate::picture::node::{Node, PLAIN};
use crate::picture::paints;
use crate::picture::scene::Part;
use crate::picture::shapes;
use crate::picture::text::Label;

/// A node, measured.
pub(super) fn node(node: &graph::Node, styles: &Styles<'_>, sideways: bool) -> Node {
    let css = styles.of_node(node);
    let mut label = Label::new(&node.label);
    // Where the label is but an icon, or there is an icon above it, its name stands for it.
    let icon = node.extras.icon.as_deref().or_else(|| {
        let text = node.label.text.trim();
        (label.is_empty() && text.contains(":fa-")).then_some(text)
    });
    if let Some(name) = icon.map(icon_name) {
        let name = Label::new(&Text::plain(format!("[{name}]")));
        label.lines.splice(0..0, name.lines);
    }
    let mut text = Block::of(label, paints::font(&css, FONT), NODE_LIMIT);
    text.italic = css.italic == Some(true);
    let mut form = shapes::form(node.shape, text.size, sideways);
    if let Some(radius) = css.radius.filter(|_| node.shape.name() == "rect") {
        form = form.rounded(f64::from(radius));
    }
    Node {
        css,
        text,
        form,
        roles: PLAIN,
    }
}

/// A node where it stands, with its link and tooltip; none where a style hides it.
pub(super) fn paint(
    drawn: &Node,
    node: &graph::Node,
    at: Point,
    parent: Option<&str>,
) -> Option<Part> {
    let mut part = drawn.paint(
        at,
        (&node.id, node.shape.name(), parent.unwrap_or_default()),
    )?;
    part.tooltip.clone_from(&node.extras.tooltip);
    let link = node.extras.link.as_ref();
    part.link = link
        .filter(|link| is_harmless(&link.url))
        .map(|link| (link.url.clone(), link.target.clone()));
    Some(part)
}

/// The short name of an icon: `fa:fa-car` is a car.
fn icon_name(icon: &str) -> &str {
    let name = icon.rsplit(':').next().unwrap_or(icon);
    let name = name.strip_prefix("fa-").unwrap_or(name);
    name.split_whitespace().next().unwrap_or(name)
}
