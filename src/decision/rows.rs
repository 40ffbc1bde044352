//! The rows of the table: every way from an entry to its end, counted before any is built.

use std::collections::HashSet;

use super::decisions::Decision;
use super::flow::{Mark, Way};
use super::loops::{Back, Tangle};
use super::model::{Row, RowResult};
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

    /// Why what answers reach depends on the entry ([`Decision::reached`] then tells what the first sees).
    #[must_use]
    pub fn refusal_of_one_view(&self) -> Option<Refusal> {
        self.refusal().or_else(|| {
            let heads = |back: &Back| {
                back.by_head()
                    .into_keys()
                    .map(|head| self.flow.nodes[head])
                    .collect::<Vec<_>>()
            };
            let reach: Vec<Vec<bool>> = match self.backs.views() {
                [] | [_] => return None,
                _ => self
                    .starts
                    .iter()
                    .map(|&start| self.flow.reachable([start]))
                    .collect(),
            };
            let first = self.backs.back(0);
            (1..self.starts.len())
                .find(|&entry| {
                    let view = self.backs.back(entry);
                    !first.agrees(view, |node| reach[0][node] && reach[entry][node])
                })
                .map(|entry| Refusal::Entangled {
                    heads: heads(first),
                    others: heads(self.backs.back(entry)),
                })
        })
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
        let order = self.order(entry)?;
        let mut counts = vec![Count::default(); self.flow.len()];
        for node in order.into_iter().rev() {
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
                Way::On(on) => below(on),
                Way::Ask(question) => {
                    let ask = &self.flow.asks[*question];
                    ask.answers
                        .iter()
                        .map(|targets| below(targets).asked())
                        .fold(below(&ask.also), Count::plus)
                }
            };
            if count.ways == 0 || self.flow.is_outcome(node) {
                count = count.plus(Count::ONE);
            }
            counts[node] = count;
        }
        Some(counts)
    }

    /// The nodes that an entry leads to, each before what it leads to; where all entries see the same
    /// loops, those of all. `None` where a loop has no head (Kahn's algorithm).
    pub(super) fn order(&self, entry: usize) -> Option<Vec<usize>> {
        let flow = &self.flow;
        let back = self.backs.back(entry);
        if back.tangle.is_some() {
            // What is cut there is only where a walker begins a round again.
            return None;
        }
        let starts = match self.backs.views().len() {
            1 => &self.starts[..],
            _ => &self.starts[entry..=entry],
        };
        let reachable = flow.reachable(starts.iter().copied());
        let all: Vec<usize> = (0..flow.len()).filter(|&node| reachable[node]).collect();
        let mut before = vec![0usize; flow.len()];
        for &from in &all {
            for to in flow.arrows(from).filter(|&to| !back.holds(from, to)) {
                before[to] += 1;
            }
        }
        let mut order: Vec<usize> = all
            .iter()
            .copied()
            .filter(|&node| before[node] == 0)
            .collect();
        let mut at = 0;
        while at < order.len() {
            let from = order[at];
            at += 1;
            for to in flow.arrows(from).filter(|&to| !back.holds(from, to)) {
                before[to] -= 1;
                if before[to] == 0 {
                    order.push(to);
                }
            }
        }
        (order.len() == all.len()).then_some(order)
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
        let mut rows = Vec::new();
        for entry in 0..self.starts.len() {
            self.walk_rows(entry, &mut rows);
        }
        Ok(rows)
    }

    fn walk_rows(&self, entry: usize, rows: &mut Vec<Row>) {
        enum Task {
            /// Go along an arrow.
            Go { from: usize, to: usize },
            /// From here on, this answer is given.
            Say { variable: usize, choice: usize },
            /// The way ends at a node.
            End { node: usize },
            /// The last answer is taken back.
            Unsay,
        }
        let flow = &self.flow;
        let back = self.backs.back(entry);
        let mut seen: HashSet<(Vec<(usize, usize)>, RowResult)> = HashSet::new();
        let mut said: Vec<Option<usize>> = vec![None; self.variables.len()];
        let mut conditions: Vec<(usize, usize)> = Vec::new();
        let mut row = |conditions: &[(usize, usize)], result| {
            let mut key = conditions.to_vec();
            key.sort_unstable();
            if seen.insert((key, result)) {
                rows.push(Row {
                    entry,
                    conditions: conditions.to_vec(),
                    result,
                });
            }
        };
        let mut todo = vec![Task::Go {
            from: usize::MAX,
            to: self.starts[entry],
        }];
        while let Some(task) = todo.pop() {
            let (from, node) = match task {
                Task::Go { from, to } => (from, to),
                Task::Say { variable, choice } => {
                    said[variable] = Some(choice);
                    conditions.push((variable, choice));
                    continue;
                }
                Task::Unsay => {
                    if let Some((variable, _)) = conditions.pop() {
                        said[variable] = None;
                    }
                    continue;
                }
                Task::End { node } => {
                    row(&conditions, RowResult::Nothing(flow.nodes[node]));
                    continue;
                }
            };
            if back.holds(from, node) {
                let head = flow.nodes[node];
                let again = self.loop_at(head);
                row(&conditions, RowResult::Again(again.unwrap_or_default()));
                continue;
            }
            let go = |to: usize| Task::Go { from: node, to };
            let first = todo.len();
            match &flow.ways[node] {
                Way::On(on) => {
                    if let Mark::Outcome(outcome) = flow.marks[node] {
                        row(&conditions, RowResult::Outcome(outcome));
                    } else if on.is_empty() {
                        row(&conditions, RowResult::Nothing(flow.nodes[node]));
                    }
                    todo.extend(on.iter().map(|&to| go(to)));
                }
                Way::Ask(question) => {
                    let ask = &flow.asks[*question];
                    let variable = self.questions[*question].variable;
                    let nowhere = ask.also.is_empty();
                    for (choice, at) in self.choices(*question) {
                        let new = said[variable].is_none();
                        if said[variable].is_some_and(|said| said != choice) {
                            continue;
                        }
                        if new {
                            todo.push(Task::Say { variable, choice });
                        }
                        match at {
                            Some(answer) => {
                                todo.extend(ask.answers[answer].iter().map(|&to| go(to)))
                            }
                            None if nowhere => todo.push(Task::End { node }),
                            None => {}
                        }
                        if new {
                            todo.push(Task::Unsay);
                        }
                    }
                    if ask.answers.is_empty()
                        && nowhere
                        && self.variables[variable].answers.is_empty()
                    {
                        todo.push(Task::End { node });
                    }
                    todo.extend(ask.also.iter().map(|&to| go(to)));
                }
            }
            todo[first..].reverse();
        }
    }

    /// The choices of a question's variable, each with the answer (by index) that it is here.
    pub(super) fn choices(
        &self,
        question: usize,
    ) -> impl Iterator<Item = (usize, Option<usize>)> + '_ {
        let variable = &self.variables[self.questions[question].variable];
        let place = variable
            .questions
            .iter()
            .position(|&other| other == question)
            .unwrap_or_default();
        variable
            .answers
            .iter()
            .enumerate()
            .map(move |(choice, answer)| (choice, answer.at[place]))
    }
}
