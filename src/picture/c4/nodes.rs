//! Elements: a shape in the colours of the kind; name, technology and description below each other.

use super::{css, link, said, texts};
use crate::model::c4::{Base, Element, ElementKind, Form};
use crate::model::graph::Shape;
use crate::picture::block::Block;
use crate::picture::drawing::Boxed;
use crate::picture::geometry::{Point, Size};
use crate::picture::layout::PlannedBox;
use crate::picture::node::{Node, Roles};
use crate::picture::paints;
use crate::picture::scene::{Item, Part};
use crate::picture::shapes;
use crate::picture::text::{Font, Label};
use crate::picture::theme::Role;

/// The fonts of the name, of the kind and of the description.
const NAME: f64 = 15.0;
const KIND: Font = Font {
    size: 11.0,
    bold: false,
};
const TEXT: Font = Font {
    size: 13.0,
    bold: false,
};
/// How wide texts are before they are broken, and how wide elements are at least.
const LIMIT: f64 = 200.0;
const LEAST: f64 = 120.0;
/// The radii of the head and the shoulders of a person.
const HEAD: f64 = 22.0;
const SHOULDER: f64 = 14.0;
/// Room above a description.
const GAP: f64 = 8.0;

/// An element that is measured.
#[derive(Debug)]
pub(super) struct ElementNode<'g> {
    element: &'g Element,
    shape: &'static str,
    node: Node,
    /// The texts, with where their middles are.
    texts: Vec<(Block, Point)>,
}

impl<'g> ElementNode<'g> {
    pub(super) fn of(element: &'g Element) -> Self {
        let (details, kind) = (&element.details, element.kind);
        let name = Font {
            size: NAME,
            bold: true,
        };
        let mut blocks = vec![
            (
                0.0,
                Block::of(texts::read(&details.label.text), name, LIMIT),
            ),
            (
                0.0,
                Block::of(texts::read(&texts::stereotype(element)), KIND, LIMIT),
            ),
        ];
        if let Some(text) = said(details.description.as_ref()) {
            blocks.push((GAP, Block::of(texts::read(text), TEXT, LIMIT)));
        }
        let widest = blocks.iter().map(|(_, block)| block.size.width);
        let size = Size::new(
            widest.fold(LEAST, f64::max),
            blocks
                .iter()
                .map(|(gap, block)| gap + block.size.height)
                .sum(),
        );
        let shape = shape(kind);
        let form = match shape {
            "person" => shapes::person(size, HEAD, SHOULDER),
            name => shapes::form(Shape::from_name(name).unwrap_or_default(), size, false),
        };
        let mut y = form.text.y - size.height / 2.0;
        let placed = blocks.into_iter().map(|(gap, block)| {
            y += gap + block.size.height;
            let middle = Point::new(form.text.x, y - block.size.height / 2.0);
            (block, middle)
        });
        let texts = placed.collect();
        let turn = turn(kind);
        let node = Node {
            css: css(details),
            text: Block::of(Label::default(), TEXT, LIMIT),
            form,
            roles: Roles {
                fill: Role::ElementFill(turn),
                border: Role::ElementBorder(turn),
                text: Role::ElementText(turn),
            },
        };
        Self {
            element,
            shape,
            node,
            texts,
        }
    }

    /// The box to lay out.
    pub(super) fn planned(&self) -> PlannedBox {
        self.node.planned()
    }
}

impl Boxed for ElementNode<'_> {
    fn id(&self) -> &str {
        &self.element.id.text
    }

    fn paint(&self, at: Point, parent: &str) -> Option<Part> {
        let mut part = self.node.paint(at, (self.id(), self.shape, parent))?;
        let paint = paints::text(&self.node.css, self.node.roles.text);
        let texts = self.texts.iter();
        let texts = texts.map(|(text, middle)| text.at(at.plus(*middle), paint.clone()));
        part.items.extend(texts.map(Item::Text));
        part.link = link(&self.element.details).map(|url| (url.to_owned(), None));
        Some(part)
    }
}

const fn shape(kind: ElementKind) -> &'static str {
    match (kind.form, kind.base) {
        (Form::Plain, Base::Person) => "person",
        (Form::Plain, _) => "rounded",
        (Form::Database, _) => "cyl",
        (Form::Queue, _) => "h-cyl",
    }
}

/// The number of a kind among the colours of elements.
const fn turn(kind: ElementKind) -> u8 {
    let base = match kind.base {
        Base::Person => 0,
        Base::System => 1,
        Base::Container => 2,
        Base::Component => 3,
    };
    if kind.external { base + 4 } else { base }
}
