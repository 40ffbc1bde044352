//! Class diagrams: classes as boxes of compartments, the signs of UML at the ends of relations, and multiplicities
//! beside them; namespaces as frames, notes beside their classes.

mod boxes;
mod namespaces;
pub(crate) mod texts;

use std::collections::HashMap;

use super::drawing::Drawing;
use super::edge::Edge;
use super::flowchart::flow;
use super::heads::Head;
use super::layout::{Beside, End as PlanEnd, PlannedBox, Side};
use super::paints::Classes;
use super::scene::Scene;
use super::style::Css;
use super::text::Label;
use crate::model::class::{self, ClassDiagram, End, NamespaceIndex, Relation, Stroke};
use boxes::ClassNode;

/// The dashes of relations with dots, and of lines to notes.
const DASHES: [f32; 2] = [5.0, 4.0];
const NOTE_DASHES: [f32; 2] = [2.0, 3.0];

/// Draws a class diagram.
#[must_use]
pub fn scene(chart: &ClassDiagram) -> Scene {
    let mut drawing = Drawing::new(flow(chart.direction));
    let places = namespaces::add(chart, &mut drawing);
    let place = |namespace: Option<NamespaceIndex>| places[namespace?.0 as usize];
    classes(chart, &mut drawing, &place);
    let circles = chart.classes.len();
    for (i, relation) in chart.relations.iter().enumerate() {
        let [from, to] = [relation.from, relation.to].map(|end| {
            PlanEnd::Box(match end {
                End::Class(class) => class.0 as usize,
                End::Interface(number) => circles + number as usize,
            })
        });
        drawing.edge(format!("e{i}"), edge(relation), from, to);
    }
    notes(chart, &mut drawing, &place);
    drawing.scene("class", &chart.frame)
}

/// Adds the classes, and then the names of lollipops.
fn classes<'g>(
    chart: &'g ClassDiagram,
    drawing: &mut Drawing<ClassNode<'g>>,
    place: &dyn Fn(Option<NamespaceIndex>) -> Option<usize>,
) {
    let definitions = chart.class_defs.iter();
    let styles = Classes::of(definitions.map(|def| (def.name.as_str(), def.styles.as_slice())));
    let config = chart.frame.config.get("class");
    let bare = config.and_then(|class| class.get("hideEmptyMembersBox")?.as_bool());
    for (turn, class) in chart.classes.iter().enumerate() {
        let mut css = Css::default();
        let names = class.style_classes.split_whitespace();
        styles.add(&mut css, names, &class.styles);
        let node = ClassNode::class(class, turn, css, bare == Some(true));
        let planned = node.planned(place(class.namespace));
        drawing.node(node, planned);
    }
    for (i, interface) in chart.interfaces.iter().enumerate() {
        let id = chart.end_id(End::Interface(i as u32));
        let node = ClassNode::circle(id, interface);
        let planned = node.planned(place(chart.class(interface.class).namespace));
        drawing.node(node, planned);
    }
}

/// Adds the notes, and the lines between them and their classes.
fn notes<'g>(
    chart: &'g ClassDiagram,
    drawing: &mut Drawing<ClassNode<'g>>,
    place: &dyn Fn(Option<NamespaceIndex>) -> Option<usize>,
) {
    let ids = chart.classes.iter().enumerate();
    let ids: HashMap<&str, usize> = ids.map(|(i, class)| (class.id.as_str(), i)).collect();
    for (i, note) in chart.notes.iter().enumerate() {
        let class = note.about.as_ref();
        let class = class.and_then(|class| ids.get(class.text.as_str()).copied());
        let node = ClassNode::note(i, note);
        let group = place(note.namespace);
        // One that stands in the namespace of its class stands right beside it.
        let near = class.filter(|&class| place(chart.classes[class].namespace) == group);
        let planned = PlannedBox {
            beside: near.map(|class| Beside {
                of: PlanEnd::Box(class),
                side: Side::Right,
            }),
            ..node.planned(group)
        };
        let end = drawing.node(node, planned);
        if let Some(class) = class {
            let mut line = Edge::of(Label::default(), Css::default());
            line.dashes = NOTE_DASHES.to_vec();
            line.width = 1.2;
            drawing.edge(format!("e-note-{i}"), line, end, PlanEnd::Box(class));
        }
    }
}

fn edge(relation: &Relation) -> Edge {
    let text = |text: Option<&crate::model::Text>| {
        text.map_or_else(Label::default, |text| texts::shown(&text.text))
    };
    let mut edge = Edge::of(text(relation.label.as_ref()), Css::default()).with_ends(
        text(relation.from_cardinality.as_ref()),
        text(relation.to_cardinality.as_ref()),
    );
    edge.heads = (head(relation.start), head(relation.end));
    if relation.stroke == Stroke::Dotted {
        edge.dashes = DASHES.to_vec();
    }
    edge
}

/// UML's sign for a head.
const fn head(head: class::Head) -> Head {
    match head {
        class::Head::None => Head::None,
        class::Head::Extension => Head::Triangle,
        class::Head::Composition => Head::Diamond,
        class::Head::Aggregation => Head::HollowDiamond,
        class::Head::Dependency => Head::Open,
        class::Head::Lollipop => Head::Ring,
    }
}
