//! Comments behind a statement, and comments of other languages.

use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::flowchart::rules;

/// A comment behind a statement, or one of another language.
pub(super) fn comment(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    let bad = m.bad().start as usize;
    if raw.starts_with("<!--") {
        let line = raw.lines().next().unwrap_or_default();
        let found = m
            .found(
                &rules::FOREIGN_COMMENT,
                (m.start, m.start + 4),
                "`<!--` begins no comment here",
            )
            .help("Begin each line of the comment with `%%`.");
        return Some(match line.strip_suffix("-->") {
            Some(inside) if inside.trim_matches(is_space).len() > 4 => {
                let end = m.start + inside.trim_end_matches(is_space).len();
                found.fix(
                    Fix::safe("Write `%%`", m.place(m.start, m.start + 4), "%%")
                        .and(m.place(end, m.start + line.len()), ""),
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
            return Some(
                m.found(
                    &rules::FOREIGN_COMMENT,
                    (m.start, m.start + sign.len()),
                    format!("`{sign}` begins no comment here"),
                )
                .help("Write `%%`.")
                .fix(Fix::safe(
                    "Write `%%`",
                    m.place(m.start, m.start + sign.len()),
                    "%%",
                )),
            );
        }
    }
    // From the token that does not fit, perhaps a blank before it, or perhaps it was taken for an id.
    let from = floor(m.text(), m.start.max(bad.saturating_sub(3)));
    let rest = m.text().get(from..m.end().max(from))?;
    let foreign = ["// ", "# "]
        .into_iter()
        .find(|sign| m.at > 0 && m.text()[bad..].starts_with(sign));
    let (at, sign) = match (rest.find("%%"), foreign) {
        (Some(i), _) => (from + i, "%%"),
        (None, Some(sign)) => (bad, sign.trim_end()),
        (None, None) => return None,
    };
    let before = &m.text()[m.start..at];
    let apart = before.is_empty() || before.ends_with(is_space);
    if !apart || at > bad + 1 || before.matches('"').count() % 2 == 1 {
        return None;
    }
    let line_end = m.text()[at..].find('\n').map_or(m.text().len(), |i| at + i);
    let comment = m.text()[at..line_end].trim_end_matches(is_space);
    let found = m
        .found(
            &rules::TRAILING_COMMENT,
            (at, at + comment.len()),
            "a comment stands behind a statement",
        )
        .help("Give the comment a line of its own, above the statement.");
    let code = before.trim_end_matches(is_space);
    let line_start = m.text()[..m.start].rfind('\n').map_or(0, |i| i + 1);
    let indent = &m.text()[line_start..m.start];
    // Only where the lines of the file are those of the chart can a line be put in.
    let same_lines = line_start == 0
        || m.place(line_start - 1, line_start).start + 1 == m.place(line_start, line_start).start;
    if code.is_empty()
        || code.contains('\n')
        || !indent.chars().all(is_space)
        || !same_lines
        || comment.len() <= 2
    {
        return Some(found);
    }
    let text = crate::syntax::prepare::decode_entities(&comment[sign.len()..]);
    Some(
        found.fix(
            Fix::safe(
                "Move the comment above the statement",
                m.place(m.start, m.start),
                format!("%%{text}\n{indent}"),
            )
            .and(m.place(m.start + code.len(), line_end), ""),
        ),
    )
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
