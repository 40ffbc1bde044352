//! What numbers count: `kg`, `hours`, `%`.

use super::affix::{after_word, is_spaced_letter};
use super::number::{Number, is_currency};
use super::words::{AFTER, BETWEEN, BOTH, MAGNITUDES};

/// A number with the unit after it, and what follows; `None` where the word after it multiplies it (`2 million`),
/// or may (`₹2L`).
pub(super) fn measured(number: Number, paid: bool, rest: &str) -> Option<(Number, &str)> {
    let (unit, rest) = unit(rest);
    let is_money = |unit: &str| unit.starts_with(is_currency) || unit.starts_with('/');
    let multiplies = MAGNITUDES.contains(&unit.as_str())
        || unit.starts_with(['万', '萬', '亿', '億', '千', '百', '만', '억'])
        || paid && !unit.is_empty() && !is_money(&unit);
    (!multiplies).then(|| (number.with_unit(unit), rest))
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
    let bounds: Vec<usize> = AFTER
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

/// Whether two words are one unit: `hour` and `hours`, `Tag` and `Tage`.
pub(in crate::decision) fn same_unit(one: &str, other: &str) -> bool {
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
