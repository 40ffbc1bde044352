//! Numbers that the answers to a question leave out, or hold twice.

use super::interval::{Endpoint, Interval};
use super::reading::{Numbered, read};
use crate::decision::decisions::Decision;
use crate::decision::ids::{AnswerId, QuestionId};
use crate::decision::is_else_word;

/// Numbers for which no answer of a question holds, or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberFault {
    /// The question.
    pub question: QuestionId,
    /// The numbers, in words.
    pub numbers: String,
    /// The two answers that hold; `None` where none does.
    pub both: Option<(AnswerId, AnswerId)>,
}

impl Decision {
    /// The numbers for which no answer of some question holds, or two, in chart order.
    #[must_use]
    pub fn number_faults(&self) -> Vec<NumberFault> {
        let all = self.question_ids().flat_map(|question| {
            let faults = faults(self, question).into_iter();
            faults.map(move |fault| match fault {
                Fault::Gap(numbers) => NumberFault {
                    question,
                    numbers,
                    both: None,
                },
                Fault::Overlap(one, other, numbers) => NumberFault {
                    question,
                    numbers,
                    both: Some((one, other)),
                },
            })
        });
        all.collect()
    }
}

/// What is wrong with the numbers of a question.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::decision) enum Fault {
    /// No answer holds for these numbers; in words.
    Gap(String),
    /// Both answers hold for these numbers; in words.
    Overlap(AnswerId, AnswerId, String),
}

/// What the intervals of a question leave out or hold twice. `O(k log k)` in its answers.
///
/// Nothing where some answer (but else) is not a number, where units differ, or where all are single numbers.
pub(in crate::decision) fn faults(decision: &Decision, question: QuestionId) -> Vec<Fault> {
    let question = &decision[question];
    let has_else = question
        .answers
        .iter()
        .any(|answer| answer.is_else() || is_else_word(&answer.key));
    let Some(Numbered {
        list: mut read,
        all,
    }) = read(question).filter(|read| {
        read.list.len() > 1 && !read.list.iter().all(|(_, interval)| interval.exact)
    })
    else {
        return Vec::new();
    };
    read.sort_by(|(_, a), (_, b)| {
        let low = |i: &Interval| (i.low.at, if i.low.closed { 0 } else { 1 });
        low(a)
            .partial_cmp(&low(b))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    // An answer in words may be a number that the others leave out; sizes leave out none.
    let range = decision[question.variable].range;
    let covered = has_else || !all || range.is_none() && names_sizes(&read);
    let mut sweep = Sweep::new(&read, range, covered);
    for (answer, interval) in &read {
        sweep.overlap(*answer, interval);
        sweep.gap_before(interval);
        sweep.cover(*answer, interval);
    }
    sweep.gap_at_the_end();
    sweep.faults
}

/// Whether single numbers with others between them stand for the sizes that there are, as `2 GB`, `4 GB` and
/// `8 GB or more` do. (By their low ends.)
fn names_sizes(read: &[(AnswerId, Interval)]) -> bool {
    let single = read.iter().filter(|(_, interval)| interval.exact);
    let single: Vec<f64> = single.map(|(_, interval)| interval.low.at).collect();
    let step = read.iter().map(|(_, interval)| interval.step);
    let step = step.fold(f64::INFINITY, f64::min);
    single.windows(2).any(|pair| {
        let between = |interval: &Interval| pair[0] < interval.low.at && interval.low.at < pair[1];
        pair[1] - pair[0] > step * 1.5 && !read.iter().any(|(_, interval)| between(interval))
    })
}

/// What is covered so far, from below, and what was found wrong.
struct Sweep {
    unit: String,
    /// The smallest step between numbers that are written like these.
    step: f64,
    /// Whether a directive says which numbers there are.
    is_range_said: bool,
    /// The least and the greatest number that there are.
    limits: (f64, f64),
    /// Whether an answer holds for what the others leave out.
    has_else: bool,
    /// Up to where numbers are covered.
    done: Endpoint,
    /// The answer that covers the last of them; none so far.
    by: Option<AnswerId>,
    /// Whether people disagree about that end.
    loose: bool,
    faults: Vec<Fault>,
}

impl Sweep {
    fn new(
        read: &[(AnswerId, Interval)],
        range: Option<(Option<f64>, Option<f64>)>,
        has_else: bool,
    ) -> Self {
        let mut units = read.iter().map(|(_, i)| &i.unit);
        let unit = units.find(|unit| !unit.is_empty()).cloned();
        let unit = unit.unwrap_or_default();
        let limits = limits(read, range, &unit);
        Self {
            unit,
            step: read
                .iter()
                .map(|(_, i)| i.step)
                .fold(f64::INFINITY, f64::min),
            is_range_said: range.is_some(),
            limits,
            has_else,
            done: Endpoint {
                at: limits.0,
                closed: true,
            },
            by: None,
            loose: false,
            faults: Vec::new(),
        }
    }

    /// Reports what an answer holds for, too, of what is covered.
    fn overlap(&mut self, answer: AnswerId, interval: &Interval) {
        let Some(by) = self.by else { return };
        let (done, from, to) = (self.done, interval.low, interval.high);
        if !(from.at < done.at || from.at == done.at && from.closed && done.closed) {
            return;
        }
        let (low_limit, high_limit) = self.limits;
        let to_first = to.at < done.at || to.at == done.at && !to.closed;
        let end = if to_first { to } else { done };
        let between = !from.closed && !end.closed && self.is_one_step(from.at, end.at);
        let beyond = end.at < low_limit
            || end.at == low_limit && !end.closed
            || from.at > high_limit
            || from.at == high_limit && !from.closed;
        let there_are_none = beyond && self.is_range_said;
        // `up to 10` and `from 10`: of 10 itself people disagree.
        let shares = from.at == end.at && (self.loose || interval.loose.0);
        if !between && !there_are_none && !shares {
            let words = between_words(from, end, &self.unit);
            let (one, other) = (by.min(answer), by.max(answer));
            self.faults.push(Fault::Overlap(one, other, words));
        }
    }

    /// Reports what is left out between what is covered and an interval.
    fn gap_before(&mut self, interval: &Interval) {
        let (done, from) = (self.done, interval.low);
        let begins = self.by.is_none();
        let touches =
            !begins && (from.at < done.at || from.at == done.at && (from.closed || done.closed));
        let neighbours =
            !begins && from.closed && done.closed && self.is_one_step(done.at, from.at);
        // Where no range is said, counts that begin at 0 may well begin after it.
        let begins_there = begins && !self.is_range_said && from.at == self.limits.0;
        if !(touches || neighbours || begins_there || self.has_else) {
            let low = Endpoint {
                at: done.at,
                closed: begins || !done.closed,
            };
            let high = Endpoint {
                at: from.at,
                closed: !from.closed,
            };
            self.gap(low, high);
        }
    }

    /// Takes an interval to what is covered.
    fn cover(&mut self, answer: AnswerId, interval: &Interval) {
        let (done, to) = (self.done, interval.high);
        if self.by.is_none() || to.at > done.at || to.at == done.at && to.closed {
            self.done = to;
            self.by = Some(answer);
            self.loose = interval.loose.1;
        }
    }

    fn gap_at_the_end(&mut self) {
        if !self.has_else {
            let low = Endpoint {
                at: self.done.at,
                closed: !self.done.closed,
            };
            let high = Endpoint {
                at: f64::INFINITY,
                closed: true,
            };
            self.gap(low, high);
        }
    }

    /// Reports what is left out between two ends, of the numbers that there are.
    fn gap(&mut self, mut low: Endpoint, mut high: Endpoint) {
        let limit = |at| Endpoint { at, closed: true };
        if low.at < self.limits.0 {
            low = limit(self.limits.0);
        }
        if high.at > self.limits.1 {
            high = limit(self.limits.1);
        }
        if low.at < high.at || low.at == high.at && low.closed && high.closed {
            let words = between_words(low, high, &self.unit);
            self.faults.push(Fault::Gap(words));
        }
    }

    fn is_one_step(&self, low: f64, high: f64) -> bool {
        (high - low - self.step).abs() < self.step / 1e6
    }
}

/// The least and the greatest number that there are, for intervals by their low ends.
fn limits(
    read: &[(AnswerId, Interval)],
    range: Option<(Option<f64>, Option<f64>)>,
    unit: &str,
) -> (f64, f64) {
    let (mut least, mut greatest) = (f64::NEG_INFINITY, f64::INFINITY);
    if let Some((low, high)) = range {
        return (low.unwrap_or(least), high.unwrap_or(greatest));
    }
    let low = read[0].1.low.at;
    let highs = || read.iter().map(|(_, i)| i.high.at);
    if low.is_finite() && highs().all(f64::is_finite) {
        // Nothing says that numbers go on beyond those that are named.
        return (low, highs().fold(low, f64::max));
    }
    // `< 3` and `= 3` count up to 3.
    let last = read.iter().map(|(_, interval)| interval);
    let last = last.max_by(|a, b| a.high.at.total_cmp(&b.high.at));
    if let Some(last) = last.filter(|last| last.low.at == last.high.at) {
        greatest = last.high.at;
    }
    // Counts begin at 0 or 1, and shares end at 100 %.
    if low == 0.0 || low == 1.0 {
        least = low;
    }
    if unit == "%" && highs().any(|high| high == 100.0) {
        greatest = 100.0;
    }
    (least, greatest)
}

/// Numbers between two ends, in words: `10`, `more than 20`, `from 5 to less than 6`.
fn between_words(low: Endpoint, high: Endpoint, unit: &str) -> String {
    let space = if unit.is_empty() || unit == "%" {
        ""
    } else {
        " "
    };
    let number = |at: f64| format!("{at}{space}{unit}");
    match (low.at.is_finite(), high.at.is_finite()) {
        (true, true) if low.at == high.at => number(low.at),
        (true, true) => format!(
            "{} to {}",
            if low.closed {
                number(low.at)
            } else {
                format!("more than {}", number(low.at))
            },
            if high.closed {
                number(high.at)
            } else {
                format!("less than {}", number(high.at))
            },
        ),
        (true, false) if low.closed => format!("{} and more", number(low.at)),
        (true, false) => format!("more than {}", number(low.at)),
        (false, true) if high.closed => format!("{} and less", number(high.at)),
        (false, true) => format!("less than {}", number(high.at)),
        (false, false) => "every number".to_owned(),
    }
}
