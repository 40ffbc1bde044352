//! State diagrams in cells: `[*]` as `●` and `◉`, composite states and regions as frames, forks as bars, notes beside
//! what they are about.

use std::collections::HashMap;

use super::boxes::{Boxes, Frame, Line, Look, Node};
use super::flowchart::tries;
use super::lines::{lines, plain};
use super::{Terminal, is_marked};
use crate::model::state::{Note, Position, State, StateDiagram, StateKind, Transition};
use crate::picture::flowchart::flow;
use crate::picture::layout::{Beside, End, Flow, Side};
use crate::picture::lines::Head;
use crate::picture::nesting::Nesting;
use crate::picture::state::{markdown, nesting};
use crate::picture::text::Label;
use crate::source::Span;

/// Draws a chart in as many columns as there are, if that can be.
pub(super) fn draw(chart: &StateDiagram, terminal: Terminal, marked: &[Span]) -> Option<String> {
    super::narrowest(terminal, tries(flow(chart.direction)), |(flow, limit)| {
        let mut sketch = Sketch {
            chart,
            marked,
            limit,
            nesting: nesting(chart, usize::MAX),
            boxes: Boxes::new(flow),
            frames: vec![None; chart.states.len()],
            regions: HashMap::new(),
            ends: vec![None; chart.states.len()],
        };
        sketch.states();
        for transition in &chart.transitions {
            sketch.transition(transition);
        }
        for note in &chart.notes {
            sketch.note(note, flow);
        }
        sketch.boxes.draw(terminal.ascii)
    })
}

/// A chart in the making.
struct Sketch<'g> {
    chart: &'g StateDiagram,
    marked: &'g [Span],
    limit: usize,
    nesting: Nesting,
    boxes: Boxes,
    /// The frame of each state that others are in.
    frames: Vec<Option<usize>>,
    /// The frames of regions, by the state and the number in it.
    regions: HashMap<(usize, u32), usize>,
    /// What stands for each state.
    ends: Vec<Option<End>>,
}

impl Sketch<'_> {
    /// Adds the states, each after what is around it.
    fn states(&mut self) {
        let chart = self.chart;
        let mut is_composite = vec![false; chart.states.len()];
        for &i in &self.nesting.order {
            if let Some(parent) = self.nesting.parents[i] {
                is_composite[parent] = true;
            }
        }
        for place in 0..self.nesting.order.len() {
            let i = self.nesting.order[place];
            if is_composite[i] {
                self.composite(i);
            }
        }
        // What comes first stands first where ways lead in circles.
        let is_start = |i: &usize| chart.states[*i].kind == StateKind::Start;
        let (starts, rest): (Vec<usize>, Vec<usize>) = (0..chart.states.len())
            .filter(|&i| !is_composite[i] && !chart.states[i].hidden)
            .partition(is_start);
        for i in starts.into_iter().chain(rest) {
            let state = &chart.states[i];
            let node = Node {
                is_marked: self.is_marked(state),
                ..self.node(state)
            };
            let parent = self.around(i);
            self.ends[i] = Some(self.boxes.node(node, parent, None));
        }
    }

    /// Whether one of the places to mark is a mention of a state.
    fn is_marked(&self, state: &State) -> bool {
        let mentions = state.mentions.iter().map(|mention| mention.span);
        let mut places = mentions.chain(state.texts.iter().map(|text| text.place.0));
        places.any(|place| is_marked(place, self.marked))
    }

    fn node(&self, state: &State) -> Node {
        let look = match state.kind {
            StateKind::Start => Look::Sign("●", "*"),
            StateKind::End => Look::Sign("◉", "(*)"),
            StateKind::Fork | StateKind::Join | StateKind::Divider => Look::Bar,
            StateKind::Choice => Look::Slanted,
            StateKind::State | StateKind::Composite => Look::Round,
        };
        if !state.kind.is_box() {
            return Node {
                look,
                ..Node::default()
            };
        }
        let title = state.label.as_deref().unwrap_or_default();
        let mut text = match state.descriptions.is_empty() {
            true => lines(markdown(title), self.limit),
            false => plain(title, self.limit),
        };
        let rule = (!state.descriptions.is_empty()).then_some(text.len());
        for line in &state.descriptions {
            text.extend(plain(line, self.limit));
        }
        Node {
            text,
            rule,
            look,
            ..Node::default()
        }
    }

    fn composite(&mut self, i: usize) {
        let state = &self.chart.states[i];
        let parent = self.around(i);
        let title = crate::picture::state::plain(state.label.as_deref().unwrap_or_default());
        let frame = Frame {
            is_marked: self.is_marked(state),
            ..Frame::default()
        };
        let flow = state.direction.map(flow);
        let frame = self.boxes.frame(title, frame, flow, parent);
        self.frames[i] = Some(frame);
        self.ends[i] = Some(End::Group(frame));
    }

    /// The frame right around a state: that of its region, or of its composite state.
    fn around(&mut self, i: usize) -> Option<usize> {
        let parent = self.nesting.parents[i]?;
        let around = self.frames[parent]?;
        let Some(number) = self.chart.states[i].region else {
            return Some(around);
        };
        if let Some(region) = self.regions.get(&(parent, number)) {
            return Some(*region);
        }
        let frame = Frame {
            is_dashed: true,
            ..Frame::default()
        };
        let flow = Some(Flow::Down);
        let region = self
            .boxes
            .frame(Label::default(), frame, flow, Some(around));
        self.regions.insert((parent, number), region);
        Some(region)
    }

    fn transition(&mut self, transition: &Transition) {
        let ends = [transition.source, transition.target].map(|end| self.ends[end.0]);
        let [Some(from), Some(to)] = ends else { return };
        let text = transition.label.as_ref();
        let text = text.map(|text| lines(markdown(&text.text), self.limit));
        // A mention of a state in it marks the state.
        let is_here = |at: &Span| is_marked(transition.place.0, std::slice::from_ref(at));
        let is_state = |at: &Span| {
            let ends = [transition.source, transition.target].map(|end| self.chart.state(end));
            let mut mentions = ends.iter().flat_map(|state| &state.mentions);
            mentions.any(|mention| is_marked(mention.span, std::slice::from_ref(at)))
        };
        let line = Line {
            text: text.unwrap_or_default(),
            heads: (Head::None, Head::Point),
            is_marked: self.marked.iter().any(|at| is_here(at) && !is_state(at)),
            ..Line::default()
        };
        self.boxes.line(from, to, line, 1);
    }

    fn note(&mut self, note: &Note, flow: Flow) {
        let about = note.about.0;
        let Some(of) = self.ends[about] else { return };
        let parent = self.around(about);
        let node = Node {
            text: lines(markdown(&note.text.text), self.limit),
            look: Look::Dashed,
            is_marked: is_marked(note.place.0, self.marked),
            ..Node::default()
        };
        let side = match note.position {
            Position::LeftOf => Side::Left,
            Position::RightOf => Side::Right,
        };
        let end = self.boxes.node(node, parent, Some(Beside { of, side }));
        // Where notes are boxes in the flow, they stand on their side all the same.
        let first = (side == Side::Left) != (flow == Flow::Left);
        let (from, to) = if first { (end, of) } else { (of, end) };
        self.boxes.line(from, to, Line::default(), 1);
    }
}
