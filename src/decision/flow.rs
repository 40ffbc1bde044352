//! The arrows of a decision, on dense indices: what is active follows them.

use super::Role;
use super::evidence::Evidence;
use super::model::Question;
use crate::model::graph::NodeIndex;

/// What a node leads to.
#[derive(Clone, Debug)]
pub(super) enum Way {
    /// To all of these.
    On(Vec<usize>),
    /// To what the answer says: a question (by index).
    Ask(usize),
}

/// A question's arrows.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    /// The node.
    pub node: usize,
    /// The targets of each answer, in link order.
    pub answers: Vec<Vec<usize>>,
    /// What follows whatever the answer.
    pub also: Vec<usize>,
}

/// What a node counts as at the end of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing of its own: an answer.
    Plain,
    /// A question (by index).
    Question(usize),
    /// An outcome or a stop (by index).
    Outcome(usize),
    /// A step or a start (by index).
    Step(usize),
}

/// One connected component: nodes in chart order, and their arrows.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    /// The node of each index, rising.
    pub nodes: Vec<NodeIndex>,
    pub marks: Vec<Mark>,
    pub ways: Vec<Way>,
    pub asks: Vec<Ask>,
    /// The nodes whose reader is left alone: an answer that is only a word with no way on, and a
    /// rhombus that asks, is led to, and leads nowhere.
    pub dead_ends: Vec<usize>,
}

impl Flow {
    /// Builds the arrows of the nodes of a component. Linear in it, but for one binary search an arrow.
    pub fn of(
        nodes: Vec<NodeIndex>,
        questions: &[Question],
        roles: &[Role],
        evidence: &Evidence<'_>,
    ) -> Self {
        let links = &evidence.links;
        let local = |node: NodeIndex| {
            nodes
                .binary_search(&node)
                .expect("a link stays in its component")
        };
        let asks: Vec<Ask> = questions
            .iter()
            .map(|question| Ask {
                node: local(question.node),
                answers: question
                    .answers
                    .iter()
                    .map(|answer| answer.targets.iter().map(|&to| local(to)).collect())
                    .collect(),
                also: question.also.iter().map(|&to| local(to)).collect(),
            })
            .collect();
        let mut marks = Vec::with_capacity(nodes.len());
        let mut ways = Vec::with_capacity(nodes.len());
        let (mut questions, mut outcomes, mut steps) = (0, 0, 0);
        let next = |counter: &mut usize| {
            *counter += 1;
            *counter - 1
        };
        for &node in &nodes {
            let mark = match roles[node.index()] {
                Role::Question => Mark::Question(next(&mut questions)),
                Role::Outcome | Role::Stop => Mark::Outcome(next(&mut outcomes)),
                Role::Step | Role::Start => Mark::Step(next(&mut steps)),
                Role::Answer | Role::Note | Role::Subgraph => Mark::Plain,
            };
            ways.push(match mark {
                Mark::Question(question) => Way::Ask(question),
                _ => Way::On(unique(
                    links
                        .ways_on(node.index())
                        .map(|to| local(NodeIndex::new(to))),
                )),
            });
            marks.push(mark);
        }
        let is_dead_end = |node: usize| match roles[node] {
            Role::Answer => true,
            Role::Outcome => {
                evidence.is_rhombus(node) && evidence.asks[node] && !links.ins[node].is_empty()
            }
            _ => false,
        };
        Self {
            dead_ends: (0..nodes.len())
                .filter(|&at| {
                    let node = nodes[at].index();
                    !links.leads_on(node) && is_dead_end(node)
                })
                .collect(),
            nodes,
            marks,
            ways,
            asks,
        }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The index of a node.
    pub fn local(&self, node: NodeIndex) -> Option<usize> {
        self.nodes.binary_search(&node).ok()
    }

    /// Whether a node is an outcome or a stop.
    pub fn is_outcome(&self, node: usize) -> bool {
        matches!(self.marks[node], Mark::Outcome(_))
    }

    /// Every arrow out of a node, whatever the answer; an arrow of two answers comes twice.
    pub fn arrows(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let (on, ask): (&[usize], Option<&Ask>) = match &self.ways[node] {
            Way::On(on) => (on, None),
            Way::Ask(question) => (&[], Some(&self.asks[*question])),
        };
        on.iter().copied().chain(
            ask.into_iter()
                .flat_map(|ask| ask.answers.iter().flatten().chain(&ask.also).copied()),
        )
    }

    /// The nodes that can be reached from some, along every arrow.
    pub fn reachable(&self, from: impl IntoIterator<Item = usize>) -> Vec<bool> {
        let mut seen = vec![false; self.len()];
        let mut todo: Vec<usize> = from.into_iter().collect();
        for &node in &todo {
            seen[node] = true;
        }
        while let Some(node) = todo.pop() {
            for to in self.arrows(node) {
                if !std::mem::replace(&mut seen[to], true) {
                    todo.push(to);
                }
            }
        }
        seen
    }
}

/// The distinct items, in order of first mention.
fn unique(items: impl Iterator<Item = usize>) -> Vec<usize> {
    let items: Vec<usize> = items.collect();
    if items.len() < 2 {
        return items;
    }
    let mut seen = std::collections::HashSet::new();
    items
        .into_iter()
        .filter(|item| seen.insert(*item))
        .collect()
}
