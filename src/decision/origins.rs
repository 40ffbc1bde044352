//! What decides where a node belongs: the one answer after which all ways to it lie, or, where such
//! ways meet, the node itself.
//!
//! A result is what stands after the last answer *before* ways meet; what comes after is common. No
//! question lies within an origin, so what its nodes come to is one fixed set, found backwards in flow
//! order: every node after all that lead to it, the first in chart order where several can come next.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::flow::{Flow, Leads, Mark};
use super::ids::{AnswerId, QuestionId};
use super::loops::Back;

/// Where a node belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Origin {
    /// What the entries lead to.
    Entry,
    /// What an answer leads to.
    Answer(QuestionId, AnswerId),
    /// What follows a question whatever its answer.
    Also(QuestionId),
    /// What stands after a node where ways meet, or after an explicit outcome.
    Node(usize),
}

/// The origins of one view of the loops. Linear in the arrows, but for the heap of the flow order.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins {
    /// The nodes that are led to, in flow order.
    pub order: Vec<usize>,
    /// The place of each node in the flow order; those that nothing leads to come last.
    pub rank: Vec<usize>,
    /// The origin of each node that is led to.
    pub of: Vec<Option<Origin>>,
    /// Whether a node leads to an end without a question or an explicit outcome between.
    pub tail: Vec<bool>,
    /// Whether a node can be the last of its run: it ends, leads to another origin with a tail, or to a
    /// mute node of its own that can.
    pub out: Vec<bool>,
    /// The same where all that an entry leads to is one run.
    pub out_of_entry: Vec<bool>,
    /// Whether a node leads, without a question between, to a question, round a loop, to an explicit
    /// outcome, or to nothing.
    pub beyond: Vec<bool>,
    /// The nodes that are the outcome of some way.
    pub outcomes: Vec<usize>,
}

impl Origins {
    pub fn of(flow: &Flow, starts: &[usize], back: &Back) -> Self {
        let order = flow_order(flow, starts, back);
        let mut rank = vec![order.len(); flow.len()];
        for (at, &node) in order.iter().enumerate() {
            rank[node] = at;
        }
        let mut this = Self {
            of: origins(flow, starts, back, &order),
            tail: vec![false; flow.len()],
            out: vec![false; flow.len()],
            out_of_entry: vec![false; flow.len()],
            beyond: vec![false; flow.len()],
            outcomes: Vec::new(),
            order,
            rank,
        };
        for &node in this.order.clone().iter().rev() {
            this.look_ahead(flow, back, node);
        }
        this.outcomes = this.find_outcomes(flow, starts, back);
        this
    }

    /// The origin of the links out of a node that is not a question.
    pub fn after(&self, flow: &Flow, node: usize) -> Option<Origin> {
        if flow.is_explicit_outcome(node) {
            Some(Origin::Node(node))
        } else {
            self.of[node]
        }
    }

    /// Whether a link between two nodes that are not questions stays within one origin.
    pub fn within(&self, flow: &Flow, from: usize, to: usize) -> bool {
        self.after(flow, from) == self.of[to]
    }

    fn look_ahead(&mut self, flow: &Flow, back: &Back, node: usize) {
        let Leads::On(on) = &flow.ways[node] else {
            return;
        };
        let explicit = flow.is_explicit_outcome(node);
        let end = flow.is_end(node) && !explicit;
        let (mut tail, mut out, mut of_entry) = (end, end, end);
        let mut beyond = on.is_empty() && !flow.is_end(node);
        for &to in on {
            if back.holds(node, to) || matches!(flow.marks[to], Mark::Question(_)) {
                beyond = true;
                continue;
            }
            beyond |= self.beyond[to] || flow.is_explicit_outcome(to);
            tail |= self.tail[to];
            if self.within(flow, node, to) {
                out |= flow.is_mute(to) && self.out[to];
            } else {
                out |= self.tail[to];
            }
            of_entry |= flow.is_mute(to) && self.out_of_entry[to];
        }
        self.tail[node] = tail && !explicit;
        self.out[node] = out && !explicit;
        self.out_of_entry[node] = of_entry && !explicit;
        self.beyond[node] = beyond;
    }

    /// The outcomes of every run that a question or an entry begins, in chart order.
    fn find_outcomes(&self, flow: &Flow, starts: &[usize], back: &Back) -> Vec<usize> {
        // For each node and each kind of run: is it in one, and with mute nodes only before it?
        let mut runs = [
            vec![(false, false); flow.len()],
            vec![(false, false); flow.len()],
        ];
        let (own, entry) = runs.split_at_mut(1);
        let (own, entry) = (&mut own[0], &mut entry[0]);
        for &start in starts {
            entry[start] = (true, true);
        }
        let mut is_outcome = vec![false; flow.len()];
        for &node in &self.order {
            match &flow.ways[node] {
                Leads::Ask(question) => {
                    let ask = flow.ask(*question);
                    for &to in ask.answers.iter().flatten().chain(&ask.also) {
                        if !back.holds(node, to) {
                            own[to] = (true, true);
                        }
                    }
                }
                Leads::On(on) => {
                    is_outcome[node] |= flow.is_explicit_outcome(node)
                        || self.is_last(flow, node, own[node], back, false)
                        || self.is_last(flow, node, entry[node], back, true);
                    if flow.is_explicit_outcome(node) {
                        continue;
                    }
                    let bare = flow.is_mute(node);
                    for &to in on.iter().filter(|&&to| !back.holds(node, to)) {
                        let link = flow.marks[node] == Mark::Plain;
                        if own[node].0 && (link || self.within(flow, node, to)) {
                            own[to] = (true, own[to].1 || own[node].1 && bare);
                        }
                        if entry[node].0 {
                            entry[to] = (true, entry[to].1 || entry[node].1 && bare);
                        }
                    }
                }
            }
        }
        (0..flow.len()).filter(|&node| is_outcome[node]).collect()
    }

    /// Whether a node of a run is the outcome of some way.
    fn is_last(
        &self,
        flow: &Flow,
        node: usize,
        (inside, bare): (bool, bool),
        back: &Back,
        entry: bool,
    ) -> bool {
        if !inside || flow.marks[node] == Mark::Plain {
            return false;
        }
        if !flow.is_mute(node) {
            return if entry {
                self.out_of_entry[node]
            } else {
                self.out[node]
            };
        }
        bare && (flow.is_end(node) || !entry && self.leaves(flow, node, back))
    }

    /// Whether a node leads to another origin with a tail.
    pub fn leaves(&self, flow: &Flow, node: usize, back: &Back) -> bool {
        let Leads::On(on) = &flow.ways[node] else {
            return false;
        };
        on.iter().any(|&to| {
            !back.holds(node, to)
                && !matches!(flow.marks[to], Mark::Question(_))
                && !self.within(flow, node, to)
                && self.tail[to]
        })
    }
}

/// Every node that some nodes lead to, after all that lead to it (Kahn's algorithm with a heap).
///
/// petgraph's `toposort` has no say in which of several nodes comes first.
fn flow_order(flow: &Flow, starts: &[usize], back: &Back) -> Vec<usize> {
    let reachable = flow.reachable(starts.iter().copied());
    let all = || (0..flow.len()).filter(|&node| reachable[node]);
    let mut before = vec![0usize; flow.len()];
    for from in all() {
        for to in flow.arrows(from).filter(|&to| !back.holds(from, to)) {
            before[to] += 1;
        }
    }
    let mut next: BinaryHeap<Reverse<usize>> = all()
        .filter(|&node| before[node] == 0)
        .map(Reverse)
        .collect();
    let mut order = Vec::new();
    while let Some(Reverse(from)) = next.pop() {
        order.push(from);
        for to in flow.arrows(from).filter(|&to| !back.holds(from, to)) {
            before[to] -= 1;
            if before[to] == 0 {
                next.push(Reverse(to));
            }
        }
    }
    order
}

fn origins(flow: &Flow, starts: &[usize], back: &Back, order: &[usize]) -> Vec<Option<Origin>> {
    let mut of: Vec<Option<Origin>> = vec![None; flow.len()];
    let meet = |of: &mut Vec<Option<Origin>>, node: usize, origin: Origin| {
        of[node] = match of[node] {
            Some(known) if known != origin => Some(Origin::Node(node)),
            _ => Some(origin),
        };
    };
    for &start in starts {
        meet(&mut of, start, Origin::Entry);
    }
    for &node in order {
        let Some(own) = of[node] else { continue };
        match &flow.ways[node] {
            Leads::On(on) => {
                let origin = if flow.is_explicit_outcome(node) {
                    Origin::Node(node)
                } else {
                    own
                };
                for &to in on.iter().filter(|&&to| !back.holds(node, to)) {
                    meet(&mut of, to, origin);
                }
            }
            Leads::Ask(question) => {
                let ask = flow.ask(*question);
                for (answer, targets) in ask.answers.iter().enumerate() {
                    let origin = Origin::Answer(*question, AnswerId::new(answer));
                    for &to in targets.iter().filter(|&&to| !back.holds(node, to)) {
                        meet(&mut of, to, origin);
                    }
                }
                for &to in ask.also.iter().filter(|&&to| !back.holds(node, to)) {
                    meet(&mut of, to, Origin::Also(*question));
                }
            }
        }
    }
    of
}
