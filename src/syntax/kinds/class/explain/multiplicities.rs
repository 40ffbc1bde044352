//! Multiplicities of relations: without quotes, or on the wrong side of a name.

use super::Mistake;
use super::arrows::label_start;
use crate::source::TextRange;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::{Kind, LINES};

/// `A 1 --> * B`, and `A --> B "1"`
pub(super) fn multiplicity(m: &Mistake<'_>) -> Option<Explained> {
    let whole = m.first_line();
    let line = m.slice(whole);
    let bad = m.bad();
    if bad.kind == Kind::Quoted && m.at > 1 {
        return misplaced(m);
    }
    let head = label_start(line).map_or(line, |at| &line[..at]);
    let words = words(head);
    let is_arrow = |word: &str| {
        let line = word.trim_matches(|c: char| "<>|*o()".contains(c));
        line == "--" || line == ".."
    };
    let arrow = words.iter().position(|(_, word)| is_arrow(word))?;
    let count = words.len();
    // The first word and the last are names.
    let bare = words.iter().enumerate().filter(|&(number, (_, word))| {
        number > 0 && number + 1 < count && number != arrow && is_multiplicity(word)
    });
    let places: Vec<(TextRange, String)> = bare
        .map(|(_, (at, word))| {
            let start = whole.start + *at as u32;
            let place = TextRange::new(start, start + word.len() as u32);
            (place, format!("\"{word}\""))
        })
        .collect();
    let (place, text) = places.first()?;
    let mut found = m
        .finding(
            &rules::UNQUOTED_MULTIPLICITY,
            *place,
            "a multiplicity needs quotes",
        )
        .help(format!("Write `{text}`."));
    let edits = places.iter().map(|(place, text)| (*place, text.as_str()));
    found.fix = m.fix("Quote it", edits);
    Some(m.next_line(found))
}

/// `A --> B "1"`
fn misplaced(m: &Mistake<'_>) -> Option<Explained> {
    let (bad, name) = (m.bad(), m.token(-1)?);
    let related = m.tokens[..m.at].iter().any(|t| LINES.has(t.kind));
    if !related || !matches!(name.kind, Kind::Word | Kind::Literal) || m.slice(bad).contains('\n') {
        return None;
    }
    let place = TextRange::new(bad.start - 1, bad.end + 1);
    let text = format!("{} ", m.slice(place));
    let tick = u32::from(name.kind == Kind::Literal);
    let before = TextRange::at(name.start - tick);
    let gone = TextRange::new(name.end + tick, place.end);
    let mut found = m.finding(
        &rules::MISPLACED_MULTIPLICITY,
        place,
        "a multiplicity must be between the arrow and the name",
    );
    found.fix = m.fix(
        "Move it before the name",
        [(before, text.as_str()), (gone, "")],
    );
    Some(m.next_line(found))
}

/// The words of a line outside quotes, with their places.
fn words(line: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut quoted = false;
    let mut start = None;
    for (at, c) in line.char_indices() {
        let quote = c == '"' || c == '`';
        if quoted || quote || !c.is_whitespace() {
            start = start.or(Some(at));
        } else if let Some(from) = start.take() {
            words.push((from, &line[from..at]));
        }
        if quote {
            quoted = !quoted;
        }
    }
    words.extend(start.map(|from| (from, line[from..].trim_end())));
    words
}

/// `1`, `*`, `0..1`, `1..*`, `n`, `many`
fn is_multiplicity(word: &str) -> bool {
    let one = |word: &str| {
        matches!(word, "*" | "n" | "m" | "N" | "M")
            || (!word.is_empty() && word.chars().all(|c| c.is_ascii_digit()))
    };
    match word.split_once("..") {
        Some((from, to)) => one(from) && one(to),
        None => one(word) || matches!(word, "many" | "one" | "zero"),
    }
}
