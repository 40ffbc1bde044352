//! A number with the words that bound it: `at least 18`, `5 or less`.

use super::affix::{after_word, before_word};
use super::interval::{Endpoint, Interval, between};
use super::number::{Number, Style, is_currency, number};
use super::unit::measured;
use super::words::{AFTER, BEFORE, LOOSE, MORE_THAN_NUMBERS, RANGES, Relation};

/// A number with what bounds it.
pub(super) struct Bound {
    pub before: String,
    pub relation: Option<(Relation, bool)>,
    /// What must stand between this number and the next: it begins a range.
    pub range: Option<&'static [&'static str]>,
    pub number: Number,
}

pub(super) fn bound(text: &str, style: Style) -> Option<(Bound, &str)> {
    let first = text.find(|c: char| c.is_ascii_digit())?;
    // A sign right before the number belongs to it, unless a number could stand before the sign.
    let sign = text[..first].strip_suffix(['-', '−']).filter(|before| {
        let before = before.trim_end_matches(is_currency);
        before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "<>=≤≥(".contains(c))
    });
    let start = sign.map_or(first, str::len);
    let lead = text[..start].trim_end();
    let currency = lead.chars().next_back().filter(|&c| is_currency(c));
    let lead = lead.trim_end_matches(is_currency).trim_end();
    let (mut number, rest) = number(&text[start..], style)?;
    if let Some(sign) = currency {
        number.unit = sign.to_string();
    }
    let (number, rest) = measured(number, currency.is_some(), rest)?;
    let (before, relation, range) = leading(lead);
    let (after, rest) = trailing(rest);
    let relation = match (relation, after) {
        (Some(_), Some(_)) => return None,
        (relation, after) => relation.or(after),
    };
    let plain = |c: char| c.is_alphanumeric() || " _'’.:/".contains(c);
    let before = before.trim_end_matches(':').trim();
    if !before.chars().all(plain) || says_more(before) || says_more(&number.unit) {
        return None;
    }
    let bound = Bound {
        before: before.to_owned(),
        relation,
        range,
        number,
    };
    Some((bound, rest))
}

/// Whether words say more than what is measured.
fn says_more(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| MORE_THAN_NUMBERS.contains(&word))
}

type Leading<'t> = (
    &'t str,
    Option<(Relation, bool)>,
    Option<&'static [&'static str]>,
);

/// What stands before a number: what is measured, and how the number bounds it.
fn leading(lead: &str) -> Leading<'_> {
    let mut best: Option<(usize, &str, Relation)> = None;
    for (relation, words) in BEFORE {
        for word in *words {
            if let Some(before) = before_word(lead, word)
                && best.is_none_or(|(length, ..)| word.len() > length)
            {
                best = Some((word.len(), before, *relation));
            }
        }
    }
    let range = RANGES
        .iter()
        .find_map(|(word, to)| Some((before_word(lead, word)?, *to, *word)));
    let relation = best.map(|(length, _, relation)| {
        let word = &lead[lead.len() - length..];
        (relation, LOOSE.contains(&word))
    });
    match (best, range) {
        (Some((length, before, _)), Some((_, to, word))) if word.len() == length => {
            (before, relation, Some(to))
        }
        (Some((_, before, _)), _) => (before, relation, None),
        (None, Some((before, to, _))) => (before, None, Some(to)),
        (None, None) => (lead, None, None),
    }
}

/// How the words after a number bound it.
fn trailing(rest: &str) -> (Option<(Relation, bool)>, &str) {
    let text = rest.trim_start();
    let mut best: Option<(usize, Relation, &str)> = None;
    for (relation, words) in AFTER {
        for word in *words {
            if let Some(after) = after_word(text, word)
                && best.is_none_or(|(length, ..)| word.len() > length)
            {
                best = Some((word.len(), *relation, after));
            }
        }
    }
    match best {
        Some((length, relation, after)) => {
            let loose = LOOSE.contains(&&text[..length]);
            (Some((relation, loose)), after)
        }
        None => (None, rest),
    }
}

impl Bound {
    /// What it says alone.
    pub fn alone(self) -> Option<Interval> {
        if self.range.is_some() && self.relation.is_none() {
            return None;
        }
        let at = self.number.value.value();
        let some = Some(self.number.value);
        let open = f64::INFINITY;
        let end = |at, closed| Endpoint { at, closed };
        let (relation, loose) = self.relation.unwrap_or((Relation::Equal, false));
        let (low, high, bounds) = match relation {
            Relation::Less => (end(-open, true), end(at, false), (None, some)),
            Relation::AtMost => (end(-open, true), end(at, true), (None, some)),
            Relation::More => (end(at, false), end(open, true), (some, None)),
            Relation::AtLeast => (end(at, true), end(open, true), (some, None)),
            Relation::Equal => (end(at, true), end(at, true), (some, some)),
        };
        // `2xx` is a family of codes.
        let unit = self.number.unit;
        let family = !unit.is_empty() && unit.chars().all(|c| c == 'x');
        (!family).then(|| Interval {
            low,
            high,
            bounds,
            loose: (loose, loose),
            before: self.before,
            unit,
            step: self.number.step,
            exact: relation == Relation::Equal,
        })
    }

    /// Whether numbers above it are meant.
    pub fn is_lower(&self) -> bool {
        matches!(self.relation, Some((Relation::More | Relation::AtLeast, _)))
    }

    /// Two bounds as one interval.
    pub fn with(self, other: Self) -> Option<Interval> {
        let upper =
            |bound: &Self| matches!(bound.relation, Some((Relation::Less | Relation::AtMost, _)));
        let (low, high) = if self.is_lower() && upper(&other) {
            (self, other)
        } else if upper(&self) && other.is_lower() {
            (other, self)
        } else {
            return None;
        };
        let closed = |bound: &Self| {
            matches!(
                bound.relation,
                Some((Relation::AtMost | Relation::AtLeast, _))
            )
        };
        let loose = |bound: &Self| bound.relation.is_some_and(|(_, loose)| loose);
        let (closed, loose) = ((closed(&low), closed(&high)), (loose(&low), loose(&high)));
        let before = if low.before.is_empty() {
            high.before
        } else {
            low.before
        };
        between(low.number, high.number, closed, loose, &before)
    }
}
