//! What depends on where the loops of a decision are cut: its loops, origins and outcomes.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::graph::NodeIndex as Place;
use petgraph::visit::{NodeFiltered, Reversed};

use super::flow::{Flow, reachable};
use super::ids::OutcomeId;
use super::loops::Loops;
use super::model::{Loop, Outcome};
use super::origins::Origins;

/// What follows from the arrows that lead back.
pub(super) struct Cut {
    /// Where loops begin again.
    pub loops: Vec<Loop>,
    /// The origins of each view.
    pub origins: Vec<Origins>,
    /// What ways come to, in chart order.
    pub outcomes: Vec<Outcome>,
    /// The outcome that each node of the flow is.
    pub outcome_at: Vec<Option<OutcomeId>>,
}

impl Cut {
    /// Cuts the loops of a flow; `texts` are the words of its nodes.
    pub fn of(flow: &Flow, starts: &[usize], backs: &Loops, texts: &[String]) -> Self {
        let origins: Vec<Origins> = match backs.views() {
            [back] => vec![Origins::of(flow, starts, back)],
            views => views
                .iter()
                .zip(starts)
                .map(|(back, &start)| Origins::of(flow, &[start], back))
                .collect(),
        };
        let mut ends: Vec<usize> = origins.iter().flat_map(|o| &o.outcomes).copied().collect();
        ends.sort_unstable();
        ends.dedup();
        let mut outcome_at = vec![None; flow.len()];
        for (at, &node) in ends.iter().enumerate() {
            outcome_at[node] = Some(OutcomeId::new(at));
        }
        let outcomes = ends.iter().map(|&node| Outcome {
            node: flow.nodes[node],
            label: texts[node].clone(),
            stop: flow.is_stop(node),
        });
        Self {
            loops: loops(flow, backs, texts),
            outcomes: outcomes.collect(),
            origins,
            outcome_at,
        }
    }
}

/// The loops of a flow, by head.
fn loops(flow: &Flow, backs: &Loops, texts: &[String]) -> Vec<Loop> {
    let mut heads: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for view in backs.views() {
        for (head, tails) in view.by_head() {
            heads.entry(head).or_default().extend(tails);
        }
    }
    if heads.is_empty() {
        return Vec::new();
    }
    // A loop stays in its cycle.
    let mut cycle_of: Vec<Option<usize>> = vec![None; flow.len()];
    for (index, nodes) in backs.cycles.iter().enumerate() {
        for &node in nodes {
            cycle_of[node] = Some(index);
        }
    }
    heads
        .into_iter()
        .map(|(head, tails)| {
            let back = tails
                .iter()
                .map(|&tail| (flow.nodes[tail], flow.nodes[head]))
                .collect();
            // The body: what leads to a tail without passing the head.
            let cycle = NodeFiltered::from_fn(&flow.graph, |node: Place| {
                cycle_of[node.index()] == cycle_of[head] && node.index() != head
            });
            let tails = tails.into_iter().filter(|&tail| tail != head);
            let body = reachable(Reversed(&cycle), flow.len(), tails);
            let body = (0..flow.len()).filter(|&node| body[node] || node == head);
            Loop {
                head: flow.nodes[head],
                label: texts[head].clone(),
                questions: body.filter_map(|node| flow.question_at(node)).collect(),
                back,
            }
        })
        .collect()
}
