//! Reading an answer as an interval of numbers.

use super::words::{BEFORE, BEHIND, BETWEEN, BOTH, LOOSE, MORE_THAN_NUMBERS, RANGES, Relation};
use crate::decision::key::fold;

/// A decimal number, exactly: `units` of ten to the power of minus `scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// How many of the last decimal place.
    pub units: i64,
    /// How many decimal places.
    pub scale: u32,
}

impl Decimal {
    /// The number with as many decimal places; `None` where that is too large, or has fewer.
    #[must_use]
    pub fn at_scale(self, scale: u32) -> Option<i64> {
        let more = scale.checked_sub(self.scale)?;
        self.units.checked_mul(10i64.checked_pow(more)?)
    }

    fn value(self) -> f64 {
        // Both are whole and small enough to be exact, so the division rounds once.
        self.units as f64 / 10f64.powi(self.scale as i32)
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let digits = self.units.unsigned_abs().to_string();
        let scale = self.scale as usize;
        let digits = format!("{digits:0>width$}", width = scale + 1);
        let (whole, part) = digits.split_at(digits.len() - scale);
        let part = part.trim_end_matches('0');
        if part.is_empty() {
            write!(f, "{sign}{whole}")
        } else {
            write!(f, "{sign}{whole}.{part}")
        }
    }
}

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

/// Reads an answer as an interval.
pub(super) fn interval(name: &str) -> Option<Interval> {
    let million = name.contains('M');
    let text = fold(name);
    let text = text.trim().trim_end_matches(['?', '!', '。', ':']).trim();
    if !text.contains(|c: char| c.is_ascii_digit()) || text.len() > 80 {
        return None;
    }
    brackets(text, million)
        .or_else(|| chain(text, million))
        .or_else(|| bounds(text, million))
}

/// `[0, 10)`: the brackets say whether the ends belong to it.
fn brackets(text: &str, million: bool) -> Option<Interval> {
    let closed_low = text.starts_with('[');
    let body = text.strip_prefix(['[', '('])?;
    let closed_high = body.ends_with(']');
    let body = body.strip_suffix([']', ')'])?;
    let at = body
        .find([',', ';'])
        .filter(|_| body.matches([',', ';']).count() == 1)?;
    let low = whole(&body[..at], million)?;
    let high = whole(&body[at + 1..], million)?;
    between(low, high, (closed_low, closed_high), (false, false), "")
}

/// A number with nothing around it but its unit.
fn whole(text: &str, million: bool) -> Option<Number> {
    let (number, rest) = number(text.trim(), million)?;
    let (unit, rest) = unit(rest);
    rest.trim().is_empty().then(|| number.with_unit(unit))
}

/// `5 <= x < 10`.
fn chain(text: &str, million: bool) -> Option<Interval> {
    let (low, rest) = number(text, million)?;
    let (relation_low, rest) = sign(rest.trim_start())?;
    let at = rest.find(['<', '≤'])?;
    let name = rest[..at].trim();
    let (relation_high, rest) = sign(&rest[at..])?;
    let high = whole(rest, million)?;
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
fn bounds(text: &str, million: bool) -> Option<Interval> {
    let (one, rest) = bound(text, million)?;
    let rest = rest.trim_start();
    if let Some(range) = range(&one, rest, million) {
        return range;
    }
    if rest.is_empty() {
        return one.alone();
    }
    let joined = BOTH
        .iter()
        .filter_map(|word| after_word(rest, word))
        .next()
        .unwrap_or(rest);
    let (other, rest) = bound(joined, million)?;
    (rest.trim().is_empty() && (other.before.is_empty() || other.before == one.before))
        .then_some(())?;
    one.with(other)
}

/// A number with what bounds it.
struct Bound {
    before: String,
    relation: Option<(Relation, bool)>,
    /// What must stand between this number and the next: it begins a range.
    range: Option<&'static [&'static str]>,
    number: Number,
}

fn bound(text: &str, million: bool) -> Option<(Bound, &str)> {
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
    let (mut number, rest) = number(&text[start..], million)?;
    if let Some(sign) = currency {
        number.unit = sign.to_string();
    }
    let (unit, rest) = unit(rest);
    let number = number.with_unit(unit);
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

/// What stands before a word that ends a text; nothing where it is only the end of another word.
fn before_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let before = text.strip_suffix(word)?;
    let joined = word.starts_with(is_spaced_letter) && before.ends_with(is_spaced_letter);
    (!joined).then(|| before.trim_end())
}

/// What stands after a word that begins a text; nothing where it is only the beginning of another word.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let after = text.strip_prefix(word)?;
    let joined = word.ends_with(is_spaced_letter) && after.starts_with(is_spaced_letter);
    (!joined).then(|| after.trim_start())
}

/// A letter of a script that parts words by spaces.
fn is_spaced_letter(c: char) -> bool {
    c.is_alphabetic()
        && !matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// How the words after a number bound it.
fn trailing(rest: &str) -> (Option<(Relation, bool)>, &str) {
    let text = rest.trim_start();
    let mut best: Option<(usize, Relation, &str)> = None;
    for (relation, words) in BEHIND {
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

/// A range, where a number follows; `Some(None)` where it is none after all.
fn range(one: &Bound, rest: &str, million: bool) -> Option<Option<Interval>> {
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
    let after = after.trim_start_matches(is_currency);
    let (high, tail) = number(after, million)?;
    let (unit, tail) = unit(tail);
    let high = high.with_unit(unit);
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

fn between(
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
        low: End {
            at: from,
            closed: closed_low,
        },
        high: End {
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

/// Whether two words are one unit: `hour` and `hours`, `Tag` and `Tage`.
pub(super) fn same_unit(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    one == other
        || short.chars().count() >= 3
            && long.strip_prefix(short).is_some_and(|more| {
                more.chars().count() <= 2 && more.chars().all(char::is_alphabetic)
            })
}

impl Bound {
    /// What it says alone.
    fn alone(self) -> Option<Interval> {
        if self.range.is_some() && self.relation.is_none() {
            return None;
        }
        let at = self.number.value.value();
        let some = Some(self.number.value);
        let open = f64::INFINITY;
        let end = |at, closed| End { at, closed };
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

    /// Two bounds as one interval.
    fn with(self, other: Self) -> Option<Interval> {
        let lower = |bound: &Self| {
            matches!(
                bound.relation,
                Some((Relation::More | Relation::AtLeast, _))
            )
        };
        let upper =
            |bound: &Self| matches!(bound.relation, Some((Relation::Less | Relation::AtMost, _)));
        let (low, high) = if lower(&self) && upper(&other) {
            (self, other)
        } else if upper(&self) && lower(&other) {
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

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₩' | '₹')
}

/// A number as written.
#[derive(Clone)]
struct Number {
    value: Decimal,
    /// 1000 for `10K`.
    factor: i64,
    /// The place of its last digit: 1, 0.1, 1000 for `10K`.
    step: f64,
    unit: String,
}

impl Number {
    fn with_unit(mut self, unit: String) -> Self {
        if self.unit.is_empty() {
            self.unit = unit;
        }
        self
    }
}

/// The unit at the beginning of a text, and what follows.
fn unit(text: &str) -> (String, &str) {
    let body = text.trim_start();
    if body.starts_with(['%', '°', '℃']) || body.starts_with(is_currency) {
        let mut chars = body.chars();
        let mut unit: String = chars.next().into_iter().collect();
        let mut rest = chars.as_str();
        if unit == "°" && rest.starts_with(['c', 'f']) {
            unit.push_str(&rest[..1]);
            rest = &rest[1..];
        }
        return (unit, rest);
    }
    // One word; two where the second says only of what.
    let end = body
        .find(|c: char| !(c.is_alphabetic() || c == '/' || c == '°'))
        .unwrap_or(body.len());
    let word = &body[..end];
    if word.is_empty() {
        return (String::new(), text);
    }
    // What bounds the number is not a unit, nor is what begins a range; without spaces it may be joined to one.
    let bounds: Vec<usize> = BEHIND
        .iter()
        .flat_map(|(_, words)| *words)
        .chain(BETWEEN)
        .chain(BOTH)
        .filter_map(|bound| match bound.starts_with(is_spaced_letter) {
            true => after_word(body, bound).map(|_| 0),
            false => word.find(bound),
        })
        .collect();
    if let Some(&at) = bounds.iter().min() {
        return if at == 0 {
            (String::new(), text)
        } else {
            (singular(&word[..at]), &body[at..])
        };
    }
    let rest = &body[end..];
    let more = rest.trim_start();
    for (of, kept) in [("old", true), ("of age", true), ("d'âge", true)] {
        if kept && let Some(after) = after_word(more, of) {
            return (singular(word), after);
        }
    }
    (singular(word), rest)
}

/// A unit in its usual form.
fn singular(word: &str) -> String {
    let word = word.trim_end_matches('.');
    match word {
        "h" | "hr" | "hrs" | "hours" => "hour",
        "mins" | "minutes" | "minute" => "min",
        "s" | "secs" | "second" | "seconds" => "sec",
        "yr" | "yrs" | "years" => "year",
        "d" | "days" => "day",
        "percent" | "prozent" => "%",
        "eur" | "euro" | "euros" => "€",
        "usd" | "dollars" => "$",
        _ => word,
    }
    .to_owned()
}

/// Reads a number with its thousands' marks, its decimals and its `k`, `m` or `b`; gives what follows.
fn number(text: &str, million: bool) -> Option<(Number, &str)> {
    let paid = text.starts_with(is_currency);
    let text = text.trim_start_matches(is_currency);
    let body = text.strip_prefix(['-', '−']).unwrap_or(text);
    let negative = body.len() < text.len();
    let body = body.trim_start_matches(is_currency);
    let end = written(body);
    let (whole, part) = separated(&body[..end])?;
    let mut rest = &body[end..];
    let mut factor = 1i64;
    for (letter, by) in [('k', 1_000), ('m', 1_000_000), ('b', 1_000_000_000)] {
        if let Some(after) = rest.strip_prefix(letter)
            && !after.starts_with(char::is_alphanumeric)
            && (letter == 'k' || million || paid)
        {
            factor = by;
            rest = after;
        }
    }
    let scale = u32::try_from(part.len()).ok().filter(|&scale| scale <= 9)?;
    let digits = format!("{whole}{part}");
    if digits.len() > 15 {
        return None;
    }
    let units: i64 = digits.parse().ok()?;
    let units = units.checked_mul(factor)?;
    let value = Decimal {
        units: if negative { -units } else { units },
        scale,
    };
    let number = Number {
        value,
        factor,
        step: 10f64.powi(-(scale as i32)) * factor as f64,
        unit: String::new(),
    };
    (units < 1_000_000_000_000_000).then_some((number, rest))
}

/// How long a number at the beginning of a text is: digits, and the marks between them.
fn written(text: &str) -> usize {
    let digit = |at: usize| text[at..].starts_with(|c: char| c.is_ascii_digit());
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        match c {
            '0'..='9' => {}
            '.' | ',' | '_' | '\'' | '’' if at > 0 && digit(next) => {}
            // A space parts thousands where just three digits follow.
            ' ' if at > 0
                && text[next..].len() >= 3
                && text.as_bytes()[next..]
                    .iter()
                    .take_while(|b| b.is_ascii_digit())
                    .count()
                    == 3 => {}
            _ => break,
        }
        end = next;
    }
    end
}

/// The whole digits and the decimals of a number; `None` where its marks are not those of one.
fn separated(text: &str) -> Option<(String, String)> {
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    if text.is_empty() {
        return None;
    }
    let marks: Vec<(usize, char)> = text
        .char_indices()
        .filter(|(_, c)| matches!(c, '.' | ','))
        .collect();
    let Some(&(last, mark)) = marks.last() else {
        return Some((digits(text), String::new()));
    };
    let after = &text[last + 1..];
    let other = marks.iter().any(|&(_, c)| c != mark);
    let several = marks.len() > 1;
    let groups = || {
        let mut groups = text.split(mark).skip(1);
        groups.all(|group| group.len() == 3)
    };
    let is_decimal = if other {
        // The last mark of two kinds parts the decimals.
        marks.iter().filter(|(_, c)| *c == mark).count() == 1
    } else if several {
        if !groups() {
            // `1.2.3` is a version.
            return None;
        }
        false
    } else if after.len() == 3 && !text.starts_with('0') {
        // `1,500` is fifteen hundred; `1.500` may be that as well.
        if mark == '.' {
            return None;
        }
        false
    } else {
        true
    };
    Some(if is_decimal {
        (digits(&text[..last]), digits(after))
    } else {
        (digits(text), String::new())
    })
}
