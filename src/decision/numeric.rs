//! Answers that are numbers: `<500`, `>= 3`, `10–20`, `> 10K`.

#[cfg(test)]
mod brute_force;
mod cover;
mod interval;
mod words;

use super::decisions::Decision;
use super::ids::{AnswerId, QuestionId};
use super::is_else_word;
use super::model::{Choice, Question};
pub(super) use cover::never;
pub use interval::Decimal;
use interval::{End, Interval, interval, same_unit};

/// What a question asks for where its answers are numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// What is counted, as it is written first, folded; empty where nothing says so.
    pub unit: String,
    /// How many decimal places the numbers have at most.
    pub scale: u32,
    /// For each answer of the variable the numbers that it holds for; `None` for an else, and for what is
    /// no number (`unknown`).
    pub ranges: Vec<Option<NumberRange>>,
}

/// The numbers that an answer holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberRange {
    /// The least, if there is one.
    pub low: Option<Decimal>,
    /// Whether the least belongs to it.
    pub low_included: bool,
    /// The greatest, if there is one.
    pub high: Option<Decimal>,
    /// Whether the greatest belongs to it.
    pub high_included: bool,
}

impl std::fmt::Display for NumberRange {
    /// `[500, 649]`, `(-∞, 500)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let open = if self.low.is_some() && self.low_included {
            "["
        } else {
            "("
        };
        let close = if self.high.is_some() && self.high_included {
            "]"
        } else {
            ")"
        };
        let end = |at: Option<Decimal>, none: &str| {
            at.map_or_else(|| none.to_owned(), |at| at.to_string())
        };
        let (low, high) = (end(self.low, "-∞"), end(self.high, "∞"));
        write!(f, "{open}{low}, {high}{close}")
    }
}

impl Numbers {
    /// The numbers that no answer holds for, rising.
    #[must_use]
    pub fn left_over(&self) -> Vec<NumberRange> {
        let mut taken: Vec<NumberRange> = self.ranges.iter().flatten().copied().collect();
        let at = |end: Option<Decimal>| end.and_then(|end| end.at_scale(self.scale));
        // What begins lower, and of those that begin alike what holds for its end.
        taken.sort_by_key(|range| (at(range.low), !range.low_included));
        let mut left = Vec::new();
        // Where what is left over begins: the number, and whether it is left over itself.
        let mut from: Option<(Option<Decimal>, bool)> = Some((None, false));
        for range in taken {
            let Some((low, included)) = from else { break };
            let begins = match (at(low), at(range.low)) {
                (_, None) => false,
                (None, Some(_)) => true,
                (Some(low), Some(to)) => low < to || low == to && included && !range.low_included,
            };
            if begins {
                left.push(NumberRange {
                    low,
                    low_included: included,
                    high: range.low,
                    high_included: !range.low_included,
                });
            }
            from = match (at(low), at(range.high)) {
                (_, None) => None,
                (Some(known), Some(to)) if known > to => from,
                (Some(known), Some(to)) if known == to => {
                    Some((range.high, included && !range.high_included))
                }
                _ => Some((range.high, !range.high_included)),
            };
        }
        left.extend(from.map(|(low, low_included)| NumberRange {
            low,
            low_included,
            high: None,
            high_included: false,
        }));
        left
    }
}

/// The numbers of a variable's answers; `None` where they are not numbers of one measure, or each is a
/// single one, which may as well be a name.
pub(super) fn numbers(choices: &[Choice]) -> Option<Numbers> {
    let mut intervals: Vec<Option<Interval>> = Vec::new();
    for choice in choices {
        let other = choice.otherwise || is_else_word(&choice.key) || is_no_number(&choice.key);
        intervals.push(if other {
            None
        } else {
            Some(interval(&choice.name)?)
        });
    }
    let read = intervals.iter().flatten();
    if read.clone().all(|interval| interval.exact) || !is_one_measure(read.clone()) {
        return None;
    }
    let mut units = read.clone().map(|interval| &interval.unit);
    let unit = units.find(|unit| !unit.is_empty()).cloned();
    let bounds = read
        .clone()
        .flat_map(|i| [i.bounds.0, i.bounds.1])
        .flatten();
    let scale = bounds.map(|bound| bound.scale).max().unwrap_or_default();
    // All ends must be whole numbers of the smallest place.
    let mut bounds = read.flat_map(|i| [i.bounds.0, i.bounds.1]).flatten();
    bounds
        .all(|bound| bound.at_scale(scale).is_some())
        .then_some(())?;
    Some(Numbers {
        unit: unit.unwrap_or_default(),
        scale,
        ranges: intervals
            .into_iter()
            .map(|interval| {
                interval.map(|interval| NumberRange {
                    low: interval.bounds.0,
                    low_included: interval.low.closed,
                    high: interval.bounds.1,
                    high_included: interval.high.closed,
                })
            })
            .collect(),
    })
}

/// Whether labels are numbers of one measure of which no two hold together; single ones may be names.
pub(super) fn are_apart(labels: &[&str]) -> bool {
    let Some(mut intervals) = labels
        .iter()
        .map(|label| interval(label))
        .collect::<Option<Vec<Interval>>>()
    else {
        return false;
    };
    let measured =
        is_one_measure(intervals.iter()) && !intervals.iter().all(|interval| interval.exact);
    intervals.sort_by(|a, b| a.low.at.total_cmp(&b.low.at));
    measured
        && intervals.windows(2).all(|pair| {
            let (low, high) = (pair[0].high, pair[1].low);
            low.at < high.at || low.at == high.at && !(low.closed && high.closed)
        })
}

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
pub(super) enum Fault {
    /// No answer holds for these numbers; in words.
    Gap(String),
    /// Both answers hold for these numbers; in words.
    Overlap(AnswerId, AnswerId, String),
}

/// The answers of a question but its else that are read as numbers.
struct Numbered {
    list: Vec<(AnswerId, Interval)>,
    /// Whether no other answer may hold for a number: those left are words like `unknown`.
    all: bool,
}

/// Reads the answers of a question as intervals, in order. `None` where units differ.
fn read(question: &Question) -> Option<Numbered> {
    let mut list = Vec::new();
    let mut all = true;
    for at in question.answer_ids() {
        let answer = &question[at];
        if answer.is_else() || is_else_word(&answer.key) {
            continue;
        }
        match interval(&answer.name) {
            Some(interval) => list.push((at, interval)),
            None => all &= is_no_number(&answer.key),
        }
    }
    is_one_measure(list.iter().map(|(_, interval)| interval)).then_some(Numbered { list, all })
}

/// Whether a key stands for no number at all: `unknown`.
fn is_no_number(key: &str) -> bool {
    words::NO_NUMBER.contains(&key)
}

/// Whether intervals measure the same thing, as far as they say.
fn is_one_measure<'i>(intervals: impl Iterator<Item = &'i Interval> + Clone) -> bool {
    let units = intervals.clone().map(|i| i.unit.as_str());
    let mut units = units.filter(|unit| !unit.is_empty());
    let first = units.next();
    let mut befores = intervals.map(|i| i.before.as_str());
    let before = befores.clone().find(|before| !before.is_empty());
    units.all(|unit| first.is_some_and(|first| same_unit(first, unit)))
        && befores.all(|other| other.is_empty() || Some(other) == before)
}

/// What the intervals of a question leave out or hold twice. `O(k log k)` in its answers.
///
/// Nothing where some answer (but else) is not a number, where units differ, or where all are single numbers.
pub(super) fn faults(decision: &Decision, question: QuestionId) -> Vec<Fault> {
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
    // What may be a number in words may hold for what the others leave out.
    let has_else = has_else || !all;
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
    } else if !read
        .iter()
        .any(|(_, i)| i.low.at.is_infinite() || i.high.at.is_infinite())
    {
        // Nothing says that numbers go on beyond those that are named.
        low_limit = read[0].1.low.at;
        high_limit = read
            .iter()
            .map(|(_, i)| i.high.at)
            .fold(low_limit, f64::max);
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
    let mut loose = false;
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
            // `up to 10` and `from 10`: of 10 itself people disagree.
            let shares = from.at == end.at && (loose || interval.loose.0);
            if !between && !there_are_none && !shares {
                let words = between_words(from, end, &unit);
                faults.push(Fault::Overlap(by.min(*answer), by.max(*answer), words));
            }
        }
        let begins = by.is_none();
        let touches =
            !begins && (from.at < done.at || from.at == done.at && (from.closed || done.closed));
        let neighbours =
            !begins && from.closed && done.closed && (from.at - done.at - step).abs() < step / 1e6;
        // Where no range is said, counts that begin at 0 may well begin after it.
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
            loose = interval.loose.1;
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
        assert_eq!(found(&["10-20", "21-30"], none), [""; 0]);
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
    fn words_bound_numbers_in_many_languages() {
        let none = "question Q";
        for complete in [
            ["greater than or equal to 18", "less than 18"],
            ["no more than 5", "more than 5"],
            ["not more than 5", "over 5"],
            ["no less than 5", "less than 5"],
            ["not over 5", "> 5"],
            ["never above 5", "above 5"],
            ["1,5 kg or less", "> 1,5 kg"],
            ["min 5", "under 5"],
            ["max. 5", "6+"],
            ["<= 50 €", "> 50 €"],
            ["between 0 and 10", "more than 10"],
            ["65 or older", "under 65"],
            ["up to 1 hour", "over 1 hours"],
            ["mindestens 18 Jahre", "unter 18 Jahre"],
            ["18 oder älter", "jünger als 18"],
            ["au moins 18", "moins de 18"],
            ["18 ou plus", "moins de 18"],
            ["al menos 18", "menos de 18"],
            ["18 o más", "menos de 18"],
            ["pelo menos 18", "menos de 18"],
            ["18 ou mais", "menos de 18"],
            ["almeno 18", "meno di 18"],
            ["18 o più", "meno di 18"],
            ["minstens 18", "minder dan 18"],
            ["18 of meer", "jonger dan 18"],
            ["co najmniej 18", "mniej niż 18"],
            ["18 lub więcej", "poniżej 18"],
            ["18歳以上", "18歳未満"],
            ["大于等于18", "小于18"],
            ["至少18", "不到18"],
            ["18 이상", "18 미만"],
        ] {
            assert_eq!(found(&complete, none), [""; 0], "{complete:?}");
        }
        assert_eq!(found(&["weniger als 5", "mehr als 5"], none), ["gap: 5"]);
        assert_eq!(found(&["小于5", "大于5"], none), ["gap: 5"]);
        assert_eq!(
            found(&["1h-4h", "3h-8h"], none),
            ["1h-4h and 3h-8h: 3 hour to 4 hour"]
        );
        assert_eq!(
            found(&["10%-20%", "21%-30%", "31%-50%"], none),
            [""; 0],
            "nothing says that there is more"
        );
    }

    #[test]
    fn words_that_stand_for_no_number_do_not_stop_the_check() {
        let none = "question Q";
        for word in ["unknown", "missing", "N/A", "unbekannt", "不明"] {
            assert_eq!(found(&["< 5", "> 5", word], none), ["gap: 5"], "{word}");
        }
        // What else may be a number, or all of them.
        assert_eq!(found(&["< 5", "> 5", "medium"], none), [""; 0]);
        assert_eq!(
            found(&["< 5", "> 3", "special"], none),
            ["< 5 and > 3: more than 3 to less than 5"]
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
            ["1.500", "> 2.000"],
            ["about 5", "> 5"],
            ["5 or 6", "> 6"],
            ["not > 5", "> 7"],
            ["9am-5pm", "> 5"],
            ["9:00-17:00", "> 5"],
        ] {
            assert_eq!(found(&answers, "question Q"), [""; 0], "{answers:?}");
        }
    }
}
