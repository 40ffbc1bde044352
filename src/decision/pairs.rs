//! Whether two outcomes can be reached together.
//!
//! Walks pairs of what one set of answers reaches, questions and outcomes, from what the entry leads
//! to, always advancing the question that comes first in flow order, so that two ways through one
//! question meet at it and take one answer. A pair of two outcomes is a conflict, and the way to the
//! pair its counter-example. An end that several ways share is not an outcome of theirs, unless they come to it
//! by the same answer: each counts for what it says before.

use std::collections::{HashMap, VecDeque};

use super::decisions::Decision;
use super::fixpoints::View;
use super::ids::{AnswerId, Given, OutcomeId, QuestionId};
use super::segments::{Reach, Segments, Stop};

/// How many arrows the walk may follow before it gives up.
pub(super) const BUDGET: usize = 1_000_000;

/// What the walk found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pairs {
    /// No set of answers reaches two outcomes.
    Unique,
    /// These answers reach both outcomes.
    Conflict {
        answers: Vec<Given>,
        outcomes: (OutcomeId, OutcomeId),
    },
    /// The budget is spent.
    Unknown,
}

/// What a way comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Item {
    Question(QuestionId),
    Outcome(OutcomeId),
}

type Pair = (Item, Item);

/// Where a pair came from, and the answer that was given there; `None` for what the entry leads to.
type Before = Option<(Pair, Option<Given>)>;

/// Walks from one entry; `left` counts the arrows that may still be followed.
pub(super) fn walk(
    decision: &Decision,
    segments: &Segments,
    view: View<'_>,
    left: &mut usize,
) -> Pairs {
    let mut place = vec![usize::MAX; decision.questions.len()];
    for (at, question) in segments.order.iter().enumerate() {
        place[question.index()] = at;
    }
    let items = |reaches: &[Reach]| -> Vec<Item> {
        let item = |reach: &Reach| match reach.stop {
            Stop::Question(question) => Some(Item::Question(question)),
            Stop::Outcome(node) => decision.outcome_at(node).map(Item::Outcome),
            Stop::Nothing(_) | Stop::Again(_) => None,
        };
        reaches.iter().filter_map(item).collect()
    };
    // What a question leads to under each answer; under none, where none may be given.
    let branches = |question: QuestionId| -> Vec<(Option<Given>, Vec<Item>)> {
        let asked = &segments.asked[question.index()];
        let also = items(&asked.also);
        let answers: Vec<_> = view.answers(question).collect();
        if answers.is_empty() {
            return vec![(None, also)];
        }
        let branch = |answer: AnswerId| {
            let mut items = items(&asked.answers[answer.index()]);
            items.extend(&also);
            (Some(Given { question, answer }), items)
        };
        answers.into_iter().map(branch).collect()
    };
    let mut before: HashMap<Pair, Before> = HashMap::new();
    let mut todo: VecDeque<Pair> = VecDeque::new();
    let start = items(&segments.start);
    for (at, &one) in start.iter().enumerate() {
        for &other in &start[at..] {
            let pair = (one.min(other), one.max(other));
            before.entry(pair).or_insert_with(|| {
                todo.push_back(pair);
                None
            });
        }
    }
    while let Some(pair) = todo.pop_front() {
        let mut next: Vec<(Pair, Option<Given>)> = Vec::new();
        match pair {
            (Item::Outcome(one), Item::Outcome(other)) => {
                if one == other {
                    continue;
                }
                return Pairs::Conflict {
                    answers: answers_to(&before, pair),
                    outcomes: (one.min(other), one.max(other)),
                };
            }
            (Item::Question(one), Item::Question(other)) if one == other => {
                for (answer, items) in branches(one) {
                    match left.checked_sub(items.len() * items.len()) {
                        Some(rest) => *left = rest,
                        None => return Pairs::Unknown,
                    }
                    for (at, &a) in items.iter().enumerate() {
                        next.extend(items[at..].iter().map(|&b| ((a, b), answer)));
                    }
                }
            }
            (one, other) => {
                let first = |one: Item, other: Item| match (one, other) {
                    (Item::Question(one), Item::Question(other)) => {
                        place[one.index()] < place[other.index()]
                    }
                    (Item::Question(_), _) => true,
                    _ => false,
                };
                let (mover, stays) = if first(one, other) {
                    (one, other)
                } else {
                    (other, one)
                };
                let Item::Question(mover) = mover else {
                    continue;
                };
                for (answer, items) in branches(mover) {
                    match left.checked_sub(items.len() + 1) {
                        Some(rest) => *left = rest,
                        None => return Pairs::Unknown,
                    }
                    next.extend(items.into_iter().map(|to| ((to, stays), answer)));
                }
            }
        }
        match left.checked_sub(1) {
            Some(rest) => *left = rest,
            None => return Pairs::Unknown,
        }
        for ((a, b), answer) in next {
            let to = (a.min(b), a.max(b));
            before.entry(to).or_insert_with(|| {
                todo.push_back(to);
                Some((pair, answer))
            });
        }
    }
    Pairs::Unique
}

/// The answers on the way to a pair, in the order given.
fn answers_to(before: &HashMap<Pair, Before>, mut pair: Pair) -> Vec<Given> {
    let mut answers = Vec::new();
    while let Some(Some((from, answer))) = before.get(&pair) {
        answers.extend(*answer);
        pair = *from;
    }
    answers.reverse();
    answers
}
