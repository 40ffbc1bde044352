//! The header line of a subgraph.

use super::mistake::Mistake;
use super::{Within, reserved, scan};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;

/// The header line of a subgraph.
pub(super) fn subgraph(m: &Mistake<'_>) -> Option<Diagnostic> {
    if m.tokens[0].kind != Kind::Subgraph || reserved::begins_chain(m) {
        return None;
    }
    let raw = m.raw();
    let title_at = m.start + "subgraph".len();
    let title = m
        .slice(title_at..m.end().max(title_at))
        .trim_matches(is_space);
    let title = title
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end_matches(is_space);
    let word = (m.start, m.start + "subgraph".len());
    if title.is_empty() {
        return Some(
            m.found(&rules::SUBGRAPH_WITHOUT_NAME, word, "this subgraph has neither an id nor a title")
                .help("Write an id behind `subgraph`, and a title in brackets: `subgraph shop [The shop]`."),
        );
    }
    let from = title_at + m.slice(title_at..).find(title)?;
    let to = from + title.len();
    let bad = m.bad();
    let at = (bad.start as usize).clamp(m.start, to);
    let id = title
        .split(|c: char| is_space(c) || "[({\"<".contains(c))
        .next()
        .unwrap_or_default();
    let plain = !id.is_empty()
        && id
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c))
        && id != "end";
    if let Some(name) = title.strip_suffix('{').filter(|name| !name.contains('{')) {
        let name = name.trim_end_matches(is_space);
        return Some(
            m.found(
                &rules::FOREIGN_BRACES,
                (to - 1, to),
                "a subgraph stands in no braces",
            )
            .help("Remove the brace, and write `end` for the one that closes it.")
            .fix(Fix::safe(
                "Write it without braces",
                m.place(from + name.len(), to),
                "",
            )),
        );
    }
    if bad.kind == Kind::StyleSeparator {
        return Some(
            m.found(
                &rules::MISPLACED_LABEL,
                (bad.start as usize, bad.end as usize),
                "a subgraph takes no class behind its id",
            )
            .help(format!(
                "Write `class {} {}` behind its `end`.",
                m.shown(id.split(":::").next().unwrap_or_default()),
                m.shown(title.split(":::").nth(1).unwrap_or("name")),
            )),
        );
    }
    if bad.kind == Kind::Str && plain {
        // `subgraph S "Title"`
        let quote = bad.start as usize - 1;
        return Some(
            m.found(
                &rules::UNQUOTED_LABEL,
                (quote, to),
                "the title behind the id needs brackets",
            )
            .help("Write `subgraph id [\"Title\"]`.")
            .fix(
                Fix::safe(
                    "Put it in brackets",
                    m.place(m.slice(..quote).trim_end_matches(is_space).len(), quote),
                    "[",
                )
                .and(m.behind(to), "]"),
            ),
        );
    }
    if let Some(found) = empty_title(m, title, from) {
        return Some(found);
    }
    if title.ends_with(']') && bad.kind == Kind::Space && bad.start as usize >= to {
        return Some(
            m.found(
                &rules::TRAILING_BLANK,
                (bad.start as usize, bad.end as usize),
                "a blank stands behind the title",
            )
            .help("Remove it.")
            .fix(Fix::safe("Remove the blank", m.place_of(bad), "")),
        );
    }
    if bad.kind == Kind::Sqe && title.contains("[]") {
        let open = from + title.find("[]").unwrap_or(0);
        return Some(
            m.found(
                &rules::EMPTY_LABEL,
                (open, open + 2),
                "the title of this subgraph is empty",
            )
            .help("Leave the brackets out, or write a title.")
            .fix(Fix::safe(
                "Remove the brackets",
                m.place(m.slice(..open).trim_end_matches(is_space).len(), open + 2),
                "",
            )),
        );
    }
    if let Some(open) = title.find('[').filter(|_| !title.contains(']')) {
        let open = from + open;
        return Some(
            m.found(
                &rules::UNCLOSED_BRACKET,
                (open, open + 1),
                "the title of this subgraph opened with `[` here is never closed",
            )
            .label("opened here")
            .help("Close it with `]`.")
            .fix(Fix::safe("Close it with `]`", m.behind(to), "]")),
        );
    }
    if let Some(open) = title.find('[').filter(|_| m.is_in(Within::Label)) {
        let inside = from + open + 1;
        let text = m.slice(inside..to);
        let closed = text.ends_with(']');
        if text.starts_with('"') || !closed {
            return None;
        }
        return Some(
            m.found(
                &rules::UNQUOTED_LABEL,
                (at, at + 1),
                "the title has a bracket in it, and no quotes around it",
            )
            .help("Put the title in quotes: `[\"…\"]`.")
            .fix(m.quote("Quote the title", inside, to - 1)),
        );
    }
    if scan::arrow(title)
        .is_some_and(|_| matches!(bad.kind, Kind::Link | Kind::EdgeText | Kind::Unclosed))
        && raw.contains(">")
    {
        let at = at + m.slice(at..).len() - m.slice(at..).trim_start_matches(is_space).len();
        return Some(
            m.found(
                &rules::MISSING_LINK,
                (at, at + 1),
                "a statement stands on the line of `subgraph`",
            )
            .help("Begin a new line behind the title."),
        );
    }
    let found = match bad.kind {
        Kind::Default | Kind::Href | Kind::Interpolate | Kind::LinkTarget => m.found(
            &rules::RESERVED_ID,
            (from, to),
            format!(
                "`{}` is a word of the language and cannot be the id of a subgraph",
                m.shown(title)
            ),
        ),
        Kind::Unknown if !m.slice(at..).starts_with(|c: char| c.is_ascii()) => {
            let c = m.slice(at..).chars().next().unwrap_or(' ');
            m.found(
                &rules::ILLEGAL_ID,
                (at, at + c.len_utf8()),
                format!("`{c}` cannot stand in a title without quotes"),
            )
        }
        _ => {
            let at = at + m.slice(at..).len() - m.slice(at..).trim_start_matches([' ', '\t']).len();
            let c = m.slice(at..).chars().next().unwrap_or(' ');
            m.found(
                &rules::UNQUOTED_LABEL,
                (at, at + c.len_utf8()),
                format!(
                    "the title of this subgraph has a `{}` in it, and no quotes around it",
                    m.shown(&c.to_string())
                ),
            )
        }
    }
    .help("Put the title in quotes: `subgraph id [\"…\"]`.");
    if title.contains(['[', ']', '"']) {
        return Some(found);
    }
    let fix = if plain && title.len() > id.len() {
        let id = id.to_owned();
        Fix::safe("Quote the title", m.place(from, from), format!("{id} [\""))
            .and(m.behind(to), "\"]")
    } else {
        m.quote("Quote the title", from, to)
    };
    Some(found.fix(fix))
}

/// `subgraph ""`, `subgraph id [""]`: quotes with nothing between.
fn empty_title(m: &Mistake<'_>, title: &str, from: usize) -> Option<Diagnostic> {
    let inner = title.trim_end_matches(']').trim_end_matches(is_space);
    let before = inner.strip_suffix("\"\"")?;
    let is_bracketed = inner != title && before.trim_end_matches(is_space).ends_with('[');
    let is_all = inner == title && before.is_empty();
    if !(is_bracketed || is_all) {
        return None;
    }
    let start = from + before.len();
    Some(
        m.found(
            &rules::EMPTY_LABEL,
            (start, start + 2),
            "the title of this subgraph is empty",
        )
        .help("Write a title, or a blank between the quotes.")
        .fix(Fix::safe(
            "Put a blank in the quotes",
            m.behind(start + 1),
            " ",
        )),
    )
}
