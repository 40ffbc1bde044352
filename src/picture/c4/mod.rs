//! C4 diagrams: elements in the colours of their kinds, boundaries as frames, relations.

mod nodes;
mod texts;

use std::collections::HashMap;

use super::address::is_harmless;
use super::drawing::Drawing;
use super::edge::Edge;
use super::group::Group;
use super::layout::{End, Flow, PlannedBox};
use super::lines::Head;
use super::nesting::Nesting;
use super::scene::{Paint, Scene};
use super::style::Css;
use super::theme::Role;
use crate::model::Text;
use crate::model::c4::{C4, Details, Level, Relation, RelationKind, Thing};
use nodes::ElementNode;
pub(crate) use texts::{numbered, stereotype};

/// The dashes of boundaries; deployment nodes have none.
const DASHES: [f32; 2] = [7.0, 5.0];

/// Draws a C4 diagram.
#[must_use]
pub fn scene(chart: &C4) -> Scene {
    let mut drawing = Drawing::new(Flow::Down);
    let tree = Tree::of(chart, usize::MAX);
    let mut frames = vec![0; chart.boundaries.len()];
    for &i in &tree.boundaries.order {
        let boundary = &chart.boundaries[i];
        let parent = tree.boundaries.parents[i].map(|parent| frames[parent]);
        let mut group = Group::of(texts::caption(boundary), css(&boundary.details), parent, i);
        (group.fill, group.border) = (Paint::None, Role::Line);
        group.roomy = true;
        if !boundary.is_node {
            group.dashes = DASHES.to_vec();
        }
        group.link = link(&boundary.details).map(str::to_owned);
        frames[i] = drawing.group(&boundary.id.text, group, None);
    }
    let mut elements = Vec::with_capacity(chart.elements.len());
    for (element, around) in chart.elements.iter().zip(&tree.around) {
        let node = ElementNode::of(element);
        let planned = PlannedBox {
            parent: around.map(|boundary| frames[boundary]),
            ..node.planned()
        };
        elements.push(drawing.node(node, planned));
    }
    let end = |alias: &str| {
        Some(match chart.find(alias)? {
            Thing::Element(i) => *elements.get(i)?,
            Thing::Boundary(i) => End::Group(*frames.get(i)?),
        })
    };
    for (i, relation) in chart.relations.iter().enumerate() {
        let ends = (end(&relation.from.text), end(&relation.to.text));
        let (Some(from), Some(to)) = ends else {
            continue;
        };
        let number = (chart.diagram == Level::Dynamic).then_some(i + 1);
        drawing.edge(format!("e{i}"), edge(relation, number), from, to);
        if matches!(relation.kind, RelationKind::Up | RelationKind::Left) {
            drawing.turn_last();
        }
    }
    drawing.scene("c4", &chart.frame)
}

fn edge(relation: &Relation, number: Option<usize>) -> Edge {
    let label = texts::relation(&relation.details, number);
    let mut edge = Edge::of(label, line_css(&relation.details));
    edge.heads = match relation.kind {
        RelationKind::Both => (Head::Point, Head::Point),
        RelationKind::Back => (Head::Point, Head::None),
        _ => (Head::None, Head::Point),
    };
    edge.link = link(&relation.details).map(str::to_owned);
    edge
}

/// Which boundary stands in which, and the one around each element.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) boundaries: Nesting,
    pub(crate) around: Vec<Option<usize>>,
}

impl Tree {
    /// The tree of a chart, with so many boundaries in each other at most.
    pub(crate) fn of(chart: &C4, deepest: usize) -> Self {
        let names: HashMap<&str, usize> = (chart.boundaries.iter().enumerate())
            .rev()
            .map(|(i, boundary)| (boundary.id.text.as_str(), i))
            .collect();
        let find = |alias: &Option<String>| names.get(alias.as_deref()?).copied();
        let outer = (chart.boundaries.iter()).map(|boundary| find(&boundary.parent));
        Self {
            boundaries: Nesting::new(&outer.collect::<Vec<_>>(), deepest),
            around: (chart.elements.iter())
                .map(|element| find(&element.boundary))
                .collect(),
        }
    }
}

/// The colours that a chart gives to an element or a boundary.
pub(crate) fn css(details: &Details) -> Css {
    let names = [
        ("bgColor", "fill"),
        ("borderColor", "stroke"),
        ("fontColor", "color"),
    ];
    styled(details, &names)
}

/// The colours that a chart gives to a relation.
pub(crate) fn line_css(details: &Details) -> Css {
    styled(details, &[("lineColor", "stroke"), ("textColor", "color")])
}

fn styled(details: &Details, names: &[(&str, &str)]) -> Css {
    let said = names.iter().filter_map(|(name, property)| {
        let value = details.styles.text(name)?;
        Some(format!("{property}:{value}"))
    });
    let styles: Vec<String> = said.collect();
    let mut css = Css::default();
    css.add(&styles);
    css
}

/// The address that something leads to, if it is harmless.
pub(crate) fn link(details: &Details) -> Option<&str> {
    said(details.link.as_ref()).filter(|url| is_harmless(url))
}

/// A text that is given and not empty.
pub(crate) fn said(text: Option<&Text>) -> Option<&str> {
    text.map(|text| text.text.as_str())
        .filter(|text| !text.is_empty())
}
