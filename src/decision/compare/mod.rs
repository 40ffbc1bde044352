//! What differs in meaning between two decisions.
//!
//! Both are asked the same questions, side by side: whatever one of them asks next is answered in every
//! way that either of them knows, until neither asks any more. What they come to is compared by its words, so
//! that a chart that is only drawn in another way differs in nothing.

mod decide;
mod joint;
mod side;
mod table;

use std::collections::BTreeSet;

use super::budget::Budget;
use super::key::key;
use decide::{Decides, Given, same};
use joint::{Joint, is_known, joined};
pub use side::Side;
use side::{Compared, shown};
pub use table::{
    WrittenCondition, WrittenNode, WrittenQuestion, WrittenResult, WrittenRow, WrittenTable,
};

/// How many sets of answers are tried.
const SETS: usize = 20_000;

/// How many rows of tables are looked at.
const ROWS: usize = 20_000_000;

/// One thing that was added or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedPart {
    /// What it is.
    pub kind: PartKind,
    /// Its words; those of an answer with its question.
    pub words: String,
    /// Whether it is new.
    pub added: bool,
}

/// What may be added or removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Where a reading may start.
    Entry,
    /// What is asked.
    Question,
    /// What may be answered.
    Answer,
    /// What ways come to.
    Result,
}

impl PartKind {
    /// The word for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Result => "result",
        }
    }
}

/// What one side does with a set of answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conclusion {
    /// The words of what it comes to; loops that begin again among them.
    pub results: Vec<String>,
    /// The words of what is passed, in flow order.
    pub steps: Vec<String>,
}

/// A set of answers that the two sides decide differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// The entry, where there are several.
    pub entry: Option<String>,
    /// The questions with their answers, in the order asked.
    pub answers: Vec<(String, String)>,
    /// What was done.
    pub old: Conclusion,
    /// What is done now.
    pub new: Conclusion,
    /// Whether only the steps differ, and the results are the same.
    pub steps_only: bool,
}

/// What differs between two decisions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What was added and removed.
    pub parts: Vec<ChangedPart>,
    /// The answers that are decided differently.
    pub differs: Vec<Differs>,
    /// Whether there were too many sets of answers to try them all.
    pub cut: bool,
}

impl Comparison {
    /// Whether both begin alike, and every set of answers that was tried is decided alike.
    #[must_use]
    pub fn decides_the_same(&self) -> bool {
        self.differs.is_empty() && self.parts.iter().all(|part| part.kind != PartKind::Entry)
    }
}

/// Compares two decisions by what they say.
#[must_use]
pub fn compare(old: Side<'_>, new: Side<'_>) -> Comparison {
    let (old, new) = (Compared::of(old), Compared::of(new));
    let joints = joined(&old, &new);
    let mut comparison = Comparison {
        parts: parts(&old, &new, &joints),
        ..Comparison::default()
    };
    let entries = entries(&old, &new, &mut comparison.parts);
    let sides = [Decides::of(&old, &joints, 0), Decides::of(&new, &joints, 1)];
    for (label, at) in entries {
        walk(&sides, &joints, (label, at), &mut comparison);
    }
    comparison
}

/// The entries that both have: their words, where there are several, and which one of each side it is.
/// A table that names none begins where the other side does.
fn entries(
    old: &Compared<'_>,
    new: &Compared<'_>,
    parts: &mut Vec<ChangedPart>,
) -> Vec<(Option<String>, [usize; 2])> {
    let (one, other) = (&old.entries, &new.entries);
    if one.len().max(other.len()) <= 1 {
        return vec![(None, [0, 0])];
    }
    let is = |one: &WrittenNode, other: &WrittenNode| {
        let nameless = |node: &WrittenNode| shown(node).is_empty();
        let by_words = !one.words.is_empty() && key(&one.words) == key(&other.words);
        let by_id = !one.id.is_empty() && one.id == other.id;
        let unlike = !one.words.is_empty() && !other.words.is_empty();
        by_words || by_id && !unlike || nameless(one) || nameless(other)
    };
    let mut both: Vec<(Option<String>, [usize; 2])> = Vec::new();
    for (at, entry) in one.iter().enumerate() {
        let free = |found: &usize| both.iter().all(|(_, at)| at[1] != *found);
        let mut all = (0..other.len()).filter(|&found| is(entry, &other[found]));
        match all.find(free) {
            Some(found) => {
                let named = if entry.words.is_empty() {
                    &other[found]
                } else {
                    entry
                };
                both.push((Some(shown(named).to_owned()), [at, found]));
            }
            None => parts.push(ChangedPart {
                kind: PartKind::Entry,
                words: shown(entry).to_owned(),
                added: false,
            }),
        }
    }
    for (found, entry) in other.iter().enumerate() {
        if both.iter().all(|(_, at)| at[1] != found) {
            parts.push(ChangedPart {
                kind: PartKind::Entry,
                words: shown(entry).to_owned(),
                added: true,
            });
        }
    }
    both
}

/// What one side says and the other does not. Of a side that leaves out what comes to nothing, what it
/// does not say is not known.
fn parts(old: &Compared<'_>, new: &Compared<'_>, joints: &[Joint]) -> Vec<ChangedPart> {
    let mut parts = Vec::new();
    let sides = [old, new];
    for (own, added) in [(0, false), (1, true)] {
        let (one, other) = (sides[own], sides[1 - own]);
        let mut part = |kind, words: String| parts.push(ChangedPart { kind, words, added });
        if other.side.lists_nothing() {
            for joint in joints {
                let Some(asked) = joint.at[own].map(|at| &one.asked[at]) else {
                    continue;
                };
                let Some(known) = joint.at[1 - own].map(|at| &other.asked[at]) else {
                    part(PartKind::Question, asked.label.clone());
                    continue;
                };
                for said in asked
                    .answers
                    .iter()
                    .filter(|said| !is_known(said, asked, known))
                {
                    part(PartKind::Answer, format!("{} {}", asked.label, said.words));
                }
            }
        }
        let known: BTreeSet<String> = other.results.iter().map(|words| key(words)).collect();
        let mut seen = BTreeSet::new();
        for words in &one.results {
            let key = key(words);
            if !known.contains(&key) && seen.insert(key) {
                part(PartKind::Result, words.clone());
            }
        }
    }
    parts
}

/// Answers both in every way, from one entry on.
fn walk(
    sides: &[Decides<'_>; 2],
    joints: &[Joint],
    (label, entry): (Option<String>, [usize; 2]),
    comparison: &mut Comparison,
) {
    let (mut left, mut rows) = (Budget::of(SETS), Budget::of(ROWS));
    // What a chart asks next is what matters next; a table only knows what its rows need.
    let first = usize::from(sides[0].is_table() && !sides[1].is_table());
    let mut todo: Vec<Given> = vec![Given::default()];
    while let Some(given) = todo.pop() {
        let cost = sides[0].cost() + sides[1].cost();
        if left.spend(1).is_none() || rows.spend(cost).is_none() {
            comparison.cut = true;
            return;
        }
        let (was, was_open) = sides[0].decide(entry[0], &given);
        let (is, is_open) = sides[1].decide(entry[1], &given);
        let open = [was_open, is_open];
        if let Some(joint) = open[first].or(open[1 - first]) {
            for candidate in (0..joints[joint].candidates.len()).rev() {
                todo.push(given.with(joint, candidate));
            }
            continue;
        }
        let (results, steps) = same(sides, &was, &is);
        if results && steps {
            continue;
        }
        let answers = given.all().map(|(joint, candidate)| {
            let joint = &joints[joint];
            let said = joint.candidates[candidate].shown.clone();
            (joint.label.clone(), said)
        });
        comparison.differs.push(Differs {
            entry: label.clone(),
            answers: answers.collect(),
            old: was.shown(),
            new: is.shown(),
            steps_only: results,
        });
    }
}
