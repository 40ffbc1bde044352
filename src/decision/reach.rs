//! What an entry or an answer leads to, whatever else is answered.

use std::collections::BTreeSet;

use super::decisions::Decision;
use super::ids::{AnswerId, EntryId, LoopId, OutcomeId, QuestionId};
use super::model::Reached;
use super::origins::Origins;
use super::segments::{Begin, Reach, Stop};
use crate::model::graph::NodeIndex;

/// What several segments come to together.
#[derive(Clone, Debug, Default)]
pub(super) struct Together {
    pub outcomes: BTreeSet<OutcomeId>,
    pub questions: BTreeSet<QuestionId>,
    pub again: BTreeSet<LoopId>,
    /// What is passed other than as an outcome, by its place in the flow order.
    steps: BTreeSet<(usize, usize)>,
}

impl Together {
    /// Adds the ends of a segment; returns the questions that are new.
    pub fn add(
        &mut self,
        decision: &Decision,
        origins: &Origins,
        segment: &[Reach],
    ) -> Vec<QuestionId> {
        let mut new = Vec::new();
        for reach in segment {
            match reach.stop {
                Stop::Question(question) => {
                    if self.questions.insert(question) {
                        new.push(question);
                    }
                }
                Stop::Outcome(node) => self.outcomes.extend(decision.outcome_at(node)),
                Stop::Again(head) => {
                    let head = decision.flow.nodes[head];
                    self.again.extend(decision.loop_at(head));
                }
                Stop::Nothing(_) => {}
            }
            let content = reach.passed.iter().chain(&reach.then);
            let steps = content.filter(|&&node| !decision.flow.is_explicit_outcome(node));
            self.steps
                .extend(steps.map(|&node| (origins.rank[node], node)));
        }
        new
    }

    /// What is passed other than as an outcome, in flow order.
    pub fn steps(&self, decision: &Decision) -> Vec<NodeIndex> {
        let nodes = self.steps.iter();
        nodes.map(|&(_, node)| decision.flow.nodes[node]).collect()
    }
}

impl Decision {
    /// What an answer of a question leads to, up to the next questions; what follows the question
    /// whatever the answer is not a part of it. Linear in what lies between.
    ///
    /// Loops are cut as the first entry sees them that leads to the question: see
    /// [`Decision::refusal_of_one_view`].
    #[must_use]
    pub fn reached(&self, question: QuestionId, answer: AnswerId) -> Reached {
        self.follow(self.seen_from(question), Begin::Answer(question, answer))
    }

    /// What follows a question whatever the answer, up to the next questions. It is part of whatever
    /// raises the question.
    #[must_use]
    pub fn reached_also(&self, question: QuestionId) -> Reached {
        self.follow(self.seen_from(question), Begin::Also(question))
    }

    /// What an entry leads to, up to the next questions.
    #[must_use]
    pub fn reached_from(&self, entry: EntryId) -> Reached {
        self.follow(entry, Begin::Entry(entry))
    }

    /// What the next round of a loop leads to, up to the next questions.
    #[must_use]
    pub fn reached_again(&self, again: LoopId) -> Reached {
        let head = self.head_of(again);
        self.follow(self.first_to(head), Begin::Head(head))
    }

    /// The node, by index in the flow, where a loop begins again.
    pub(super) fn head_of(&self, again: LoopId) -> usize {
        self.flow.local(self[again].head).unwrap_or_default()
    }

    /// The first entry that leads to a question; the first of all where none does.
    fn seen_from(&self, question: QuestionId) -> EntryId {
        self.first_to(self.flow.ask(question).node)
    }

    /// The same for a node, by index in the flow.
    fn first_to(&self, node: usize) -> EntryId {
        let mut entries = self.entry_ids();
        let seen = entries.find(|&entry| self.origins_of(entry).of[node].is_some());
        seen.unwrap_or(EntryId::new(0))
    }

    fn follow(&self, entry: EntryId, begin: Begin) -> Reached {
        let origins = self.origins_of(entry);
        let mut together = Together::default();
        let mut todo = vec![begin];
        while let Some(begin) = todo.pop() {
            let segment = self.segment(entry, begin);
            let raised = together.add(self, origins, &segment);
            todo.extend(raised.into_iter().map(Begin::Also));
        }
        Reached {
            steps: together.steps(self),
            outcomes: together.outcomes.into_iter().collect(),
            questions: together.questions.into_iter().collect(),
            again: together.again.into_iter().collect(),
        }
    }

    /// The content that every way with a question passes from an entry to its first question, in flow
    /// order; starts are left out.
    #[must_use]
    pub fn first_steps(&self, entry: EntryId) -> Vec<NodeIndex> {
        use petgraph::algo::dominators;
        use petgraph::graph::{DiGraph, NodeIndex as Index};
        use petgraph::visit::{Dfs, EdgeFiltered, EdgeRef, IntoNeighbors};

        let (flow, origins) = (&self.flow, self.origins_of(entry));
        let back = self.backs.back(entry.index());
        let start = self.starts[entry.index()];
        // The arrows up to the first questions.
        let arrows = EdgeFiltered::from_fn(&flow.graph, |arrow| {
            let (from, to) = (arrow.source().index(), arrow.target().index());
            flow.question_at(from).is_none() && !back.holds(from, to)
        });
        let mut places: Vec<usize> = Vec::new();
        let mut search = Dfs::new(&arrows, Index::new(start));
        while let Some(node) = search.next(&arrows) {
            places.push(node.index());
        }
        places.sort_unstable();
        let place = |node: usize| places.binary_search(&node).ok().map(Index::new);
        // Backwards from all first questions, as one: what dominates the entry is on every way.
        let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(places.len() + 1, places.len());
        for _ in 0..=places.len() {
            graph.add_node(());
        }
        let root = Index::new(places.len());
        for (at, &from) in places.iter().enumerate() {
            if flow.question_at(from).is_some() {
                graph.add_edge(root, Index::new(at), ());
            }
            for to in arrows.neighbors(Index::new(from)) {
                if let Some(to) = place(to.index()) {
                    graph.add_edge(to, Index::new(at), ());
                }
            }
        }
        let dominators = dominators::simple_fast(&graph, root);
        let Some(above) = place(start).and_then(|start| dominators.dominators(start)) else {
            return Vec::new();
        };
        let mut first: Vec<usize> = above
            .filter_map(|place| places.get(place.index()).copied())
            .filter(|&node| flow.is_content(node) && !flow.is_start(node))
            .collect();
        first.sort_unstable_by_key(|&node| origins.rank[node]);
        first.into_iter().map(|node| flow.nodes[node]).collect()
    }
}
