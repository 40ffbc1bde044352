//! Tables in place of a table: where ways meet, a table of its own begins.
//!
//! A flat table has a row for each way, and where ways part and meet again and again there is no end
//! of them. Here each node that several ways come to, and from which they part anew, is the root of a table, and a row
//! that comes to it ends with *go to*. A table is then a tree, and all together have at most as many rows as
//! the chart has arrows, entries and outcomes.

use std::collections::HashMap;

use super::decisions::Decision;
use super::flow::{Mark, Way};
use super::model::RowResult;
use super::rows::Refusal;
use crate::model::graph::NodeIndex;

/// How many conditions a row may have before the table ends at the next question, too: long ways
/// without a merge would make tables as wide as they are long.
const LONGEST: usize = 8;

/// A decision as tables that lead to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Factored {
    /// The tables: those of the entries first, then as they are first led to.
    pub tables: Vec<Part>,
    /// For each entry (by index) the table to begin with.
    pub starts: Vec<usize>,
}

/// One of the tables of a [`Factored`] decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The node where it begins.
    pub root: NodeIndex,
    /// The entry (by index) that it is for, where entries see different loops.
    pub entry: Option<usize>,
    /// Its rows, depth first.
    pub rows: Vec<PartRow>,
}

/// A row of a [`Part`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartRow {
    /// (variable, its answer) by index, in the order asked.
    pub conditions: Vec<(usize, usize)>,
    /// Where the way ends.
    pub end: End,
}

/// Where a row of a [`Part`] ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// As a row of a flat table does.
    Result(RowResult),
    /// At the root of this table (by index): what it says holds as well.
    GoTo(usize),
}

/// Where an arrow leads, steps with one way on passed.
#[derive(Clone, Copy)]
enum Leads {
    To(usize),
    End(RowResult),
}

impl Decision {
    /// The decision as tables that lead to each other. Linear in it (for each entry, where entries
    /// see different loops).
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
            starts: vec![0; self.starts.len()],
        };
        let one_view = self.backs.views().len() == 1;
        if one_view {
            Tables::of(self, 0, true).write(0..self.starts.len(), &mut factored);
        } else {
            for entry in 0..self.starts.len() {
                Tables::of(self, entry, false).write(entry..entry + 1, &mut factored);
            }
        }
        Ok(factored)
    }
}

/// The tables of one view of the loops.
struct Tables<'d> {
    decision: &'d Decision,
    entry: usize,
    shared: bool,
    /// Where an arrow to a node leads, by node.
    leads: Vec<Leads>,
    /// Whether several arrows lead there.
    merges: Vec<bool>,
}

impl<'d> Tables<'d> {
    fn of(decision: &'d Decision, entry: usize, shared: bool) -> Self {
        let flow = &decision.flow;
        let order = decision.order(entry).unwrap_or_default();
        let mut this = Self {
            decision,
            entry,
            shared,
            leads: (0..flow.len()).map(Leads::To).collect(),
            merges: vec![false; flow.len()],
        };
        for &node in order.iter().rev() {
            let Way::On(on) = &flow.ways[node] else {
                continue;
            };
            this.leads[node] = match (flow.marks[node], &on[..]) {
                (Mark::Outcome(outcome), []) => Leads::End(RowResult::Outcome(outcome)),
                (Mark::Outcome(_), _) => Leads::To(node),
                (_, []) => Leads::End(RowResult::Nothing(flow.nodes[node])),
                (_, &[to]) => this.follow(node, to),
                _ => Leads::To(node),
            };
        }
        let mut met = vec![false; flow.len()];
        for &node in &order {
            // Steps with one way on are passed, and count for none.
            if !matches!(this.leads[node], Leads::To(at) if at == node) {
                continue;
            }
            for to in flow.arrows(node) {
                if let Leads::To(at) = this.follow(node, to) {
                    this.merges[at] |= std::mem::replace(&mut met[at], true);
                }
            }
        }
        this
    }

    fn follow(&self, from: usize, to: usize) -> Leads {
        if self.decision.backs.back(self.entry).holds(from, to) {
            let head = self.decision.flow.nodes[to];
            let again = self.decision.loop_at(head).unwrap_or_default();
            return Leads::End(RowResult::Again(again));
        }
        self.leads[to]
    }

    /// Writes the tables of some entries behind those that there are.
    fn write(&self, entries: std::ops::Range<usize>, out: &mut Factored) {
        let mut known: HashMap<usize, usize> = HashMap::new();
        let mut todo: Vec<usize> = Vec::new();
        for entry in entries {
            let start = self.decision.starts[entry];
            let root = match self.leads[start] {
                Leads::To(root) => root,
                Leads::End(_) => start,
            };
            out.starts[entry] = self.table(root, &mut known, &mut todo, out);
        }
        let mut at = 0;
        while at < todo.len() {
            let root = todo[at];
            at += 1;
            let rows = self.rows(root, &mut known, &mut todo, out);
            out.tables[known[&root]].rows = rows;
        }
    }

    /// The table (by index) that begins at a node.
    fn table(
        &self,
        root: usize,
        known: &mut HashMap<usize, usize>,
        todo: &mut Vec<usize>,
        out: &mut Factored,
    ) -> usize {
        *known.entry(root).or_insert_with(|| {
            todo.push(root);
            out.tables.push(Part {
                root: self.decision.flow.nodes[root],
                entry: (!self.shared).then_some(self.entry),
                rows: Vec::new(),
            });
            out.tables.len() - 1
        })
    }

    fn rows(
        &self,
        root: usize,
        known: &mut HashMap<usize, usize>,
        todo: &mut Vec<usize>,
        out: &mut Factored,
    ) -> Vec<PartRow> {
        /// What is left to do, last first.
        enum Task {
            Enter(usize),
            Lead(Leads),
            Say(usize, usize),
            Unsay,
        }
        let (decision, flow) = (self.decision, &self.decision.flow);
        let mut rows: Vec<PartRow> = Vec::new();
        let mut conditions: Vec<(usize, usize)> = Vec::new();
        let mut tasks = vec![Task::Enter(root)];
        while let Some(task) = tasks.pop() {
            let mut row = |end| {
                rows.push(PartRow {
                    conditions: conditions.clone(),
                    end,
                });
            };
            let node = match task {
                Task::Say(variable, choice) => {
                    conditions.push((variable, choice));
                    continue;
                }
                Task::Unsay => {
                    conditions.pop();
                    continue;
                }
                Task::Lead(Leads::End(result)) => {
                    row(End::Result(result));
                    continue;
                }
                Task::Lead(Leads::To(node)) => {
                    let long =
                        conditions.len() >= LONGEST && matches!(flow.ways[node], Way::Ask(_));
                    if self.merges[node] || long || known.contains_key(&node) {
                        let table = self.table(node, known, todo, out);
                        row(End::GoTo(table));
                        continue;
                    }
                    node
                }
                Task::Enter(node) => node,
            };
            let first = tasks.len();
            match &flow.ways[node] {
                Way::On(on) => {
                    if let Mark::Outcome(outcome) = flow.marks[node] {
                        row(End::Result(RowResult::Outcome(outcome)));
                    } else if on.is_empty() {
                        row(End::Result(RowResult::Nothing(flow.nodes[node])));
                    }
                    tasks.extend(on.iter().map(|&to| Task::Lead(self.follow(node, to))));
                }
                Way::Ask(question) => {
                    let ask = &flow.asks[*question];
                    let variable = decision.questions[*question].variable;
                    let said = conditions.iter().find(|(of, _)| *of == variable);
                    let said = said.map(|&(_, choice)| choice);
                    let nowhere = Leads::End(RowResult::Nothing(flow.nodes[node]));
                    let mut silent = ask.also.is_empty();
                    for (choice, at) in decision.choices(*question) {
                        if said.is_some_and(|said| said != choice) {
                            continue;
                        }
                        let targets = at.map_or(&[][..], |answer| &ask.answers[answer]);
                        if targets.is_empty() && !silent {
                            continue;
                        }
                        if said.is_none() {
                            tasks.push(Task::Say(variable, choice));
                        }
                        if targets.is_empty() {
                            tasks.push(Task::Lead(nowhere));
                        }
                        tasks.extend(targets.iter().map(|&to| Task::Lead(self.follow(node, to))));
                        if said.is_none() {
                            tasks.push(Task::Unsay);
                        }
                    }
                    silent &= decision.variables[variable].answers.is_empty();
                    if silent {
                        tasks.push(Task::Lead(nowhere));
                    }
                    tasks.extend(ask.also.iter().map(|&to| Task::Lead(self.follow(node, to))));
                }
            }
            tasks[first..].reverse();
        }
        // Two arrows of one answer may come to the same.
        let mut seen = std::collections::HashSet::new();
        rows.retain(|row| {
            let mut key = row.conditions.clone();
            key.sort_unstable();
            seen.insert((key, row.end))
        });
        rows
    }
}
