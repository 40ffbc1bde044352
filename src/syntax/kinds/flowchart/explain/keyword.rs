//! Statements whose first word is misspelt, and directions that are none.

use super::mistake::Mistake;
use super::{arrow, header};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::rules;

const WORDS: &[&str] = &[
    "subgraph",
    "direction",
    "linkStyle",
    "classDef",
    "class",
    "style",
    "click",
];

/// `ClassDef big fill:red`, `subgrpah One`
pub(super) fn misspelt(m: &Mistake<'_>) -> Option<Diagnostic> {
    if m.at == 0 {
        return None;
    }
    let raw = m.raw();
    let first = first_word(raw);
    let (right, sure) = nearest(raw)?;
    let range = (m.start, m.start + first.len());
    let description = format!("Write `{right}`");
    let place = m.place(range.0, range.1);
    let found = m
        .found(
            &rules::MISSPELT_KEYWORD,
            range,
            format!("no statement begins with `{}`", m.shown(first)),
        )
        .help(if sure {
            format!("Write `{right}`: upper and lower case count.")
        } else {
            format!("Write `{right}`, if that is meant.")
        });
    Some(found.fix(if sure {
        Fix::safe(description, place, right)
    } else {
        Fix::unsafe_(description, place, right)
    }))
}

/// Words that begin a statement in other diagrams, and what a flowchart has for them.
const FOREIGN: &[(&str, &str)] = &[
    (
        "title",
        "Write the title into front matter: `---`, `title: …`, `---` above the chart.",
    ),
    (
        "note",
        "Draw a note as a node of its own: `n1@{ shape: comment, label: \"…\" }`.",
    ),
    ("participant", "Draw a node: `id[Name]`."),
    ("actor", "Draw a node: `id[Name]`."),
    (
        "section",
        "Draw a subgraph: `subgraph Name`, and `end` behind it.",
    ),
];

/// `title Baking bread`, `note right of A: knead`
pub(super) fn foreign(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    let word = first_word(raw);
    let bare = word.trim_end_matches(':');
    let (_, help) = FOREIGN.iter().find(|(known, _)| *known == bare)?;
    let behind = raw[word.len()..].trim_start_matches(is_space);
    // With an arrow or a bracket behind it, it is a node.
    let is_text = behind.starts_with(|c: char| c.is_alphanumeric() || c == '"');
    if m.at == 0 || !is_text || m.bad().start as usize > m.start + raw.len() - behind.len() {
        return None;
    }
    let found = m.found(
        &rules::FOREIGN_STATEMENT,
        (m.start, m.start + word.len()),
        format!("a flowchart has no `{bare}`"),
    );
    Some(found.help(*help))
}

/// Whether a statement begins with a misspelt `subgraph`.
pub(super) fn is_subgraph(raw: &str) -> bool {
    nearest(raw).is_some_and(|(word, _)| word == "subgraph")
}

/// Whether a line begins with a misspelt word of the language.
pub(in super::super) fn is_misspelt(line: &str) -> bool {
    nearest(line).is_some()
}

fn first_word(raw: &str) -> &str {
    raw.split(is_space).next().unwrap_or_default()
}

/// The word that a statement probably begins with, and whether it is the same but for case and hyphens.
fn nearest(raw: &str) -> Option<(&'static str, bool)> {
    let line = raw.lines().next().unwrap_or_default();
    let first = first_word(line);
    let rest = line[first.len()..].trim_matches(is_space);
    let plain = first.replace(['-', '_'], "").to_lowercase();
    if !(4..=12).contains(&plain.len())
        || !plain.chars().all(|c| c.is_ascii_lowercase())
        || rest.is_empty()
    {
        return None;
    }
    let (distance, word) = WORDS
        .iter()
        .map(|word| {
            (
                strsim::damerau_levenshtein(&word.to_lowercase(), &plain),
                *word,
            )
        })
        .min()?;
    let near = distance <= if word.len() > 5 { 2 } else { 1 };
    if !near || first == word || !arrow::run::runs(line).is_empty() {
        return None;
    }
    let words = rest.split(is_space).filter(|w| !w.is_empty()).count();
    let fits = match word {
        "style" | "classDef" | "linkStyle" => rest.contains(':'),
        "class" => words == 2 && !rest.contains([':', '[', '(', '{']),
        "click" => words > 1,
        "direction" => header::direction(rest).is_some(),
        _ => !rest.contains(':'),
    };
    fits.then_some((word, distance == 0))
}

/// `direction lr`
pub(super) fn direction(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    let second = raw.strip_prefix("direction")?.trim_start_matches(is_space);
    if second.is_empty()
        || second.contains(is_space)
        || second.len() + "direction".len() == raw.len()
        || !arrow::run::runs(raw).is_empty()
    {
        return None;
    }
    let range = (m.end() - second.len(), m.end());
    let message = format!("`{}` is no direction", m.shown(second));
    let found = m.found(&rules::UNKNOWN_DIRECTION, range, message);
    Some(header::with_direction(
        found,
        header::direction(second),
        m.place(range.0, range.1),
    ))
}
