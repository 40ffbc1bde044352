//! What stands for states that nothing is in, and for notes.

use super::{markdown, plain};
use crate::model::graph::Shape;
use crate::model::state::{State, StateKind};
use crate::picture::address::is_harmless;
use crate::picture::block::Block;
use crate::picture::drawing::Boxed;
use crate::picture::geometry::{Point, Size};
use crate::picture::layout::PlannedBox;
use crate::picture::node::{NOTE, Node, PLAIN};
use crate::picture::paints;
use crate::picture::path::Path;
use crate::picture::scene::{Item, Part};
use crate::picture::shapes::{self, Form};
use crate::picture::style::Css;
use crate::picture::theme::Role;

/// The font sizes of states, and of further lines and notes.
const FONT: f64 = 14.0;
const SMALL: f64 = 13.0;
/// How wide texts are before they are broken.
const LIMIT: f64 = 190.0;
const NOTE_LIMIT: f64 = 220.0;
/// Room around the texts of a state with further lines, and how round its corners are.
const BESIDE: f64 = 32.0;
const AROUND: f64 = 8.0;
const CORNER: f64 = 6.0;
/// How long a bar is at least and at most.
const BAR: f64 = 70.0;
const LONGEST: f64 = 480.0;
/// What a start is called.
const START: &str = "start";

/// A state without others in it, or a note: measured.
#[derive(Debug)]
pub(super) struct StateNode<'g> {
    id: String,
    shape: &'static str,
    node: Node,
    /// The further lines, and where their middle is.
    details: Option<(Block, Point)>,
    state: Option<&'g State>,
    is_bar: bool,
}

impl<'g> StateNode<'g> {
    /// A state.
    pub(super) fn of(state: &'g State, css: Css) -> Self {
        let title = state.label.as_deref().unwrap_or_default();
        let title = match state.descriptions.is_empty() {
            true => markdown(title),
            false => plain(title),
        };
        let mut text = Block::of(title, paints::font(&css, FONT), LIMIT);
        text.italic = css.italic == Some(true);
        let (mut is_bar, mut details) = (false, None);
        let named = |name| {
            let shape = Shape::from_name(name).unwrap_or_default();
            shapes::form(shape, text.size, false)
        };
        let (shape, form) = match state.kind {
            StateKind::Start => (START, named("sm-circ")),
            StateKind::End => ("end", named("fr-circ")),
            StateKind::Choice => ("choice", named("choice")),
            StateKind::Fork | StateKind::Join | StateKind::Divider => {
                is_bar = true;
                ("fork", shapes::bar(false, BAR))
            }
            StateKind::State | StateKind::Composite if state.descriptions.is_empty() => {
                ("rounded", named("state"))
            }
            StateKind::State | StateKind::Composite => {
                let more = Block::of(
                    plain(&state.descriptions.join("\n")),
                    paints::font(&css, SMALL),
                    LIMIT,
                );
                let (form, middle) = divided(text.size, more.size);
                details = Some((more, middle));
                ("rounded", form)
            }
        };
        let node = Node {
            css,
            text,
            form,
            roles: PLAIN,
        };
        Self {
            id: state.id.clone(),
            shape,
            node,
            details,
            state: Some(state),
            is_bar,
        }
    }

    /// A note.
    pub(super) fn note(number: usize, text: &str) -> Self {
        let css = Css::default();
        let text = Block::of(markdown(text), paints::font(&css, SMALL), NOTE_LIMIT);
        let size = Size::new(text.size.width + 20.0, text.size.height.max(16.0) + 12.0);
        let outline = Path::rect(size.width / 2.0, size.height / 2.0);
        let node = Node {
            css,
            text,
            form: Form::new(size.width, size.height, outline),
            roles: NOTE,
        };
        Self {
            id: format!("note-{number}"),
            shape: "note",
            node,
            details: None,
            state: None,
            is_bar: false,
        }
    }

    /// The box to lay out, in a group.
    pub(super) fn planned(&self, parent: Option<usize>) -> PlannedBox {
        PlannedBox {
            parent,
            first: self.shape == START,
            ..self.node.planned()
        }
    }

    /// Whether it is a bar across the flow.
    pub(super) const fn is_bar(&self) -> bool {
        self.is_bar
    }

    /// Turns a bar, and makes it so long if that can be.
    pub(super) fn stretch(&mut self, upright: bool, length: f64) {
        self.node.form = shapes::bar(upright, length.clamp(BAR, LONGEST));
    }
}

impl Boxed for StateNode<'_> {
    fn id(&self) -> &str {
        &self.id
    }

    fn paint(&self, at: Point, parent: &str) -> Option<Part> {
        let mut part = self.node.paint(at, (&self.id, self.shape, parent))?;
        if let Some((text, middle)) = &self.details {
            let paint = paints::text(&self.node.css, Role::Text);
            part.items
                .push(Item::Text(text.at(at.plus(*middle), paint)));
        }
        if let Some(state) = self.state {
            part.tooltip.clone_from(&state.tooltip);
            let link = state.link.as_ref().filter(|link| is_harmless(&link.url));
            part.link = link.map(|link| (link.url.clone(), None));
        }
        Some(part)
    }
}

/// A box with a line between its title and what is below; the middle of that.
fn divided(title: Size, more: Size) -> (Form, Point) {
    let width = title.width.max(more.width) + BESIDE;
    let (upper, lower) = (
        title.height.max(16.0) + 2.0 * AROUND,
        more.height.max(16.0) + 2.0 * AROUND,
    );
    let (x, y) = (width / 2.0, (upper + lower) / 2.0);
    let line = -y + upper;
    let form = Form::new(2.0 * x, 2.0 * y, Path::rounded(x, y, CORNER))
        .lines(Path::polyline(&[(-x, line), (x, line)]))
        .text_at(0.0, -y + upper / 2.0);
    (form, Point::new(0.0, y - lower / 2.0))
}
