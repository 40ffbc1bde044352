//! The links and nodes that count.
//!
//! Invisible and two-headed links do not, nor do those of notes; a link to a subgraph leads to
//! where its members begin, one from a subgraph starts where they end. The label of one between two
//! subgraphs answers nothing.

use std::rc::Rc;

use foldhash::{HashMap, HashSet};

use super::key::key;
use super::text::words;
use crate::model::graph::{
    Edge, EdgeIndex, Graph, NodeIndex, Stroke, SubgraphIndex, Text, TextKind,
};
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
    /// Linear in the chart, and in the copies that links between subgraphs stand for.
    pub fn of(graph: &Graph, is_note: &[bool]) -> Self {
        let count = graph.nodes().len();
        let mut links = Self {
            exits: vec![Vec::new(); count],
            ins: vec![Vec::new(); count],
        };
        let mut ends = Subgraphs::of(graph, is_note);
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
            for from in ends.resolve(graph, from, SubgraphSide::Sinks) {
                for to in ends.resolve(graph, to, SubgraphSide::Sources) {
                    join(from, to);
                }
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

#[derive(Clone, Copy)]
enum SubgraphSide {
    Sources,
    Sinks,
}

/// Where the subgraphs that links name begin and end; looked at when a link first names one.
struct Subgraphs {
    /// The member nodes of each subgraph, nested ones included, in chart order; notes are none.
    members: Vec<Option<Vec<usize>>>,
    direct: Vec<Vec<usize>>,
    nested: Vec<Vec<usize>>,
    /// Whether a counting link with two nodes as ends leads from, and to, each node: its partners.
    drawn_out: Vec<Vec<usize>>,
    drawn_in: Vec<Vec<usize>>,
    sources: Vec<Option<Vec<usize>>>,
    sinks: Vec<Option<Vec<usize>>>,
}

impl Subgraphs {
    fn of(graph: &Graph, is_note: &[bool]) -> Self {
        let count = graph.subgraphs.len();
        let nodes = if count == 0 { 0 } else { graph.nodes().len() };
        let mut this = Self {
            members: vec![None; count],
            direct: vec![Vec::new(); count],
            nested: vec![Vec::new(); count],
            drawn_out: vec![Vec::new(); nodes],
            drawn_in: vec![Vec::new(); nodes],
            sources: vec![None; count],
            sinks: vec![None; count],
        };
        if count == 0 {
            return this;
        }
        for (index, node) in graph.nodes() {
            if let Some(SubgraphIndex(parent)) = node.subgraph
                && node.is_node()
                && !is_note[index.index()]
            {
                this.direct[parent].push(index.index());
            }
        }
        for (index, subgraph) in graph.subgraphs.iter().enumerate() {
            if let Some(SubgraphIndex(parent)) = subgraph.parent {
                this.nested[parent].push(index);
            }
        }
        for (_, from, to, edge) in graph.edges() {
            let plain = |node: NodeIndex| graph.node(node).is_node() && !is_note[node.index()];
            if edge.stroke != Stroke::Invisible
                && !edge.is_two_headed()
                && from != to
                && plain(from)
                && plain(to)
            {
                this.drawn_out[from.index()].push(to.index());
                this.drawn_in[to.index()].push(from.index());
            }
        }
        this
    }

    /// The nodes that an end of a link stands for.
    fn resolve(&mut self, graph: &Graph, end: NodeIndex, side: SubgraphSide) -> Vec<usize> {
        let Some(SubgraphIndex(subgraph)) = graph.node(end).names else {
            return vec![end.index()];
        };
        let known = match side {
            SubgraphSide::Sources => &self.sources[subgraph],
            SubgraphSide::Sinks => &self.sinks[subgraph],
        };
        if let Some(nodes) = known {
            return nodes.clone();
        }
        let members = self.members(subgraph).to_vec();
        let inside: HashSet<usize> = members.iter().copied().collect();
        let partners = match side {
            SubgraphSide::Sources => &self.drawn_in,
            SubgraphSide::Sinks => &self.drawn_out,
        };
        let mut ends: Vec<usize> = members
            .iter()
            .copied()
            .filter(|&node| !partners[node].iter().any(|other| inside.contains(other)))
            .collect();
        if ends.is_empty() {
            ends.extend(members.first());
        }
        match side {
            SubgraphSide::Sources => self.sources[subgraph] = Some(ends.clone()),
            SubgraphSide::Sinks => self.sinks[subgraph] = Some(ends.clone()),
        }
        ends
    }

    fn members(&mut self, subgraph: usize) -> &[usize] {
        if self.members[subgraph].is_none() {
            let mut seen = HashSet::from_iter([subgraph]);
            let mut todo = vec![subgraph];
            let mut members = Vec::new();
            while let Some(next) = todo.pop() {
                members.extend(&self.direct[next]);
                todo.extend(
                    self.nested[next]
                        .iter()
                        .filter(|&&inner| seen.insert(inner)),
                );
            }
            members.sort_unstable();
            self.members[subgraph] = Some(members);
        }
        self.members[subgraph].as_deref().unwrap_or_default()
    }
}
