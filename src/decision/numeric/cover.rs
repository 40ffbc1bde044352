//! Answers that hold for no number that is left.

use super::interval::{Endpoint, Interval};
use super::reading::{Numbered, read};
use crate::decision::decisions::Decision;
use crate::decision::ids::{Given, QuestionId};
use crate::decision::model::HitPolicy;
use crate::decision::unreachable::Never;

/// Numbers that are taken: intervals that do not touch, rising.
#[derive(Default)]
struct Cover(Vec<(Endpoint, Endpoint)>);

impl Cover {
    /// Whether all numbers from one end to another are taken.
    fn holds(&self, low: Endpoint, high: Endpoint) -> bool {
        // The last interval that begins at or before.
        let at = self.0.partition_point(|(from, _)| {
            from.at < low.at || from.at == low.at && (from.closed || !low.closed)
        });
        at.checked_sub(1).is_some_and(|at| {
            let to = self.0[at].1;
            to.at > high.at || to.at == high.at && (to.closed || !high.closed)
        })
    }

    fn add(&mut self, low: Endpoint, high: Endpoint) {
        // Those that end before it begins, and those that begin before it has ended.
        let first = self.0.partition_point(|(_, to)| {
            to.at < low.at || to.at == low.at && !to.closed && !low.closed
        });
        let last = self.0.partition_point(|(from, _)| {
            from.at < high.at || from.at == high.at && (from.closed || high.closed)
        });
        let (mut from, mut to) = (low, high);
        if first < last {
            let (one, other) = (self.0[first].0, self.0[last - 1].1);
            if one.at < from.at || one.at == from.at && one.closed {
                from = one;
            }
            if other.at > to.at || other.at == to.at && other.closed {
                to = other;
            }
        }
        self.0.splice(first..last.max(first), [(from, to)]);
    }
}

/// The answers of a question that hold for no number of its range or, where the first counts, for
/// none that an answer before leaves; and an else for which no number is left.
pub(in crate::decision) fn never(decision: &Decision, question: QuestionId) -> Vec<Never> {
    let asked = &decision[question];
    let Some(Numbered { list: read, all }) = read(asked) else {
        return Vec::new();
    };
    let range = decision[asked.variable].range;
    let (from, to) = range.unwrap_or_default();
    let end = |at| Endpoint { at, closed: true };
    let (from, to) = (
        end(from.unwrap_or(f64::NEG_INFINITY)),
        end(to.unwrap_or(f64::INFINITY)),
    );
    let first = matches!(decision.asked_policy, Some((HitPolicy::First, _)));
    let mut never = Vec::new();
    let mut cover = Cover::default();
    for (answer, Interval { low, high, .. }) in read {
        let given = Given { question, answer };
        if high.at < from.at
            || high.at == from.at && !high.closed
            || low.at > to.at
            || low.at == to.at && !low.closed
        {
            never.push(Never::OutOfRange(given));
        } else if first && cover.holds(low, high) {
            never.push(Never::Covered(given));
        }
        cover.add(low, high);
    }
    if let Some(answer) = asked.last_else().filter(|_| all && cover.holds(from, to)) {
        never.push(Never::NothingLeft {
            given: Given { question, answer },
            sure: range.is_some(),
        });
    }
    never
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cover_joins_what_touches() {
        let end = |at, closed| Endpoint { at, closed };
        let mut cover = Cover::default();
        cover.add(end(0.0, true), end(1.0, false));
        cover.add(end(3.0, false), end(4.0, true));
        assert!(cover.holds(end(0.5, true), end(1.0, false)));
        assert!(!cover.holds(end(0.5, true), end(1.0, true)));
        assert!(!cover.holds(end(3.0, true), end(4.0, true)));
        cover.add(end(1.0, true), end(3.0, true));
        assert_eq!(cover.0.len(), 1);
        assert!(cover.holds(end(0.0, true), end(4.0, true)));
        cover.add(end(-1.0, true), end(0.0, false));
        cover.add(end(9.0, true), end(9.0, true));
        assert_eq!(cover.0.len(), 2);
        assert!(cover.holds(end(-1.0, true), end(4.0, true)));
        assert!(!cover.holds(end(4.0, true), end(9.0, true)));
    }
}
