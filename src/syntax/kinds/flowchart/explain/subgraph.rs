//! The header line of a subgraph.

use super::mistake::Mistake;
use super::reserved;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, shown};
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::{Kind, Within};

/// What stands after `subgraph`.
struct Line<'a> {
    /// Id and title, without white space around them.
    title: &'a str,
    /// Where they begin.
    from: usize,
    /// Where they end.
    to: usize,
    /// The first word of them.
    id: &'a str,
    /// Whether that can be an id.
    plain: bool,
    /// Where reading stopped, if that is in the line.
    at: usize,
}

/// The header line of a subgraph.
pub(super) fn subgraph(m: &Mistake<'_>) -> Option<Explained> {
    if reserved::begins_chain(m) {
        return None;
    }
    let after = m.start + "subgraph".len();
    let title = m.slice(after..m.end().max(after)).trim_matches(is_space);
    let title = title.lines().next().unwrap_or_default();
    let title = title.trim_end_matches(is_space);
    if title.is_empty() {
        let word = (m.start, after);
        let found = m
            .finding(&rules::SUBGRAPH_WITHOUT_NAME, word, "this subgraph has neither an id nor a title")
            .help("Write an id after `subgraph`, and a title in brackets: `subgraph shop [The shop]`.");
        return Some(m.explained(found));
    }
    let from = after + m.slice(after..).find(title)?;
    let to = from + title.len();
    let id = title
        .split(|c: char| is_space(c) || "[({\"<".contains(c))
        .next()
        .unwrap_or_default();
    let is_id = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
    let line = Line {
        title,
        from,
        to,
        id,
        plain: !id.is_empty() && id.chars().all(is_id) && id != "end",
        at: (m.bad().start as usize).clamp(m.start, to),
    };
    braced(m, &line).or_else(|| m.reported(of_line(m, &line)))
}

/// `subgraph A {`
fn braced(m: &Mistake<'_>, line: &Line<'_>) -> Option<Explained> {
    let name = line.title.strip_suffix('{')?;
    if name.contains('{') {
        return None;
    }
    let name = name.trim_end_matches(is_space);
    let to = line.to;
    let found = m
        .finding(
            &rules::FOREIGN_BRACES,
            (to - 1, to),
            "a subgraph cannot have braces",
        )
        .help("Remove `{`, and write `end` instead of `}`.")
        .fix(Fix::safe(
            "Use `end` instead of braces",
            m.span(line.from + name.len()..to),
            "",
        ));
    let found = m.explained(found);
    Some(Explained {
        then: found.then.braced(),
        ..found
    })
}

/// What is wrong with the title, by the token that was found in it.
fn of_line(m: &Mistake<'_>, line: &Line<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    match bad.kind {
        Kind::StyleSeparator => return Some(class(m, line)),
        Kind::Str if line.plain => return Some(quoted_title(m, line)),
        _ => {}
    }
    if let Some(found) = empty_quotes(m, line) {
        return Some(found);
    }
    if line.title.ends_with(']') && bad.kind == Kind::Space && bad.start as usize >= line.to {
        let range = (bad.start as usize, bad.end as usize);
        let found = m.finding(
            &rules::TRAILING_SPACE,
            range,
            "there is a space after the title",
        );
        let fix = Fix::safe("Remove the space", m.span(bad), "");
        return Some(found.help("Remove it.").fix(fix));
    }
    if bad.kind == Kind::Sqe
        && let Some(open) = line.title.find("[]")
    {
        return Some(empty_brackets(m, line.from + open));
    }
    if let Some(open) = line.title.find('[').filter(|_| !line.title.contains(']')) {
        return Some(unclosed(m, line.from + open, line.to));
    }
    if let Some(open) = line.title.find('[').filter(|_| m.is_in(Within::Label)) {
        return bracket_inside(m, line, line.from + open + 1);
    }
    if arrow::find(line.title)
        .is_some_and(|_| matches!(bad.kind, Kind::Link | Kind::EdgeText | Kind::Unclosed))
        && m.raw().contains('>')
    {
        let rest = m.slice(line.at..);
        let at = line.at + rest.len() - rest.trim_start_matches(is_space).len();
        let message = "a statement cannot follow `subgraph` on the same line";
        let found = m.finding(&rules::MISSING_LINK, (at, at + 1), message);
        return Some(found.help("Start a new line after the title."));
    }
    Some(unquoted(m, line))
}

/// `subgraph A:::big`
fn class(m: &Mistake<'_>, line: &Line<'_>) -> Diagnostic {
    let bad = m.bad();
    m.finding(
        &rules::MISPLACED_LABEL,
        (bad.start as usize, bad.end as usize),
        "a subgraph cannot have a class after its id",
    )
    .help(format!(
        "Write `class {} {}` after its `end`.",
        shown(line.id.split(":::").next().unwrap_or_default()),
        shown(line.title.split(":::").nth(1).unwrap_or("name")),
    ))
}

/// `subgraph S "Title"`
fn quoted_title(m: &Mistake<'_>, line: &Line<'_>) -> Diagnostic {
    let quote = m.bad().start as usize - 1;
    let space = m.slice(..quote).trim_end_matches(is_space).len();
    m.finding(
        &rules::UNQUOTED_LABEL,
        (quote, line.to),
        "the title after the id needs brackets",
    )
    .help("Write `subgraph id [\"Title\"]`.")
    .fix(
        Fix::safe("Put the title in brackets", m.span(space..quote), "[")
            .and(m.after(line.to), "]"),
    )
}

/// `subgraph S []`
fn empty_brackets(m: &Mistake<'_>, open: usize) -> Diagnostic {
    let space = m.slice(..open).trim_end_matches(is_space).len();
    m.finding(
        &rules::EMPTY_LABEL,
        (open, open + 2),
        "the title of this subgraph is empty",
    )
    .help("Write a title, or remove the brackets.")
    .fix(Fix::safe(
        "Remove the brackets",
        m.span(space..open + 2),
        "",
    ))
}

/// `subgraph S [Title`
fn unclosed(m: &Mistake<'_>, open: usize, end: usize) -> Diagnostic {
    m.finding(
        &rules::UNCLOSED_BRACKET,
        (open, open + 1),
        "the title of this subgraph is never closed",
    )
    .label("opened here")
    .help("Close it with `]`.")
    .fix(Fix::safe("Close it with `]`", m.after(end), "]"))
}

/// `subgraph S [a (b)]`: the title begins at an offset.
fn bracket_inside(m: &Mistake<'_>, line: &Line<'_>, inside: usize) -> Option<Diagnostic> {
    let text = m.slice(inside..line.to);
    if text.starts_with('"') || !text.ends_with(']') {
        return None;
    }
    Some(
        m.finding(
            &rules::UNQUOTED_LABEL,
            (line.at, line.at + 1),
            "the title contains a bracket and needs quotes",
        )
        .help("Put the title in quotes: `[\"…\"]`.")
        .fix(m.quote("Put the title in quotes", inside, line.to - 1)),
    )
}

/// A title with a sign in it that only quotes can hold.
fn unquoted(m: &Mistake<'_>, line: &Line<'_>) -> Diagnostic {
    let &Line {
        title,
        from,
        to,
        id,
        plain,
        at,
    } = line;
    let found = match m.bad().kind {
        Kind::Default | Kind::Href | Kind::Interpolate | Kind::LinkTarget => m.finding(
            &rules::RESERVED_ID,
            (from, to),
            format!(
                "`{}` is a keyword and cannot be the id of a subgraph",
                shown(title)
            ),
        ),
        Kind::Unknown if !m.slice(at..).starts_with(|c: char| c.is_ascii()) => {
            let c = m.slice(at..).chars().next().unwrap_or(' ');
            m.finding(
                &rules::ILLEGAL_ID,
                (at, at + c.len_utf8()),
                format!("a title with `{c}` needs quotes"),
            )
        }
        _ => {
            let at = at + m.slice(at..).len() - m.slice(at..).trim_start_matches([' ', '\t']).len();
            let c = m.slice(at..).chars().next().unwrap_or(' ');
            m.finding(
                &rules::UNQUOTED_LABEL,
                (at, at + c.len_utf8()),
                format!("a title with `{}` needs quotes", shown(&c.to_string())),
            )
        }
    }
    .help("Put the title in quotes: `subgraph id [\"…\"]`.");
    if title.contains(['[', ']', '"']) {
        return found;
    }
    let fix = if plain && title.len() > id.len() {
        Fix::safe(
            "Put the title in quotes",
            m.span(from..from),
            format!("{id} [\""),
        )
        .and(m.after(to), "\"]")
    } else {
        m.quote("Put the title in quotes", from, to)
    };
    found.fix(fix)
}

/// `subgraph ""`, `subgraph id [""]`: quotes with nothing between.
fn empty_quotes(m: &Mistake<'_>, line: &Line<'_>) -> Option<Diagnostic> {
    let (title, from) = (line.title, line.from);
    let inner = title.trim_end_matches(']').trim_end_matches(is_space);
    let before = inner.strip_suffix("\"\"")?;
    let is_bracketed = inner != title && before.trim_end_matches(is_space).ends_with('[');
    let is_all = inner == title && before.is_empty();
    if !(is_bracketed || is_all) {
        return None;
    }
    let start = from + before.len();
    Some(
        m.finding(
            &rules::EMPTY_LABEL,
            (start, start + 2),
            "the title of this subgraph is empty",
        )
        .help("Write a title, or a space between the quotes.")
        .fix(Fix::safe(
            "Put a space in the quotes",
            m.after(start + 1),
            " ",
        )),
    )
}
