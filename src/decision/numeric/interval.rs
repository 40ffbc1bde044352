//! An interval of numbers.

use super::decimal::Decimal;
use super::number::Number;
use super::unit::same_unit;

/// An end of an interval: the number, and whether it belongs to the interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::decision) struct Endpoint {
    pub at: f64,
    pub closed: bool,
}

/// What one answer says about a number.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::decision) struct Interval {
    pub low: Endpoint,
    pub high: Endpoint,
    /// The ends as written; `None` where it has none.
    pub bounds: (Option<Decimal>, Option<Decimal>),
    /// Whether people disagree about the ends: `up to 10`, `between 5 and 10`.
    pub loose: (bool, bool),
    /// The words before and after the number: `x`, `mb`.
    pub before: String,
    pub unit: String,
    /// The smallest step between numbers that are written like these.
    pub step: f64,
    /// Whether it is one number, written alone.
    pub exact: bool,
}

/// The interval between two numbers; `None` where their units differ or nothing lies between.
pub(super) fn between(
    low: Number,
    high: Number,
    (closed_low, closed_high): (bool, bool),
    loose: (bool, bool),
    before: &str,
) -> Option<Interval> {
    let unit = match (low.unit.is_empty(), high.unit.is_empty()) {
        (_, true) => low.unit.clone(),
        (true, false) => high.unit.clone(),
        _ if same_unit(&low.unit, &high.unit) => high.unit.clone(),
        _ => return None,
    };
    let (from, to) = (low.value.value(), high.value.value());
    (from < to || from == to && closed_low && closed_high).then(|| Interval {
        low: Endpoint {
            at: from,
            closed: closed_low,
        },
        high: Endpoint {
            at: to,
            closed: closed_high,
        },
        bounds: (Some(low.value), Some(high.value)),
        loose,
        before: before.to_owned(),
        unit,
        step: low.step.min(high.step),
        exact: false,
    })
}
