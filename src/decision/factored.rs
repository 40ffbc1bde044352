//! Tables in place of a table: where ways meet at a question, a table of its own begins.
//!
//! A flat table has a row for each way, and where ways part and meet again and again there is no end
//! of them. Here each question that several ways come to is the root of a table, and a row that comes to it
//! ends with *go to*. A table is then a tree. Where ways meet and no question lies beyond, each row says
//! what stands before they meet, and what follows.

use std::collections::BTreeSet;

use foldhash::HashMap;

use super::budget::Budget;
use super::decisions::Decision;
use super::ids::{Condition, EntryId, QuestionId};
use super::model::RowResult;
use super::rows::{Refusal, merge};
use super::segments::{Asked, Reach, Segments, Stop};
use crate::model::graph::NodeIndex;

/// How many conditions a row may have before the table ends at the next question, too: long ways
/// without a merge would make tables as wide as they are long.
const LONGEST: usize = 8;

/// A decision as tables that lead to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factored {
    /// The tables: those of the entries first, then as they are first led to.
    pub tables: Vec<Part>,
    /// For each entry the table to begin with.
    pub starts: Vec<PartId>,
}

/// One of the tables of a [`Factored`] decision, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartId(usize);

impl PartId {
    /// The place among the tables.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0
    }
}

/// One of the tables of a [`Factored`] decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The node where it begins.
    pub root: NodeIndex,
    /// The entry that it is for, where entries see different loops.
    pub entry: Option<EntryId>,
    /// Its rows, depth first.
    pub rows: Vec<PartRow>,
}

/// A row of a [`Part`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRow {
    /// What it asks for, in the order asked.
    pub conditions: Vec<Condition>,
    /// Where the way ends.
    pub end: End,
    /// The content that its ways pass before the last answer, in flow order.
    pub steps: Vec<NodeIndex>,
    /// The content after the last answer and before the end, in flow order.
    pub run: Vec<NodeIndex>,
    /// The content after an outcome, in flow order.
    pub then: Vec<NodeIndex>,
}

/// Where a row of a [`Part`] ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// As a row of a flat table does.
    Result(RowResult),
    /// At the root of this table: what it says holds as well.
    GoTo(PartId),
}

/// Where a table begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Root {
    Entry(EntryId),
    Question(QuestionId),
}

impl Decision {
    /// The decision as tables that lead to each other. Linear in its segments (for each entry, where
    /// entries see different loops).
    ///
    /// # Errors
    ///
    /// A loop without a head.
    pub fn factored(&self) -> Result<Factored, Refusal> {
        if let Some(refusal) = self.refusal() {
            return Err(refusal);
        }
        let mut factored = Factored {
            tables: Vec::new(),
            starts: Vec::new(),
        };
        let all: Vec<EntryId> = self.entry_ids().collect();
        if self.backs.views().len() == 1 {
            Tables::of(self, &all, true).write(&mut factored);
        } else {
            for entry in all {
                Tables::of(self, &[entry], false).write(&mut factored);
            }
        }
        Ok(factored)
    }
}

/// The tables of one view of the loops.
struct Tables<'d> {
    decision: &'d Decision,
    shared: bool,
    /// The segments of each entry of the view; what answers lead to is the same in all that have it.
    entries: Vec<(EntryId, Segments)>,
    /// Whether several ways come to each question.
    merges: Vec<bool>,
    /// Which of the entries leads to each question, by its place among those of the view.
    led_by: Vec<Option<usize>>,
    known: HashMap<Root, PartId>,
    todo: Vec<Root>,
}

impl<'d> Tables<'d> {
    fn of(decision: &'d Decision, entries: &[EntryId], shared: bool) -> Self {
        let mut left = Budget::UNLIMITED;
        let entries: Vec<(EntryId, Segments)> = entries
            .iter()
            .filter_map(|&entry| Some((entry, decision.segments(entry, &mut left)?)))
            .collect();
        let mut met = vec![false; decision.questions.len()];
        let mut merges = met.clone();
        let mut led_by: Vec<Option<usize>> = vec![None; decision.questions.len()];
        let mut meet = |reaches: &[Reach]| {
            for reach in reaches {
                if let Stop::Question(question) = reach.stop {
                    let at = question.index();
                    merges[at] |= std::mem::replace(&mut met[at], true);
                }
            }
        };
        for (at, (_, segments)) in entries.iter().enumerate() {
            meet(&segments.start);
            for question in &segments.order {
                if led_by[question.index()].is_some() {
                    continue;
                }
                led_by[question.index()] = Some(at);
                let asked = &segments.asked[question.index()];
                asked
                    .answers
                    .iter()
                    .chain([&asked.also])
                    .for_each(|reaches| meet(reaches));
            }
        }
        Self {
            decision,
            shared,
            entries,
            merges,
            led_by,
            known: HashMap::default(),
            todo: Vec::new(),
        }
    }

    /// Writes the tables after those that there are.
    fn write(mut self, out: &mut Factored) {
        for at in 0..self.entries.len() {
            let (entry, segments) = &self.entries[at];
            // What every way passes before the one first question is said once, below.
            let root = match &segments.start[..] {
                [
                    Reach {
                        stop: Stop::Question(question),
                        passed,
                        ..
                    },
                ] if self.is_common(*entry, passed) => Root::Question(*question),
                _ => Root::Entry(*entry),
            };
            let table = self.table(root, out);
            out.starts.push(table);
        }
        let mut at = 0;
        while at < self.todo.len() {
            let root = self.todo[at];
            at += 1;
            let rows = self.rows(root, out);
            out.tables[self.known[&root].index()].rows = rows;
        }
    }

    fn is_common(&self, entry: EntryId, passed: &[usize]) -> bool {
        let flow = &self.decision.flow;
        let common = self.decision.first_steps(entry);
        let mut said = passed.iter().filter(|&&node| !flow.is_start(node));
        said.all(|&node| common.contains(&flow.nodes[node]))
    }

    /// The table that begins at a root.
    fn table(&mut self, root: Root, out: &mut Factored) -> PartId {
        if let Some(&known) = self.known.get(&root) {
            return known;
        }
        let id = PartId(out.tables.len());
        self.known.insert(root, id);
        self.todo.push(root);
        out.tables.push(Part {
            root: match root {
                Root::Entry(entry) => self.decision[entry].node,
                Root::Question(question) => self.decision[question].node,
            },
            entry: match root {
                Root::Entry(entry) => Some(entry),
                Root::Question(_) => self.entries.first().map(|(entry, _)| *entry),
            }
            .filter(|_| !self.shared),
            rows: Vec::new(),
        });
        id
    }

    /// The segments in which a question is asked.
    fn asked(&self, question: QuestionId) -> Option<&Segments> {
        let (_, segments) = self.entries.get(self.led_by[question.index()]?)?;
        Some(segments)
    }

    fn rows(&mut self, root: Root, out: &mut Factored) -> Vec<PartRow> {
        let decision = self.decision;
        let view = self.entries.first().map_or(EntryId::new(0), |e| e.0);
        let mut walk = RowWalk {
            decision,
            rank: &decision.origins_of(view).rank,
            rows: PartRows::default(),
            conditions: Vec::new(),
            passed: Vec::new(),
            tasks: Vec::new(),
        };
        walk.tasks = match root {
            Root::Question(question) => vec![PartTask::Ask(question)],
            Root::Entry(entry) => {
                let mut entries = self.entries.iter();
                let segments = entries.find(|(of, _)| *of == entry);
                let start = segments.map_or(&[][..], |(_, segments)| &segments.start);
                start.iter().rev().cloned().map(PartTask::Reach).collect()
            }
        };
        while let Some(task) = walk.tasks.pop() {
            let question = match task {
                PartTask::Say(condition) => {
                    walk.conditions.push(condition);
                    continue;
                }
                PartTask::Unsay => {
                    walk.conditions.pop();
                    continue;
                }
                PartTask::Unpass => {
                    walk.passed.pop();
                    continue;
                }
                PartTask::Nothing(node) => {
                    walk.end(End::Result(RowResult::Nothing(node)), None);
                    continue;
                }
                PartTask::Reach(reach) => match reach.stop {
                    Stop::Question(question) if self.goes_on(question, &walk.conditions) => {
                        walk.passed.push(reach.passed);
                        walk.tasks.push(PartTask::Unpass);
                        question
                    }
                    Stop::Question(question) => {
                        let table = self.table(Root::Question(question), out);
                        walk.end(End::GoTo(table), Some(reach));
                        continue;
                    }
                    stop => {
                        walk.end(End::Result(decision.result_of(stop)), Some(reach));
                        continue;
                    }
                },
                PartTask::Ask(question) => question,
            };
            if let Some(segments) = self.asked(question) {
                walk.ask(question, &segments.asked[question.index()]);
            }
        }
        walk.rows.list
    }

    /// Whether a question that a row comes to is asked in the same table.
    fn goes_on(&self, question: QuestionId, conditions: &[Condition]) -> bool {
        !self.merges[question.index()]
            && conditions.len() < LONGEST
            && !self.known.contains_key(&Root::Question(question))
    }
}

/// What is left to do of a table, last first.
enum PartTask {
    Ask(QuestionId),
    Reach(Reach),
    Nothing(NodeIndex),
    Say(Condition),
    Unsay,
    Unpass,
}

/// A walk through the ways of one table, depth first.
struct RowWalk<'d> {
    decision: &'d Decision,
    /// The place of each node in the flow order.
    rank: &'d [usize],
    rows: PartRows,
    conditions: Vec<Condition>,
    passed: Vec<Vec<usize>>,
    tasks: Vec<PartTask>,
}

impl RowWalk<'_> {
    /// Ends a row here, by the last segment of its way.
    fn end(&mut self, end: End, reach: Option<Reach>) {
        let row = self.rows.at(&self.conditions, end);
        let steps = self.passed.iter().flatten().copied();
        merge(self.decision, &mut row.steps, steps, self.rank);
        if let Some(reach) = reach {
            merge(self.decision, &mut row.run, reach.passed, self.rank);
            merge(self.decision, &mut row.then, reach.then, self.rank);
        }
    }

    /// Goes on with each answer to a question.
    fn ask(&mut self, question: QuestionId, asked: &Asked) {
        let decision = self.decision;
        let first = self.tasks.len();
        let variable = decision[question].variable;
        let mut conditions = self.conditions.iter();
        let said = conditions.find(|said| said.variable == variable);
        let said = said.map(|said| said.choice);
        let nowhere = decision[question].node;
        let mut silent = asked.also.is_empty();
        for (choice, at) in decision.choices(question) {
            if said.is_some_and(|said| said != choice) {
                continue;
            }
            let reaches = at.map_or(&[][..], |answer| &asked.answers[answer.index()]);
            if reaches.is_empty() && !silent {
                continue;
            }
            if said.is_none() {
                self.tasks
                    .push(PartTask::Say(Condition { variable, choice }));
            }
            if reaches.is_empty() {
                self.tasks.push(PartTask::Nothing(nowhere));
            }
            self.tasks
                .extend(reaches.iter().cloned().map(PartTask::Reach));
            if said.is_none() {
                self.tasks.push(PartTask::Unsay);
            }
        }
        silent &= decision[variable].answers.is_empty();
        if silent {
            self.tasks.push(PartTask::Nothing(nowhere));
        }
        let also = asked.also.iter().cloned();
        self.tasks.extend(also.map(PartTask::Reach));
        self.tasks[first..].reverse();
    }
}

/// The rows of one table, each with the content of all its ways.
#[derive(Default)]
struct PartRows {
    list: Vec<PartRow>,
    known: HashMap<(BTreeSet<Condition>, End), usize>,
}

impl PartRows {
    fn at(&mut self, conditions: &[Condition], end: End) -> &mut PartRow {
        let key = (conditions.iter().copied().collect(), end);
        let next = self.list.len();
        let at = *self.known.entry(key).or_insert(next);
        if at == next {
            self.list.push(PartRow {
                conditions: conditions.to_vec(),
                end,
                steps: Vec::new(),
                run: Vec::new(),
                then: Vec::new(),
            });
        }
        &mut self.list[at]
    }
}
