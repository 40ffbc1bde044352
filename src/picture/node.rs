//! Shapes with a text: measured, and painted where they stand.

use super::block::Block;
use super::geometry::{Point, Rect};
use super::layout::PlannedBox;
use super::paints;
use super::scene::{Item, Paint, Part, Shape, What};
use super::shapes::{Form, Ink};
use super::style::Css;
use super::theme::Role;

/// The colours of a shape where no style says them: inside, around, and of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Roles {
    pub(crate) fill: Role,
    pub(crate) border: Role,
    pub(crate) text: Role,
}

/// Those of most nodes.
pub(crate) const PLAIN: Roles = Roles {
    fill: Role::Fill,
    border: Role::Border,
    text: Role::Text,
};

/// Those of notes.
pub(crate) const NOTE: Roles = Roles {
    fill: Role::NoteFill,
    border: Role::NoteBorder,
    text: Role::Text,
};

/// A shape that is measured, with its text.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) css: Css,
    pub(crate) text: Block,
    pub(crate) form: Form,
    pub(crate) roles: Roles,
}

impl Node {
    /// The box to lay out, in no group.
    pub(crate) fn planned(&self) -> PlannedBox {
        PlannedBox {
            size: self.form.size,
            outline: self.form.paths[0].0.outline(),
            pointed: self.form.pointed,
            parent: None,
            first: false,
            beside: None,
        }
    }

    /// The node where it stands; none where a style hides it. `ids` are its own, the name of its shape, and
    /// the id of the group around it.
    pub(crate) fn paint(&self, at: Point, ids: (&str, &str, &str)) -> Option<Part> {
        if self.css.is_hidden() {
            return None;
        }
        let mut part = Part::new(What::Node);
        part.know("id", ids.0);
        part.know("shape", ids.1);
        part.know("parent", ids.2);
        part.stands(Rect::around(at, self.form.size));
        part.opacity = self.css.opacity;
        let shapes = self.shapes(at);
        part.items.extend(shapes.into_iter().map(Item::Shape));
        if self.form.labelled && !self.text.is_empty() {
            let paint = paints::text(&self.css, self.roles.text);
            part.items
                .push(Item::Text(self.text.at(at.plus(self.form.text), paint)));
        }
        Some(part)
    }

    fn shapes(&self, at: Point) -> Vec<Shape> {
        let line = paints::line(&self.css, self.roles.border, 1.6);
        let fill = paints::paint(self.css.fill.as_ref(), self.roles.fill);
        let painted = self.form.paths.iter().map(|(path, ink)| {
            let (fill, line) = match ink {
                Ink::Both => (fill.clone(), Some(line.clone())),
                Ink::Line => (Paint::None, Some(line.clone())),
                Ink::Solid => (line.paint.clone(), None),
                // Bare text has a box where a style gives it one.
                Ink::None => (
                    match self.css.fill {
                        Some(_) => fill.clone(),
                        None => Paint::None,
                    },
                    self.css.stroke.as_ref().map(|_| line.clone()),
                ),
            };
            Shape {
                path: path.moved(at),
                fill,
                line,
            }
        });
        painted.collect()
    }
}
