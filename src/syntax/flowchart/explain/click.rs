//! `click` in none of its forms.

use super::super::token::Kind;
use super::mistake::Mistake;
use super::within;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::flowchart::rules;

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
