//! What differs in meaning between two decisions.
//!
//! Both are asked the same questions, side by side: whatever one of them asks next is answered in every
//! way that either of them knows, until neither asks any more. What they come to is compared by its words, so
//! that a chart that is only drawn in another way differs in nothing.

use std::collections::{BTreeSet, HashMap};

use super::budget::Budget;
use super::decisions::Decision;
use super::ids::{ChoiceId, EntryId, QuestionId, VariableId};
use super::key::key;
use super::model::Variable;
use super::walker::{Answers, Decided};
use super::words::is_else_word;

/// How many sets of answers are tried.
const SETS: usize = 20_000;

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
    /// Whether every set of answers that was tried is decided alike.
    #[must_use]
    pub fn decides_the_same(&self) -> bool {
        self.differs.is_empty()
    }
}

/// A variable by the key of its question, and which of several with that key it is.
type Name = (String, usize);

/// One decision, with its variables by name.
struct Compared<'d> {
    decision: &'d Decision,
    names: Vec<Name>,
    by_name: HashMap<Name, VariableId>,
}

impl<'d> Compared<'d> {
    fn of(decision: &'d Decision) -> Self {
        let mut times: HashMap<&str, usize> = HashMap::new();
        let mut names = Vec::new();
        let mut by_name = HashMap::new();
        for variable in decision.variable_ids() {
            let key = decision.named_by(variable).key.as_str();
            let count = times.entry(key).or_default();
            let name = (key.to_owned(), *count);
            *count += 1;
            by_name.insert(name.clone(), variable);
            names.push(name);
        }
        Self {
            decision,
            names,
            by_name,
        }
    }

    fn variable(&self, name: &Name) -> Option<&'d Variable> {
        let id = self.by_name.get(name)?;
        Some(&self.decision[*id])
    }

    fn label(&self, name: &Name) -> Option<&'d str> {
        let id = self.by_name.get(name)?;
        Some(&self.decision.named_by(*id).label)
    }

    /// What it decides, its open questions by name.
    fn decide(&self, entry: EntryId, given: &[(Name, String)]) -> (Decided, Vec<Name>) {
        let mut answers = Answers::none(self.decision);
        for (name, answer) in given {
            if let Some(&variable) = self.by_name.get(name) {
                answers.set(variable, choice(&self.decision[variable], answer));
            }
        }
        let decided = self.decision.decide(entry, &answers);
        let name = |question: &QuestionId| {
            let variable = self.decision[*question].variable;
            self.names[variable.index()].clone()
        };
        let open = decided.open.iter().map(name);
        let asked = |name: &Name| given.iter().all(|(known, _)| known != name);
        let open = open.filter(asked).collect();
        (decided, open)
    }

    fn reported(&self, decided: &Decided) -> Conclusion {
        let decision = self.decision;
        let outcomes = decided.outcomes.iter();
        let mut results: Vec<String> = outcomes.map(|&at| decision[at].label.clone()).collect();
        let again = decided.again.iter();
        results.extend(again.map(|&at| format!("again: {}", decision[at].label)));
        let steps = decided
            .steps
            .iter()
            .filter(|&&node| !decision.is_start(node));
        Conclusion {
            results,
            steps: steps.map(|&node| decision.words(node).to_owned()).collect(),
        }
    }
}

/// The choice of a variable that an answer is: by its key, else the one for every other.
fn choice(variable: &Variable, answer: &str) -> Option<ChoiceId> {
    let by_key = variable.choice_ids().find(|&id| variable[id].key == answer);
    by_key.or_else(|| {
        let mut others = variable.choice_ids().rev();
        others.find(|&id| variable[id].otherwise || is_else_word(&variable[id].key))
    })
}

/// Compares two decisions by what they say.
#[must_use]
pub fn compare(old: &Decision, new: &Decision) -> Comparison {
    let (old, new) = (Compared::of(old), Compared::of(new));
    let mut comparison = Comparison {
        parts: parts(&old, &new),
        ..Comparison::default()
    };
    for (label, one, other) in entries(&old, &new, &mut comparison.parts) {
        walk(&old, &new, (label, one, other), &mut comparison);
    }
    comparison
}

/// The entries that both have: their words, where there are several.
fn entries(
    old: &Compared<'_>,
    new: &Compared<'_>,
    parts: &mut Vec<ChangedPart>,
) -> Vec<(Option<String>, EntryId, EntryId)> {
    let (one, other) = (old.decision, new.decision);
    if one.entries.len() == 1 && other.entries.len() == 1 {
        return vec![(None, EntryId::new(0), EntryId::new(0))];
    }
    let find = |decision: &Decision, label: &str| {
        let mut all = decision.entry_ids();
        all.find(|&id| key(&decision[id].label) == key(label))
    };
    let mut both = Vec::new();
    for id in one.entry_ids() {
        let label = &one[id].label;
        match find(other, label) {
            Some(new) => both.push((Some(label.clone()), id, new)),
            None => parts.push(ChangedPart {
                kind: PartKind::Entry,
                words: label.clone(),
                added: false,
            }),
        }
    }
    for id in other.entry_ids() {
        let label = &other[id].label;
        if find(one, label).is_none() {
            parts.push(ChangedPart {
                kind: PartKind::Entry,
                words: label.clone(),
                added: true,
            });
        }
    }
    both
}

/// What one side says and the other does not.
fn parts(old: &Compared<'_>, new: &Compared<'_>) -> Vec<ChangedPart> {
    let mut parts = Vec::new();
    for (one, other, added) in [(old, new, false), (new, old, true)] {
        for name in &one.names {
            let Some(label) = one.label(name) else {
                continue;
            };
            let Some(known) = other.variable(name) else {
                parts.push(ChangedPart {
                    kind: PartKind::Question,
                    words: label.to_owned(),
                    added,
                });
                continue;
            };
            let own = one.variable(name).into_iter().flat_map(|v| &v.answers);
            for answer in own.filter(|a| known.answers.iter().all(|b| b.key != a.key)) {
                parts.push(ChangedPart {
                    kind: PartKind::Answer,
                    words: format!("{label} {}", answer.name),
                    added,
                });
            }
        }
        let labels = |side: &Compared<'_>| -> BTreeSet<String> {
            let outcomes = side.decision.outcomes.iter();
            outcomes.map(|outcome| key(&outcome.label)).collect()
        };
        let known = labels(other);
        let mut seen = BTreeSet::new();
        for outcome in &one.decision.outcomes {
            let key = key(&outcome.label);
            if !known.contains(&key) && seen.insert(key) {
                parts.push(ChangedPart {
                    kind: PartKind::Result,
                    words: outcome.label.clone(),
                    added,
                });
            }
        }
    }
    parts
}

/// Answers both in every way, from one entry on.
fn walk(
    old: &Compared<'_>,
    new: &Compared<'_>,
    (label, one, other): (Option<String>, EntryId, EntryId),
    comparison: &mut Comparison,
) {
    let mut left = Budget::of(SETS);
    let mut todo: Vec<Vec<(Name, String)>> = vec![Vec::new()];
    while let Some(given) = todo.pop() {
        if left.spend(1).is_none() {
            comparison.cut = true;
            return;
        }
        let (was, was_open) = old.decide(one, &given);
        let (is, is_open) = new.decide(other, &given);
        if let Some(name) = was_open.into_iter().chain(is_open).next() {
            let sides = [old.variable(&name), new.variable(&name)];
            let mut keys: Vec<&str> = Vec::new();
            for answer in sides.into_iter().flatten().flat_map(|v| &v.answers) {
                if !keys.contains(&answer.key.as_str()) {
                    keys.push(&answer.key);
                }
            }
            for answer in keys.into_iter().rev() {
                let mut more = given.clone();
                more.push((name.clone(), answer.to_owned()));
                todo.push(more);
            }
            continue;
        }
        let (was, is) = (old.reported(&was), new.reported(&is));
        let same = |one: &[String], other: &[String]| {
            let keys = |list: &[String]| -> BTreeSet<String> {
                list.iter().map(|words| key(words)).collect()
            };
            keys(one) == keys(other)
        };
        let results = same(&was.results, &is.results);
        if results && same(&was.steps, &is.steps) {
            continue;
        }
        let answers = given.iter().map(|(name, answer)| {
            let sides = [old, new];
            let label = sides.iter().find_map(|side| side.label(name));
            let mut known = sides.iter().filter_map(|side| {
                let variable = side.variable(name)?;
                variable.answers.iter().find(|choice| choice.key == *answer)
            });
            let shown = known.next().map_or(answer.as_str(), |choice| &choice.name);
            (label.unwrap_or(&name.0).to_owned(), shown.to_owned())
        });
        comparison.differs.push(Differs {
            entry: label.clone(),
            answers: answers.collect(),
            old: was,
            new: is,
            steps_only: results,
        });
    }
}
