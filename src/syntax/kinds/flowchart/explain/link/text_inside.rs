//! `-- text -->`: a text inside a link.

use super::super::Within;
use super::super::mistake::Mistake;
use super::second_half::Half;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::rules;

/// `-- text` without its second half.
pub(in crate::syntax::kinds::flowchart::explain) fn text_inside(
    m: &Mistake<'_>,
) -> Option<Diagnostic> {
    // The context begins after the first half.
    let index = m.begun(Within::LinkText)?.checked_sub(1)?;
    let first = *m.tokens.get(index)?;
    let half = m.slice(first).trim_matches(is_space);
    let from = first.end as usize;
    let line_end = m.end().max(from);
    let rest = m.slice(from..line_end);
    let line = rest.lines().next().unwrap_or_default();
    let dash = if half.contains('=') {
        '='
    } else if half.contains('.') {
        '.'
    } else {
        '-'
    };
    let right = match dash {
        '=' => "==>",
        '.' => ".->",
        _ => "-->",
    };
    let start = first.start as usize
        + (m.slice(first).len() - m.slice(first).trim_start_matches(is_space).len());
    let opening = (start, start + half.len());
    let half_open = Half {
        sign: half,
        opening,
        from,
        line,
        dash,
    };
    if let Some(found) = half_open.ended(m) {
        return Some(found);
    }
    if let Some(found) = pipe_after(m, half, opening, line, dash) {
        return Some(found);
    }
    if let Some(found) = half_open.node_after(m) {
        return Some(m.noticed(found));
    }
    if let Some(found) = quotes_in(m, from, line) {
        return Some(m.noticed(found));
    }
    // The node that the link leads to may have a label: its brackets hold no end of a link.
    let bracket = line.find(['[', '(', '{', '"']);
    let (quoted, line) = match bracket {
        Some(at) => (
            line[at..].starts_with('"') || line[..at].ends_with(is_space),
            &line[..at],
        ),
        None => (false, line),
    };
    let words: Vec<&str> = line.split(is_space).filter(|w| !w.is_empty()).collect();
    let found = m
        .finding(
            &rules::UNCLOSED_LINK_TEXT,
            opening,
            if words.len() < 2 {
                format!("`{half}` is only the beginning of a link")
            } else {
                format!("the link text after `{half}` is never closed")
            },
        )
        .label("opened here")
        .help(format!(
            "`{half} text {right} B` is a link with text, and `A {} B` is a link without text.",
            if dash == '-' { "---" } else { right }
        ));
    let found = m.noticed(found);
    match words.as_slice() {
        _ if quoted => Some(found),
        [] => Some(found),
        [_] => Some(found.fix(Fix::unsafe_(
            "Make it a link without a text",
            m.span(opening.0..opening.1),
            match dash {
                '=' => "===",
                '.' => "-.-",
                _ => "---",
            },
        ))),
        [.., last] => {
            let at = from + line.trim_end_matches(is_space).len() - last.len();
            let space = m.slice(..at).trim_end_matches(is_space).len();
            Some(found.fix(Fix::safe(
                format!("End the text with `{right}`"),
                m.span(space..at),
                format!(" {right} "),
            )))
        }
    }
}

/// `A --|text| B`: the arrow before a text in pipes is not whole.
fn pipe_after(
    m: &Mistake<'_>,
    half: &str,
    opening: (usize, usize),
    line: &str,
    dash: char,
) -> Option<Diagnostic> {
    line.strip_prefix('|')?.find('|')?;
    let (head, right) = match dash {
        '=' => (">", "==>"),
        '.' => ("->", "-.->"),
        _ => (">", "-->"),
    };
    Some(
        m.finding(
            &rules::UNKNOWN_ARROW,
            opening,
            format!("`{half}` is only half an arrow, so no text in pipes can follow it"),
        )
        .help(format!("Write `{right}|text|`."))
        .fix(Fix::safe(
            format!("Write `{right}`"),
            m.after(opening.1),
            head,
        )),
    )
}

/// `-- says "no" -->`: quotes inside a text that is not in quotes.
fn quotes_in(m: &Mistake<'_>, from: usize, line: &str) -> Option<Diagnostic> {
    let ends = ["-->", "---", "==>", "===", ".->", ".-"];
    let end = ends.iter().filter_map(|end| line.find(end)).min()?;
    let text = &line[..end];
    let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| from + at).collect();
    let first = *quotes.first()?;
    if text.trim_start_matches(is_space).starts_with('"') || text.contains(['[', '(', '{']) {
        return None;
    }
    let found = m
        .finding(
            &rules::UNCLOSED_LINK_TEXT,
            (first, first + 1),
            "a link text cannot contain `\"`",
        )
        .help("Write `#quot;` for each `\"` in the text.");
    let mut edits = quotes.into_iter().map(|at| m.span(at..at + 1));
    let first = edits.next()?;
    let fix = Fix::safe("Write `#quot;`", first, "#quot;");
    Some(found.fix(edits.fold(fix, |fix, at| fix.and(at, "#quot;"))))
}
