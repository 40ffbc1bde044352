//! Words that begin a statement, and what is nearly one.

use super::arrow::runs;
use super::directions;
use crate::syntax::chars::is_space;

const WORDS: &[&str] = &[
    "subgraph",
    "direction",
    "linkStyle",
    "classDef",
    "class",
    "style",
    "click",
    "accTitle:",
    "accDescr:",
];

/// Whether a line begins with a misspelt word of the language.
pub(super) fn is_misspelt(line: &str) -> bool {
    nearest(line).is_some()
}

/// The first word of a statement.
pub(super) fn first_word(raw: &str) -> &str {
    raw.split(is_space).next().unwrap_or_default()
}

/// The word that a statement probably begins with, and whether it is the same but for case and hyphens.
pub(super) fn nearest(raw: &str) -> Option<(&'static str, bool)> {
    let line = raw.lines().next().unwrap_or_default();
    let first = first_word(line);
    let rest = line[first.len()..].trim_matches(is_space);
    let is_titled = first.ends_with(':');
    let plain = first.trim_end_matches(':').replace(['-', '_'], "");
    let plain = plain.to_lowercase();
    if !(4..=12).contains(&plain.len())
        || !plain.chars().all(|c| c.is_ascii_lowercase())
        || rest.is_empty()
    {
        return None;
    }
    let (distance, word) = WORDS
        .iter()
        .filter(|word| word.ends_with(':') == is_titled)
        .map(|word| {
            let known = word.trim_end_matches(':').to_lowercase();
            (strsim::damerau_levenshtein(&known, &plain), *word)
        })
        .min()?;
    let near = distance <= if word.len() > 5 { 2 } else { 1 };
    if !near || first == word || !runs(line).is_empty() {
        return None;
    }
    let words = rest.split(is_space).filter(|w| !w.is_empty()).count();
    let fits = match word {
        "style" | "classDef" | "linkStyle" => rest.contains(':'),
        "class" => words == 2 && !rest.contains([':', '[', '(', '{']),
        "click" => words > 1,
        "direction" => directions::meant(rest).is_some(),
        _ if is_titled => true,
        _ => !rest.contains(':'),
    };
    fits.then_some((word, distance == 0))
}
