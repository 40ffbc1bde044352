//! Mistakes in links: arrows, texts, targets.

use super::super::token::Kind;
use super::mistake::Mistake;
use super::{scan, within};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::flowchart::rules;

/// An arrow that Mermaid does not have, if that is what stands where reading stopped.
pub(super) fn wrong_arrow(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    if let Some(found) = backward(m, raw) {
        return Some(found);
    }
    let (at, len, right) = scan::wrong_arrow(raw)?;
    let start = m.start + at;
    // What was noticed before the arrow is another mistake.
    if (m.bad().end as usize) < start && m.bad().kind != Kind::StartLink {
        return None;
    }
    let shown = m.shown(&raw[at..at + len]);
    Some(
        m.found(
            &rules::UNKNOWN_ARROW,
            (start, start + len),
            format!("Mermaid has no arrow `{shown}`"),
        )
        .help(format!("Write `{right}`."))
        .fix(Fix::safe(
            format!("Write `{right}`"),
            m.place(start, start + len),
            right,
        )),
    )
}

/// `A <-- B`
fn backward(m: &Mistake<'_>, raw: &str) -> Option<Diagnostic> {
    let line = raw.lines().next()?;
    let (at, sign, right) = [
        ("<--", "-->"),
        ("<==", "==>"),
        ("<-.-", "-.->"),
        ("<-", "-->"),
    ]
    .into_iter()
    .find_map(|(sign, right)| line.find(sign).map(|at| (at, sign, right)))?;
    let behind = &line[at + sign.len()..];
    let outside = line[..at].matches(['[', '(', '{', '"']).count()
        == line[..at].matches([']', ')', '}', '"']).count();
    if !outside
        || behind.starts_with(['-', '>', '=', '.', 'o', 'x'])
        || scan::arrow(behind).is_some()
        || behind.contains('>')
    {
        return None;
    }
    let start = m.start + at;
    let found = m
        .found(
            &rules::UNKNOWN_ARROW,
            (start, start + sign.len()),
            format!("Mermaid has no arrow that points only back, as `{sign}` does"),
        )
        .help(format!(
            "Put the nodes the other way round: `B {right} A` for `A {sign} B`."
        ));
    let (left, text) = (
        line[..at].trim_matches(is_space),
        behind.trim_matches(is_space),
    );
    let plain = |node: &str| {
        !node.is_empty() && !node.contains(['&', '|', ';', '<', '>']) && scan::arrow(node).is_none()
    };
    if !(plain(left) && plain(text)) || line.len() < raw.len() {
        return Some(found);
    }
    let decode = crate::syntax::prepare::decode_entities;
    Some(found.fix(Fix::safe(
        "Turn the link round",
        m.place(m.start, m.start + line.trim_end_matches(is_space).len()),
        format!("{} {right} {}", decode(text), decode(left)),
    )))
}

/// `A |yes| --> B`: the text stands before its arrow.
pub(super) fn text_before(m: &Mistake<'_>) -> Option<Diagnostic> {
    if m.bad().kind != Kind::Pipe || m.at == 0 {
        return None;
    }
    let at = m.bad().start as usize;
    let line = m.text()[at..m.end().max(at)].lines().next()?;
    let end = line.get(1..)?.find('|')? + 2;
    let behind = &line[end..];
    let lead = behind.len() - behind.trim_start_matches(is_space).len();
    let (_, len) = scan::arrow(behind).filter(|arrow| arrow.0 == lead)?;
    let text = crate::syntax::prepare::decode_entities(&line[..end]);
    Some(
        m.found(
            &rules::SYNTAX_ERROR,
            (at, at + end),
            "the text of a link stands behind its arrow",
        )
        .help("Write `-->|text|`.")
        .fix(
            Fix::safe("Move it behind the arrow", m.place(at, at + end + lead), "")
                .and(m.behind(at + end + lead + len), text),
        ),
    )
}

/// A text inside a link or between pipes that could not be read.
pub(super) fn text(m: &Mistake<'_>) -> Option<Diagnostic> {
    match m.innermost() {
        within::LINK_TEXT => inside(m),
        within::PIPE_TEXT => pipes(m),
        _ => None,
    }
}

/// `-- text` without its second half.
fn inside(m: &Mistake<'_>) -> Option<Diagnostic> {
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
            if words.is_empty() {
                format!("the link `{half}` is not finished")
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

/// `-->|text|`
fn pipes(m: &Mistake<'_>) -> Option<Diagnostic> {
    let index = m.begun(within::PIPE_TEXT)?;
    let pipe = *m.tokens.get(index)?;
    let from = pipe.end as usize;
    let rest = &m.text()[from..m.end().max(from)];
    let line = rest.lines().next().unwrap_or_default();
    let opening = (pipe.start as usize, from);
    let quoted = line.trim_start_matches(is_space).starts_with('"');
    if let Some(end) = line.find('|') {
        let label = line[..end].trim_matches(is_space);
        if label.is_empty() || label == "\"\"" {
            return Some(
                m.found(
                    &rules::EMPTY_LABEL,
                    (opening.0, from + end + 1),
                    "the text between the pipes is empty",
                )
                .help("Leave the pipes out.")
                .fix(Fix::safe(
                    "Remove the pipes",
                    m.place(opening.0, from + end + 1),
                    "",
                )),
            );
        }
        if m.bad().start as usize <= from + end {
            let inner_quotes = quoted && label.len() > 1 && label.ends_with('"');
            let bad = m.bad();
            let at = bad.start as usize - usize::from(bad.kind == Kind::Str);
            let start = from + (line[..end].len() - line[..end].trim_start_matches(is_space).len());
            if inner_quotes {
                return Some(
                    m.found(
                        &rules::NESTED_QUOTES,
                        (at, at + 1),
                        "the link text has quotes inside its quotes",
                    )
                    .help("Write `#quot;` for a quote that is to be shown.")
                    .fix(Fix {
                        description: "Spell the quotes".to_owned(),
                        applicability: crate::diagnostic::Applicability::Safe,
                        edits: m.spelt(start + 1, start + label.len() - 1),
                    }),
                );
            }
            let sign = m.text()[at..].chars().next().unwrap_or(' ');
            let found = m
                .found(
                    &rules::UNQUOTED_LABEL,
                    (at, at + sign.len_utf8()),
                    format!(
                        "the link text `{}` has a `{sign}` in it, and no quotes around it",
                        m.shown(label)
                    ),
                )
                .help("Put the text in quotes: `|\"…\"|`.");
            return Some(if quoted {
                found
            } else {
                found.fix(m.quote("Quote the text", from, from + end))
            });
        }
    }
    if quoted && line.matches('"').count() == 1 {
        let at = from + line.find('"').unwrap_or(0);
        let found = m
            .found(
                &rules::UNCLOSED_QUOTE,
                (at, at + 1),
                "the quote that opens the link text is never closed",
            )
            .label("opened here")
            .help("Close it: `\"|`.");
        let found = noticed(m, found);
        return Some(match line.find('|') {
            Some(end) => found.fix(Fix::safe("Close the quote", m.behind(from + end), "\"")),
            None => found,
        });
    }
    let found = m
        .found(
            &rules::UNCLOSED_LINK_TEXT,
            opening,
            "the link text opened with `|` here is never closed",
        )
        .label("opened here")
        .help("Close it with `|`, before the node that the link leads to.");
    let found = noticed(m, found);
    let trimmed = line.trim_matches(is_space);
    let last = trimmed.split(is_space).next_back().unwrap_or_default();
    let words = trimmed.split(is_space).filter(|w| !w.is_empty()).count();
    if words < 2 || trimmed.contains('"') {
        return Some(found);
    }
    // The node is the last word, with its bracket if that has blanks in it.
    let node = match trimmed.find(['[', '(', '{']) {
        Some(open) => trimmed[..open].rfind(is_space).map(|i| i + 1),
        None => Some(trimmed.len() - last.len()),
    };
    let Some(node) = node.filter(|&n| n > 0) else {
        return Some(found);
    };
    let lead = line.len() - line.trim_start_matches(is_space).len();
    let end = from + lead + trimmed[..node].trim_end_matches(is_space).len();
    Some(found.fix(Fix::safe("Close the text", m.behind(end), "|")))
}

/// Shows where the mistake was noticed, if that is further on.
fn noticed(m: &Mistake<'_>, found: Diagnostic) -> Diagnostic {
    let bad = m.bad();
    let start = bad.start as usize;
    let first = m.word(bad).lines().next().unwrap_or_default().len();
    let place = m.place(start, start + first);
    if place.start <= found.span.end {
        return found;
    }
    match bad.kind {
        Kind::Unclosed | Kind::Eof => found.annotate(place, "the chart ends here"),
        _ => found.annotate(place, "noticed here"),
    }
}

/// A link that begins or leads nowhere.
pub(super) fn ends(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    if m.at == 0 && matches!(bad.kind, Kind::Link | Kind::StartLink) {
        let word = m.word(bad);
        let lead = word.len() - word.trim_start_matches(is_space).len();
        let start = bad.start as usize + lead;
        return Some(
            m.found(
                &rules::MISSING_SOURCE,
                (start, start + word.trim_matches(is_space).len()),
                "this link comes from no node",
            )
            .help("Write the node it comes from before it."),
        );
    }
    if !matches!(m.innermost(), within::TARGET | within::AMPERSAND) {
        return None;
    }
    let behind_and = m.innermost() == within::AMPERSAND;
    let what = if behind_and { "`&`" } else { "this link" };
    let before = m.token(-1)?;
    let word = m.word(before);
    let lead = word.len() - word.trim_start_matches(is_space).len();
    let start = before.start as usize + lead;
    let range = (start, start + word.trim_matches(is_space).len().max(1));
    match bad.kind {
        Kind::Newline | Kind::Semi | Kind::Eof | Kind::Unclosed | Kind::Link | Kind::StartLink => {
            let found = m
                .found(
                    &rules::MISSING_TARGET,
                    range,
                    if behind_and {
                        "behind this `&` a node is missing".to_owned()
                    } else {
                        "this link leads to no node".to_owned()
                    },
                )
                .help(if bad.kind == Kind::Newline {
                    format!("Write the node behind {what}, on the same line.")
                } else {
                    format!("Write the node behind {what}.")
                });
            Some(found.annotate(
                m.place_of(bad),
                if bad.kind == Kind::Newline {
                    "the line ends here"
                } else {
                    "noticed here"
                },
            ))
        }
        Kind::Pipe => Some(
            m.found(
                &rules::DOUBLED_LINK_TEXT,
                (bad.start as usize, bad.end as usize),
                "this link has a text already",
            )
            .help("Write one text, inside the link or between pipes."),
        ),
        kind if kind.opens() => Some(
            m.found(
                &rules::MISSING_ID,
                (bad.start as usize, bad.end as usize),
                "this label has no id before it",
            )
            .help("Write an id before the bracket: `B[…]`."),
        ),
        _ => None,
    }
}
