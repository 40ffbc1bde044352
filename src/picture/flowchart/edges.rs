//! Links: measured, and painted along their routes.

use super::styles::{self, Styles};
use super::{EDGE_FONT, EDGE_LIMIT};
use crate::model::graph::{self, Arrowhead, Stroke};
use crate::picture::block::Block;
use crate::picture::geometry::{Rect, Size};
use crate::picture::layout::Route;
use crate::picture::lines::{self, Head};
use crate::picture::path::Path;
use crate::picture::scene::{Item, Paint, Part, Shape, What};
use crate::picture::style::Css;
use crate::picture::text::Label;
use crate::picture::theme::Role;

/// Room around the label of a link.
const AROUND: Size = Size::new(8.0, 2.0);

/// A link that is measured.
#[derive(Debug)]
pub(super) struct Edge {
    css: Css,
    text: Block,
    stroke: Stroke,
    heads: (Head, Head),
}

/// How an arrowhead is drawn.
pub(crate) const fn head(arrowhead: Arrowhead) -> Head {
    match arrowhead {
        Arrowhead::None => Head::None,
        Arrowhead::Point => Head::Point,
        Arrowhead::Circle => Head::Circle,
        Arrowhead::Cross => Head::Cross,
    }
}

impl Edge {
    pub(super) fn of(edge: &graph::Edge, styles: &Styles<'_>) -> Self {
        let css = styles.of_edge(edge);
        let font = styles::font(&css, EDGE_FONT);
        let mut text = Block::of(Label::new(&edge.label), font, EDGE_LIMIT);
        text.italic = css.italic == Some(true);
        Self {
            css,
            text,
            stroke: edge.stroke,
            heads: (head(edge.arrow_start), head(edge.arrow_end)),
        }
    }

    /// The size of the label with the room around it.
    pub(super) fn size(&self) -> Size {
        if self.text.is_empty() || !self.is_drawn() {
            return Size::default();
        }
        let size = self.text.size;
        Size::new(size.width + AROUND.width, size.height + AROUND.height)
    }

    fn is_drawn(&self) -> bool {
        self.stroke != Stroke::Invisible && !self.css.is_hidden()
    }

    /// The line; `ends` are the ids of what it joins.
    pub(super) fn paint(&self, number: usize, route: &Route, ends: (&str, &str)) -> Option<Part> {
        let (Some(start), Some(end)) = (route.points.first(), route.points.last()) else {
            return None;
        };
        if !self.is_drawn() || route.points.len() < 2 {
            return None;
        }
        let mut part = Part::new(What::Edge);
        part.know("id", format!("e{number}"));
        part.know("from", ends.0);
        part.know("to", ends.1);
        part.passes("start", *start);
        part.passes("end", *end);
        part.opacity = self.css.opacity;
        let width = if self.stroke == Stroke::Thick {
            3.0
        } else {
            1.6
        };
        let mut line = styles::line(&self.css, Role::Line, width);
        if self.stroke == Stroke::Dotted && self.css.dashes.is_none() {
            line.dashes = vec![3.0, 3.0];
        }
        part.route = route.points.clone();
        part.items = lines::line(&route.points, &line, self.heads);
        Some(part)
    }

    /// The label on the line.
    pub(super) fn paint_label(&self, number: usize, route: &Route) -> Option<Part> {
        let middle = route.label?;
        let frame = Rect::around(middle, self.size());
        let mut part = Part::new(What::EdgeLabel);
        part.know("edge", format!("e{number}"));
        part.stands(frame);
        part.opacity = self.css.opacity;
        let outline = Path::rounded(frame.width / 2.0, frame.height / 2.0, 2.0);
        part.items.push(Item::Shape(Shape {
            path: outline.moved(middle),
            fill: Paint::Theme(Role::LabelFill),
            line: None,
        }));
        let paint = styles::paint(self.css.color.as_ref(), Role::LabelText);
        part.items.push(Item::Text(self.text.at(middle, paint)));
        Some(part)
    }
}
