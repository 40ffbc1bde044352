//! The links and nodes that count.
//!
//! Invisible and two-headed links do not, nor do those of notes; a link to a subgraph leads to
//! where its members begin, one from a subgraph starts where they end. The label of one between two
//! subgraphs answers nothing.

use std::cell::OnceCell;
use std::rc::Rc;

use foldhash::{HashMap, HashSet};

use super::ends::SubgraphEnds;
use super::key::key;
use super::numeric::{Interval, interval};
use super::text::words;
use crate::analysis::Lists;
use crate::model::graph::{Edge, EdgeIndex, Graph, Stroke, Text, TextKind};
use crate::source::Span;

/// The label of a link.
#[derive(Clone, Debug)]
pub(super) struct Label {
    said: Rc<Said>,
    pub span: Span,
}

impl Label {
    pub fn text(&self) -> &str {
        &self.said.text
    }

    pub fn key(&self) -> &str {
        &self.said.key
    }

    /// The numbers that it stands for, found out once.
    pub fn interval(&self) -> Option<&Interval> {
        let said = &self.said;
        let found = said.interval.get_or_init(|| interval(&said.text));
        found.as_ref()
    }
}

/// What a label says.
#[derive(Debug)]
struct Said {
    text: String,
    key: Rc<str>,
    /// The number of the key.
    number: u32,
    interval: OnceCell<Option<Interval>>,
}

/// A link that counts, as its source sees it.
#[derive(Clone, Debug, Default)]
pub(super) struct Exit {
    pub to: usize,
    pub label: Option<Label>,
    pub edge: EdgeIndex,
}

/// The counted links of a chart, by node.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The exits of each node, in link order; labelled self-loops are among them.
    exits: Lists<Exit>,
    ins: Lists<(usize, bool)>,
}

impl Links {
    /// Reads the links of a chart. `is_note` says which nodes are notes.
    ///
    /// Linear in the chart: what links of subgraphs stand for is within a budget.
    pub fn of(graph: &Graph, is_note: &[bool]) -> Self {
        let count = graph.nodes().len();
        let (mut exits, mut ins) = (Vec::new(), Vec::new());
        let mut ends = SubgraphEnds::of(graph, is_note);
        let mut seen: HashSet<(u32, u32, Option<u32>)> = HashSet::default();
        let mut labels = Labels::default();
        for (index, from, to, edge) in graph.edges() {
            if edge.stroke == Stroke::Invisible || edge.is_two_headed() {
                continue;
            }
            // What a link between two subgraphs says is not an answer of a member of either.
            let is_answer = graph.node(from).is_node() || graph.node(to).is_node();
            let label = labels.of(edge).filter(|_| is_answer);
            let mut join = |from: usize, to: usize| {
                if is_note[from] || is_note[to] || (from == to && label.is_none()) {
                    return;
                }
                let key = label.as_ref().map(|label| label.said.number);
                if !seen.insert((from as u32, to as u32, key)) {
                    return;
                }
                if from != to {
                    ins.push((to as u32, (from, label.is_some())));
                }
                let exit = Exit {
                    to,
                    label: label.clone(),
                    edge: index,
                };
                exits.push((from as u32, exit));
            };
            if graph.node(from).is_node() && graph.node(to).is_node() {
                join(from.index(), to.index());
                continue;
            }
            for (from, to) in ends.pairs(graph, from, to) {
                join(from, to);
            }
        }
        Self {
            exits: Lists::of(count, exits),
            ins: Lists::of(count, ins),
        }
    }

    /// The links on from a node, in link order.
    pub fn exits(&self, node: usize) -> &[Exit] {
        self.exits.get(node)
    }

    /// The links into a node, in link order: (source, whether it is labelled). No self-loops.
    pub fn ins(&self, node: usize) -> &[(usize, bool)] {
        self.ins.get(node)
    }

    /// The distinct keys on the labelled exits of a node, in link order.
    pub fn labels(&self, node: usize) -> Vec<&Label> {
        let labels = self
            .exits(node)
            .iter()
            .filter_map(|exit| exit.label.as_ref());
        let mut labels: Vec<&Label> = labels.collect();
        if labels.len() > 1 {
            let mut seen = HashSet::default();
            labels.retain(|label| seen.insert(label.said.number));
        }
        labels
    }

    /// The distinct targets of the unlabelled exits of a node, in link order.
    pub fn plain(&self, node: usize) -> Vec<usize> {
        // Links are distinct, so these targets are; an unlabelled self-loop does not count.
        self.exits(node)
            .iter()
            .filter(|exit| exit.label.is_none())
            .map(|exit| exit.to)
            .collect()
    }

    /// The nodes that a node leads on to, in link order (repeated where several labels lead to one).
    pub fn ways_on(&self, node: usize) -> impl Iterator<Item = usize> {
        self.exits(node)
            .iter()
            .map(|exit| exit.to)
            .filter(move |&to| to != node)
    }

    /// Whether a node leads to another.
    pub fn leads_on(&self, node: usize) -> bool {
        self.ways_on(node).next().is_some()
    }

    /// Whether any link touches a node.
    pub fn touches(&self, node: usize) -> bool {
        !self.exits(node).is_empty() || !self.ins(node).is_empty()
    }
}

/// What labels say, each found out once.
#[derive(Default)]
struct Labels<'g> {
    /// The words and their key, where there are any.
    known: HashMap<(&'g str, TextKind), Option<Rc<Said>>>,
    /// The number of each key.
    numbers: HashMap<Rc<str>, u32>,
}

impl<'g> Labels<'g> {
    /// The label of a link, where it says something.
    fn of(&mut self, edge: &'g Edge) -> Option<Label> {
        let Text { text, kind } = &edge.label;
        if text.is_empty() {
            return None;
        }
        let numbers = &mut self.numbers;
        let known = self.known.entry((text, *kind)).or_insert_with(|| {
            let words = words(&edge.label);
            (!words.is_empty()).then(|| {
                let key: Rc<str> = key(&words).into();
                let next = numbers.len() as u32;
                Rc::new(Said {
                    text: words.into_owned(),
                    number: *numbers.entry(key.clone()).or_insert(next),
                    interval: OnceCell::new(),
                    key,
                })
            })
        });
        Some(Label {
            said: known.clone()?,
            span: edge.label_span.unwrap_or(edge.arrow_span),
        })
    }
}
