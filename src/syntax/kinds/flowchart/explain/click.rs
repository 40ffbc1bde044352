//! `click` in none of its forms.

use super::Within;
use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;

/// `click`
pub(super) fn click(m: &Mistake<'_>) -> Option<Diagnostic> {
    if !m.is_in(Within::Click) {
        return None;
    }
    let bad = m.bad();
    let at = bad.start as usize;
    let line_end = m.end().max(m.start);
    let forms = "The forms are `click A \"url\" \"tooltip\" _blank`, `click A call name(args) \"tooltip\"` and `click A name \"tooltip\"`";
    if m.slice(at..line_end.max(at)).starts_with(['“', '”', '„']) {
        let rest = m.slice(m.start..line_end);
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
    if let Some(found) = parts(m, line, forms) {
        return Some(found);
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
                &rules::TRAILING_SPACE,
                (at, bad.end as usize),
                "a space stands after this `click`",
            )
            .help("Remove it.")
            .fix(Fix::safe("Remove the space", m.place_of(bad), "")),
        );
    }
    let found = |range, message: String| m.found(&rules::BROKEN_CLICK, range, message).help(forms);
    let raw = m.raw();
    if bad.kind == Kind::Ps {
        // `click A name()`
        let name = m.token(-1)?;
        let closed = raw.ends_with(')') || raw.contains(") ");
        let name_at = m
            .slice(..name.end as usize)
            .rfind(is_space)
            .map_or(name.start as usize, |i| i + 1);
        let message = format!(
            "`{}(…)` needs the word `call` before it",
            m.shown(m.slice(name_at..name.end as usize))
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
        let line = m
            .slice(at..line_end.max(at))
            .lines()
            .next()
            .unwrap_or_default();
        let len = line.find(is_space).unwrap_or(line.len());
        return Some(
            found(
                (at, at + len),
                "the address after `href` needs quotes".to_owned(),
            )
            .fix(m.quote("Quote the address", at, at + len)),
        );
    }
    if space
        && m.kind(-1) == Some(Kind::LinkTarget)
        && m.slice(bad.end as usize..).starts_with('"')
        // The click may go on beyond the line that the statement is taken to be.
        && let Some(tooltip) = m.text().get(bad.end as usize..m.end())
    {
        let target = m.token(-1)?;
        let (start, end) = (target.start as usize, m.end());
        let diagnostic = found(
            (start, end),
            "the tooltip stands after the target".to_owned(),
        );
        return Some(
            if tooltip.matches('"').count() == 2 && tooltip.ends_with('"') {
                let tooltip = crate::syntax::prepare::decode_entities(tooltip);
                diagnostic.fix(Fix::safe(
                    "Write it before the target",
                    m.place(start, end),
                    format!("{tooltip} {}", m.word(target)),
                ))
            } else {
                diagnostic
            },
        );
    }
    let line = m.slice(at..line_end.max(at)).lines().next();
    let line = line.unwrap_or_default();
    let rest = line.trim_matches(is_space);
    Some(if rest.is_empty() {
        found(
            (m.start, line_end),
            "this `click` is not finished".to_owned(),
        )
    } else {
        let start = at + line.len() - line.trim_start_matches(is_space).len();
        found(
            (start, start + rest.len()),
            format!("`{}` does not fit here", m.shown(rest)),
        )
    })
}

/// A part of the statement that is misspelt: spaces, commas, quotes, targets.
fn parts(m: &Mistake<'_>, line: &str, forms: &str) -> Option<Diagnostic> {
    let at = (m.bad().start as usize).checked_sub(m.start)?;
    let at = line.get(..at)?.trim_end_matches([' ', '\t']).len();
    let rest = line.get(at..)?;
    let lead = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let from = m.start + at + lead;
    let behind = &rest[lead..];
    let found = |start: usize, end: usize, message: String| {
        m.found(&rules::BROKEN_CLICK, (start, end), message)
            .help(forms.to_owned())
    };
    let word_len = behind.find(is_space).unwrap_or(behind.len());
    let word = &behind[..word_len];
    if lead > 1 {
        let message = "more than one space stands here".to_owned();
        let mut fix = Fix::safe("Leave one", m.place(m.start + at, from), " ");
        // All of the statement at once.
        let mut quoted = false;
        let mut run = 0;
        for (i, c) in line.char_indices() {
            match c {
                ' ' | '\t' if !quoted => run += 1,
                _ => {
                    if run > 1 && i != at + lead {
                        fix = fix.and(m.place(m.start + i - run, m.start + i), " ");
                    }
                    run = 0;
                    quoted ^= c == '"';
                }
            }
        }
        return Some(found(m.start + at, from, message).fix(fix));
    }
    if lead == 0 && behind.starts_with(',') {
        let blanks = behind[1..].len() - behind[1..].trim_start_matches(is_space).len();
        return Some(
            found(
                from,
                from + 1,
                "the parts of a `click` have no commas between".to_owned(),
            )
            .fix(Fix::safe(
                "Remove the comma",
                m.place(from, from + 1 + blanks),
                " ",
            )),
        );
    }
    if lead == 0 && behind.starts_with("=\"") && line[..at].ends_with("href") {
        return Some(
            found(
                from,
                from + 1,
                "`href` and its address have no `=` between".to_owned(),
            )
            .fix(Fix::safe("Write a space", m.place(from, from + 1), " ")),
        );
    }
    if lead == 1 && word.len() > 1 && word.starts_with('\'') && behind[1..].contains('\'') {
        let close = 1 + behind[1..].find('\'')?;
        return Some(
            found(
                from,
                from + close + 1,
                "a tooltip stands in double quotes".to_owned(),
            )
            .fix(
                Fix::safe("Use double quotes", m.place(from, from + 1), "\"")
                    .and(m.place(from + close, from + close + 1), "\""),
            ),
        );
    }
    let targets = ["_self", "_blank", "_parent", "_top"];
    let quoted = line[..at].ends_with('"');
    if lead == 1
        && quoted
        && word_len == behind.trim_end_matches(is_space).len()
        && !word.starts_with('"')
    {
        let bare = word.trim_start_matches('_');
        let right = targets
            .into_iter()
            .find(|target| bare.eq_ignore_ascii_case(&target[1..]))
            .or((bare.eq_ignore_ascii_case("new")).then_some("_blank"));
        if right == Some(word) {
            return Some(
                found(
                    from,
                    from + word_len,
                    format!(
                        "`{word}` stands after a function, and only an address is opened somewhere"
                    ),
                )
                .fix(Fix::safe(
                    "Remove it",
                    m.place(m.start + at, from + word_len),
                    "",
                )),
            );
        }
        if right.is_some() || word.starts_with('_') {
            let found = found(
                from,
                from + word_len,
                format!("`{}` is not a place to open a page in", m.shown(word)),
            )
            .help("The places are _self, _blank, _parent and _top.");
            return Some(match right {
                Some(right) => found.fix(Fix::safe(
                    format!("Write `{right}`"),
                    m.place(from, from + word_len),
                    right,
                )),
                None => found,
            });
        }
        if !word.contains(['"', '(', '<', '[']) {
            return Some(
                found(
                    from,
                    from + word_len,
                    format!("the tooltip `{}` needs quotes", m.shown(word)),
                )
                .fix(m.quote("Quote the tooltip", from, from + word_len)),
            );
        }
    }
    None
}
