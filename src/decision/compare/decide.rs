//! What a side does with a set of answers.

use super::Conclusion;
use super::joint::Joint;
use super::side::{Compared, Side};
use super::table::WrittenTable;
use crate::decision::decisions::Decision;
use crate::decision::ids::{ChoiceId, EntryId};
use crate::decision::key::key;
use crate::decision::model::RowResult;
use crate::decision::walker::Answers;
use crate::model::graph::Graph;

/// Between the steps of a row, as CSV joins them.
const ARROW: char = '→';

/// The answers given: for each a question and one of its candidates, in the order asked.
#[derive(Clone, Default)]
pub(super) struct Given(Vec<(usize, usize)>);

impl Given {
    pub fn with(&self, joint: usize, candidate: usize) -> Self {
        let mut more = self.clone();
        more.0.push((joint, candidate));
        more
    }

    pub fn all(&self) -> impl Iterator<Item = (usize, usize)> {
        self.0.iter().copied()
    }

    fn candidate(&self, joint: usize) -> Option<usize> {
        let mut all = self.all();
        all.find(|said| said.0 == joint).map(|said| said.1)
    }
}

/// Something that a side says: its words, its id where that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    words: String,
    id: String,
    again: bool,
    /// Whether it need not be said: a start.
    optional: bool,
}

impl Item {
    fn is(&self, other: &Self) -> bool {
        let known = !self.words.is_empty() && !other.words.is_empty();
        let same = match known {
            true => key(&self.words) == key(&other.words),
            false => !self.id.is_empty() && self.id == other.id,
        };
        self.again == other.again && same
    }

    fn shown(&self) -> String {
        let words = match self.words.as_str() {
            "" => &self.id,
            words => words,
        };
        match self.again {
            true => format!("again: {words}"),
            false => words.to_owned(),
        }
    }
}

/// What a side comes to with some answers.
#[derive(Clone, Debug, Default)]
pub(super) struct Report {
    results: Vec<Item>,
    steps: Vec<Item>,
}

impl Report {
    fn add(
        &mut self,
        results: impl IntoIterator<Item = Item>,
        steps: impl IntoIterator<Item = Item>,
    ) {
        for (list, more) in [
            (&mut self.results, Vec::from_iter(results)),
            (&mut self.steps, Vec::from_iter(steps)),
        ] {
            for said in more {
                if !list.contains(&said) {
                    list.push(said);
                }
            }
        }
    }

    pub fn shown(&self) -> Conclusion {
        let steps = self.steps.iter().filter(|said| !said.optional);
        Conclusion {
            results: self.results.iter().map(Item::shown).collect(),
            steps: steps.map(Item::shown).collect(),
        }
    }
}

/// Whether two sides come to the same results, and pass the same steps as far as both say so.
pub(super) fn same(sides: &[Decides<'_>; 2], was: &Report, is: &Report) -> (bool, bool) {
    let within = |one: &[Item], other: &[Item]| {
        let needed = one.iter().filter(|said| !said.optional);
        let mut needed = needed.map(|said| other.iter().any(|known| said.is(known)));
        needed.all(|known| known)
    };
    let [old, new] = sides.each_ref().map(|side| side.compared.side);
    let first = [old, new].map(|side| side.is_first_only());
    // What fewer rows say is less than there may be.
    let fewer = [old, new].map(|side| side.is_first_only() || !side.lists_nothing());
    let alike = |one: &[Item], other: &[Item], less: [bool; 2]| match less {
        [true, false] => within(one, other),
        [false, true] => within(other, one),
        _ => within(one, other) && within(other, one),
    };
    let results =
        was.results.is_empty() == is.results.is_empty() && alike(&was.results, &is.results, first);
    let silent =
        |side: Side<'_>| !side.has_steps() || !side.lists_nothing() && was.results.is_empty();
    let steps = silent(old) || silent(new) || alike(&was.steps, &is.steps, fewer);
    (results, steps)
}

/// A side with the place of its questions among all.
pub(super) struct Decides<'c> {
    compared: &'c Compared<'c>,
    joints: &'c [Joint],
    /// Which of the two it is.
    own: usize,
    /// For each of its questions the place among all.
    joint_of: Vec<usize>,
}

impl<'c> Decides<'c> {
    pub fn of(compared: &'c Compared<'c>, joints: &'c [Joint], own: usize) -> Self {
        let mut joint_of = vec![0; compared.asked.len()];
        for (place, joint) in joints.iter().enumerate() {
            if let Some(at) = joint.at[own] {
                joint_of[at] = place;
            }
        }
        Self {
            compared,
            joints,
            own,
            joint_of,
        }
    }

    pub fn is_table(&self) -> bool {
        self.compared.side.is_table()
    }

    /// How many rows are looked at for a set of answers.
    pub fn cost(&self) -> usize {
        match self.compared.side {
            Side::Chart(..) => 0,
            Side::Table(table) => table.rows.len(),
        }
    }

    /// What comes of some answers, and the question to answer next.
    pub fn decide(&self, entry: usize, given: &Given) -> (Report, Option<usize>) {
        match self.compared.side {
            Side::Chart(graph, decision) => self.by_chart((graph, decision), entry, given),
            Side::Table(table) => self.by_rows(table, entry, given),
        }
    }

    /// Of a question of this side: the answers that are given to it; `None` where it is not answered.
    fn said(&self, question: usize, given: &Given) -> Option<&'c [usize]> {
        let joint = self.joint_of[question];
        let candidate = given.candidate(joint)?;
        Some(&self.joints[joint].candidates[candidate].is[self.own])
    }

    fn by_chart(
        &self,
        (graph, decision): (&Graph, &Decision),
        entry: usize,
        given: &Given,
    ) -> (Report, Option<usize>) {
        let mut answers = Answers::none(decision);
        for variable in decision.variable_ids() {
            let said = self.said(variable.index(), given).unwrap_or_default();
            answers.set(variable, said.first().copied().map(ChoiceId::new));
        }
        let decided = decision.decide(EntryId::new(entry), &answers);
        let open = decided.open.iter().map(|&at| decision[at].variable.index());
        let mut open = open.filter(|&variable| self.said(variable, given).is_none());
        let next = open.next().map(|variable| self.joint_of[variable]);
        let mut report = Report::default();
        let passed = decided.steps.iter().flat_map(|&node| {
            let optional = decision.is_start(node);
            steps(decision.words(node), optional)
        });
        report.add([], passed);
        let outcomes = decided.outcomes.into_iter().map(RowResult::Outcome);
        let results = outcomes.chain(decided.again.into_iter().map(RowResult::Again));
        let first = self.compared.side.is_first_only();
        let results = results.take(if first { 1 } else { usize::MAX });
        let results = results.map(|result| {
            let (words, node) = match result {
                RowResult::Outcome(at) => (decision[at].label.as_str(), decision[at].node),
                RowResult::Again(at) => (decision[at].label.as_str(), decision[at].head),
                RowResult::Nothing(node) => ("", node),
            };
            Item {
                words: words.to_owned(),
                id: graph.node(node).id.clone(),
                again: matches!(result, RowResult::Again(_)),
                optional: false,
            }
        });
        report.add(results, []);
        (report, next)
    }

    fn by_rows(
        &self,
        table: &WrittenTable,
        entry: usize,
        given: &Given,
    ) -> (Report, Option<usize>) {
        let questions = self.compared.asked.len();
        let said: Vec<Option<&[usize]>> = (0..questions).map(|at| self.said(at, given)).collect();
        let mut report = Report::default();
        let mut wanted_by = vec![0usize; questions];
        let mut is_over = false;
        let begins = self.compared.entries.get(entry);
        for (row, wanted) in table.rows.iter().zip(&self.compared.wanted) {
            if begins.is_some_and(|begins| row.entry.as_ref().unwrap_or(&NAMELESS) != begins) {
                continue;
            }
            let asks = wanted.iter().zip(&said);
            let holds = asks.clone().all(|(wanted, said)| match (wanted, said) {
                (Some(wanted), Some(said)) => said.iter().any(|answer| wanted.contains(answer)),
                _ => true,
            });
            if !holds {
                continue;
            }
            let open = asks
                .enumerate()
                .filter(|(_, (wanted, said))| wanted.is_some() && said.is_none());
            let mut is_open = false;
            for (question, _) in open {
                wanted_by[question] += 1;
                is_open = true;
            }
            if is_open || is_over {
                continue;
            }
            is_over = table.first_only;
            let result = row.result.iter().map(|result| Item {
                words: result.node.words.clone(),
                id: result.node.id.clone(),
                again: result.is_again,
                optional: false,
            });
            report.add(
                result,
                row.steps.iter().flat_map(|words| steps(words, false)),
            );
        }
        // What most rows need is what their ways ask first.
        let most = wanted_by.iter().max().copied().filter(|&most| most > 0);
        let next = most.and_then(|most| wanted_by.iter().position(|&count| count == most));
        (report, next.map(|question| self.joint_of[question]))
    }
}

/// The entry of a row that names none.
const NAMELESS: super::WrittenNode = super::WrittenNode {
    words: String::new(),
    id: String::new(),
};

/// A step as it is compared: what a row joins by arrows is several.
fn steps(words: &str, optional: bool) -> impl Iterator<Item = Item> {
    let parts = words.split(ARROW).map(str::trim);
    parts
        .filter(|words| !words.is_empty())
        .map(move |words| Item {
            words: words.to_owned(),
            optional,
            ..Item::default()
        })
}
