//! `-- text -->`: a text inside a link.

use super::super::mistake::Mistake;
use super::super::{scan, within};
use super::{noticed, open_markdown};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::flowchart::rules;

/// `-- text` without its second half.
pub(super) fn inside(m: &Mistake<'_>) -> Option<Diagnostic> {
    // The context begins behind the first half.
    let index = m.begun(within::LINK_TEXT)?.checked_sub(1)?;
    let first = *m.tokens.get(index)?;
    let half = m.word(first).trim_matches(is_space);
    let from = first.end as usize;
    let line_end = m.end().max(from);
    let rest = &m.text()[from..line_end];
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
        + (m.word(first).len() - m.word(first).trim_start_matches(is_space).len());
    let opening = (start, start + half.len());
    // A second half of the right kind: the text has what it cannot have.
    let last = last_arrow(line).or_else(|| dotted_end(line).filter(|_| dash == '.'));
    if let Some((at, len)) = last {
        let arrow = &line[at..at + len];
        let same = match dash {
            '=' => arrow.contains('='),
            '.' => arrow.contains('.'),
            _ => !arrow.contains(['=', '.']) && arrow.contains("--"),
        };
        let label = line[..at].trim_matches(is_space);
        if same && let Some(found) = open_markdown(m, label, from + line.find(label)?) {
            return Some(found);
        }
        if same && label == "\"\"" {
            let end = from + at;
            return Some(
                m.found(
                    &rules::EMPTY_LABEL,
                    (opening.0, end + len),
                    "the text of this link is empty",
                )
                .help("Leave the text out.")
                .fix(Fix::safe("Remove the text", m.place(opening.0, end), "")),
            );
        }
        if same
            && label.len() > 2
            && label.starts_with('"')
            && label.ends_with('"')
            && label[1..label.len() - 1].contains('"')
            && scan::wraps(&label[1..label.len() - 1])
        {
            let lead = line.len() - line.trim_start_matches(is_space).len();
            let (start, end) = (from + lead + 1, from + lead + label.len() - 1);
            let quote = start + m.text()[start..end].find('"')?;
            return Some(
                m.found(
                    &rules::NESTED_QUOTES,
                    (quote, quote + 1),
                    "the link text has quotes inside its quotes",
                )
                .label("Mermaid ends the text here")
                .help("Write `#quot;` for a quote that is to be shown.")
                .fix(Fix {
                    description: "Spell the quotes".to_owned(),
                    applicability: crate::diagnostic::Applicability::Safe,
                    edits: m.spelt(start, end),
                }),
            );
        }
        if same && !label.is_empty() {
            let bad = m.bad().start as usize;
            return Some(
                m.found(
                    &rules::UNQUOTED_LABEL,
                    (bad, bad + 1),
                    format!(
                        "the link text `{}` has signs in it that end or begin a link",
                        m.shown(label)
                    ),
                )
                .annotate(m.place(opening.0, opening.1), "the text begins behind this")
                .help("Put the text in quotes.")
                .fix(m.quote(
                    "Quote the text",
                    from,
                    from + line[..at].trim_end_matches(is_space).len(),
                )),
            );
        }
        if !same && !label.is_empty() && scan::arrow(line).is_some_and(|found| found.0 == at) {
            let begin = match arrow {
                a if a.contains('=') => "==",
                a if a.contains('.') => "-.",
                _ => "--",
            };
            return Some(
                m.found(
                    &rules::UNCLOSED_LINK_TEXT,
                    opening,
                    format!("the link begins with `{half}` and ends with `{arrow}`"),
                )
                .annotate(m.place(from + at, from + at + len), "another kind of line")
                .help(format!(
                    "Begin it with `{begin}`, or end it with `{right}`."
                ))
                .fix(Fix::safe(
                    format!("Begin it with `{begin}`"),
                    m.place(opening.0, opening.1),
                    begin,
                )),
            );
        }
    }
    if let Some(found) = pipe_behind(m, half, opening, line, dash) {
        return Some(found);
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
        .found(
            &rules::UNCLOSED_LINK_TEXT,
            opening,
            if words.len() < 2 {
                format!("`{half}` is only the beginning of a link")
            } else {
                format!("the text of the link that begins with `{half}` has no end")
            },
        )
        .label("opened here")
        .help(format!(
            "`{half} text {right} B` is a link with a text, `A {} B` one without.",
            if dash == '-' { "---" } else { right }
        ));
    let found = noticed(m, found);
    match words.as_slice() {
        _ if quoted => Some(found),
        [] => Some(found),
        [_] => Some(found.fix(Fix::unsafe_(
            "Make it a link without a text",
            m.place(opening.0, opening.1),
            match dash {
                '=' => "===",
                '.' => "-.-",
                _ => "---",
            },
        ))),
        [.., last] => {
            let at = from + line.trim_end_matches(is_space).len() - last.len();
            let blank = m.text()[..at].trim_end_matches(is_space).len();
            Some(found.fix(Fix::safe(
                format!("End the text with `{right}`"),
                m.place(blank, at),
                format!(" {right} "),
            )))
        }
    }
}

/// The last arrow of a line that stands outside quotes.
fn last_arrow(line: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    let mut last = None;
    while let Some((at, len)) = scan::arrow(&line[from..]) {
        if line[..from + at].matches('"').count().is_multiple_of(2) {
            last = Some((from + at, len));
        }
        from += at + len.max(1);
    }
    last
}

/// `A --|text| B`: the arrow before a text in pipes is not whole.
fn pipe_behind(
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
        m.found(
            &rules::UNKNOWN_ARROW,
            opening,
            format!("`{half}` is not a whole arrow, and a text in pipes stands behind one"),
        )
        .help(format!("write `{right}|text|`"))
        .fix(Fix::safe(
            format!("Write `{right}`"),
            m.behind(opening.1),
            head,
        )),
    )
}

/// The second half of a dotted link: `.->` or `.-`.
fn dotted_end(line: &str) -> Option<(usize, usize)> {
    let dash = line.rfind(".-")?;
    let at = line[..=dash].trim_end_matches('.').len();
    let len = line[at..]
        .find(|c| !matches!(c, '.' | '-' | '>'))
        .unwrap_or(line.len() - at);
    (line[..at].matches('"').count().is_multiple_of(2)).then_some((at, len))
}
