//! The arrows of a decision, on dense indices: what is active follows them.

use petgraph::graph::{DiGraph, NodeIndex as Place};
use petgraph::visit::{Dfs, GraphBase, IntoNeighbors, Visitable};

use super::Role;
use super::evidence::Evidence;
use super::ids::{AnswerId, QuestionId};
use super::model::Question;
use super::role_rule::RoleRule;
use crate::model::graph::NodeIndex;

/// What a node leads to.
#[derive(Clone, Debug)]
pub(super) enum Leads {
    /// To all of these.
    On(Vec<usize>),
    /// To what the answer says.
    Ask(QuestionId),
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

/// Why one node leads to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FlowArrow {
    /// In any case: a plain link, or what follows a question whatever its answer.
    On,
    /// By this answer.
    By(AnswerId),
}

/// What a node is on a way: a question, nothing of its own, or content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing of its own: an answer.
    Plain,
    Question(QuestionId),
    /// Something to do, or what comes of it; with its role.
    Content(Role),
}

/// One connected component: nodes in chart order, and their arrows.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    /// The node of each index, rising.
    pub nodes: Vec<NodeIndex>,
    pub marks: Vec<Mark>,
    pub ways: Vec<Leads>,
    pub asks: Vec<Ask>,
    /// The same arrows for petgraph's algorithms. They are added last first: petgraph gives the latest
    /// first, so what leads on and what leads here come in chart order.
    pub graph: DiGraph<(), FlowArrow>,
    /// Whether the author gave each node its role.
    explicit: Vec<bool>,
    /// The nodes whose reader is left alone: an answer that is only a word with no way on, and a
    /// question that was never finished.
    pub dead_ends: Vec<usize>,
}

impl Flow {
    /// Builds the arrows of the nodes of a component. Linear in it, but for one binary search an arrow.
    pub fn of(
        nodes: Vec<NodeIndex>,
        questions: &[Question],
        roles: &[Role],
        rules: &dyn Fn(NodeIndex) -> RoleRule,
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
        let mut questions = (0..questions.len()).map(QuestionId::new);
        for &node in &nodes {
            let mark = match roles[node.index()] {
                Role::Question => questions.next().map_or(Mark::Plain, Mark::Question),
                Role::Answer | Role::Note | Role::Subgraph => Mark::Plain,
                role => Mark::Content(role),
            };
            ways.push(match mark {
                Mark::Question(question) => Leads::Ask(question),
                _ => Leads::On(unique(
                    links
                        .ways_on(node.index())
                        .map(|to| local(NodeIndex::new(to))),
                )),
            });
            marks.push(mark);
        }
        let is_dead_end = |node: NodeIndex| {
            roles[node.index()] == Role::Answer || rules(node) == RoleRule::Unfinished
        };
        Self {
            dead_ends: (0..nodes.len())
                .filter(|&at| !links.leads_on(nodes[at].index()) && is_dead_end(nodes[at]))
                .collect(),
            explicit: nodes
                .iter()
                .map(|&node| rules(node).is_explicit())
                .collect(),
            graph: graph(&ways, &asks),
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

    /// The arrows of a question.
    pub fn ask(&self, question: QuestionId) -> &Ask {
        &self.asks[question.index()]
    }

    /// The question that a node is.
    pub fn question_at(&self, node: usize) -> Option<QuestionId> {
        match self.marks[node] {
            Mark::Question(question) => Some(question),
            _ => None,
        }
    }

    /// Whether a node is something to do, or what comes of it.
    pub fn is_content(&self, node: usize) -> bool {
        matches!(self.marks[node], Mark::Content(_))
    }

    /// Whether a way ends at a node: an outcome or a stop with no way on, or an explicit outcome.
    pub fn is_end(&self, node: usize) -> bool {
        match self.marks[node] {
            Mark::Content(Role::Outcome) => true,
            Mark::Content(Role::Stop) => {
                matches!(&self.ways[node], Leads::On(on) if on.is_empty())
            }
            _ => false,
        }
    }

    /// Whether a node is one of the dead ends.
    pub fn is_dead_end(&self, node: usize) -> bool {
        self.dead_ends.binary_search(&node).is_ok()
    }

    /// Whether a node is an outcome because its author says so.
    pub fn is_explicit_outcome(&self, node: usize) -> bool {
        self.explicit[node] && self.marks[node] == Mark::Content(Role::Outcome)
    }

    /// Whether a node is not an outcome while anything else stands beside it: a stop, or a step or start
    /// because its author says so. (An answer is none at all.)
    pub fn is_mute(&self, node: usize) -> bool {
        match self.marks[node] {
            Mark::Plain | Mark::Content(Role::Stop) => true,
            Mark::Content(Role::Step | Role::Start) => self.explicit[node],
            _ => false,
        }
    }

    /// Whether the chart only ends at a node.
    pub fn is_stop(&self, node: usize) -> bool {
        self.marks[node] == Mark::Content(Role::Stop)
    }

    /// Whether a way begins at a node.
    pub fn is_start(&self, node: usize) -> bool {
        self.marks[node] == Mark::Content(Role::Start)
    }

    /// Whether answers take one way only: no node leads on to two, and no answer does.
    pub fn never_parts(&self) -> bool {
        (0..self.len()).all(|node| match &self.ways[node] {
            Leads::On(on) => on.len() <= 1 && (on.is_empty() || !self.is_explicit_outcome(node)),
            Leads::Ask(question) => {
                let Ask { answers, also, .. } = self.ask(*question);
                also.is_empty() && answers.iter().all(|targets| targets.len() <= 1)
            }
        })
    }

    /// Every arrow out of a node, whatever the answer; an arrow of two answers comes twice.
    pub fn arrows(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        self.graph.neighbors(Place::new(node)).map(Place::index)
    }

    /// The nodes that can be reached from some, along every arrow.
    pub fn reachable(&self, from: impl IntoIterator<Item = usize>) -> Vec<bool> {
        reachable(&self.graph, self.len(), from)
    }
}

/// Whether each node of a graph can be reached from some of them.
pub(super) fn reachable<G>(
    graph: G,
    count: usize,
    from: impl IntoIterator<Item = usize>,
) -> Vec<bool>
where
    G: GraphBase<NodeId = Place> + IntoNeighbors + Visitable + Copy,
    G::Map: petgraph::visit::VisitMap<Place>,
{
    let mut seen = vec![false; count];
    let mut search = Dfs::empty(graph);
    for start in from {
        search.move_to(Place::new(start));
        while let Some(node) = search.next(graph) {
            seen[node.index()] = true;
        }
    }
    seen
}

/// The arrows as a graph of petgraph's.
fn graph(ways: &[Leads], asks: &[Ask]) -> DiGraph<(), FlowArrow> {
    let mut graph = DiGraph::with_capacity(ways.len(), ways.len());
    for _ in ways {
        graph.add_node(());
    }
    for (from, way) in ways.iter().enumerate().rev() {
        let (ask, on) = match way {
            Leads::On(on) => (None, on),
            Leads::Ask(question) => {
                let ask = &asks[question.index()];
                (Some(ask), &ask.also)
            }
        };
        let answers = ask.map_or(&[][..], |ask| &ask.answers).iter().enumerate();
        let given = answers.flat_map(|(answer, targets)| {
            let arrow = FlowArrow::By(AnswerId::new(answer));
            targets.iter().map(move |&to| (to, arrow))
        });
        let mut arrows: Vec<(usize, FlowArrow)> = given.collect();
        arrows.extend(on.iter().map(|&to| (to, FlowArrow::On)));
        for (to, arrow) in arrows.into_iter().rev() {
            graph.add_edge(Place::new(from), Place::new(to), arrow);
        }
    }
    graph
}

/// The distinct items, in order of first mention.
fn unique(items: impl Iterator<Item = usize>) -> Vec<usize> {
    let items: Vec<usize> = items.collect();
    if items.len() < 2 {
        return items;
    }
    let mut seen = foldhash::HashSet::default();
    items
        .into_iter()
        .filter(|item| seen.insert(*item))
        .collect()
}
