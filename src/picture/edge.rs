//! Lines between things: measured, and painted along their routes.

use super::block::Block;
use super::geometry::{Rect, Size};
use super::layout::Route;
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
/// Room around a label.
const AROUND: Size = Size::new(8.0, 2.0);
/// How wide a line is usually.
pub(crate) const WIDTH: f64 = 1.6;

/// A line that is measured.
#[derive(Debug)]
pub(crate) struct Edge {
    css: Css,
    text: Block,
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
        let mut text = Block::of(label, paints::font(&css, FONT), LIMIT);
        text.italic = css.italic == Some(true);
        Self {
            drawn: !css.is_hidden(),
            css,
            text,
            width: WIDTH,
            dashes: Vec::new(),
            heads: (Head::None, Head::None),
            link: None,
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
        let mut part = Part::new(What::EdgeLabel);
        part.know("edge", id);
        part.stands(frame);
        part.opacity = self.css.opacity;
        part.link = self.link.clone().map(|url| (url, None));
        let outline = Path::rounded(frame.width / 2.0, frame.height / 2.0, 2.0);
        part.items.push(Item::Shape(Shape {
            path: outline.moved(middle),
            fill: Paint::Theme(Role::LabelFill),
            line: None,
        }));
        let paint = paints::paint(self.css.color.as_ref(), Role::LabelText);
        part.items.push(Item::Text(self.text.at(middle, paint)));
        Some(part)
    }
}
