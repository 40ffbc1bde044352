//! What fits in no other explanation: said by the statement that it stands in, and by what it is.

use super::Within;
use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;

/// The word at which reading stopped, where it is on the first line of the statement.
pub(super) fn remainder(m: &Mistake<'_>) -> Option<Diagnostic> {
    if m.raw().starts_with('|') && m.at <= 1 {
        return Some(text_without_link(m));
    }
    let (start, word) = word(m)?;
    let range = (start, start + word.len());
    let shown = shown(word);
    let what = m.statement();
    let found = match what {
        Within::Style | Within::LinkStyle | Within::ClassDef | Within::Class => {
            let keyword = what.keyword();
            m.finding(
                &rules::BROKEN_STYLE,
                range,
                format!("`{shown}` cannot be in a `{keyword}` line"),
            )
            .help(form(what))
        }
        Within::Click => m
            .finding(
                &rules::BROKEN_CLICK,
                range,
                format!("`{shown}` does not belong to this `click`"),
            )
            .help("Write `click A \"url\"`, or `click A call name()`."),
        _ => return among_nodes(m, range, word),
    };
    Some(found)
}

/// How a line of styles or classes is written.
fn form(what: Within) -> &'static str {
    match what {
        Within::Style => {
            "Write `style A fill:#fdd,stroke:#333`; what follows goes on the next line."
        }
        Within::LinkStyle => {
            "Write `linkStyle 0 stroke:#333`: numbers of links, a space, the properties."
        }
        Within::ClassDef => {
            "Write `classDef hot fill:#fdd,stroke:#333`; what follows goes on the next line."
        }
        _ => "Write `class A,B hot`: ids, a space, the name of a class.",
    }
}

/// `|x| B`, at the start of a line.
fn text_without_link(m: &Mistake<'_>) -> Diagnostic {
    let line = m.raw().lines().next().unwrap_or_default();
    let end = line[1..].find('|').map_or(1, |at| at + 2);
    let range = (m.start, m.start + end);
    let found = m.finding(
        &rules::MISPLACED_LINK_TEXT,
        range,
        match end {
            1 => "this `|` begins a line, and belongs to no link".to_owned(),
            _ => format!("the text `{}` belongs to no link", shown(&line[..end])),
        },
    );
    found
        .help("A text follows its arrow: `A -->|text| B`. Write the link, or take the text away.")
        .fix(Fix::unsafe_("Remove it", m.span(range.0..range.1), ""))
}

/// Something between nodes that is neither a link nor a part of a node.
fn among_nodes(m: &Mistake<'_>, range: (usize, usize), word: &str) -> Option<Diagnostic> {
    let kind = m.bad().kind;
    let shown = shown(word);
    Some(match kind {
        Kind::CallbackName => m
            .finding(
                &rules::BROKEN_CLICK,
                range,
                format!("`{shown}` is called by no `click`"),
            )
            .help("Write `click A call name()`, with the id of a node."),
        _ if kind.is_keyword() => m
            .finding(
                &rules::RESERVED_ID,
                range,
                format!("`{shown}` is a word of Mermaid's, and cannot be here"),
            )
            .help("Begin a new line before it, or quote it in a label: `A[\"…\"]`."),
        _ => m
            .finding(
                &rules::ILLEGAL_ID,
                range,
                format!("`{shown}` is neither a node nor a link"),
            )
            .help(
                "Write nodes with links between them, `A --> B`, and signs in quotes: `A[\"…\"]`.",
            ),
    })
}

/// The word at which reading stopped, and where it begins; the last word of a statement that ends too early.
fn word<'m>(m: &'m Mistake<'_>) -> Option<(usize, &'m str)> {
    let line = m.raw().lines().next().unwrap_or_default();
    let end = m.start + line.len();
    let start = m.word_start(m.bad()).clamp(m.start, end);
    let rest = m.slice(start..end);
    let lead = rest.len() - rest.trim_start_matches(is_space).len();
    let word = rest[lead..].split(is_space).next().unwrap_or_default();
    if !word.is_empty() {
        return Some((start + lead, word));
    }
    let word = line.trim_end_matches(is_space).rsplit(is_space).next()?;
    let at = line.trim_end_matches(is_space).len() - word.len();
    (!word.is_empty()).then_some((m.start + at, word))
}
