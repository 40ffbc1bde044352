//! The boxes of a class diagram: classes, the names of lollipops, and notes.

use super::texts;
use crate::model::class::{Class, Interface, Member, Note};
use crate::model::graph::Shape;
use crate::picture::address::is_harmless;
use crate::picture::block::Block;
use crate::picture::drawing::Boxed;
use crate::picture::geometry::{Point, Rect, Size};
use crate::picture::layout::PlannedBox;
use crate::picture::node::{NOTE, Node, PLAIN, Roles};
use crate::picture::paints;
use crate::picture::scene::{self, Part};
use crate::picture::shapes;
use crate::picture::style::Css;
use crate::picture::table::{Look, Room, Table};
use crate::picture::text::{Font, Label, Marks, push};

/// The font sizes of names and notes, and of members.
const FONT: f64 = 14.0;
const MEMBER_FONT: f64 = 13.0;
/// How wide names, members and notes are before they are broken.
const NAME_LIMIT: f64 = 320.0;
const MEMBER_LIMIT: f64 = 440.0;
const NOTE_LIMIT: f64 = 240.0;
/// Room in the compartments.
const ROOM: Room = Room {
    head: Size::new(14.0, 9.0),
    cell: Size::new(10.0, 6.0),
    least: Size::new(64.0, 0.0),
};
/// What the lines of a long member begin with after the first one.
const INDENT: &str = "\u{a0}\u{a0}\u{a0}\u{a0}";

/// What stands in a box: a class, the name of a lollipop, or a note.
#[derive(Debug)]
pub(super) struct ClassNode<'g> {
    id: String,
    what: What<'g>,
}

#[derive(Debug)]
enum What<'g> {
    /// A class, the number of its colours, and what its styles say.
    Class(&'g Class, usize, Css, Table),
    /// Another one, and the name of its shape.
    Other(Node, &'static str),
}

impl<'g> ClassNode<'g> {
    /// A class. `bare` is one without empty compartments; classes take turns with colours.
    pub(super) fn class(class: &'g Class, turn: usize, css: Css, bare: bool) -> Self {
        let font = paints::font(&css, FONT);
        let plain = |label| italic(Block::of(label, font, NAME_LIMIT), &css);
        let name = Font { bold: true, ..font };
        let name = italic(Block::of(texts::name(class), name, NAME_LIMIT), &css);
        let head = texts::annotation(class).map(plain).into_iter();
        let font = paints::font(&css, MEMBER_FONT);
        let compartment = |members: &[Member]| vec![italic(compartment(members, font), &css)];
        let empty = class.members.is_empty() && class.methods.is_empty();
        let rows = match bare && empty {
            true => Vec::new(),
            false => vec![compartment(&class.members), compartment(&class.methods)],
        };
        let table = Table::of(head.chain([name]).collect(), rows, ROOM);
        Self {
            id: class.id.clone(),
            what: What::Class(class, turn, css, table),
        }
    }

    /// The name beside the circle of a lollipop.
    pub(super) fn circle(id: String, interface: &Interface) -> Self {
        let text = texts::shown(&interface.label);
        let text = Block::of(text, paints::font(&Css::default(), FONT), NAME_LIMIT);
        Self {
            id,
            what: What::Other(node(text, Shape::TEXT, PLAIN), "interface"),
        }
    }

    /// A note.
    pub(super) fn note(number: usize, note: &Note) -> Self {
        let text = texts::shown(&note.text.text);
        let text = Block::of(text, paints::font(&Css::default(), MEMBER_FONT), NOTE_LIMIT);
        Self {
            id: format!("note{number}"),
            what: What::Other(node(text, Shape::NOTE, NOTE), "note"),
        }
    }

    /// The box to lay out.
    pub(super) fn planned(&self, parent: Option<usize>) -> PlannedBox {
        match &self.what {
            What::Class(.., table) => PlannedBox {
                size: table.size,
                parent,
                ..PlannedBox::default()
            },
            What::Other(node, _) => PlannedBox {
                parent,
                ..node.planned()
            },
        }
    }
}

impl Boxed for ClassNode<'_> {
    fn id(&self) -> &str {
        &self.id
    }

    fn paint(&self, at: Point, parent: &str) -> Option<Part> {
        let (class, turn, css, table) = match &self.what {
            What::Other(node, shape) => return node.paint(at, (&self.id, shape, parent)),
            What::Class(class, turn, css, table) => (class, turn, css, table),
        };
        if css.is_hidden() {
            return None;
        }
        let mut part = Part::new(scene::What::Node);
        part.know("id", self.id.as_str());
        part.know("shape", "class");
        part.know("parent", parent);
        part.stands(Rect::around(at, table.size));
        part.opacity = css.opacity;
        part.tooltip.clone_from(&class.tooltip);
        let link = class.link.as_ref();
        part.link = link
            .filter(|link| is_harmless(&link.url.text))
            .map(|link| (link.url.text.clone(), Some(link.target.clone())));
        part.items = table.paint(at, &Look::of(css, *turn));
        Some(part)
    }

    fn grow(&mut self, size: Size) {
        if let What::Class(.., table) = &mut self.what {
            table.grow(size);
        }
    }
}

/// A shape around a text.
fn node(text: Block, shape: Shape, roles: Roles) -> Node {
    Node {
        css: Css::default(),
        form: shapes::form(shape, text.size, false),
        text,
        roles,
    }
}

fn italic(mut block: Block, css: &Css) -> Block {
    block.italic = css.italic == Some(true);
    block
}

/// Members below each other; the further lines of a long one are indented.
fn compartment(members: &[Member], font: Font) -> Block {
    let mut all = Label::default();
    let width = |text: &str, marks| font.width(text, marks);
    for member in members {
        let label = texts::member(member).wrap(MEMBER_LIMIT, &width);
        for (i, line) in label
            .cut(MEMBER_LIMIT, &width)
            .lines
            .into_iter()
            .enumerate()
        {
            let mut indented = Vec::with_capacity(line.len() + 1);
            if i > 0 {
                push(&mut indented, INDENT, Marks::default());
            }
            indented.extend(line);
            all.lines.push(indented);
        }
    }
    Block::of(all, font, f64::INFINITY)
}
