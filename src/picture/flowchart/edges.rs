//! Links: what is drawn of each.

use super::styles::Styles;
use crate::model::graph::{self, Arrowhead, Stroke};
use crate::picture::edge::Edge;
use crate::picture::lines::Head;
use crate::picture::text::Label;

/// How wide a thick link is, and the dashes of a dotted one.
const THICK: f64 = 3.0;
const DOTTED: [f32; 2] = [3.0, 3.0];

/// How an arrowhead is drawn.
pub(crate) const fn head(arrowhead: Arrowhead) -> Head {
    match arrowhead {
        Arrowhead::None => Head::None,
        Arrowhead::Point => Head::Point,
        Arrowhead::Circle => Head::Circle,
        Arrowhead::Cross => Head::Cross,
    }
}

/// A link, measured.
pub(super) fn edge(link: &graph::Edge, styles: &Styles<'_>) -> Edge {
    let mut edge = Edge::of(Label::new(&link.label), styles.of_edge(link));
    edge.heads = (head(link.arrow_start), head(link.arrow_end));
    match link.stroke {
        Stroke::Thick => edge.width = THICK,
        Stroke::Dotted => edge.dashes = DOTTED.to_vec(),
        Stroke::Invisible => edge.drawn = false,
        Stroke::Normal | Stroke::Invalid => {}
    }
    edge
}
