//! The rows of the table: every way from an entry to its end, counted before any is built.

use std::collections::BTreeSet;

use foldhash::HashMap;

use super::budget::Budget;
use super::decisions::Decision;
use super::flow::Leads;
use super::ids::{AnswerId, ChoiceId, Condition, EntryId, QuestionId};
use super::loops::{Back, Tangle};
use super::model::{Row, RowResult};
use super::segments::{Reach, Segments, Stop};
use crate::model::graph::NodeIndex;

/// How many rows a flat table may have.
pub const MAX_ROWS: u128 = 10_000;

/// How many conditions the rows of a flat table may have together: long ways make wide tables.
const MAX_CONDITIONS: u128 = 5_000_000;

/// Why a decision has no table, or no flat one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A loop that can be entered at several nodes has no place where it begins again.
    Tangled {
        /// The links that enter it, (from, to); an entry that lies in it enters from itself.
        into: Vec<(NodeIndex, NodeIndex)>,
        /// The links that lead back to where it is entered.
        back: Vec<(NodeIndex, NodeIndex)>,
    },
    /// A loop begins again at one node seen from one entry, and at another seen from another.
    Entangled {
        /// The heads seen from the first entry that disagrees with another.
        heads: Vec<NodeIndex>,
        /// Those seen from the other.
        others: Vec<NodeIndex>,
    },
    /// More rows than a flat table holds.
    TooManyRows {
        /// How many ways there are; `u128::MAX` for that and more.
        count: u128,
    },
}

/// How many ways lead from a node to their ends, and how many conditions they have together.
#[derive(Clone, Copy, Default)]
struct Count {
    ways: u128,
    conditions: u128,
}

impl Count {
    const ONE: Self = Self {
        ways: 1,
        conditions: 0,
    };

    fn plus(self, other: Self) -> Self {
        Self {
            ways: self.ways.saturating_add(other.ways),
            conditions: self.conditions.saturating_add(other.conditions),
        }
    }

    /// The same ways with one more condition each.
    fn asked(self) -> Self {
        Self {
            conditions: self.conditions.saturating_add(self.ways),
            ..self
        }
    }
}

impl Decision {
    /// Why there is no table of any kind: a loop without a head. The walker still works.
    #[must_use]
    pub fn refusal(&self) -> Option<Refusal> {
        let nodes = |arrows: &[(usize, usize)]| {
            let node = |at: usize| self.flow.nodes[at];
            arrows
                .iter()
                .map(|&(from, to)| (node(from), node(to)))
                .collect()
        };
        self.backs.views().iter().find_map(|view| {
            let Tangle { into, back } = view.tangle.as_ref()?;
            Some(Refusal::Tangled {
                into: nodes(into),
                back: nodes(back),
            })
        })
    }

    /// Why what answers reach depends on the entry: [`Decision::reached`] then tells what the first sees
    /// that leads to the question.
    #[must_use]
    pub fn refusal_of_one_view(&self) -> Option<Refusal> {
        self.refusal().or_else(|| {
            let (one, other) = self.views_that_differ()?;
            let heads = |entry: usize| {
                let heads = self.backs.back(entry).by_head().into_keys();
                heads.map(|head| self.flow.nodes[head]).collect()
            };
            Some(Refusal::Entangled {
                heads: heads(one),
                others: heads(other),
            })
        })
    }

    /// Two entries (by index) that see a node that both lead to, and cut a link out of it differently.
    fn views_that_differ(&self) -> Option<(usize, usize)> {
        if self.backs.views().len() < 2 {
            return None;
        }
        let all: BTreeSet<(usize, usize)> =
            self.backs.views().iter().flat_map(Back::arrows).collect();
        // The first entry that leads to each link, and whether it is cut there.
        let mut seen: HashMap<(usize, usize), (usize, bool)> = HashMap::default();
        for (entry, &start) in self.starts.iter().enumerate() {
            let back = self.backs.back(entry);
            let reachable = self.flow.reachable([start]);
            for &(from, to) in all.iter().filter(|(from, _)| reachable[*from]) {
                let cut = back.holds(from, to);
                let (first, known) = *seen.entry((from, to)).or_insert((entry, cut));
                if known != cut {
                    return Some((first, entry));
                }
            }
        }
        None
    }

    /// How many ways the rows are made of; `u128::MAX` stands for that and more, and for a decision
    /// without a table. Linear in the decision, for each entry.
    #[must_use]
    pub fn way_count(&self) -> u128 {
        self.count().map_or(u128::MAX, |count| count.ways)
    }

    fn count(&self) -> Option<Count> {
        let mut total = Count::default();
        let mut known: Option<(usize, Vec<Count>)> = None;
        for entry in 0..self.starts.len() {
            let view = if self.backs.views().len() == 1 {
                0
            } else {
                entry
            };
            if known.as_ref().is_none_or(|(of, _)| *of != view) {
                known = Some((view, self.counts(view)?));
            }
            if let Some((_, counts)) = &known {
                total = total.plus(counts[self.starts[entry]]);
            }
        }
        Some(total)
    }

    /// The counts of every node, with the arrows that lead back cut.
    fn counts(&self, entry: usize) -> Option<Vec<Count>> {
        let back = self.backs.back(entry);
        if back.tangle.is_some() {
            // What is cut there is only where a walker begins a round again.
            return None;
        }
        let mut counts = vec![Count::default(); self.flow.len()];
        for &node in self.origins_of(EntryId::new(entry)).order.iter().rev() {
            let below = |targets: &[usize]| {
                targets.iter().fold(Count::default(), |sum, &to| {
                    sum.plus(if back.holds(node, to) {
                        Count::ONE
                    } else {
                        counts[to]
                    })
                })
            };
            let mut count = match &self.flow.ways[node] {
                Leads::On(on) => below(on),
                Leads::Ask(question) => {
                    let ask = self.flow.ask(*question);
                    ask.answers
                        .iter()
                        .map(|targets| below(targets).asked())
                        .fold(below(&ask.also), Count::plus)
                }
            };
            if count.ways == 0 || self.flow.is_end(node) {
                count = count.plus(Count::ONE);
            }
            counts[node] = count;
        }
        Some(counts)
    }

    /// The rows, in order: depth first, entries in chart order.
    ///
    /// # Errors
    ///
    /// A loop without a head, or more than [`MAX_ROWS`] ways.
    pub fn rows(&self) -> Result<Vec<Row>, Refusal> {
        if let Some(refusal) = self.refusal() {
            return Err(refusal);
        }
        let count = self.count().unwrap_or(Count {
            ways: u128::MAX,
            conditions: u128::MAX,
        });
        if count.ways > MAX_ROWS || count.conditions > MAX_CONDITIONS {
            return Err(Refusal::TooManyRows { count: count.ways });
        }
        let mut rows = Rows::default();
        for entry in self.entry_ids() {
            let mut left = Budget::UNLIMITED;
            if let Some(segments) = self.segments(entry, &mut left) {
                self.walk_rows(entry, &segments, &mut rows);
            }
        }
        Ok(rows.list)
    }

    fn walk_rows(&self, entry: EntryId, segments: &Segments, rows: &mut Rows) {
        enum RowTask<'s> {
            /// Go on to one end of a segment.
            Reach(&'s Reach),
            /// From here on, this answer is given.
            Say(Condition),
            /// The last answer is taken back.
            Unsay,
            /// The content before a question has been passed.
            Unpass,
            /// The way ends at a question.
            Nothing(usize),
        }
        let flow = &self.flow;
        let rank = &self.origins_of(entry).rank;
        let mut said: Vec<Option<ChoiceId>> = vec![None; self.variables.len()];
        let mut conditions: Vec<Condition> = Vec::new();
        let mut passed: Vec<&[usize]> = Vec::new();
        rows.known.clear();
        let mut todo: Vec<RowTask<'_>> = segments.start.iter().rev().map(RowTask::Reach).collect();
        while let Some(task) = todo.pop() {
            let reach = match task {
                RowTask::Reach(reach) => reach,
                RowTask::Say(condition) => {
                    said[condition.variable.index()] = Some(condition.choice);
                    conditions.push(condition);
                    continue;
                }
                RowTask::Unsay => {
                    if let Some(condition) = conditions.pop() {
                        said[condition.variable.index()] = None;
                    }
                    continue;
                }
                RowTask::Unpass => {
                    passed.pop();
                    continue;
                }
                RowTask::Nothing(node) => {
                    let result = RowResult::Nothing(flow.nodes[node]);
                    let content = Content::of(&passed, &[], &[]);
                    rows.add(self, entry, &conditions, result, content, rank);
                    continue;
                }
            };
            let Stop::Question(question) = reach.stop else {
                let content = Content::of(&passed, &reach.passed, &reach.then);
                let result = self.result_of(reach.stop);
                rows.add(self, entry, &conditions, result, content, rank);
                continue;
            };
            passed.push(&reach.passed);
            let first = todo.len();
            let asked = &segments.asked[question.index()];
            let variable = self[question].variable;
            let given = said[variable.index()];
            let mut silent = asked.also.is_empty();
            let node = flow.ask(question).node;
            for (choice, at) in self.choices(question) {
                if given.is_some_and(|given| given != choice) {
                    continue;
                }
                if given.is_none() {
                    todo.push(RowTask::Say(Condition { variable, choice }));
                }
                match at {
                    Some(answer) => {
                        todo.extend(asked.answers[answer.index()].iter().map(RowTask::Reach));
                    }
                    None if silent => todo.push(RowTask::Nothing(node)),
                    None => {}
                }
                if given.is_none() {
                    todo.push(RowTask::Unsay);
                }
            }
            silent &= self[variable].answers.is_empty();
            if silent {
                todo.push(RowTask::Nothing(node));
            }
            todo.extend(asked.also.iter().map(RowTask::Reach));
            todo.push(RowTask::Unpass);
            todo[first..].reverse();
        }
    }

    /// Where a way that does not go on to a question ends.
    pub(super) fn result_of(&self, stop: Stop) -> RowResult {
        let node = match stop {
            Stop::Outcome(node) => match self.outcome_at(node) {
                Some(outcome) => return RowResult::Outcome(outcome),
                None => node,
            },
            Stop::Again(head) => match self.loop_at(self.flow.nodes[head]) {
                Some(again) => return RowResult::Again(again),
                None => head,
            },
            Stop::Nothing(node) => node,
            Stop::Question(question) => self.flow.ask(question).node,
        };
        RowResult::Nothing(self.flow.nodes[node])
    }

    /// The choices of a question's variable, each with the answer that it is here.
    pub(super) fn choices(
        &self,
        question: QuestionId,
    ) -> impl Iterator<Item = (ChoiceId, Option<AnswerId>)> + '_ {
        let variable = self.variable_of(question);
        let place = variable
            .questions
            .iter()
            .position(|&other| other == question)
            .unwrap_or_default();
        let at = variable.answers.iter().map(move |choice| choice.at[place]);
        variable.choice_ids().zip(at)
    }
}

/// The content of a way.
struct Content {
    steps: BTreeSet<usize>,
    run: BTreeSet<usize>,
    then: BTreeSet<usize>,
}

impl Content {
    fn of(passed: &[&[usize]], run: &[usize], then: &[usize]) -> Self {
        Self {
            steps: passed.iter().copied().flatten().copied().collect(),
            run: run.iter().copied().collect(),
            then: then.iter().copied().collect(),
        }
    }
}

/// Rows, each with the content of all its ways.
#[derive(Default)]
struct Rows {
    list: Vec<Row>,
    /// The row of each set of conditions with a result, of the present entry.
    known: HashMap<(Vec<Condition>, RowResult), usize>,
}

impl Rows {
    fn add(
        &mut self,
        decision: &Decision,
        entry: EntryId,
        conditions: &[Condition],
        result: RowResult,
        content: Content,
        rank: &[usize],
    ) {
        let mut key = conditions.to_vec();
        key.sort_unstable();
        let next = self.list.len();
        let at = *self.known.entry((key, result)).or_insert(next);
        if at == next {
            self.list.push(Row {
                entry,
                conditions: conditions.to_vec(),
                result,
                steps: Vec::new(),
                run: Vec::new(),
                then: Vec::new(),
            });
        }
        let row = &mut self.list[at];
        let parts = [
            (&mut row.steps, content.steps),
            (&mut row.run, content.run),
            (&mut row.then, content.then),
        ];
        for (list, more) in parts {
            merge(decision, list, more, rank);
        }
    }
}

/// Adds nodes to a list in flow order.
pub(super) fn merge(
    decision: &Decision,
    list: &mut Vec<NodeIndex>,
    more: impl IntoIterator<Item = usize>,
    rank: &[usize],
) {
    let flow = &decision.flow;
    let known = list.iter().filter_map(|&node| flow.local(node));
    let mut all: Vec<usize> = known.chain(more).collect();
    all.sort_unstable_by_key(|&node| (rank[node], node));
    all.dedup();
    *list = all.into_iter().map(|node| flow.nodes[node]).collect();
}
