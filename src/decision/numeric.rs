//! Answers that are numbers: `<500`, `>= 3`, `10–20`, `> 10K`.

#[cfg(test)]
mod brute_force;
mod cover;
mod interval;

use super::decisions::Decision;
use super::ids::{AnswerId, QuestionId};
use super::is_else_word;
use super::model::Question;
pub(super) use cover::never;
use interval::{End, Interval, interval};

/// What is wrong with the numbers of a question.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// No answer holds for these numbers; in words.
    Gap(String),
    /// Both answers hold for these numbers; in words.
    Overlap(AnswerId, AnswerId, String),
}

/// The answers of a question but its else as intervals, in order. `None` where
/// one is no number, or where units differ.
fn read(question: &Question) -> Option<Vec<(AnswerId, Interval)>> {
    let read: Vec<(AnswerId, Interval)> = question
        .answer_ids()
        .map(|at| (at, &question[at]))
        .filter(|(_, answer)| !answer.is_else() && !is_else_word(&answer.key))
        .map(|(at, answer)| Some((at, interval(&answer.name)?)))
        .collect::<Option<_>>()?;
    let one_word = |of: &dyn Fn(&Interval) -> &str| {
        let mut words = read
            .iter()
            .map(|(_, i)| of(i))
            .filter(|word| !word.is_empty());
        words
            .next()
            .is_none_or(|first| words.all(|word| word == first))
    };
    (one_word(&|i| &i.before) && one_word(&|i| &i.unit)).then_some(read)
}

/// What the intervals of a question leave out or hold twice. `O(k log k)` in its answers.
///
/// Nothing where some answer (but else) is no number, where units differ, or where all are single numbers.
pub(super) fn faults(decision: &Decision, question: QuestionId) -> Vec<Fault> {
    let question = &decision[question];
    let has_else = question
        .answers
        .iter()
        .any(|answer| answer.is_else() || is_else_word(&answer.key));
    let Some(mut read) =
        read(question).filter(|read| read.len() > 1 && !read.iter().all(|(_, i)| i.exact))
    else {
        return Vec::new();
    };
    let unit = read
        .iter()
        .map(|(_, i)| i.unit.clone())
        .find(|unit| !unit.is_empty());
    let unit = unit.unwrap_or_default();
    let range = decision[question.variable].range;
    read.sort_by(|(_, a), (_, b)| {
        let low = |i: &Interval| (i.low.at, if i.low.closed { 0 } else { 1 });
        low(a)
            .partial_cmp(&low(b))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    let mut faults = Vec::new();
    let step = read
        .iter()
        .map(|(_, i)| i.step)
        .fold(f64::INFINITY, f64::min);
    let (mut low_limit, mut high_limit) = (f64::NEG_INFINITY, f64::INFINITY);
    if let Some((low, high)) = range {
        low_limit = low.unwrap_or(low_limit);
        high_limit = high.unwrap_or(high_limit);
    } else {
        // Counts begin at 0 or 1, and shares end at 100 %.
        let low = read[0].1.low.at;
        if low == 0.0 || low == 1.0 {
            low_limit = low;
        }
        if unit == "%" && read.iter().any(|(_, i)| i.high.at == 100.0) {
            high_limit = 100.0;
        }
    }
    let limit = |at| End { at, closed: true };
    // What is left out between two ends, of the numbers that there are.
    let gap = |low: End, high: End, faults: &mut Vec<Fault>| {
        let low = if low.at < low_limit {
            limit(low_limit)
        } else {
            low
        };
        let high = if high.at > high_limit {
            limit(high_limit)
        } else {
            high
        };
        if low.at < high.at || low.at == high.at && low.closed && high.closed {
            faults.push(Fault::Gap(between_words(low, high, &unit)));
        }
    };
    // What is covered so far, from below; nothing yet.
    let mut covered: (End, Option<AnswerId>) = (limit(low_limit), None);
    for (answer, interval) in &read {
        let (done, by) = covered;
        let (from, to) = (interval.low, interval.high);
        if let Some(by) = by
            && (from.at < done.at || from.at == done.at && from.closed && done.closed)
        {
            let to_first = to.at < done.at || to.at == done.at && !to.closed;
            let end = if to_first { to } else { done };
            let between =
                !from.closed && !end.closed && (end.at - from.at - step).abs() < step / 1e6;
            let beyond = end.at < low_limit
                || end.at == low_limit && !end.closed
                || from.at > high_limit
                || from.at == high_limit && !from.closed;
            let there_are_none = beyond && range.is_some();
            if !between && !there_are_none {
                let words = between_words(from, end, &unit);
                faults.push(Fault::Overlap(by.min(*answer), by.max(*answer), words));
            }
        }
        let begins = by.is_none();
        let touches =
            !begins && (from.at < done.at || from.at == done.at && (from.closed || done.closed));
        let neighbours =
            !begins && from.closed && done.closed && (from.at - done.at - step).abs() < step / 1e6;
        // Where no range is said, counts that begin at 0 may well begin behind it.
        let begins_there = begins && range.is_none() && from.at == low_limit;
        if !(touches || neighbours || begins_there || has_else) {
            let low = End {
                at: done.at,
                closed: begins || !done.closed,
            };
            let high = End {
                at: from.at,
                closed: !from.closed,
            };
            gap(low, high, &mut faults);
        }
        if by.is_none() || to.at > done.at || to.at == done.at && to.closed {
            covered = (to, Some(*answer));
        }
    }
    let (done, _) = covered;
    if !has_else {
        let low = End {
            at: done.at,
            closed: !done.closed,
        };
        let high = End {
            at: f64::INFINITY,
            closed: true,
        };
        gap(low, high, &mut faults);
    }
    faults
}

/// Numbers between two ends, in words: `10`, `more than 20`, `from 5 to less than 6`.
fn between_words(low: End, high: End, unit: &str) -> String {
    let blank = if unit.is_empty() || unit == "%" {
        ""
    } else {
        " "
    };
    let number = |at: f64| format!("{at}{blank}{unit}");
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

#[cfg(test)]
mod tests {
    use super::super::testing::chart;
    use super::*;

    /// The faults of one question with these answers.
    fn found(answers: &[&str], directive: &str) -> Vec<String> {
        let mut text = String::new();
        for (at, answer) in answers.iter().enumerate() {
            text += &format!("Q{{How much?}} -->|{answer}| T{at}\n");
        }
        let graph = chart(&format!("{text} %% mermaidc: {directive}"));
        let decisions = super::super::Decisions::of(&graph);
        let decision = &decisions.list[0];
        faults(decision, QuestionId::new(0))
            .into_iter()
            .map(|fault| match fault {
                Fault::Gap(words) => format!("gap: {words}"),
                Fault::Overlap(a, b, words) => {
                    format!("{} and {}: {words}", answers[a.index()], answers[b.index()])
                }
            })
            .collect()
    }

    #[test]
    fn gaps() {
        let none = "question Q";
        assert_eq!(found(&["> 10K", "< 10K"], none), ["gap: 10000"]);
        assert_eq!(found(&["<500", ">= 500"], none), [""; 0]);
        assert_eq!(found(&["10–20", "21–30", "> 30", "< 10"], none), [""; 0]);
        assert_eq!(found(&["< 10", "10-20"], none), ["gap: more than 20"]);
        assert_eq!(found(&["< 10", "10-20"], "range Q 0..20"), [""; 0]);
        assert_eq!(
            found(&["10-20", "> 20"], "range Q 0.."),
            ["gap: 0 to less than 10"]
        );
        assert_eq!(found(&["> 0", "> 10"], "range Q 0..")[0], "gap: 0");
        assert_eq!(found(&["0", "1-5", "> 5"], none), [""; 0]);
        assert_eq!(found(&["< 5 MB", "> 5 MB"], none), ["gap: 5 mb"]);
        assert_eq!(found(&["at least 3", "fewer than 3"], none), [""; 0]);
        assert_eq!(found(&["0-50%", "51-100%"], none), [""; 0]);
        assert_eq!(found(&["< 5", ">= 6", "else"], none), [""; 0]);
        assert_eq!(found(&["x < 5", "x >= 6"], none), ["gap: 5 to less than 6"]);
        assert_eq!(found(&["<= 5", ">= 6"], none), [""; 0]);
        assert_eq!(found(&["< -5", ">= -5"], none), [""; 0]);
        assert_eq!(found(&["1,000+", "< 1000"], none), [""; 0]);
        assert_eq!(found(&["10–20K", "> 20K", "< 10K"], none), [""; 0]);
    }

    #[test]
    fn overlaps() {
        let none = "question Q";
        assert_eq!(found(&["<= 10", ">= 10"], none), ["<= 10 and >= 10: 10"]);
        assert_eq!(
            found(&["0-10", "10-20", "> 20"], none),
            ["0-10 and 10-20: 10"]
        );
        assert_eq!(found(&["< 0", "< 10", ">= 10"], "range Q 0.."), [""; 0]);
        assert_eq!(found(&["< 0", "< 10", ">= 10"], none).len(), 1);
        assert_eq!(
            found(&["<= 4", "< 4"], none)[0],
            "<= 4 and < 4: less than 4"
        );
        assert_eq!(found(&["< 5", "> 4"], none), [""; 0]);
        assert_eq!(
            found(&["< 8", "> 4"], none),
            ["< 8 and > 4: more than 4 to less than 8"]
        );
    }

    #[test]
    fn what_is_no_number_is_left_alone() {
        for answers in [
            ["1", "2"],
            ["2xx", "> 5"],
            ["small", "> 5"],
            ["< 5 MB", "> 5 GB"],
            ["a < 5", "b > 5"],
            ["v1.2.3", "< 2"],
        ] {
            assert_eq!(found(&answers, "question Q"), [""; 0], "{answers:?}");
        }
    }
}
