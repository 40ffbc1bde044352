//! ER diagrams: entities as tables of their attributes, relationships with crow's feet, subgraphs as frames.

mod tables;
pub(crate) mod texts;

use std::collections::HashMap;

use super::drawing::Drawing;
use super::edge::Edge;
use super::flowchart::flow;
use super::group::Group;
use super::heads::Head;
use super::layout::{End as PlanEnd, PlannedBox};
use super::nesting::Nesting;
use super::paints::Classes;
use super::scene::Scene;
use super::style::Css;
use crate::model::er::{Cardinality, End, ErDiagram, Relation};
use tables::EntityNode;

/// The dashes of relationships that do not identify.
const DASHES: [f32; 2] = [5.0, 4.0];

/// Draws an ER diagram.
#[must_use]
pub fn scene(chart: &ErDiagram) -> Scene {
    let definitions = chart.class_defs.iter();
    let classes = Classes::of(definitions.map(|def| (def.name.as_str(), def.styles.as_slice())));
    let tree = Tree::of(chart, usize::MAX);
    let mut drawing = Drawing::new(flow(chart.direction));
    let mut frames = vec![0; chart.subgraphs.len()];
    for &i in &tree.subgraphs.order {
        let subgraph = &chart.subgraphs[i];
        let css = classes.css(&subgraph.classes, &subgraph.styles);
        let parent = tree.subgraphs.parents[i].map(|parent| frames[parent]);
        let group = Group::plain(texts::plain(&subgraph.label), css, parent);
        frames[i] = drawing.group(&subgraph.id, group, subgraph.direction.map(flow));
    }
    for (turn, (entity, around)) in chart.entities.iter().zip(&tree.around).enumerate() {
        let css = classes.css(&entity.classes, &entity.styles);
        let node = EntityNode::of(entity, turn, css);
        let planned = PlannedBox {
            size: node.size(),
            parent: around.map(|subgraph| frames[subgraph]),
            ..PlannedBox::default()
        };
        drawing.node(node, planned);
    }
    for (i, relation) in chart.relations.iter().enumerate() {
        let [from, to] = [relation.from_end, relation.to_end].map(|end| match end {
            End::Entity(index) => PlanEnd::Box(index.0),
            End::Subgraph(index) => PlanEnd::Group(frames[index.0]),
        });
        drawing.edge(format!("e{i}"), edge(relation), from, to);
    }
    drawing.scene("er", &chart.frame)
}

/// Which subgraph stands in which, and the one around each entity.
#[derive(Debug)]
pub(crate) struct Tree {
    pub(crate) subgraphs: Nesting,
    pub(crate) around: Vec<Option<usize>>,
}

impl Tree {
    /// The tree of a chart, with so many subgraphs in each other at most.
    pub(crate) fn of(chart: &ErDiagram, deepest: usize) -> Self {
        // The last subgraph of each id.
        let ids = chart.subgraphs.iter().enumerate();
        let by_id: HashMap<&str, usize> = ids.map(|(i, one)| (one.id.as_str(), i)).collect();
        let find = |id: &Option<String>| by_id.get(id.as_deref()?).copied();
        let outer = chart.subgraphs.iter().map(|one| find(&one.parent));
        let around = chart.entities.iter().map(|entity| find(&entity.subgraph));
        Self {
            subgraphs: Nesting::new(&outer.collect::<Vec<_>>(), deepest),
            around: around.collect(),
        }
    }
}

fn edge(relation: &Relation) -> Edge {
    let mut edge = Edge::of(texts::plain(&relation.label.text), Css::default());
    edge.heads = (
        foot(relation.from_cardinality),
        foot(relation.to_cardinality),
    );
    if !relation.identifying {
        edge.dashes = DASHES.to_vec();
    }
    edge
}

/// The sign of a cardinality.
const fn foot(cardinality: Cardinality) -> Head {
    match cardinality {
        Cardinality::Parent => Head::Diamond,
        other => Head::Crow {
            many: other.is_many(),
            none: other.is_optional(),
        },
    }
}
