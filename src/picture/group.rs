//! Frames around others: measured, and painted where they stand.

use super::block::Block;
use super::geometry::{Point, Rect, Size};
use super::layout::{Flow, PlannedGroup};
use super::paints;
use super::path::Path;
use super::scene::{Item, Paint, Part, Shape, What};
use super::style::Css;
use super::text::Label;
use super::theme::{CLUSTERS, Role};

/// The font size of titles, and how wide they are before they are broken.
const FONT: f64 = 14.0;
const LIMIT: f64 = 320.0;

/// A frame that is measured.
#[derive(Debug)]
pub(crate) struct Group {
    css: Css,
    title: Block,
    /// The group it is in.
    parent: Option<usize>,
    /// Which of the colours it has, where no style says another one: frames take turns.
    pub(crate) turn: usize,
    /// What it is filled with and outlined by, where no style says it.
    pub(crate) fill: Paint,
    pub(crate) border: Role,
    pub(crate) dashes: Vec<f32>,
    /// Where a click leads.
    pub(crate) link: Option<String>,
    /// Whether it is so wide that no edge has to pass its title.
    pub(crate) roomy: bool,
}

impl Group {
    /// A frame with a title.
    pub(crate) fn of(title: Label, css: Css, parent: Option<usize>, turn: usize) -> Self {
        let title = Block::of(title, paints::font(&css, FONT), LIMIT);
        let colour = (turn % usize::from(CLUSTERS)) as u8;
        Self {
            css,
            title,
            parent,
            turn,
            fill: Paint::Theme(Role::ClusterFill(colour)),
            border: Role::ClusterBorder(colour),
            dashes: Vec::new(),
            link: None,
            roomy: false,
        }
    }

    /// A frame with a title that stands outside the turns.
    pub(crate) fn plain(title: Label, css: Css, parent: Option<usize>) -> Self {
        Self {
            fill: Paint::Theme(Role::FrameFill),
            border: Role::FrameBorder,
            roomy: true,
            ..Self::of(title, css, parent, 0)
        }
    }

    /// The group to lay out.
    pub(crate) fn planned(&self, flow: Option<Flow>) -> PlannedGroup {
        PlannedGroup {
            title: self.title.size,
            roomy: self.roomy,
            flow,
            parent: self.parent,
        }
    }

    /// The frame where it stands; none where a style hides it. `ids` are its own and that of the group around
    /// it.
    pub(crate) fn paint(&self, frame: Rect, title: Point, ids: (&str, &str)) -> Option<Part> {
        let css = &self.css;
        if css.is_hidden() {
            return None;
        }
        let mut part = Part::new(What::Cluster);
        part.know("id", ids.0);
        part.know("parent", ids.1);
        part.stands(frame);
        part.opacity = css.opacity;
        part.link = self.link.clone().map(|url| (url, None));
        let mut line = paints::line(css, self.border, 1.0);
        if css.dashes.is_none() {
            line.dashes.clone_from(&self.dashes);
        }
        let half = Size::new(frame.width / 2.0, frame.height / 2.0);
        let outline = Path::rounded(half.width, half.height, 4.0);
        part.items.push(Item::Shape(Shape {
            path: outline.moved(frame.centre()),
            fill: match &css.fill {
                Some(_) => paints::paint(css.fill.as_ref(), self.border),
                None => self.fill.clone(),
            },
            line: Some(line),
        }));
        if !self.title.is_empty() {
            let mut text = self.title.at(title, paints::text(css, Role::Title));
            text.is_title = true;
            part.items.push(Item::Text(text));
        }
        Some(part)
    }
}

/// The frames from the outermost to the innermost, as they are painted.
pub(crate) fn outside_in(frames: &[Rect]) -> Vec<usize> {
    let area = |i: usize| frames[i].width * frames[i].height;
    let mut order: Vec<usize> = (0..frames.len()).collect();
    order.sort_by(|&a, &b| area(b).total_cmp(&area(a)).then(a.cmp(&b)));
    order
}
