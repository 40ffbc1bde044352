//! Answers that are numbers: `<500`, `>= 3`, `10–20`, `> 10K`.

mod affix;
mod bound;
#[cfg(test)]
mod brute_force;
mod cover;
mod decimal;
mod faults;
mod interval;
mod marks;
mod notation;
mod number;
mod reading;
#[cfg(test)]
mod tests;
mod unit;
mod unread;
mod words;

use super::is_else_word;
use super::model::Choice;
pub(super) use cover::never;
pub use decimal::Decimal;
pub use faults::NumberFault;
pub(super) use faults::{Fault, faults};
pub(super) use interval::Interval;
pub(super) use notation::{interval, intervals};
use reading::{is_no_number, is_one_measure};
pub(super) use unit::same_unit;
pub(super) use unread::{Unread, unread};

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

impl NumberRange {
    /// The range in words: `from 500 to 649`, `below 500`.
    #[must_use]
    pub fn words(self) -> String {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low == high => format!("exactly {low}"),
            (Some(low), Some(high)) => format!("from {low} to {high}"),
            (Some(low), None) if self.low_included => format!("at least {low}"),
            (Some(low), None) => format!("above {low}"),
            (None, Some(high)) if self.high_included => format!("at most {high}"),
            (None, Some(high)) => format!("below {high}"),
            (None, None) => "any".to_owned(),
        }
    }
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
        self.without(WHOLE, &self.ranges)
    }

    /// The numbers that an answer (by its place) is given for, rising: those that it holds for and none
    /// before it.
    #[must_use]
    pub fn own(&self, answer: usize) -> Vec<NumberRange> {
        let range = self.ranges.get(answer).copied().flatten();
        range.map_or_else(Vec::new, |range| {
            self.without(self.reach(range), &self.ranges[..answer])
        })
    }

    /// What is left of a range without others.
    fn without(&self, range: Reach, others: &[Option<NumberRange>]) -> Vec<NumberRange> {
        let mut left = vec![range];
        for other in others.iter().flatten() {
            let (low, high) = self.reach(*other);
            let parts = left
                .iter()
                .flat_map(|&(from, to)| [(from, to.min(low)), (from.max(high), to)]);
            left = parts.filter(|(from, to)| from < to).collect();
        }
        left.into_iter()
            .map(|(from, to)| self.range(from, to))
            .collect()
    }

    /// The cuts at the ends of a range: twice the number in its smallest place, and one more after it.
    fn reach(&self, range: NumberRange) -> Reach {
        let cut = |end: Decimal, after: bool| {
            end.at_scale(self.scale)
                .map(|at| 2 * i128::from(at) + i128::from(after))
        };
        let low = range.low.and_then(|low| cut(low, !range.low_included));
        let high = range.high.and_then(|high| cut(high, range.high_included));
        (low.unwrap_or(WHOLE.0), high.unwrap_or(WHOLE.1))
    }

    fn range(&self, from: i128, to: i128) -> NumberRange {
        let end = |cut: i128| {
            let units = i64::try_from(cut.div_euclid(2)).ok()?;
            Some(Decimal {
                units,
                scale: self.scale,
            })
        };
        let (low, high) = (end(from), end(to));
        NumberRange {
            low_included: low.is_some() && from.rem_euclid(2) == 0,
            high_included: high.is_some() && to.rem_euclid(2) == 1,
            low,
            high,
        }
    }
}

/// A range by its cuts.
type Reach = (i128, i128);

/// All numbers.
const WHOLE: Reach = (i128::MIN, i128::MAX);

/// The numbers of a variable's answers; `None` where they are not numbers of one measure, or each is a
/// single one, which may as well be a name.
pub(super) fn numbers(choices: &[Choice]) -> Option<Numbers> {
    let names = choices.iter().map(|choice| choice.name.as_str());
    let mut intervals: Vec<Option<Interval>> = Vec::new();
    for (choice, interval) in choices.iter().zip(self::intervals(names)) {
        let other = choice.otherwise || is_else_word(&choice.key) || is_no_number(&choice.key);
        intervals.push(if other { None } else { Some(interval?) });
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

/// Whether answers are numbers of one measure of which no two hold together; single ones may be names.
pub(super) fn are_apart(mut intervals: Vec<&Interval>) -> bool {
    let measured = is_one_measure(intervals.iter().copied())
        && !intervals.iter().all(|interval| interval.exact);
    intervals.sort_by(|a, b| a.low.at.total_cmp(&b.low.at));
    measured
        && intervals.windows(2).all(|pair| {
            let (low, high) = (pair[0].high, pair[1].low);
            low.at < high.at || low.at == high.at && !(low.closed && high.closed)
        })
}
