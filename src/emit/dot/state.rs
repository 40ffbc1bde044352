//! State diagrams: composite states and regions as clusters, `[*]` as filled and ringed dots, forks as
//! bars, choices as diamonds, notes beside their states.

use graphviz_rust::dot_structures::{
    Edge as DotEdge, EdgeTy, Graph as DotGraph, Node as DotNode, Stmt, Subgraph as DotSubgraph,
    Vertex,
};

use super::COLUMNS;
use super::attributes::{Attributes, paint};
use super::colours::Palette;
use super::label::{self, Label};
use super::nesting::MAX_DEPTH;
use super::sheet::{Sheet, boxes, cluster_name, digraph, printed};
use super::{classes_of, escape, node_id};
use crate::model::graph::Direction;
use crate::model::state::{State, StateDiagram, StateIndex, StateKind, Transition};
use crate::picture::address::is_harmless;
use crate::picture::nesting::Nesting;
use crate::picture::paints::Classes;
use crate::picture::state;
use crate::picture::style::Css;

/// A chart as a digraph, with a last line break.
pub(super) fn print(chart: &StateDiagram, number: u32) -> String {
    printed(&Writer::new(chart).write(number))
}

struct Writer<'g> {
    chart: &'g StateDiagram,
    palette: Palette,
    classes: Classes<'g>,
    /// The drawn states in composite ones.
    nesting: Nesting,
    /// The node that stands for each where a transition enters it.
    anchors: Vec<usize>,
    /// The node that stands for each where a transition leaves it.
    exits: Vec<usize>,
}

impl<'g> Writer<'g> {
    fn new(chart: &'g StateDiagram) -> Self {
        let nesting = state::nesting(chart, MAX_DEPTH);
        let (anchors, exits) = anchors(chart, &nesting);
        Self {
            chart,
            palette: Palette::of(&chart.frame),
            classes: state::classes(chart),
            nesting,
            anchors,
            exits,
        }
    }

    fn write(&self, number: u32) -> DotGraph {
        let drawn = |transition: &&Transition| {
            let ends = [transition.source, transition.target];
            ends.iter().all(|end| !self.chart.state(*end).hidden)
        };
        let transitions = self.chart.transitions.iter().filter(drawn);
        let transitions = transitions.map(|transition| Stmt::Edge(self.edge(transition)));
        let notes = self.chart.notes.iter().enumerate();
        let notes = notes.map(|(number, note)| Stmt::Edge(self.note_edge(number, note.about)));
        let body = self.boxes().into_iter().chain(transitions).chain(notes);
        let sheet = Sheet {
            frame: &self.chart.frame,
            palette: &self.palette,
            direction: self.chart.direction,
            number,
            graph: &[],
            nodes: &boxes("filled,rounded", &self.palette),
            edges: &[],
        };
        digraph(&sheet, body)
    }

    /// Nodes and clusters, by first mention.
    fn boxes(&self) -> Vec<Stmt> {
        let mut inside: Vec<Vec<(u32, usize, Stmt)>> = vec![Vec::new(); self.chart.states.len()];
        let mut outside = Vec::new();
        let mut notes: Vec<Vec<usize>> = vec![Vec::new(); self.chart.states.len()];
        for (number, note) in self.chart.notes.iter().enumerate() {
            notes[note.about.0].push(number);
        }
        let region = |i: usize| self.chart.states[i].region.unwrap_or_default();
        for &i in self.nesting.order.iter().rev() {
            let state = &self.chart.states[i];
            let parts = std::mem::take(&mut inside[i]);
            let stmt = match parts.is_empty() {
                true => Stmt::Node(self.node(i)),
                false => self.cluster(state, parts),
            };
            let around = match self.nesting.parents[i] {
                Some(parent) => &mut inside[parent],
                None => &mut outside,
            };
            around.push((region(i), i, stmt));
            for &number in &notes[i] {
                around.push((region(i), i, Stmt::Node(self.note(number))));
            }
        }
        outside.sort_by_key(|part| part.1);
        outside.into_iter().map(|part| part.2).collect()
    }

    fn note(&self, number: usize) -> DotNode {
        let mut attributes = Attributes::default();
        attributes.label(
            &wrapped(state::markdown(&self.chart.notes[number].text.text)),
            false,
        );
        attributes.word("shape", "note");
        attributes.word("style", "filled");
        attributes.word("fillcolor", &*self.palette.note.0);
        attributes.word("color", &*self.palette.note.1);
        if self.palette.note.2 != self.palette.inside {
            attributes.word("fontcolor", &*self.palette.note.2);
        }
        DotNode::new(node_id(&note_name(number)), attributes.0)
    }

    fn css(&self, state: &State) -> Css {
        self.classes.css(&state.classes, &state.styles)
    }

    fn node(&self, i: usize) -> DotNode {
        let state = &self.chart.states[i];
        let css = self.css(state);
        let mut attributes = Attributes::default();
        let symbol = |attributes: &mut Attributes, shape: &str, size: (&str, &str)| {
            attributes.put("label", escape::value(""));
            attributes.word("shape", shape);
            attributes.word("style", "filled");
            attributes.word("fillcolor", &*self.palette.line);
            attributes.word("color", &*self.palette.line);
            attributes.word("width", size.0);
            attributes.word("height", size.1);
            attributes.word("fixedsize", "true");
        };
        let flat = matches!(
            self.chart.direction,
            Direction::LeftRight | Direction::RightLeft
        );
        match state.kind {
            StateKind::Start => symbol(&mut attributes, "circle", ("0.2", "0.2")),
            StateKind::End => symbol(&mut attributes, "doublecircle", ("0.15", "0.15")),
            StateKind::Choice => {
                symbol(&mut attributes, "diamond", ("0.4", "0.4"));
                attributes.word("fillcolor", &*self.palette.fill);
            }
            StateKind::Fork | StateKind::Join if flat => {
                symbol(&mut attributes, "box", ("0.1", "0.9"));
            }
            StateKind::Fork | StateKind::Join => symbol(&mut attributes, "box", ("0.9", "0.1")),
            StateKind::Divider => symbol(&mut attributes, "box", ("0.9", "0.02")),
            StateKind::State | StateKind::Composite => {
                let mut lines = state.label.clone().unwrap_or_default();
                for line in &state.descriptions {
                    lines.push_str("<br>");
                    lines.push_str(line);
                }
                let label = if state.descriptions.is_empty() {
                    state::markdown(&lines)
                } else {
                    state::plain(&lines)
                };
                attributes.label(&wrapped(label), css.is_bold());
            }
        }
        let restyled = state.kind.is_box() && (css.is_dashed() || css.is_hidden());
        let styles = restyled.then_some("rounded").into_iter().collect();
        paint(&mut attributes, &css, styles);
        interact(&mut attributes, state);
        DotNode::new(node_id(&state.id), attributes.0)
    }

    fn cluster(&self, state: &State, mut parts: Vec<(u32, usize, Stmt)>) -> Stmt {
        parts.sort_by_key(|part| (part.0, part.1));
        let css = self.css(state);
        let mut attributes = Attributes::default();
        attributes.label(
            &wrapped(state::plain(state.label.as_deref().unwrap_or_default())),
            css.is_bold(),
        );
        attributes.word("style", "filled,rounded");
        attributes.word("fillcolor", &*self.palette.cluster.0);
        attributes.word("color", &*self.palette.border);
        paint(&mut attributes, &css, vec!["rounded"]);
        classes_of(&mut attributes, &state.classes);
        let mut stmts: Vec<Stmt> = attributes.0.into_iter().map(Stmt::Attribute).collect();
        let mut region: Option<(u32, Vec<Stmt>)> = None;
        let close = |region: Option<(u32, Vec<Stmt>)>, stmts: &mut Vec<Stmt>| {
            if let Some((number, inner)) = region {
                stmts.push(cluster_of_region(
                    &state.id,
                    number,
                    inner,
                    &self.palette.border,
                ));
            }
        };
        for (number, _, stmt) in parts {
            if number == 0 {
                stmts.push(stmt);
                continue;
            }
            if region.as_ref().is_none_or(|open| open.0 != number) {
                close(region.take(), &mut stmts);
                region = Some((number, Vec::new()));
            }
            if let Some((_, inner)) = &mut region {
                inner.push(stmt);
            }
        }
        close(region, &mut stmts);
        Stmt::Subgraph(DotSubgraph {
            id: escape::name(&cluster_name(&state.id)),
            stmts,
        })
    }

    fn edge(&self, transition: &Transition) -> DotEdge {
        let mut attributes = Attributes::default();
        let (tail, head) = (transition.source.0, transition.target.0);
        if self.exits[tail] != tail && !self.nesting.is_within(Some(head), tail) {
            let name = cluster_name(&self.chart.states[tail].id);
            attributes.put("ltail", escape::name(&name));
        }
        if self.anchors[head] != head && !self.nesting.is_within(Some(tail), head) {
            let name = cluster_name(&self.chart.states[head].id);
            attributes.put("lhead", escape::name(&name));
        }
        if let Some(label) = &transition.label {
            attributes.label(&label::padded(wrapped(state::markdown(&label.text))), false);
        }
        self.between(self.exits[tail], self.anchors[head], attributes)
    }

    fn note_edge(&self, number: usize, state: StateIndex) -> DotEdge {
        let mut attributes = Attributes::default();
        attributes.word("style", "dashed");
        attributes.word("dir", "none");
        let about = self.anchors[state.0];
        if about != state.0 {
            let name = cluster_name(&self.chart.states[state.0].id);
            attributes.put("ltail", escape::name(&name));
        }
        DotEdge {
            ty: EdgeTy::Pair(
                Vertex::N(node_id(&self.chart.states[about].id)),
                Vertex::N(node_id(&note_name(number))),
            ),
            attributes: attributes.0,
        }
    }

    fn between(&self, tail: usize, head: usize, attributes: Attributes) -> DotEdge {
        let node = |i: usize| Vertex::N(node_id(&self.chart.states[i].id));
        DotEdge {
            ty: EdgeTy::Pair(node(tail), node(head)),
            attributes: attributes.0,
        }
    }
}

/// The nodes that stand for each state where a transition enters and leaves it: of a composite state its
/// `[*]`, or the first and the last state in it.
fn anchors(chart: &StateDiagram, nesting: &Nesting) -> (Vec<usize>, Vec<usize>) {
    let count = chart.states.len();
    let (mut entries, mut exits): (Vec<usize>, Vec<usize>) =
        ((0..count).collect(), (0..count).collect());
    let (mut started, mut ended) = (vec![false; count], vec![false; count]);
    // What is inside comes after what is around it, and the first one inside is put last.
    for &i in nesting.order.iter().rev() {
        let Some(parent) = nesting.parents[i] else {
            continue;
        };
        let kind = chart.states[i].kind;
        let (is_start, is_end) = (kind == StateKind::Start, kind == StateKind::End);
        if is_start || !started[parent] {
            entries[parent] = entries[i];
        }
        // An exit from the end of what is inside is drawn below it.
        if exits[parent] == parent || is_end && !ended[parent] {
            exits[parent] = exits[i];
        }
        started[parent] |= is_start;
        ended[parent] |= is_end;
    }
    (entries, exits)
}

fn cluster_of_region(id: &str, number: u32, inner: Vec<Stmt>, border: &str) -> Stmt {
    let mut attributes = Attributes::default();
    attributes.put("label", escape::value(""));
    attributes.word("style", "dashed");
    attributes.word("color", border);
    let settings = attributes.0.into_iter().map(Stmt::Attribute);
    Stmt::Subgraph(DotSubgraph {
        id: escape::name(&format!("{} region {number}", cluster_name(id))),
        stmts: settings.chain(inner).collect(),
    })
}

/// Link, tooltip and class names.
fn interact(attributes: &mut Attributes, state: &State) {
    if let Some(link) = state.link.as_ref().filter(|link| is_harmless(&link.url)) {
        attributes.put("URL", escape::value(&link.url));
    }
    if let Some(tooltip) = &state.tooltip {
        attributes.put("tooltip", escape::value(tooltip));
    }
    classes_of(attributes, &state.classes);
}

fn wrapped(label: Label) -> Label {
    label::wrap(label, COLUMNS)
}

fn note_name(number: usize) -> String {
    // No id has a space at its end.
    format!("note {number} ")
}

#[cfg(test)]
mod tests {
    use crate::emit::dot::tests::dot;

    #[test]
    fn composite_states_and_regions_are_clusters() {
        let text = dot(
            "stateDiagram-v2\n    A --> B : go\n    state B {\n        [*] --> x\n        --\n        [*] --> y\n    }\n    B --> [*]\n",
        );
        for line in [
            "subgraph cluster_B {",
            "subgraph \"cluster_B region 1\" {",
            "subgraph \"cluster_B region 2\" {",
            "A -> B_region1_start [lhead=cluster_B label=\" go \"]",
            "y -> root_end [ltail=cluster_B]",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }

    #[test]
    fn what_is_in_itself_is_drawn_all_the_same() {
        let text = dot(
            "stateDiagram-v2\n    state A {\n        state B {\n            A --> c\n        }\n    }\n",
        );
        assert!(text.contains("cluster_"), "{text}");
        assert!(text.contains("c[label=\"c\"]"), "{text}");
        let deep: String = (0..2000).map(|i| format!("state s{i} {{\n")).collect();
        let text = dot(&format!(
            "stateDiagram-v2\n{deep}x --> y\n{}",
            "}\n".repeat(2000)
        ));
        assert!(text.matches("subgraph").count() < 2000);
    }

    #[test]
    fn marks_are_shapes() {
        let text = dot(
            "stateDiagram-v2\n    state f <<fork>>\n    state c <<choice>>\n    [*] --> f\n    f --> c\n    c --> [*]\n    note left of c : why \\\"x\n",
        );
        for shape in [
            "shape=circle",
            "shape=doublecircle",
            "shape=diamond",
            "shape=note",
        ] {
            assert!(text.contains(shape), "{shape}\n{text}");
        }
    }
}
