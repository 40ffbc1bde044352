//! Reading an answer as an interval of numbers.

use crate::decision::key::fold;

/// An end of an interval: the number, and whether it belongs to the interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct End {
    pub at: f64,
    pub closed: bool,
}

/// What one answer says about a number.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Interval {
    pub low: End,
    pub high: End,
    /// The words before and behind the number: `x`, `mb`.
    pub before: String,
    pub unit: String,
    /// The smallest step between numbers that are written like these.
    pub step: f64,
    /// Whether it is one number, written alone.
    pub exact: bool,
}

/// Reads an answer as an interval.
pub(super) fn interval(name: &str) -> Option<Interval> {
    let text = fold(name);
    let text = text.trim();
    let first = text.find(|c: char| c.is_ascii_digit())?;
    // A sign right before the number belongs to it, unless a number could stand before the sign.
    let sign = text[..first].strip_suffix('-').filter(|before| {
        before.is_empty() || before.ends_with(|c: char| c.is_whitespace() || "<>=≤≥(".contains(c))
    });
    let start = sign.map_or(first, str::len);
    let lead = text[..start].trim_end_matches(|c: char| c.is_whitespace() || "$€£¥".contains(c));
    let (number, rest) = number(&text[start..])?;
    let (before, relation) = relation(lead.trim());
    let at = number.value;
    let open = f64::INFINITY;
    let end = |at, closed| End { at, closed };
    let (low, high, tail, exact, step) =
        match relation {
            Some(Relation::Less) => (end(-open, true), end(at, false), rest, false, number.step),
            Some(Relation::AtMost) => (end(-open, true), end(at, true), rest, false, number.step),
            Some(Relation::More) => (end(at, false), end(open, true), rest, false, number.step),
            Some(Relation::AtLeast) => (end(at, true), end(open, true), rest, false, number.step),
            Some(Relation::Equal) => (end(at, true), end(at, true), rest, true, number.step),
            None => match to(rest).and_then(|behind| self::number(behind)) {
                Some((second, tail)) if second.value >= at => {
                    let step = number.step.min(second.step);
                    // `10–20K` means thousands at both ends.
                    let scale = if number.factor == 1.0
                        && second.factor > 1.0
                        && at < second.value / second.factor
                    {
                        second.factor
                    } else {
                        1.0
                    };
                    (
                        end(at * scale, true),
                        end(second.value, true),
                        tail,
                        false,
                        step * scale,
                    )
                }
                Some(_) => return None,
                None => match rest.trim_start().strip_prefix('+') {
                    Some(tail) => (end(at, true), end(open, true), tail, false, number.step),
                    None => match rest.trim() {
                        "or more" | "and more" | "or higher" | "and up" | "and above"
                        | "or above" => (end(at, true), end(open, true), "", false, number.step),
                        "or less" | "and less" | "or fewer" | "or lower" | "and below"
                        | "or below" => (end(-open, true), end(at, true), "", false, number.step),
                        _ => (end(at, true), end(at, true), rest, true, number.step),
                    },
                },
            },
        };
    let unit = tail.trim().trim_end_matches(['.', '?', '!']);
    let plain = unit == "%"
        || unit
            .chars()
            .all(|c| c.is_alphabetic() || c == '/' || c == '°');
    // `2xx` is a family of codes.
    let family = !unit.is_empty() && unit.chars().all(|c| c == 'x');
    (plain && !family && unit.len() <= 24).then(|| Interval {
        low,
        high,
        before: before.to_owned(),
        unit: unit.to_owned(),
        step,
        exact,
    })
}

/// How a number bounds.
#[derive(Clone, Copy)]
enum Relation {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
}

/// The words before a number: what is measured, and how the number bounds it.
fn relation(lead: &str) -> (&str, Option<Relation>) {
    const WORDS: [(&str, Relation); 22] = [
        ("<=", Relation::AtMost),
        ("=<", Relation::AtMost),
        ("≤", Relation::AtMost),
        (">=", Relation::AtLeast),
        ("=>", Relation::AtLeast),
        ("≥", Relation::AtLeast),
        ("<", Relation::Less),
        (">", Relation::More),
        ("==", Relation::Equal),
        ("=", Relation::Equal),
        ("less than", Relation::Less),
        ("fewer than", Relation::Less),
        ("under", Relation::Less),
        ("below", Relation::Less),
        ("more than", Relation::More),
        ("greater than", Relation::More),
        ("over", Relation::More),
        ("above", Relation::More),
        ("at least", Relation::AtLeast),
        ("at most", Relation::AtMost),
        ("up to", Relation::AtMost),
        ("exactly", Relation::Equal),
    ];
    WORDS
        .iter()
        .find_map(|(word, relation)| {
            let before = lead.strip_suffix(word)?;
            Some((before.trim(), Some(*relation)))
        })
        .unwrap_or((lead, None))
}

/// What stands behind the word between two numbers.
fn to(text: &str) -> Option<&str> {
    let text = text.trim_start();
    ["..", "-", "–", "—", "~", "to ", "bis "]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map(str::trim_start)
}

/// A number as written.
#[derive(Clone, Copy)]
struct Number {
    value: f64,
    /// 1000 for `10K`.
    factor: f64,
    /// The place of its last digit: 1, 0.1, 1000 for `10K`.
    step: f64,
}

/// Reads a number with its thousands' marks and its `k`, `m` or `b`; gives what follows.
fn number(text: &str) -> Option<(Number, &str)> {
    let text = text.trim_start_matches(['$', '€', '£', '¥']);
    let body = text.strip_prefix('-').unwrap_or(text);
    let mut digits = String::new();
    let mut decimals: Option<u32> = None;
    let mut end = 0;
    for (at, c) in body.char_indices() {
        let next_is_digit = body[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        match c {
            '0'..='9' => {
                digits.push(c);
                decimals = decimals.map(|count| count + 1);
            }
            '.' if decimals.is_none() && next_is_digit && !digits.is_empty() => {
                digits.push(c);
                decimals = Some(0);
            }
            ',' | '_' | '\'' if decimals.is_none() && next_is_digit && !digits.is_empty() => {}
            _ => break,
        }
        end = at + c.len_utf8();
    }
    let value: f64 = digits
        .parse()
        .ok()
        .filter(|value: &f64| value.is_finite())?;
    let mut rest = &body[end..];
    let mut factor = 1.0;
    for (letter, by) in [('k', 1e3), ('m', 1e6), ('b', 1e9)] {
        if let Some(behind) = rest.strip_prefix(letter)
            && !behind.starts_with(char::is_alphanumeric)
        {
            factor = by;
            rest = behind;
        }
    }
    let sign = if body.len() < text.len() { -1.0 } else { 1.0 };
    let step = 10f64.powi(-(decimals.unwrap_or(0).min(12) as i32)) * factor;
    let number = Number {
        value: sign * value * factor,
        factor,
        step,
    };
    Some((number, rest))
}
