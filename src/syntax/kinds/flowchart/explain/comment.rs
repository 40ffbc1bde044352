//! Comments after a statement, and comments of other languages.

use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::explain::wording;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::prepare::decode_entities;

/// How comments begin, here and elsewhere, and how they end.
const SIGNS: &[(&str, &str)] = &[
    ("%%", ""),
    ("// ", ""),
    ("# ", ""),
    ("% ", ""),
    ("<!--", "-->"),
    ("/*", "*/"),
];

/// A comment after a statement, or one of another language.
pub(super) fn comment(m: &Mistake<'_>) -> Option<Diagnostic> {
    let line_start = m.slice(..m.start).rfind('\n').map_or(0, |i| i + 1);
    let first = m
        .slice(line_start..m.start)
        .trim_matches(is_space)
        .is_empty();
    if first && let Some(found) = foreign(m) {
        return Some(found);
    }
    let bad = m.bad().start as usize;
    // From the token that does not fit, perhaps a space before it, or perhaps it was taken for an id.
    let from = floor(m.text(), m.start.max(bad.saturating_sub(3)));
    let rest = m.text().get(from..m.end().max(from))?;
    let other = SIGNS[1..]
        .iter()
        .find(|(sign, _)| (m.at > 0 || !first) && m.slice(bad..).starts_with(sign))
        .filter(|_| bad < m.end());
    let (at, (sign, end)) = match (rest.find("%%"), other) {
        (Some(i), _) => (from + i, SIGNS[0]),
        (None, Some(other)) => (bad, *other),
        (None, None) => return None,
    };
    let before = m.slice(m.start..at);
    let apart = before.is_empty() || before.ends_with(is_space);
    if !apart || at > bad + 1 || before.matches('"').count() % 2 == 1 {
        return None;
    }
    Some(trailing(m.source, at, sign, end, "a statement"))
}

/// A comment that stands after something, and the fix that moves it above.
pub(super) fn trailing(
    source: &Mapped,
    at: usize,
    sign: &str,
    end: &str,
    what: &str,
) -> Diagnostic {
    let text = &source.text;
    let line_start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let comment = text[at..line_end].trim_end_matches(is_space);
    let place =
        |start: usize, end: usize| source.map.span(TextRange::new(start as u32, end as u32));
    let (message, help) = match sign {
        "%%" => (
            format!("a comment cannot follow {what} on the same line"),
            "Put the comment on its own line, above it.",
        ),
        _ => (
            format!("`{}` does not start a comment in Mermaid", sign.trim()),
            "Write the comment with `%%`, on its own line above.",
        ),
    };
    let range = place(at, at + comment.len());
    let found = Diagnostic::new(&rules::TRAILING_COMMENT, range, message).help(help);
    let line = &text[line_start..at];
    let code = line.trim_matches(is_space);
    let indent = &line[..line.len() - line.trim_start_matches(is_space).len()];
    let first = line_start + indent.len();
    // Only where the lines of the file are those of the chart can a line be put in; of the first line, the one
    // below tells.
    let begins = |at: usize| place(at - 1, at).end == place(at, at).start;
    let same_lines = match line_start {
        0 => line_end + 1 < text.len() && begins(line_end + 1),
        start => begins(start),
    };
    let body = comment[sign.len().min(comment.len())..]
        .strip_suffix(end)
        .unwrap_or(comment)
        .trim_matches(is_space);
    if code.is_empty() || !same_lines || (!end.is_empty() && !comment.ends_with(end)) {
        return found;
    }
    let deleted = place(first + code.len(), line_end);
    if body.is_empty() {
        return found.fix(Fix::safe("Remove the comment", deleted, ""));
    }
    found.fix(
        Fix::safe(
            "Move the comment above it",
            place(first, first),
            format!("%% {}\n{indent}", decode_entities(body)),
        )
        .and(deleted, ""),
    )
}

/// A line that is a comment of another language.
fn foreign(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    for (sign, end) in [("<!--", "-->"), ("/*", "*/")] {
        if !raw.starts_with(sign) {
            continue;
        }
        let line = raw.lines().next().unwrap_or_default();
        let found = m
            .finding(
                &rules::FOREIGN_COMMENT,
                (m.start, m.start + sign.len()),
                wording::foreign_comment(sign),
            )
            .help("Start each line of the comment with `%%`.");
        let inside = line[sign.len()..].strip_suffix(end);
        return Some(match inside {
            Some(inside) if !inside.trim_matches(is_space).is_empty() => {
                let body = line.len() - end.len();
                let end = m.start + line[..body].trim_end_matches(is_space).len();
                found.fix(
                    Fix::safe("Write `%%`", m.span(m.start..m.start + sign.len()), "%%")
                        .and(m.span(end..m.start + line.len()), ""),
                )
            }
            _ => found,
        });
    }
    for sign in ["//", "#", "%"] {
        let alone = raw
            .strip_prefix(sign)
            .is_some_and(|rest| rest.starts_with(is_space));
        if alone && m.tokens.len() > 1 {
            let range = (m.start, m.start + sign.len());
            return Some(
                m.finding(
                    &rules::FOREIGN_COMMENT,
                    range,
                    wording::foreign_comment(sign),
                )
                .help(format!("Write `%%` instead of `{sign}`."))
                .fix(Fix::safe("Write `%%`", m.span(range.0..range.1), "%%")),
            );
        }
    }
    None
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
