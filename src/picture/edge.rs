//! Lines between things: measured, and painted along their routes.

use super::block::Block;
use super::geometry::{Point, Rect, Size};
use super::layout::{End, PlannedEdge, Route};
use super::lines::{self, Head};
use super::paints;
use super::path::Path;
use super::scene::{Item, Paint, Part, Shape, What};
use super::style::Css;
use super::text::Label;
use super::theme::Role;

/// The font size of labels, and how wide they are before they are broken.
const FONT: f64 = 13.0;
const LIMIT: f64 = 160.0;
/// How wide texts at its ends are before they are broken.
const END_LIMIT: f64 = 90.0;
/// Room around a label.
const AROUND: Size = Size::new(8.0, 2.0);
/// How wide a line is usually.
pub(crate) const WIDTH: f64 = 1.6;

/// A line that is measured.
#[derive(Debug)]
pub(crate) struct Edge {
    css: Css,
    text: Block,
    /// The texts beside its start and its end.
    ends: (Block, Block),
    /// How wide the line is, and its dashes, where no style says it.
    pub(crate) width: f64,
    pub(crate) dashes: Vec<f32>,
    /// What stands at its start and at its end.
    pub(crate) heads: (Head, Head),
    /// Where a click leads.
    pub(crate) link: Option<String>,
    /// Whether anything of it is seen.
    pub(crate) drawn: bool,
}

impl Edge {
    /// A full line with a label and without heads.
    pub(crate) fn of(label: Label, css: Css) -> Self {
        let block = |label| {
            let mut text = Block::of(label, paints::font(&css, FONT), LIMIT);
            text.italic = css.italic == Some(true);
            text
        };
        Self {
            drawn: !css.is_hidden(),
            text: block(label),
            ends: (block(Label::default()), block(Label::default())),
            css,
            width: WIDTH,
            dashes: Vec::new(),
            heads: (Head::None, Head::None),
            link: None,
        }
    }

    /// With texts beside its start and its end.
    pub(crate) fn with_ends(mut self, start: Label, end: Label) -> Self {
        let font = self.text.font;
        self.ends = (
            Block::of(start, font, END_LIMIT),
            Block::of(end, font, END_LIMIT),
        );
        self
    }

    /// The edge to lay out, with the room that its heads and texts need.
    pub(crate) fn planned(&self, from: End, to: End) -> PlannedEdge {
        PlannedEdge {
            label: self.size(),
            start_text: self.ends.0.size,
            end_text: self.ends.1.size,
            heads: (self.heads.0.length(), self.heads.1.length()),
            ..PlannedEdge::new(from, to)
        }
    }

    /// The size of the label with the room around it.
    pub(crate) fn size(&self) -> Size {
        if self.text.is_empty() || !self.drawn {
            return Size::default();
        }
        let size = self.text.size;
        Size::new(size.width + AROUND.width, size.height + AROUND.height)
    }

    /// The line of an id; `ends` are the ids of what it joins.
    pub(crate) fn paint(&self, id: &str, route: &Route, ends: (&str, &str)) -> Option<Part> {
        let (Some(start), Some(end)) = (route.points.first(), route.points.last()) else {
            return None;
        };
        if !self.drawn || route.points.len() < 2 {
            return None;
        }
        let mut part = Part::new(What::Edge);
        part.know("id", id);
        part.know("from", ends.0);
        part.know("to", ends.1);
        part.passes("start", *start);
        part.passes("end", *end);
        part.opacity = self.css.opacity;
        part.link = self.link.clone().map(|url| (url, None));
        let mut line = paints::line(&self.css, Role::Line, self.width);
        if self.css.dashes.is_none() {
            line.dashes.clone_from(&self.dashes);
        }
        part.route = route.points.clone();
        part.items = lines::line(&route.points, &line, self.heads);
        Some(part)
    }

    /// The label on the line.
    pub(crate) fn paint_label(&self, id: &str, route: &Route) -> Option<Part> {
        let middle = route.label?;
        let frame = Rect::around(middle, self.size());
        let mut part = self.label(id, frame);
        let outline = Path::rounded(frame.width / 2.0, frame.height / 2.0, 2.0);
        part.items.push(Item::Shape(Shape {
            path: outline.moved(middle),
            fill: Paint::Theme(Role::LabelFill),
            line: None,
        }));
        part.items.push(self.set(&self.text, middle));
        Some(part)
    }

    /// The texts beside its ends.
    pub(crate) fn paint_ends(&self, id: &str, route: &Route) -> impl Iterator<Item = Part> {
        let ends = [
            ("start", &self.ends.0, route.start_text),
            ("end", &self.ends.1, route.end_text),
        ];
        let seen = ends.into_iter().filter(|_| self.drawn);
        seen.filter_map(move |(end, text, at)| {
            let mut part = self.label(id, Rect::around(at?, text.size));
            part.know("end", end);
            part.items.push(self.set(text, at?));
            Some(part)
        })
    }

    fn label(&self, id: &str, frame: Rect) -> Part {
        let mut part = Part::new(What::EdgeLabel);
        part.know("edge", id);
        part.stands(frame);
        part.opacity = self.css.opacity;
        part.link = self.link.clone().map(|url| (url, None));
        part
    }

    fn set(&self, text: &Block, middle: Point) -> Item {
        let paint = paints::paint(self.css.color.as_ref(), Role::LabelText);
        Item::Text(text.at(middle, paint))
    }
}
