//! The links and nodes that count.
//!
//! Invisible and two-headed links do not, nor do those of notes; a link to a subgraph leads to
//! where its members begin, one from a subgraph starts where they end. The label of one between two
//! subgraphs answers nothing.

use std::rc::Rc;

use foldhash::{HashMap, HashSet};

use super::ends::SubgraphEnds;
use super::key::key;
use super::text::words;
use crate::model::graph::{Edge, EdgeIndex, Graph, Stroke, Text, TextKind};
use crate::source::Span;

/// The label of a link.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub text: Rc<str>,
    pub key: Rc<str>,
    pub span: Span,
}

/// A link that counts, as its source sees it.
#[derive(Clone, Debug)]
pub(super) struct Exit {
    pub to: usize,
    pub label: Option<Label>,
    pub edge: EdgeIndex,
}

/// The counted links of a chart, by node.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The exits of each node, in link order; labelled self-loops are among them.
    pub exits: Vec<Vec<Exit>>,
    /// The links into each node, in link order: (source, whether it is labelled). No self-loops.
    pub ins: Vec<Vec<(usize, bool)>>,
}

impl Links {
    /// Reads the links of a chart. `is_note` says which nodes are notes.
    ///
    /// Linear in the chart: what links of subgraphs stand for is within a budget.
    pub fn of(graph: &Graph, is_note: &[bool]) -> Self {
        let count = graph.nodes().len();
        let mut links = Self {
            exits: vec![Vec::new(); count],
            ins: vec![Vec::new(); count],
        };
        let mut ends = SubgraphEnds::of(graph, is_note);
        let mut seen: HashSet<(usize, usize, Option<Rc<str>>)> = HashSet::default();
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
                let key = label.as_ref().map(|label| label.key.clone());
                if !seen.insert((from, to, key)) {
                    return;
                }
                if from != to {
                    add(&mut links.ins[to], (from, label.is_some()));
                }
                let exit = Exit {
                    to,
                    label: label.clone(),
                    edge: index,
                };
                add(&mut links.exits[from], exit);
            };
            if graph.node(from).is_node() && graph.node(to).is_node() {
                join(from.index(), to.index());
                continue;
            }
            for (from, to) in ends.pairs(graph, from, to) {
                join(from, to);
            }
        }
        links
    }

    /// The distinct keys on the labelled exits of a node, in link order.
    pub fn labels(&self, node: usize) -> Vec<&Label> {
        let labels = self.exits[node]
            .iter()
            .filter_map(|exit| exit.label.as_ref());
        let mut labels: Vec<&Label> = labels.collect();
        if labels.len() > 1 {
            let mut seen = HashSet::default();
            labels.retain(|label| seen.insert(&*label.key));
        }
        labels
    }

    /// The distinct targets of the unlabelled exits of a node, in link order.
    pub fn plain(&self, node: usize) -> Vec<usize> {
        // Links are distinct, so these targets are; an unlabelled self-loop does not count.
        self.exits[node]
            .iter()
            .filter(|exit| exit.label.is_none())
            .map(|exit| exit.to)
            .collect()
    }

    /// The nodes that a node leads on to, in link order (repeated where several labels lead to one).
    pub fn ways_on(&self, node: usize) -> impl Iterator<Item = usize> {
        self.exits[node]
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
        !self.exits[node].is_empty() || !self.ins[node].is_empty()
    }
}

/// Adds to a list of a node, which mostly has one of a kind.
fn add<T>(list: &mut Vec<T>, item: T) {
    if list.is_empty() {
        list.reserve_exact(1);
    }
    list.push(item);
}

/// What labels say, each found out once.
#[derive(Default)]
struct Labels<'g> {
    /// The words and their key, where there are any.
    known: HashMap<(&'g str, TextKind), Option<Said>>,
}

#[derive(Clone)]
struct Said {
    text: Rc<str>,
    key: Rc<str>,
}

impl<'g> Labels<'g> {
    /// The label of a link, where it says something.
    fn of(&mut self, edge: &'g Edge) -> Option<Label> {
        let Text { text, kind } = &edge.label;
        if text.is_empty() {
            return None;
        }
        let known = self.known.entry((text, *kind)).or_insert_with(|| {
            let words = words(&edge.label);
            (!words.is_empty()).then(|| Said {
                text: words.as_str().into(),
                key: key(&words).into(),
            })
        });
        let Said { text, key } = known.clone()?;
        Some(Label {
            text,
            key,
            span: edge.label_span.unwrap_or(edge.arrow_span),
        })
    }
}
