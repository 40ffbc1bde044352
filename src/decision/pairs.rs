//! Whether two outcomes can be reached together.
//!
//! Walks pairs of nodes that one set of answers reaches, from (entry, entry) on, always advancing
//! the one that comes first in topological order, so that two ways through one question meet at it and take
//! one answer. A pair of two outcomes is a conflict, and the way to the pair its counter-example.

use std::collections::{HashMap, VecDeque};

use super::decisions::Decision;
use super::fixpoints::View;
use super::flow::Way;

/// How many arrows the walk may follow before it gives up.
const BUDGET: usize = 1_000_000;

/// What the walk found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pairs {
    /// No set of answers reaches two outcomes.
    Unique,
    /// These answers, (question, answer) by index, reach both nodes.
    Conflict {
        answers: Vec<(usize, usize)>,
        nodes: (usize, usize),
    },
    /// The budget is spent.
    Unknown,
}

type Pair = (u32, u32);

/// Where a pair came from, and the answer (question, answer by index) that was given there.
type Origin = (Pair, Option<(usize, usize)>);

/// An answer, as (question, answer), and where it leads; `None` where nothing is asked.
type Branch = (Option<(usize, usize)>, Vec<u32>);

/// Walks from one entry; `spent` counts the arrows followed.
pub(super) fn walk(
    decision: &Decision,
    entry: usize,
    order: &[usize],
    view: View<'_>,
    spent: &mut usize,
) -> Pairs {
    let flow = view.flow;
    let back = decision.backs.back(entry);
    let place = |node: u32| order[node as usize];
    let start = decision.starts[entry] as u32;
    let first = (start, start);
    let mut origins: HashMap<Pair, Option<Origin>> = HashMap::from([(first, None)]);
    let mut todo = VecDeque::from([first]);
    // Where a node leads to under one answer: the answer, and the targets that are not cut.
    let branches = |node: u32| -> Vec<Branch> {
        let node = node as usize;
        let open = |targets: &[usize]| -> Vec<u32> {
            let kept = targets.iter().filter(|&&to| !back.holds(node, to));
            kept.map(|&to| to as u32).collect()
        };
        match &flow.ways[node] {
            Way::On(on) => vec![(None, open(on))],
            Way::Ask(question) => {
                let ask = &flow.asks[*question];
                let also = open(&ask.also);
                let answers = view.answers(*question);
                if answers.is_empty() {
                    return vec![(None, also)];
                }
                answers
                    .map(|answer| {
                        let mut targets = open(&ask.answers[answer]);
                        targets.extend(&also);
                        (Some((*question, answer)), targets)
                    })
                    .collect()
            }
        }
    };
    while let Some(pair) = todo.pop_front() {
        let (one, other) = pair;
        let (is_one, is_other) = (
            flow.is_outcome(one as usize),
            flow.is_outcome(other as usize),
        );
        if one != other && is_one && is_other {
            return Pairs::Conflict {
                answers: answers_to(&origins, pair),
                nodes: (one as usize, other as usize),
            };
        }
        let mut next: Vec<(Pair, Option<(usize, usize)>)> = Vec::new();
        if one == other {
            for (answer, targets) in branches(one) {
                *spent += targets.len() * targets.len();
                if *spent > BUDGET {
                    return Pairs::Unknown;
                }
                for (at, &a) in targets.iter().enumerate() {
                    next.extend(targets[at..].iter().map(|&b| ((a, b), answer)));
                    // An outcome that leads on stands beside whatever it leads to.
                    if is_one {
                        next.push(((one, a), answer));
                    }
                }
            }
        } else {
            let one_moves = !is_one && (is_other || place(one) < place(other));
            let (mover, stays) = if one_moves {
                (one, other)
            } else {
                (other, one)
            };
            for (answer, targets) in branches(mover) {
                *spent += targets.len() + 1;
                next.extend(targets.into_iter().map(|to| ((to, stays), answer)));
            }
        }
        *spent += 1;
        if *spent > BUDGET {
            return Pairs::Unknown;
        }
        for ((a, b), answer) in next {
            let to = (a.min(b), a.max(b));
            origins.entry(to).or_insert_with(|| {
                todo.push_back(to);
                Some((pair, answer))
            });
        }
    }
    Pairs::Unique
}

/// The answers on the way to a pair, in the order given.
fn answers_to(origins: &HashMap<Pair, Option<Origin>>, mut pair: Pair) -> Vec<(usize, usize)> {
    let mut answers = Vec::new();
    while let Some(Some((before, answer))) = origins.get(&pair) {
        answers.extend(*answer);
        pair = *before;
    }
    answers.reverse();
    answers
}
