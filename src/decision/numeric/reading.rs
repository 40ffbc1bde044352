//! The answers of a question as intervals.

use super::interval::Interval;
use super::notation::intervals;
use super::unit::same_unit;
use super::words;
use crate::decision::ids::AnswerId;
use crate::decision::is_else_word;
use crate::decision::model::Question;

/// The answers of a question but its else that are read as numbers.
pub(super) struct Numbered {
    pub list: Vec<(AnswerId, Interval)>,
    /// Whether no other answer may hold for a number: those left are words like `unknown`.
    pub all: bool,
}

/// Reads the answers of a question as intervals, in order. `None` where units differ.
pub(super) fn read(question: &Question) -> Option<Numbered> {
    let mut list = Vec::new();
    let mut all = true;
    let names = question.answers.iter().map(|answer| answer.name.as_str());
    for (at, interval) in question.answer_ids().zip(intervals(names)) {
        let answer = &question[at];
        if answer.is_else() || is_else_word(&answer.key) {
            continue;
        }
        match interval {
            Some(interval) => list.push((at, interval)),
            None => all &= is_no_number(&answer.key),
        }
    }
    let is_one = is_one_measure(list.iter().map(|(_, interval)| interval));
    (is_one && !counts_down(list.iter().map(|(_, interval)| interval)))
        .then_some(Numbered { list, all })
}

/// Words before ranks, of which the first is the highest.
const RANKS: [&str; 8] = [
    "sev",
    "severity",
    "severities",
    "prio",
    "priority",
    "priorities",
    "p",
    "tier",
];

/// Whether answers are ranks with words like `above`: `Sev 2 and above` is 1 and 2, not 2 and more.
pub(super) fn counts_down<'i>(mut list: impl Iterator<Item = &'i Interval>) -> bool {
    list.any(|interval| {
        let is_open = interval.low.at.is_infinite() || interval.high.at.is_infinite();
        is_open && RANKS.contains(&interval.before.as_str())
    })
}

/// Whether a key stands for no number at all: `unknown`.
pub(super) fn is_no_number(key: &str) -> bool {
    words::NO_NUMBER.contains(&key)
}

/// Whether intervals measure the same thing, as far as they say.
pub(super) fn is_one_measure<'i>(intervals: impl Iterator<Item = &'i Interval> + Clone) -> bool {
    let units = intervals.clone().map(|i| i.unit.as_str());
    let mut units = units.filter(|unit| !unit.is_empty());
    let first = units.next();
    let mut befores = intervals.map(|i| i.before.as_str());
    let before = befores.clone().find(|before| !before.is_empty());
    units.all(|unit| first.is_some_and(|first| same_unit(first, unit)))
        && befores.all(|other| other.is_empty() || Some(other) == before)
}
