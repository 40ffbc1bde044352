//! `click` in none of its forms.

use super::click_line::statement_after;
use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{shown, wording};
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;

/// The forms of the statement.
const FORMS: &str = "The forms are `click A \"url\" \"tooltip\" _blank`, `click A call name(args) \"tooltip\"` and `click A name \"tooltip\"`.";

/// `click`
pub(super) fn click(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let at = bad.start as usize;
    let end = m.end().max(m.start);
    if m.slice(at..end.max(at)).starts_with(['“', '”', '„']) {
        return Some(smart_quotes(m, at, end));
    }
    let line = m.raw().lines().next().unwrap_or_default();
    if line.matches('"').count() % 2 == 1 {
        return open_quote(m, line);
    }
    if let Some(found) = parts(m, line).or_else(|| call_without_parentheses(m, line)) {
        return Some(found);
    }
    match bad.kind {
        Kind::Space
            if matches!(
                m.kind(1),
                None | Some(Kind::Newline | Kind::Semi | Kind::Eof)
            ) =>
        {
            let found = m.finding(
                &rules::TRAILING_SPACE,
                (at, bad.end as usize),
                "a `click` line cannot end with a space",
            );
            let fix = Fix::safe("Remove the space", m.span(bad), "");
            return Some(found.help("Remove it.").fix(fix));
        }
        Kind::Ps => return without_call(m, at),
        Kind::Unclosed if m.kind(-1) == Some(Kind::CallbackName) => return unfinished_call(m),
        _ if m.kind(-1) == Some(Kind::Href) => return Some(unquoted_address(m, at, end)),
        Kind::Space => {
            if let Some(found) = tooltip_after_target(m) {
                return Some(found);
            }
        }
        _ => {}
    }
    let line = m.slice(at..end.max(at)).lines().next();
    let line = line.unwrap_or_default();
    let rest = line.trim_matches(is_space);
    Some(if rest.is_empty() {
        broken(m, (m.start, end), "this `click` is incomplete".to_owned())
    } else {
        let start = at + line.len() - line.trim_start_matches(is_space).len();
        let range = (start, start + rest.len());
        broken(m, range, format!("unexpected `{}`", shown(rest)))
    })
}

fn broken(m: &Mistake<'_>, range: (usize, usize), message: String) -> Diagnostic {
    m.finding(&rules::BROKEN_CLICK, range, message).help(FORMS)
}

/// `click A “url”`
fn smart_quotes(m: &Mistake<'_>, at: usize, end: usize) -> Diagnostic {
    let rest = m.slice(m.start..end);
    let mut fix: Option<Fix> = None;
    for (i, c) in rest.char_indices().filter(|(_, c)| "“”„".contains(*c)) {
        let span = m.span(m.start + i..m.start + i + c.len_utf8());
        fix = Some(match fix {
            None => Fix::safe("Use straight quotes", span, "\""),
            Some(fix) => fix.and(span, "\""),
        });
    }
    let found = m
        .finding(
            &rules::SMART_QUOTES,
            (at, at + 3),
            "Mermaid does not read typographic quotes as quotes",
        )
        .help("Use straight quotes: `\"`.");
    match fix {
        Some(fix) => found.fix(fix),
        None => found,
    }
}

/// `click A "url`
fn open_quote(m: &Mistake<'_>, line: &str) -> Option<Diagnostic> {
    let quote = m.start + line.rfind('"')?;
    let found = m
        .finding(
            &rules::UNCLOSED_QUOTE,
            (quote, quote + 1),
            wording::unclosed_quote(m.slice(quote + 1..m.end())),
        )
        .label("opened here")
        .help("Close it with another `\"`.");
    let following = m.after(m.start + line.len());
    Some(found.fix(Fix::safe("Close the quote", following, "\"")))
}

/// `click A call name "tooltip"`
fn call_without_parentheses(m: &Mistake<'_>, line: &str) -> Option<Diagnostic> {
    let mut read = m.tokens[..=m.at].iter();
    if !read.any(|token| token.kind == Kind::CallbackName) {
        return None;
    }
    let name = line.find(" call ").map(|i| i + " call ".len())?;
    let following = &line[name..];
    if following.contains('(') {
        return None;
    }
    let from = name + following.len() - following.trim_start_matches(is_space).len();
    let len = line[from..]
        .find(|c: char| is_space(c) || c == '"')
        .unwrap_or(line.len() - from);
    if len == 0 {
        return None;
    }
    let (start, end) = (m.start + from, m.start + from + len);
    let shown = shown(&line[from..from + len]);
    let found = broken(m, (start, end), format!("`call {shown}` needs parentheses"));
    Some(found.fix(Fix::safe("Write `()`", m.after(end), "()")))
}

/// `click A name()`
fn without_call(m: &Mistake<'_>, at: usize) -> Option<Diagnostic> {
    let name = m.token(-1)?;
    let closed = m.raw().ends_with(')') || m.raw().contains(") ");
    let name_at = m
        .slice(..name.end as usize)
        .rfind(is_space)
        .map_or(name.start as usize, |i| i + 1);
    let message = format!(
        "`{}(…)` needs the word `call` before it",
        shown(m.slice(name_at..name.end as usize))
    );
    let diagnostic = broken(m, (name_at, at + 1), message);
    Some(if closed {
        diagnostic.fix(Fix::safe("Write `call`", m.span(name_at..name_at), "call "))
    } else {
        diagnostic
    })
}

/// `click A call name` at the end of the chart
fn unfinished_call(m: &Mistake<'_>) -> Option<Diagnostic> {
    let name = m.token(-1)?;
    let word = m
        .slice(name)
        .lines()
        .next()
        .unwrap_or_default()
        .trim_matches(is_space);
    let end = name.start as usize + word.len();
    let diagnostic = broken(
        m,
        (name.start as usize, end),
        format!("`call {}` needs parentheses", shown(word)),
    );
    Some(if word.is_empty() {
        diagnostic
    } else {
        diagnostic.fix(Fix::safe("Write `()`", m.after(end), "()"))
    })
}

/// `click A href https://…`
fn unquoted_address(m: &Mistake<'_>, at: usize, end: usize) -> Diagnostic {
    let line = m.slice(at..end.max(at)).lines().next();
    let line = line.unwrap_or_default();
    let len = line.find(is_space).unwrap_or(line.len());
    let message = "the address after `href` needs quotes".to_owned();
    broken(m, (at, at + len), message).fix(m.quote("Put the address in quotes", at, at + len))
}

/// `click A "url" _blank "tooltip"`
fn tooltip_after_target(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let following = bad.end as usize;
    if m.kind(-1) != Some(Kind::LinkTarget) || !m.slice(following..).starts_with('"') {
        return None;
    }
    // The click may go on beyond the line that the statement is taken to be.
    let tooltip = m.text().get(following..m.end())?;
    let target = m.token(-1)?;
    let (start, end) = (target.start as usize, m.end());
    let found = broken(
        m,
        (start, end),
        "the tooltip must come before the target".to_owned(),
    );
    if tooltip.matches('"').count() != 2 || !tooltip.ends_with('"') {
        return Some(found);
    }
    let tooltip = crate::syntax::prepare::decode_entities(tooltip);
    Some(found.fix(Fix::safe(
        "Move it before the target",
        m.span(start..end),
        format!("{tooltip} {}", m.slice(target)),
    )))
}

/// A part of the statement that is misspelt: spaces, commas, quotes, targets.
fn parts(m: &Mistake<'_>, line: &str) -> Option<Diagnostic> {
    let at = (m.bad().start as usize).checked_sub(m.start)?;
    let at = line.get(..at)?.trim_end_matches([' ', '\t']).len();
    let rest = line.get(at..)?;
    let lead = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let from = m.start + at + lead;
    let following = &rest[lead..];
    let found = |start: usize, end: usize, message: String| broken(m, (start, end), message);
    let word_len = following.find(is_space).unwrap_or(following.len());
    let word = &following[..word_len];
    if lead > 0
        && let Some(found) = statement_after(m, following, from, m.start + at)
    {
        return Some(found);
    }
    if lead > 1 {
        let message = "there is more than one space here".to_owned();
        let mut fix = Fix::safe("Keep one space", m.span(m.start + at..from), " ");
        // All of the statement at once.
        let mut quoted = false;
        let mut run = 0;
        for (i, c) in line.char_indices() {
            match c {
                ' ' | '\t' if !quoted => run += 1,
                _ => {
                    if run > 1 && i != at + lead {
                        fix = fix.and(m.span(m.start + i - run..m.start + i), " ");
                    }
                    run = 0;
                    quoted ^= c == '"';
                }
            }
        }
        return Some(found(m.start + at, from, message).fix(fix));
    }
    if lead == 0 && following.starts_with(',') {
        let spaces = following[1..].len() - following[1..].trim_start_matches(is_space).len();
        return Some(
            found(
                from,
                from + 1,
                "the parts of a `click` cannot have commas between them".to_owned(),
            )
            .fix(Fix::safe(
                "Remove the comma",
                m.span(from..from + 1 + spaces),
                " ",
            )),
        );
    }
    if lead == 0 && following.starts_with("=\"") && line[..at].ends_with("href") {
        return Some(
            found(
                from,
                from + 1,
                "`href` cannot have a `=` before its address".to_owned(),
            )
            .fix(Fix::safe("Write a space", m.span(from..from + 1), " ")),
        );
    }
    if lead == 1 && word.len() > 1 && word.starts_with('\'') && following[1..].contains('\'') {
        let close = 1 + following[1..].find('\'')?;
        return Some(
            found(
                from,
                from + close + 1,
                "a tooltip needs double quotes".to_owned(),
            )
            .fix(
                Fix::safe("Use double quotes", m.span(from..from + 1), "\"")
                    .and(m.span(from + close..from + close + 1), "\""),
            ),
        );
    }
    let is_last = word_len == following.trim_end_matches(is_space).len();
    if lead == 1 && line[..at].ends_with('"') && is_last && !word.starts_with('"') {
        return target(m, word, from, m.start + at);
    }
    None
}

/// A word after the address or the tooltip, at an offset: it is meant for a target, or for a tooltip. `before` is
/// where what stands before it ends.
fn target(m: &Mistake<'_>, word: &str, from: usize, before: usize) -> Option<Diagnostic> {
    let end = from + word.len();
    let found = |message: String| broken(m, (from, end), message);
    let bare = word.trim_start_matches('_');
    let right = ["_self", "_blank", "_parent", "_top"]
        .into_iter()
        .find(|target| bare.eq_ignore_ascii_case(&target[1..]))
        .or((bare.eq_ignore_ascii_case("new")).then_some("_blank"));
    if right == Some(word) {
        let message = format!("only a link to an address can have a target such as `{word}`");
        let fix = Fix::safe("Remove it", m.span(before..end), "");
        return Some(found(message).fix(fix));
    }
    if right.is_some() || word.starts_with('_') {
        let found = found(format!("`{}` is not a valid link target", shown(word)))
            .help("Use `_self`, `_blank`, `_parent` or `_top`.");
        return Some(match right {
            Some(right) => {
                let description = format!("Write `{right}`");
                found.fix(Fix::safe(description, m.span(from..end), right))
            }
            None => found,
        });
    }
    let plain = !word.contains(['"', '(', '<', '[']);
    plain.then(|| {
        found(format!("the tooltip `{}` needs quotes", shown(word))).fix(m.quote(
            "Put the tooltip in quotes",
            from,
            end,
        ))
    })
}
