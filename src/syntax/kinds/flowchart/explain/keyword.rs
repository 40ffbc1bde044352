//! Statements whose first word is misspelt, and directions that are none.

use super::header;
use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::Block;
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, shown};
use crate::syntax::kinds::flowchart::arrow::runs;
use crate::syntax::kinds::flowchart::directions;
use crate::syntax::kinds::flowchart::keywords::{first_word, nearest};
use crate::syntax::kinds::flowchart::rules;

/// `ClassDef big fill:red`, `subgrpah One`
pub(super) fn misspelt(m: &Mistake<'_>) -> Option<Explained> {
    if m.at == 0 {
        return None;
    }
    let raw = m.raw();
    let first = first_word(raw);
    let (right, sure) = nearest(raw)?;
    let range = (m.start, m.start + first.len());
    let description = format!("Write `{right}`");
    let place = m.span(range.0..range.1);
    let found = m
        .finding(
            &rules::MISSPELT_KEYWORD,
            range,
            format!("no statement begins with `{}`", shown(first)),
        )
        .help(if sure {
            format!("Write `{right}`.")
        } else {
            format!("Did you mean `{right}`?")
        });
    let mut found = m.explained(found.fix(if sure {
        Fix::safe(description, place, right)
    } else {
        Fix::unsafe_(description, place, right)
    }));
    if right == "subgraph" {
        // What follows is its body all the same.
        found.then.block = Block::Opens;
    }
    Some(found)
}

/// Words that begin a statement in other diagrams, and what a flowchart has for them.
const FOREIGN: &[(&str, &str)] = &[
    (
        "title",
        "Write the title in front matter: `---`, `title: …`, `---` above the chart.",
    ),
    (
        "note",
        "Draw a note as a node: `n1@{ shape: comment, label: \"…\" }`.",
    ),
    ("participant", "Draw a node: `id[Name]`."),
    ("actor", "Draw a node: `id[Name]`."),
    (
        "section",
        "Draw a subgraph: `subgraph Name`, and `end` after it.",
    ),
    ("if", RHOMBUS),
    ("switch", RHOMBUS),
    ("while", RHOMBUS),
];

/// What a flowchart has for the conditions of programs.
const RHOMBUS: &str =
    "Draw a question and label its links: `q{Paid?} -->|yes| ship`, `q -->|no| wait`.";

/// `title Baking bread`, `note right of A: knead`, `if paid then ship`
pub(super) fn foreign(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    let word = first_word(raw);
    let bare = word.trim_end_matches(':');
    let (_, help) = FOREIGN.iter().find(|(known, _)| *known == bare)?;
    let after = raw[word.len()..].trim_start_matches(is_space);
    // With an arrow or a bracket after it, it is a node.
    let is_text = after.starts_with(|c: char| c.is_alphanumeric() || c == '"');
    let is_node = *help == RHOMBUS && !runs(raw).is_empty();
    if m.at == 0
        || !is_text
        || is_node
        || m.bad().start as usize > m.start + raw.len() - after.len()
    {
        return None;
    }
    let found = m.finding(
        &rules::FOREIGN_STATEMENT,
        (m.start, m.start + word.len()),
        format!("a flowchart has no `{bare}`"),
    );
    Some(found.help(*help))
}

/// `direction lr`
pub(super) fn direction(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    let second = raw.strip_prefix("direction")?.trim_start_matches(is_space);
    if second.is_empty()
        || second.contains(is_space)
        || second.len() + "direction".len() == raw.len()
        || !runs(raw).is_empty()
    {
        return None;
    }
    let range = (m.end() - second.len(), m.end());
    let message = format!("`{}` is not a direction", shown(second));
    let found = m.finding(&rules::UNKNOWN_DIRECTION, range, message);
    Some(header::with_direction(
        found,
        directions::meant(second),
        m.span(range.0..range.1),
    ))
}
