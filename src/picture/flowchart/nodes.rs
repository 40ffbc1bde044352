//! Nodes: measured, and painted where they stand.

use super::shapes::{self, Form, Ink};
use super::styles::{self, Styles};
use super::{FONT, NODE_LIMIT};
use crate::model::graph::{self, Text};
use crate::picture::address::is_harmless;
use crate::picture::block::Block;
use crate::picture::geometry::{Point, Rect};
use crate::picture::layout::PlannedBox;
use crate::picture::scene::{Item, Paint, Part, Shape, What};
use crate::picture::style::Css;
use crate::picture::text::Label;
use crate::picture::theme::Role;

/// A node that is measured.
#[derive(Debug)]
pub(super) struct Node {
    css: Css,
    text: Block,
    form: Form,
    parent: Option<usize>,
}

impl Node {
    pub(super) fn of(node: &graph::Node, styles: &Styles<'_>, sideways: bool) -> Self {
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
        let mut text = Block::of(label, styles::font(&css, FONT), NODE_LIMIT);
        text.italic = css.italic == Some(true);
        let form = shapes::form(node.shape, text.size, sideways);
        Self {
            css,
            text,
            form,
            parent: node.subgraph.map(|subgraph| subgraph.0),
        }
    }

    /// The box to lay out.
    pub(super) fn planned(&self) -> PlannedBox {
        PlannedBox {
            size: self.form.size,
            outline: self.form.paths[0].0.outline(),
            pointed: self.form.pointed,
            parent: self.parent,
        }
    }

    /// The node where it stands; none where a style hides it.
    pub(super) fn paint(
        &self,
        node: &graph::Node,
        at: Point,
        parent: Option<&str>,
    ) -> Option<Part> {
        if self.css.is_hidden() {
            return None;
        }
        let mut part = Part::new(What::Node);
        part.know("id", node.id.as_str());
        part.know("shape", node.shape.name());
        part.know("parent", parent.unwrap_or_default());
        part.stands(Rect::around(at, self.form.size));
        part.tooltip = node.extras.tooltip.clone();
        part.opacity = self.css.opacity;
        if let Some(link) = node
            .extras
            .link
            .as_ref()
            .filter(|link| is_harmless(&link.url))
        {
            part.link = Some((link.url.clone(), link.target.clone()));
        }
        let line = styles::line(&self.css, Role::Border, 1.6);
        let fill = styles::paint(self.css.fill.as_ref(), Role::Fill);
        for (path, ink) in &self.form.paths {
            let (fill, line) = match ink {
                Ink::Both => (fill.clone(), Some(line.clone())),
                Ink::Line => (Paint::None, Some(line.clone())),
                Ink::Solid => (line.paint.clone(), None),
                // Bare text has a box where a style gives it one.
                Ink::None => (
                    styles::paint(self.css.fill.as_ref(), Role::Fill),
                    self.css.stroke.as_ref().map(|_| line.clone()),
                ),
            };
            let bare = *ink == Ink::None && self.css.fill.is_none();
            part.items.push(Item::Shape(Shape {
                path: path.moved(at),
                fill: if bare { Paint::None } else { fill },
                line,
            }));
        }
        if self.form.labelled && !self.text.is_empty() {
            let paint = styles::text(&self.css, Role::Text);
            part.items
                .push(Item::Text(self.text.at(at.plus(self.form.text), paint)));
        }
        Some(part)
    }
}

/// The short name of an icon: `fa:fa-car` is a car.
fn icon_name(icon: &str) -> &str {
    let name = icon.rsplit(':').next().unwrap_or(icon);
    let name = name.strip_prefix("fa-").unwrap_or(name);
    name.split_whitespace().next().unwrap_or(name)
}
