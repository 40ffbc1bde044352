//! Mistakes in subgraphs, styles, classes and clicks.

use super::super::token::Kind;
use super::mistake::Mistake;
use super::{colour, within};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::flowchart::rules;

/// The header line of a subgraph.
pub(super) fn subgraph(m: &Mistake<'_>) -> Option<Diagnostic> {
    if m.tokens[0].kind != Kind::Subgraph {
        return None;
    }
    let raw = m.raw();
    let title_at = m.start + "subgraph".len();
    let title = m.text()[title_at..m.end().max(title_at)].trim_matches(is_space);
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
    let from = title_at + m.text()[title_at..].find(title)?;
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
                    m.place(m.text()[..quote].trim_end_matches(is_space).len(), quote),
                    "[",
                )
                .and(m.behind(to), "]"),
            ),
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
                m.place(m.text()[..open].trim_end_matches(is_space).len(), open + 2),
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
    if let Some(open) = title.find('[').filter(|_| m.is_in(within::LABEL)) {
        let inside = from + open + 1;
        let text = &m.text()[inside..to];
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
    if super::scan::arrow(title)
        .is_some_and(|_| matches!(bad.kind, Kind::Link | Kind::EdgeText | Kind::Unclosed))
        && raw.contains(">")
    {
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
        Kind::Unknown if !m.text()[at..].starts_with(|c: char| c.is_ascii()) => {
            let c = m.text()[at..].chars().next().unwrap_or(' ');
            m.found(
                &rules::ILLEGAL_ID,
                (at, at + c.len_utf8()),
                format!("`{c}` cannot stand in a title without quotes"),
            )
        }
        _ => {
            let c = m.text()[at..].chars().next().unwrap_or(' ');
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

/// `style`, `classDef`, `class`, `linkStyle`.
pub(super) fn styles(m: &Mistake<'_>) -> Option<Diagnostic> {
    let keyword = [
        within::STYLE,
        within::CLASS_DEF,
        within::CLASS,
        within::LINK_STYLE,
    ]
    .into_iter()
    .find(|word| m.is_in(word))?;
    let bad = m.bad();
    let at = bad.start as usize;
    let styles = keyword != within::CLASS;
    if m.text()[at..].starts_with("ﬂ°") {
        return Some(entity(m, at));
    }
    match bad.kind {
        kind if styles && kind.opens() && m.word(bad).starts_with('(') => Some(function(m, at)),
        kind if styles && kind.opens() && m.word(bad).starts_with('{') => Some(braces(m, at)),
        Kind::Unknown if styles && m.text()[at..].starts_with('=') => Some(
            m.found(
                &rules::SYNTAX_ERROR,
                (at, at + 1),
                "a style is written with `:`, and not with `=`",
            )
            .help("Write `fill:#eee`, for example.")
            .fix(Fix::safe("Write `:`", m.place(at, at + 1), ":")),
        ),
        Kind::Str if styles => {
            let (start, end) = (at - 1, (bad.end as usize + 1).min(m.text().len()));
            Some(
                m.found(
                    &rules::QUOTED_STYLE,
                    (start, end),
                    "a style takes no quotes",
                )
                .help("Leave the quotes out.")
                .fix(
                    Fix::safe("Remove the quotes", m.place(start, start + 1), "")
                        .and(m.place(end - 1, end), ""),
                ),
            )
        }
        Kind::Space => blank(m, keyword, at, bad.end as usize),
        kind if kind.separates() || kind == Kind::Unclosed => {
            let before = m.token(-1)?;
            if before.kind == Kind::Comma {
                return Some(
                    m.found(
                        &rules::TRAILING_COMMA,
                        (before.start as usize, before.end as usize),
                        "behind this comma something is missing",
                    )
                    .help("Remove the comma.")
                    .fix(Fix::safe("Remove the comma", m.place_of(before), "")),
                );
            }
            let what = match keyword {
                within::CLASS => "the name of a class",
                _ => "a style such as `fill:#eee`",
            };
            Some(
                m.found(
                    &rules::MISSING_VALUE,
                    (m.start, m.end()),
                    format!("this `{keyword}` lacks its last part"),
                )
                .help(format!("Write {what} behind it.")),
            )
        }
        Kind::NodeString | Kind::UnicodeText | Kind::Down if keyword == within::LINK_STYLE => Some(
            m.found(
                &rules::LINK_STYLE_TARGET,
                (at, bad.end as usize),
                format!("`{}` is no number of a link", m.shown(m.word(bad))),
            )
            .help("Links are counted from 0 in the order they are written; `default` means all."),
        )
        .map(|found| match m.word(bad) {
            "all" => found.fix(Fix::safe("Write `default`", m.place_of(bad), "default")),
            _ => found,
        }),
        _ => None,
    }
}

/// `#333;` in a style.
fn entity(m: &Mistake<'_>, at: usize) -> Diagnostic {
    let end = m.text()[at..]
        .find("¶ß")
        .map_or(at, |i| at + i + "¶ß".len());
    let name = m.shown(&m.text()[at..end]);
    let place = m.place(at, end);
    m.found(
        &rules::ENTITY_SEMICOLON,
        (at, end),
        format!("`{name}` is read as an entity code"),
    )
    .help("Put a blank or a line break before the `;`.")
    .fix(Fix::safe(
        "Put a blank before the `;`",
        crate::source::Span::at(place.end.saturating_sub(1).max(place.start)),
        " ",
    ))
}

/// `classDef c { fill: red; }`, as in CSS.
fn braces(m: &Mistake<'_>, at: usize) -> Diagnostic {
    let line = m.text()[at..m.end().max(at)]
        .lines()
        .next()
        .unwrap_or_default();
    let found = m
        .found(
            &rules::SYNTAX_ERROR,
            (at, at + 1),
            "styles stand in no braces here",
        )
        .help("Write them one behind the other, with commas between: `fill:#eee,color:#333`.");
    let Some(inside) = line
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    else {
        return found;
    };
    let lead = inside.len() - inside.trim_start_matches(is_space).len();
    let body = inside[lead..].trim_end_matches(|c: char| is_space(c) || c == ';');
    if body.is_empty() || body.contains(['{', '}', ';', '(', '"']) {
        return found;
    }
    let from = at + 1 + lead;
    found.fix(
        Fix::safe("Remove the braces", m.place(at, from), "")
            .and(m.place(from + body.len(), at + line.len()), ""),
    )
}

/// `rgb(…)` in a style.
fn function(m: &Mistake<'_>, at: usize) -> Diagnostic {
    let name_at = m.text()[m.start..at]
        .char_indices()
        .rfind(|(_, c)| !(c.is_ascii_alphanumeric() || *c == '-'))
        .map_or(m.start, |(i, c)| m.start + i + c.len_utf8());
    let name = &m.text()[name_at..at];
    let line = m.text()[at..].lines().next().unwrap_or_default();
    let end = line.find(')').map_or(at + 1, |i| at + i + 1);
    let whole = &m.text()[name_at..end];
    let found = m
        .found(
            &rules::CSS_FUNCTION,
            (name_at, end),
            format!(
                "a style takes no parentheses, and so no `{}`",
                m.shown(&format!("{name}(…)"))
            ),
        )
        .help("Write colours as `#rrggbb`.");
    match colour::hex(whole) {
        Some(hex) => found.fix(Fix::safe(
            format!("Write `{hex}`"),
            m.place(name_at, end),
            hex,
        )),
        None => found,
    }
}

/// A blank in a list, or at the end.
fn blank(m: &Mistake<'_>, keyword: &str, at: usize, end: usize) -> Option<Diagnostic> {
    if matches!(
        m.kind(1),
        None | Some(Kind::Newline | Kind::Semi | Kind::Eof)
    ) {
        return Some(
            m.found(
                &rules::TRAILING_BLANK,
                (at, end),
                format!("a blank stands behind this `{keyword}`"),
            )
            .help("Remove it.")
            .fix(Fix::safe("Remove the blank", m.place(at, end), "")),
        );
    }
    let head = &m.text()[m.start..at];
    let list = m.text()[m.start..m.end().max(at)]
        .lines()
        .next()
        .unwrap_or_default();
    // Blanks behind (or before) commas of the list.
    let mut fix: Option<Fix> = None;
    let body = list.find(is_space).map_or(0, |i| {
        i + list[i..].len() - list[i..].trim_start_matches(is_space).len()
    });
    for (i, _) in list.match_indices(',').filter(|(i, _)| *i > body) {
        let behind = &list[i + 1..];
        let after = behind.len() - behind.trim_start_matches(is_space).len();
        let before = list[..i].len() - list[..i].trim_end_matches(is_space).len();
        if after + before == 0 {
            continue;
        }
        let span = m.place(m.start + i - before, m.start + i + 1 + after);
        fix = Some(match fix {
            None => Fix::safe("Remove the blanks", span, ","),
            Some(fix) => fix.and(span, ","),
        });
    }
    if list.contains(',') || head.ends_with(',') {
        let found = m
            .found(
                &rules::BLANK_IN_LIST,
                (at, end),
                "a blank stands in the list",
            )
            .help("Lists have commas and no blanks: `A,B`.");
        return Some(match fix {
            Some(fix) => found.fix(fix),
            None => found,
        });
    }
    Some(
        m.found(
            &rules::BLANK_IN_LIST,
            (at, end),
            if keyword == within::CLASS {
                "a `class` statement gives one class".to_owned()
            } else {
                format!("a blank stands in this `{keyword}`")
            },
        )
        .help("Write a statement for each class; ids are joined with commas: `class A,B name`."),
    )
}

/// `click`
pub(super) fn click(m: &Mistake<'_>) -> Option<Diagnostic> {
    if !m.is_in(within::CLICK) {
        return None;
    }
    let bad = m.bad();
    let at = bad.start as usize;
    let line_end = m.end().max(m.start);
    let forms = "the forms are `click A \"url\" \"tooltip\" _blank`, `click A call name(args) \"tooltip\"` and `click A name \"tooltip\"`";
    if m.text()[at..line_end.max(at)].starts_with(['“', '”', '„']) {
        let rest = &m.text()[m.start..line_end];
        let mut fix: Option<Fix> = None;
        for (i, c) in rest.char_indices().filter(|(_, c)| "“”„".contains(*c)) {
            let span = m.place(m.start + i, m.start + i + c.len_utf8());
            fix = Some(match fix {
                None => Fix::safe("Use straight quotes", span, "\""),
                Some(fix) => fix.and(span, "\""),
            });
        }
        let found = m
            .found(
                &rules::SMART_QUOTES,
                (at, at + 3),
                "typographic quotes are no quotes to Mermaid",
            )
            .help("Use straight quotes: `\"`.");
        return Some(match fix {
            Some(fix) => found.fix(fix),
            None => found,
        });
    }
    let line = m.raw().lines().next().unwrap_or_default();
    if line.matches('"').count() % 2 == 1 {
        let quote = m.start + line.rfind('"')?;
        return Some(
            m.found(
                &rules::UNCLOSED_QUOTE,
                (quote, quote + 1),
                "the quote that opens here is never closed",
            )
            .label("opened here")
            .help("Close it with another `\"`.")
            .fix(Fix::safe(
                "Close the quote",
                m.behind(m.start + line.len()),
                "\"",
            )),
        );
    }
    let call = m.tokens[..=m.at]
        .iter()
        .any(|t| t.kind == Kind::CallbackName);
    if let Some(name) = line
        .find(" call ")
        .map(|i| i + " call ".len())
        .filter(|_| call)
        && !line[name..].contains('(')
    {
        let behind = &line[name..];
        let from = name + behind.len() - behind.trim_start_matches(is_space).len();
        let len = line[from..]
            .find(|c: char| is_space(c) || c == '"')
            .unwrap_or(line.len() - from);
        let (start, end) = (m.start + from, m.start + from + len);
        if len > 0 {
            let shown = m.shown(&line[from..from + len]);
            let lacks = format!("`call {shown}` lacks its parentheses");
            return Some(
                m.found(&rules::BROKEN_CLICK, (start, end), lacks)
                    .help(forms)
                    .fix(Fix::safe("Write `()`", m.behind(end), "()")),
            );
        }
    }
    let space = bad.kind == Kind::Space;
    if space
        && matches!(
            m.kind(1),
            None | Some(Kind::Newline | Kind::Semi | Kind::Eof)
        )
    {
        return Some(
            m.found(
                &rules::TRAILING_BLANK,
                (at, bad.end as usize),
                "a blank stands behind this `click`",
            )
            .help("Remove it.")
            .fix(Fix::safe("Remove the blank", m.place_of(bad), "")),
        );
    }
    let found = |range, message: String| m.found(&rules::BROKEN_CLICK, range, message).help(forms);
    let raw = m.raw();
    if bad.kind == Kind::Ps {
        // `click A name()`
        let name = m.token(-1)?;
        let closed = raw.ends_with(')') || raw.contains(") ");
        let name_at = m.text()[..name.end as usize]
            .rfind(is_space)
            .map_or(name.start as usize, |i| i + 1);
        let message = format!(
            "`{}(…)` needs the word `call` before it",
            m.shown(&m.text()[name_at..name.end as usize])
        );
        let diagnostic = found((name_at, at + 1), message);
        return Some(if closed {
            diagnostic.fix(Fix::safe(
                "Write `call`",
                m.place(name_at, name_at),
                "call ",
            ))
        } else {
            diagnostic
        });
    }
    if bad.kind == Kind::Unclosed && m.kind(-1) == Some(Kind::CallbackName) {
        let name = m.token(-1)?;
        let shown = m
            .word(name)
            .lines()
            .next()
            .unwrap_or_default()
            .trim_matches(is_space);
        let end = name.start as usize + shown.len();
        let diagnostic = found(
            (name.start as usize, end),
            format!("`call {}` lacks its parentheses", m.shown(shown)),
        );
        return Some(if shown.is_empty() {
            diagnostic
        } else {
            diagnostic.fix(Fix::safe("Write `()`", m.behind(end), "()"))
        });
    }
    if m.kind(-1) == Some(Kind::Href) {
        let line = m.text()[at..line_end.max(at)]
            .lines()
            .next()
            .unwrap_or_default();
        let len = line.find(is_space).unwrap_or(line.len());
        return Some(
            found(
                (at, at + len),
                "the address behind `href` needs quotes".to_owned(),
            )
            .fix(m.quote("Quote the address", at, at + len)),
        );
    }
    if space
        && m.kind(-1) == Some(Kind::LinkTarget)
        && m.text()[bad.end as usize..].starts_with('"')
    {
        return Some(found(
            (at, bad.end as usize),
            "the tooltip stands behind the target".to_owned(),
        ));
    }
    let shown = m.shown(
        m.text()[at..line_end.max(at)]
            .lines()
            .next()
            .unwrap_or_default(),
    );
    Some(if shown.is_empty() {
        found(
            (m.start, line_end),
            "this `click` is not finished".to_owned(),
        )
    } else {
        found(
            (at, (at + shown.len()).min(line_end.max(at))),
            format!("`{shown}` does not fit here"),
        )
    })
}
