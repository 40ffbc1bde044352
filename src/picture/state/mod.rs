//! State diagrams: composite states and regions as frames, `[*]` as filled and ringed dots, forks as bars,
//! choices as diamonds, notes beside what they are about.

mod bars;
mod nodes;

use std::collections::HashMap;

use super::drawing::Drawing;
use super::edge::Edge;
use super::flowchart::flow;
use super::group::Group;
use super::layout::{self, Beside, End, Flow, PlannedBox, Side};
use super::lines::Head;
use super::nesting::Nesting;
use super::paints::Classes;
use super::scene::{Paint, Scene};
use super::style::Css;
use super::text::Label;
use crate::model::graph::{Text, TextKind};
use crate::model::state::{Note, Position, State, StateDiagram, StateIndex, StateKind, Transition};
use nodes::StateNode;

/// Draws a state diagram.
#[must_use]
pub fn scene(chart: &StateDiagram) -> Scene {
    let mut sketch = Sketch {
        chart,
        classes: classes(chart),
        nesting: nesting(chart, usize::MAX),
        drawing: Drawing::new(flow(chart.direction)),
        groups: vec![None; chart.states.len()],
        regions: HashMap::new(),
        turns: 0,
        ends: vec![None; chart.states.len()],
    };
    sketch.states();
    for (i, transition) in chart.transitions.iter().enumerate() {
        sketch.transition(i, transition);
    }
    sketch.stretch_bars();
    for (i, note) in chart.notes.iter().enumerate() {
        sketch.note(i, note);
    }
    sketch.drawing.scene("state", &chart.frame)
}

/// The drawn states in composite ones, so many in each other at most.
pub(crate) fn nesting(chart: &StateDiagram, deepest: usize) -> Nesting {
    let is_hidden = |i: usize| chart.states[i].hidden;
    let around = (chart.states.iter())
        .map(|state| state.within.map(|StateIndex(i)| i))
        .map(|parent| parent.filter(|&i| !is_hidden(i)));
    let mut nesting = Nesting::new(&around.collect::<Vec<_>>(), deepest);
    nesting.order.retain(|&i| !is_hidden(i));
    nesting
}

/// The classes of a chart.
pub(crate) fn classes(chart: &StateDiagram) -> Classes<'_> {
    let definitions = chart.class_defs.iter();
    Classes::of(definitions.map(|def| (def.name.as_str(), def.styles.as_slice())))
}

/// A chart in the making.
struct Sketch<'g> {
    chart: &'g StateDiagram,
    classes: Classes<'g>,
    nesting: Nesting,
    drawing: Drawing<StateNode<'g>>,
    /// The frame of each state that others are in.
    groups: Vec<Option<usize>>,
    /// The frames of regions, by the state and the number in it.
    regions: HashMap<(usize, u32), usize>,
    /// How many composite states have a colour.
    turns: usize,
    /// What stands for each state.
    ends: Vec<Option<End>>,
}

impl<'g> Sketch<'g> {
    /// Adds the states, each after what is around it.
    fn states(&mut self) {
        let mut is_composite = vec![false; self.chart.states.len()];
        for &i in &self.nesting.order {
            if let Some(parent) = self.nesting.parents[i] {
                is_composite[parent] = true;
            }
        }
        // Frames come outside in, boxes in the order of first mention.
        for place in 0..self.nesting.order.len() {
            let i = self.nesting.order[place];
            if is_composite[i] {
                self.composite(i);
            }
        }
        let chart = self.chart;
        // What comes first stands first where ways lead in circles.
        let is_start = |i: &usize| chart.states[*i].kind == StateKind::Start;
        let (starts, rest): (Vec<usize>, Vec<usize>) = (0..chart.states.len())
            .filter(|&i| !is_composite[i] && !chart.states[i].hidden)
            .partition(is_start);
        for i in starts.into_iter().chain(rest) {
            let state = &chart.states[i];
            let css = self.css(state);
            let parent = self.around(i);
            let node = StateNode::of(state, css);
            let planned = node.planned(parent);
            self.ends[i] = Some(self.drawing.node(node, planned));
        }
    }

    fn css(&self, state: &State) -> Css {
        self.classes.css(&state.classes, &state.styles)
    }

    fn composite(&mut self, i: usize) {
        let chart = self.chart;
        let state = &chart.states[i];
        let parent = self.around(i);
        let title = plain(state.label.as_deref().unwrap_or_default());
        let group = Group::of(title, self.css(state), parent, self.turns);
        self.turns += 1;
        let within = state.direction.map(flow);
        let group = self.drawing.group(&state.id, group, within);
        self.groups[i] = Some(group);
        self.ends[i] = Some(End::Group(group));
    }

    /// The frame right around a state: that of its region, or of its composite state.
    fn around(&mut self, i: usize) -> Option<usize> {
        let parent = self.nesting.parents[i]?;
        let group = self.groups[parent]?;
        let Some(number) = self.chart.states[i].region else {
            return Some(group);
        };
        if let Some(region) = self.regions.get(&(parent, number)) {
            return Some(*region);
        }
        let composite = &self.chart.states[parent];
        let css = Css {
            stroke: self.css(composite).stroke,
            ..Css::default()
        };
        let turn = self.drawing.turn(group);
        let mut frame = Group::of(Label::default(), css, Some(group), turn);
        (frame.fill, frame.dashes) = (Paint::None, REGION.to_vec());
        let id = format!("{}_region{number}", composite.id);
        let region = self.drawing.group(id, frame, Some(Flow::Down));
        self.regions.insert((parent, number), region);
        Some(region)
    }

    /// Makes bars as long as the boxes on a side of them, and turns those that stand where the chart flows to
    /// a side.
    fn stretch_bars(&mut self) {
        let flows = layout::flows(&self.drawing.plan);
        let sides = bars::sides(&self.drawing.plan, &flows);
        for (i, (node, planned)) in self.drawing.nodes_mut().enumerate() {
            if node.is_bar() {
                node.stretch(flows[i].is_sideways(), sides[i]);
                *planned = node.planned(planned.parent);
            }
        }
    }

    fn transition(&mut self, number: usize, transition: &Transition) {
        let ends = [transition.source, transition.target].map(|end| self.ends[end.0]);
        let [Some(from), Some(to)] = ends else { return };
        let text = transition.label.as_ref();
        let text = text.map(|text| text.text.as_str()).unwrap_or_default();
        let mut edge = Edge::of(markdown(text), Css::default());
        edge.heads = (Head::None, Head::Point);
        self.drawing.edge(format!("e{number}"), edge, from, to);
    }

    fn note(&mut self, number: usize, note: &Note) {
        let about = note.about.0;
        let Some(of) = self.ends[about] else { return };
        let parent = self.around(about);
        let node = StateNode::note(number, &note.text.text);
        let side = match note.position {
            Position::LeftOf => Side::Left,
            Position::RightOf => Side::Right,
        };
        let planned = PlannedBox {
            beside: Some(Beside { of, side }),
            ..node.planned(parent)
        };
        let end = self.drawing.node(node, planned);
        let mut line = Edge::of(Label::default(), Css::default());
        line.dashes = vec![4.0, 4.0];
        line.width = 1.2;
        // Where notes are boxes in the flow, they stand on their side all the same.
        let first = (side == Side::Left) != (self.drawing.plan.flow == Flow::Left);
        let (from, to) = if first { (end, of) } else { (of, end) };
        self.drawing
            .edge(format!("e-note-{number}"), line, from, to);
    }
}

/// The dashes of regions.
const REGION: [f32; 2] = [4.0, 4.0];

/// The titles of composite states and of states with further lines, and these, are not Markdown.
pub(crate) fn plain(text: &str) -> Label {
    Label::new(&Text::plain(text))
}

/// Other texts are.
pub(crate) fn markdown(text: &str) -> Label {
    Label::new(&Text {
        kind: TextKind::Markdown,
        ..Text::plain(text)
    })
}
