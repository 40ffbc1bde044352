//! Answers that are not read as numbers, though others to the question are.

use super::interval::Interval;
use super::marks::{Mark, both, shown};
use super::notation::interval_in;
use super::reading::{counts_down, is_no_number, is_one_measure};
use crate::decision::ids::AnswerId;
use crate::decision::is_else_word;
use crate::decision::model::Question;

/// Why an answer is not read as a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::decision) enum Unread {
    /// `15.000` is fifteen thousand or fifteen: `15000` or `15.0`.
    TwoNumbers(String, String),
    /// Its words are not those of a number.
    Words,
}

/// The answers of a question about numbers that are not read as numbers, in order. Nothing where the
/// others may as well be names, or do not measure the same.
pub(in crate::decision) fn unread(question: &Question) -> Vec<(AnswerId, Unread)> {
    let decimal = shown(question.answers.iter().map(|answer| answer.name.as_str()));
    let mut read: Vec<Interval> = Vec::new();
    let mut unread = Vec::new();
    for at in question.answer_ids() {
        let answer = &question[at];
        if answer.is_else() || is_else_word(&answer.key) || is_no_number(&answer.key) {
            continue;
        }
        if let Some(interval) = interval_in(&answer.name, decimal) {
            read.push(interval);
        } else if let Some(interval) = interval_in(&answer.name, Some(Mark::Comma))
            && let Some((thousands, decimal)) = both(&answer.name)
        {
            read.push(interval);
            unread.push((at, Unread::TwoNumbers(thousands, decimal)));
        } else {
            unread.push((at, Unread::Words));
        }
    }
    let numbers = read.len() > 1
        && !read.iter().all(|interval| interval.exact)
        && is_one_measure(read.iter())
        && !counts_down(read.iter());
    if numbers { unread } else { Vec::new() }
}
