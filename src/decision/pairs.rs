//! Whether two outcomes can be reached together.
//!
//! Walks pairs of what one set of answers reaches, questions and outcomes, from what the entry leads
//! to, always advancing the question that comes first in flow order, so that two ways through one
//! question meet at it and take one answer. A pair of two outcomes is a conflict, and the way to the
//! pair its counter-example. An end that several ways share is not an outcome of theirs, unless they come to it
//! by the same answer: each counts for what it says before.

use std::collections::VecDeque;

use foldhash::HashMap;

use super::budget::Budget;
use super::decisions::Decision;
use super::fixpoints::Restricted;
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
enum PairEnd {
    Question(QuestionId),
    Outcome(OutcomeId),
}

type Pair = (PairEnd, PairEnd);

/// Where a pair came from, and the answer that was given there; `None` for what the entry leads to.
type Before = Option<(Pair, Option<Given>)>;

/// Walks from one entry; `left` counts the arrows that may still be followed.
pub(super) fn walk(
    decision: &Decision,
    segments: &Segments,
    view: Restricted<'_>,
    left: &mut Budget,
) -> Pairs {
    let walk = PairWalk::new(decision, segments, view);
    let mut before: HashMap<Pair, Before> = HashMap::default();
    let mut todo: VecDeque<Pair> = VecDeque::new();
    for pair in each_with_each(&walk.items(&segments.start)) {
        before.entry(pair).or_insert_with(|| {
            todo.push_back(pair);
            None
        });
    }
    while let Some(pair) = todo.pop_front() {
        let next = match pair {
            (PairEnd::Outcome(one), PairEnd::Outcome(other)) => {
                if one == other {
                    continue;
                }
                return Pairs::Conflict {
                    answers: answers_to(&before, pair),
                    outcomes: (one.min(other), one.max(other)),
                };
            }
            (PairEnd::Question(one), PairEnd::Question(other)) if one == other => {
                walk.both_answered(one, left)
            }
            pair => match walk.mover_and_rest(pair) {
                Some((mover, stays)) => walk.one_answered(mover, stays, left),
                None => continue,
            },
        };
        let Some(next) = next.filter(|_| left.spend(1).is_some()) else {
            return Pairs::Unknown;
        };
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

/// What the walk goes by.
struct PairWalk<'w> {
    decision: &'w Decision,
    segments: &'w Segments,
    view: Restricted<'w>,
    /// The place of each question in the flow order; none where the entry does not lead to it.
    places: Vec<Option<usize>>,
}

impl<'w> PairWalk<'w> {
    fn new(decision: &'w Decision, segments: &'w Segments, view: Restricted<'w>) -> Self {
        let mut places = vec![None; decision.questions.len()];
        for (at, question) in segments.order.iter().enumerate() {
            places[question.index()] = Some(at);
        }
        Self {
            decision,
            segments,
            view,
            places,
        }
    }

    fn items(&self, reaches: &[Reach]) -> Vec<PairEnd> {
        let item = |reach: &Reach| match reach.stop {
            Stop::Question(question) => Some(PairEnd::Question(question)),
            Stop::Outcome(node) => self.decision.outcome_at(node).map(PairEnd::Outcome),
            Stop::Nothing(_) | Stop::Again(_) => None,
        };
        reaches.iter().filter_map(item).collect()
    }

    /// What a question leads to under each answer; under none, where none may be given.
    fn branches(&self, question: QuestionId) -> Vec<(Option<Given>, Vec<PairEnd>)> {
        let asked = &self.segments.asked[question.index()];
        let also = self.items(&asked.also);
        let answers: Vec<_> = self.view.answers(question).collect();
        if answers.is_empty() {
            return vec![(None, also)];
        }
        let branch = |answer: AnswerId| {
            let mut items = self.items(&asked.answers[answer.index()]);
            items.extend(&also);
            (Some(Given { question, answer }), items)
        };
        answers.into_iter().map(branch).collect()
    }

    /// The pairs after a question that both ways come to: one answer for both.
    fn both_answered(
        &self,
        question: QuestionId,
        left: &mut Budget,
    ) -> Option<Vec<(Pair, Option<Given>)>> {
        let mut next = Vec::new();
        for (answer, items) in self.branches(question) {
            left.spend(items.len() * items.len())?;
            next.extend(each_with_each(&items).map(|pair| (pair, answer)));
        }
        Some(next)
    }

    /// The pairs after a question that one of the ways comes to.
    fn one_answered(
        &self,
        question: QuestionId,
        stays: PairEnd,
        left: &mut Budget,
    ) -> Option<Vec<(Pair, Option<Given>)>> {
        let mut next = Vec::new();
        for (answer, items) in self.branches(question) {
            left.spend(items.len() + 1)?;
            next.extend(items.into_iter().map(|to| ((to, stays), answer)));
        }
        Some(next)
    }

    /// The question of a pair that comes first in flow order, and the other of the pair.
    fn mover_and_rest(&self, (one, other): Pair) -> Option<(QuestionId, PairEnd)> {
        match (one, other) {
            (PairEnd::Question(a), PairEnd::Question(b)) => {
                let before = self.places[a.index()] < self.places[b.index()];
                Some(if before { (a, other) } else { (b, one) })
            }
            (PairEnd::Question(a), PairEnd::Outcome(_)) => Some((a, other)),
            (PairEnd::Outcome(_), PairEnd::Question(b)) => Some((b, one)),
            (PairEnd::Outcome(_), PairEnd::Outcome(_)) => None,
        }
    }
}

/// Every pair of some items, each with itself too.
fn each_with_each(items: &[PairEnd]) -> impl Iterator<Item = Pair> + '_ {
    let pairs = items.iter().enumerate();
    pairs.flat_map(|(at, &one)| {
        items[at..]
            .iter()
            .map(move |&other| (one.min(other), one.max(other)))
    })
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
