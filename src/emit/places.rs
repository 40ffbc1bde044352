//! Which part of a drawing shows what stands at a place of the source.

use std::collections::HashSet;

use crate::model::Diagram;
use crate::model::c4::C4;
use crate::model::class::ClassDiagram;
use crate::model::er::ErDiagram;
use crate::model::graph::Graph;
use crate::model::pie::Pie;
use crate::model::sequence::{EventKind, NameIndex, Sequence};
use crate::model::state::StateDiagram;
use crate::picture::marks::On;
use crate::source::Span;

/// The places of a chart with the parts of its drawing, which are called what the painters of its kind call them.
#[derive(Debug, Default)]
pub(super) struct Places(Vec<(Span, On)>);

impl Places {
    pub(super) fn of(diagram: &Diagram) -> Self {
        let mut places = Self::default();
        match diagram {
            Diagram::Flowchart(graph) => places.flowchart(graph),
            Diagram::Sequence(chart) => places.sequence(chart),
            Diagram::State(chart) => places.state(chart),
            Diagram::Class(chart) => places.class(chart),
            Diagram::Er(chart) => places.er(chart),
            Diagram::C4(chart) => places.c4(chart),
            Diagram::Pie(chart) => places.pie(chart),
        }
        places
    }

    /// What stands at a place: the smallest thing around its start.
    pub(super) fn at(&self, span: Span) -> Option<On> {
        let holds = |around: Span| {
            around.start <= span.start && span.start < around.end.max(around.start + 1)
        };
        let around = self.0.iter().filter(|(place, _)| holds(*place));
        let smallest = around.min_by_key(|(place, _)| place.end - place.start);
        smallest.map(|(_, on)| on.clone())
    }

    fn add(&mut self, span: Span, on: On) {
        self.0.push((span, on));
    }

    fn node(&mut self, span: Span, id: &str) {
        self.add(span, On::Node(id.to_owned()));
    }

    fn cluster(&mut self, span: Span, id: &str) {
        self.add(span, On::Cluster(id.to_owned()));
    }

    fn flowchart(&mut self, graph: &Graph) {
        for (_, node) in graph.nodes() {
            for span in node.mentions.iter().copied().chain([node.span]) {
                match node.is_node() {
                    true => self.node(span, &node.id),
                    false => self.cluster(span, &node.id),
                }
            }
        }
        for (index, .., edge) in graph.edges() {
            self.add(edge.span, On::Edge(index.index()));
        }
        for subgraph in &graph.subgraphs {
            self.cluster(subgraph.header_span, &subgraph.id);
        }
    }

    fn sequence(&mut self, chart: &Sequence) {
        for participant in &chart.participants {
            let name = chart.name(participant.name);
            let declared = participant.declared.iter().map(|place| place.0);
            let mentions = name.mentions.iter().copied();
            for span in mentions.chain([participant.place.0]).chain(declared) {
                self.node(span, &name.text);
            }
        }
        let is_drawn = |name: NameIndex| chart.name(name).participant.is_some();
        let mut number = 0;
        for event in &chart.events {
            if let EventKind::Message(message) = &event.kind
                && is_drawn(message.from)
                && is_drawn(message.to)
            {
                self.add(event.place.0, On::Edge(number));
                number += 1;
            }
        }
    }

    fn state(&mut self, chart: &StateDiagram) {
        let within = chart.states.iter().filter_map(|state| state.within);
        let composites: HashSet<usize> = within.map(|state| state.0).collect();
        for (i, state) in chart.states.iter().enumerate() {
            let mentions = state.mentions.iter().map(|mention| mention.span);
            for span in mentions.chain([state.place.0]) {
                match composites.contains(&i) {
                    true => self.cluster(span, &state.id),
                    false => self.node(span, &state.id),
                }
            }
        }
        for (i, transition) in chart.transitions.iter().enumerate() {
            self.add(transition.place.0, On::Edge(i));
        }
        for (i, note) in chart.notes.iter().enumerate() {
            self.node(note.place.0, &format!("note-{i}"));
        }
    }

    fn class(&mut self, chart: &ClassDiagram) {
        for class in &chart.classes {
            let members = class.members.iter().chain(&class.methods);
            let places = members.map(|member| member.place.0);
            for span in places.chain([class.place.0]) {
                self.node(span, &class.id);
            }
        }
        for (i, relation) in chart.relations.iter().enumerate() {
            self.add(relation.place.0, On::Edge(i));
        }
        for namespace in &chart.namespaces {
            self.cluster(namespace.place.0, &namespace.name);
        }
        for (i, note) in chart.notes.iter().enumerate() {
            self.node(note.place.0, &format!("note{i}"));
        }
    }

    fn er(&mut self, chart: &ErDiagram) {
        for entity in &chart.entities {
            let attributes = entity.attributes.iter();
            let places = attributes.map(|attribute| attribute.place.0);
            for span in places.chain([entity.place.0]) {
                self.node(span, &entity.id);
            }
        }
        for (i, relation) in chart.relations.iter().enumerate() {
            self.add(relation.place.0, On::Edge(i));
        }
        for subgraph in &chart.subgraphs {
            self.cluster(subgraph.place.0, &subgraph.id);
        }
    }

    fn c4(&mut self, chart: &C4) {
        for element in &chart.elements {
            self.node(element.place.0, &element.id.text);
        }
        for boundary in &chart.boundaries {
            self.cluster(boundary.place.0, &boundary.id.text);
        }
        for (i, relation) in chart.relations.iter().enumerate() {
            self.add(relation.place.0, On::Edge(i));
        }
    }

    fn pie(&mut self, chart: &Pie) {
        for slice in &chart.slices {
            self.node(slice.place.0, &slice.label.text);
        }
    }
}
