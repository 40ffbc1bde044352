//! `-->|text|`: a text between pipes.

use super::super::Within;
use super::super::mistake::Mistake;
use super::open_markdown;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::{after_space, is_space};
use crate::syntax::explain::{shown, wording};
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;
use crate::syntax::lenient;

/// `-->|text|`
pub(in crate::syntax::kinds::flowchart::explain) fn text_in_pipes(
    m: &Mistake<'_>,
) -> Option<Diagnostic> {
    let index = m.begun(Within::PipeText)?;
    let pipe = *m.tokens.get(index)?;
    let from = pipe.end as usize;
    let rest = m.slice(from..m.end().max(from));
    let line = rest.lines().next().unwrap_or_default();
    let opening = (pipe.start as usize, from);
    let quoted = line.trim_start_matches(is_space).starts_with('"');
    if let Some(end) = line.find('|')
        && let Some(found) = closed(m, opening, &line[..end], line)
    {
        return Some(found);
    }
    if quoted && line.matches('"').count() == 1 {
        let at = from + line.find('"').unwrap_or(0);
        let found = m
            .finding(
                &rules::UNCLOSED_QUOTE,
                (at, at + 1),
                wording::unclosed_quote(&line[at + 1 - from..]),
            )
            .label("opened here")
            .help("Close it: `\"|`.");
        let found = m.noticed(found);
        return Some(match line.find('|') {
            Some(end) => found.fix(Fix::safe("Close the quote", m.after(from + end), "\"")),
            None => found,
        });
    }
    Some(unclosed(m, opening, line))
}

/// Both pipes are there; the text stands between them, and `line` is what follows the first.
fn closed(m: &Mistake<'_>, opening: (usize, usize), text: &str, line: &str) -> Option<Diagnostic> {
    let (from, end) = (opening.1, text.len());
    let label = text.trim_matches(is_space);
    let quoted = label.starts_with('"');
    if label.is_empty()
        && let Some(found) = doubled(m, opening.0, line)
    {
        return Some(found);
    }
    if label.is_empty() || label == "\"\"" {
        return Some(
            m.finding(
                &rules::EMPTY_LABEL,
                (opening.0, from + end + 1),
                "the text between the pipes is empty",
            )
            .help("Remove the pipes.")
            .fix(Fix::safe(
                "Remove the pipes",
                m.span(opening.0..from + end + 1),
                "",
            )),
        );
    }
    if m.bad().start as usize <= from + end {
        if let Some(found) = open_markdown(m, label, from + line.find(label)?) {
            return Some(found);
        }
        let inner_quotes = quoted && label.len() > 1 && label.ends_with('"');
        let bad = m.bad();
        let at = bad.start as usize - usize::from(bad.kind == Kind::Str);
        let start = from + (line[..end].len() - line[..end].trim_start_matches(is_space).len());
        if inner_quotes
            && label[1..label.len() - 1].contains('"')
            && lenient::wraps(&label[1..label.len() - 1])
        {
            return Some(
                m.finding(
                    &rules::NESTED_QUOTES,
                    (at, at + 1),
                    "the link text has quotes inside its quotes",
                )
                .help("Write `#quot;` for each inner quote.")
                .fix(Fix {
                    description: "Write `#quot;` for each inner quote".to_owned(),
                    applicability: crate::diagnostic::Applicability::Safe,
                    edits: m.spelt(start + 1, start + label.len() - 1),
                }),
            );
        }
        let sign = m.slice(at..).chars().next().unwrap_or(' ');
        let found = m
            .finding(
                &rules::UNQUOTED_LABEL,
                (at, at + sign.len_utf8()),
                format!(
                    "the link text `{}` contains `{sign}` and needs quotes",
                    shown(label)
                ),
            )
            .help("Put the text in quotes: `|\"…\"|`.");
        return Some(if quoted && !inner_quotes {
            found
        } else {
            found.maybe_fix(m.quoted(from, from + end))
        });
    }
    None
}

/// The second pipe is missing.
fn unclosed(m: &Mistake<'_>, opening: (usize, usize), line: &str) -> Diagnostic {
    let from = opening.1;
    let found = m
        .finding(
            &rules::UNCLOSED_LINK_TEXT,
            opening,
            "this link text is never closed",
        )
        .label("opened here")
        .help("Close it with `|`, before the node that the link leads to.");
    let found = m.noticed(found);
    let trimmed = line.trim_matches(is_space);
    let last = trimmed.split(is_space).next_back().unwrap_or_default();
    let words = trimmed.split(is_space).filter(|w| !w.is_empty()).count();
    if words < 2 || trimmed.contains('"') {
        return found;
    }
    // The node is the last word, with its bracket if that has spaces in it.
    let node = match trimmed.find(['[', '(', '{']) {
        Some(open) => after_space(&trimmed[..open]),
        None => Some(trimmed.len() - last.len()),
    };
    let Some(node) = node.filter(|&n| n > 0) else {
        return found;
    };
    let lead = line.len() - line.trim_start_matches(is_space).len();
    let end = from + lead + trimmed[..node].trim_end_matches(is_space).len();
    found.fix(Fix::safe("Close the text", m.after(end), "|"))
}

/// `-->||yes|| B`: each pipe twice.
fn doubled(m: &Mistake<'_>, at: usize, line: &str) -> Option<Diagnostic> {
    let rest = line.strip_prefix('|')?;
    let len = rest.find('|')?;
    let text = &rest[..len];
    if text.trim_matches(is_space).is_empty() || !rest[len..].starts_with("||") {
        return None;
    }
    let close = at + 2 + len;
    Some(
        m.finding(
            &rules::UNQUOTED_LABEL,
            (at, close + 2),
            format!("the link text `{}` is between double pipes", shown(text)),
        )
        .help("Write one pipe on each side: `A -->|text| B`.")
        .fix(Fix::safe("Write one pipe", m.span(at..at + 1), "").and(m.span(close..close + 1), "")),
    )
}
