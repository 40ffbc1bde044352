//! Which part of a drawing shows what stands at a place of the source.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use crate::model::Diagram;
use crate::model::c4::C4;
use crate::model::class::ClassDiagram;
use crate::model::er::ErDiagram;
use crate::model::graph::Graph;
use crate::model::pie::Pie;
use crate::model::sequence::{EventKind, NameIndex, Sequence};
use crate::model::state::StateDiagram;
use crate::picture::marks::On;
use crate::picture::sequence::{box_id, fragment_id, note_id};
use crate::source::Span;

/// The places of a chart with the parts of its drawing, which are called what the painters of its kind call them.
#[derive(Debug, Default)]
pub(super) struct Places {
    list: Vec<(Span, On)>,
    /// Where another place becomes the smallest one, and which, in order.
    smallest: Vec<(u32, Option<usize>)>,
}

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
        places.order();
        places
    }

    /// What stands at a place: the smallest thing around its start.
    pub(super) fn at(&self, span: Span) -> Option<On> {
        let after = self.smallest.partition_point(|(at, _)| *at <= span.start);
        let (_, place) = self.smallest[..after].last()?;
        Some(self.list[(*place)?].1.clone())
    }

    /// Finds out which place is the smallest, from the first to the last.
    fn order(&mut self) {
        // A place that is empty is one character wide, so that something can stand at it.
        let end = |span: Span| span.end.max(span.start + 1);
        let mut begin: Vec<usize> = (0..self.list.len()).collect();
        begin.sort_by_key(|&place| Reverse(self.list[place].0.start));
        let ends = self
            .list
            .iter()
            .flat_map(|(span, _)| [span.start, end(*span)]);
        let mut ends: Vec<u32> = ends.collect();
        ends.sort_unstable();
        ends.dedup();
        let mut open = BinaryHeap::new();
        for at in ends {
            while let Some(place) = begin.pop_if(|place| self.list[*place].0.start == at) {
                let span = self.list[place].0;
                open.push(Reverse((span.end - span.start, place)));
            }
            while open
                .peek()
                .is_some_and(|Reverse((_, place))| end(self.list[*place].0) <= at)
            {
                open.pop();
            }
            let smallest = open.peek().map(|Reverse((_, place))| *place);
            self.smallest.push((at, smallest));
        }
    }

    fn add(&mut self, span: Span, on: On) {
        self.list.push((span, on));
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
        for (i, group) in chart.boxes.iter().enumerate() {
            self.cluster(group.place.0, &box_id(i));
        }
        let is_drawn = |name: NameIndex| chart.name(name).participant.is_some();
        let (mut messages, mut notes, mut fragments) = (0, 0, 0);
        let mut open = Vec::new();
        for event in &chart.events {
            let place = event.place.0;
            match &event.kind {
                EventKind::Message(message) if is_drawn(message.from) && is_drawn(message.to) => {
                    self.add(place, On::Edge(messages));
                    messages += 1;
                }
                EventKind::Note(note) if note.participants.iter().any(|&name| is_drawn(name)) => {
                    self.node(place, &note_id(notes));
                    notes += 1;
                }
                EventKind::BlockStart(..) => {
                    open.push(fragments);
                    fragments += 1;
                }
                _ => {}
            }
            if let EventKind::BlockStart(..) | EventKind::Section(_) | EventKind::BlockEnd =
                event.kind
                && let Some(&fragment) = open.last()
            {
                self.cluster(place, &fragment_id(fragment));
            }
            if matches!(event.kind, EventKind::BlockEnd) {
                open.pop();
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is found is the smallest of all that stand around a place, and the first of those.
        #[test]
        fn the_smallest_is_found(
            spans in prop::collection::vec((0..20u32, 0..9u32), 0..12),
            at in 0..30u32
        ) {
            let mut places = Places::default();
            for (i, &(start, length)) in spans.iter().enumerate() {
                places.add(Span::new(start, start + length), On::Edge(i));
            }
            places.order();
            let around = places.list.iter().filter(|(span, _)| {
                span.start <= at && at < span.end.max(span.start + 1)
            });
            let expected = around.min_by_key(|(span, _)| span.end - span.start);
            prop_assert_eq!(places.at(Span::at(at)), expected.map(|(_, on)| on.clone()));
        }
    }
}
