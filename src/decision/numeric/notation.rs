//! Reading an answer as an interval of numbers.

use super::affix::after_word;
use super::bound::{Bound, bound};
use super::interval::{Interval, between};
use super::marks::{Mark, shown};
use super::number::{Number, Style, is_currency, number};
use super::unit::measured;
use super::words::{BETWEEN, BOTH, Relation, UP_TO};
use crate::decision::key::fold;

/// Reads an answer as an interval.
pub(in crate::decision) fn interval(name: &str) -> Option<Interval> {
    interval_in(name, None)
}

/// Reads the answers of a question as intervals: what one of them shows of its marks counts for all.
pub(in crate::decision) fn intervals<'t>(
    names: impl Iterator<Item = &'t str> + Clone,
) -> impl Iterator<Item = Option<Interval>> {
    let decimal = shown(names.clone());
    names.map(move |name| interval_in(name, decimal))
}

/// Reads an answer as an interval, where something may say which mark parts decimals.
pub(super) fn interval_in(name: &str, decimal: Option<Mark>) -> Option<Interval> {
    if name.is_ascii() && !name.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let style = Style {
        million: name.contains('M'),
        decimal,
    };
    let text = fold(name);
    let text = text.trim().trim_end_matches(['?', '!', '。', ':']).trim();
    if !text.contains(|c: char| c.is_ascii_digit()) || text.len() > 80 {
        return None;
    }
    brackets(text, style)
        .or_else(|| chain(text, style))
        .or_else(|| bounds(text, style))
}

/// `[0, 10)`: the brackets say whether the ends belong to it.
fn brackets(text: &str, style: Style) -> Option<Interval> {
    let closed_low = text.starts_with('[');
    let body = text.strip_prefix(['[', '('])?;
    let closed_high = body.ends_with(']');
    let body = body.strip_suffix([']', ')'])?;
    let at = body
        .find([',', ';'])
        .filter(|_| body.matches([',', ';']).count() == 1)?;
    let low = whole(&body[..at], style)?;
    let high = whole(&body[at + 1..], style)?;
    between(low, high, (closed_low, closed_high), (false, false), "")
}

/// A number with nothing around it but its unit.
fn whole(text: &str, style: Style) -> Option<Number> {
    let text = text.trim();
    let (number, rest) = number(text, style)?;
    let (number, rest) = measured(number, text.starts_with(is_currency), rest)?;
    rest.trim().is_empty().then_some(number)
}

/// `5 <= x < 10`.
fn chain(text: &str, style: Style) -> Option<Interval> {
    let (low, rest) = number(text, style)?;
    let (relation_low, rest) = sign(rest.trim_start())?;
    let at = rest.find(['<', '≤'])?;
    let name = rest[..at].trim();
    let (relation_high, rest) = sign(&rest[at..])?;
    let high = whole(rest, style)?;
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || "_ .".contains(c));
    (is_name && high.value.value() >= low.value.value()).then_some(())?;
    let closed = (
        relation_low == Relation::AtMost,
        relation_high == Relation::AtMost,
    );
    between(low, high, closed, (false, false), name)
}

/// `<` or `<=` at the beginning of a text.
fn sign(text: &str) -> Option<(Relation, &str)> {
    for (sign, relation) in [
        ("<=", Relation::AtMost),
        ("≤", Relation::AtMost),
        ("<", Relation::Less),
    ] {
        if let Some(rest) = text.strip_prefix(sign) {
            return Some((relation, rest.trim_start()));
        }
    }
    None
}

/// One bound, two of them, or a range.
fn bounds(text: &str, style: Style) -> Option<Interval> {
    let (one, rest) = bound(text, style)?;
    let rest = rest.trim_start();
    if let Some(range) = range(&one, rest, style) {
        return range;
    }
    if rest.is_empty() {
        return one.alone();
    }
    let after = |words: &[&str]| words.iter().find_map(|word| after_word(rest, word));
    // `over 5 to 10`: what follows is the other end, about which people disagree.
    let end = after(UP_TO).filter(|_| one.is_lower());
    let joined = end.or_else(|| after(BOTH)).unwrap_or(rest);
    let (mut other, rest) = bound(joined, style)?;
    if end.is_some() && other.relation.is_none() {
        other.relation = Some((Relation::AtMost, true));
    }
    (rest.trim().is_empty() && (other.before.is_empty() || other.before == one.before))
        .then_some(())?;
    one.with(other)
}

/// A range, where a number follows; `Some(None)` where it is none after all.
fn range(one: &Bound, rest: &str, style: Style) -> Option<Option<Interval>> {
    let words = one.range.unwrap_or(BETWEEN);
    let mut after: Vec<(&str, &str)> = words
        .iter()
        .filter_map(|word| Some((*word, after_word(rest, word)?)))
        .collect();
    after.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    let (word, after) = *after.first()?;
    // Without a word before them, `and` and its like join two bounds.
    let only_joins = ["and", "und", "et", "y", "e", "en", "i"].contains(&word);
    if one.range.is_none() && (only_joins || one.relation.is_some()) {
        return None;
    }
    let paid = after.starts_with(is_currency) || one.number.unit.starts_with(is_currency);
    let after = after.trim_start_matches(is_currency);
    let (high, tail) = number(after, style)?;
    let (high, tail) = measured(high, paid, tail)?;
    let (closing, tail) = ["まで", "之间", "之間", "사이", "까지"]
        .iter()
        .find_map(|word| Some((true, after_word(tail.trim_start(), word)?)))
        .unwrap_or((false, tail));
    let loose = closing
        || one
            .range
            .is_some_and(|to| to != ["to", "until", "through"] && to != ["bis"]);
    if !tail.trim().is_empty() {
        return Some(None);
    }
    let mut low = one.number.clone();
    // `10–20K` means thousands at both ends.
    if low.factor == 1
        && high.factor > 1
        && low.value.value() * (high.factor as f64) < high.value.value() * 1.000_001
        && let Some(units) = low.value.units.checked_mul(high.factor)
    {
        low.value.units = units;
        low.step *= high.factor as f64;
    }
    Some(between(
        low,
        high,
        (true, true),
        (loose, loose),
        &one.before,
    ))
}
