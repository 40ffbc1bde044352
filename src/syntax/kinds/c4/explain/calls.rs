//! The parentheses after a word, and what follows them.

use super::mistake::Mistake;
use super::{arguments, braces, is_brace, with_stop};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, shown, wording};
use crate::syntax::kinds::c4::ast::{Keyword, StatementKind};
use crate::syntax::kinds::c4::rules;
use crate::syntax::kinds::c4::token::{CALLS, Kind};

/// What is wrong with a word and its arguments.
pub(super) fn explain(m: &Mistake<'_>) -> Option<Explained> {
    let word = range(m.first());
    if !CALLS.has(m.first().kind) {
        return None;
    }
    let keyword = Keyword::of(m.slice(word))?;
    let line_end = m.line_end(word.end);
    let mut before = m.tokens[..m.at].iter();
    if is_brace(m) && before.all(|token| token.kind == Kind::Newline || token.end <= line_end) {
        return Some(braces::boundary(m));
    }
    if m.at == 1
        && let Some(found) = parentheses(m, word)
    {
        return Some(recover(m, found, m.line_end(word.end)));
    }
    let broken = arguments::explain(m.page, word, keyword)?;
    let found = with_stop(m, broken.diagnostic, word.start);
    Some(recover(m, found, broken.end))
}

/// Goes on after the line that ends there, in a block where one is opened in it.
fn recover(m: &Mistake<'_>, found: Diagnostic, end: u32) -> Explained {
    let resume = m.resume(end);
    let text = &m.source.text;
    if m.slice(m.line(end)).ends_with('{') {
        return Explained::at(found, resume).opening();
    }
    let next = text[resume..].trim_start_matches(is_space);
    match next.starts_with('{') && m.first().kind == Kind::Boundary {
        true => Explained::at(found, text.len() - next.len() + 1).opening(),
        false => Explained::at(found, resume),
    }
}

/// A word without arguments.
fn parentheses(m: &Mistake<'_>, word: TextRange) -> Option<Diagnostic> {
    let name = m.slice(word);
    let rest = m.rest_of_line(word.end);
    let text = m.slice(rest);
    let after = text.trim_start_matches(is_space);
    let gap = TextRange::new(rest.start, rest.end - after.len() as u32);
    if after.starts_with('(') && !gap.is_empty() {
        return Some(
            m.page
                .finding(
                    &rules::BROKEN_PARENTHESES,
                    gap,
                    format!("there cannot be a space between `{name}` and `(`"),
                )
                .fix(Fix::safe("Remove the space", m.span(gap), "")),
        );
    }
    if let Some(inside) = text.strip_prefix('(') {
        let empty = inside.trim_start_matches(is_space).starts_with(')');
        return empty.then(|| {
            m.page
                .finding(
                    &rules::MISSING_ARGUMENT,
                    TextRange::new(word.start, rest.end),
                    format!("`{name}` has no arguments"),
                )
                .help("Write an alias and a label, `Person(a, \"Anna\")`; a relation needs two aliases first.")
        });
    }
    let found = m.finding(
        &rules::BROKEN_PARENTHESES,
        word,
        format!("`(` is missing after `{name}`"),
    );
    let closed = after.trim_end_matches([' ', '{']).ends_with(')');
    Some(match closed && !after.starts_with(')') {
        true => found.fix(Fix::safe("Add `(`", m.span(gap), "(")),
        false => found.help(format!("Write `{name}(a, \"text\")`.")),
    })
}

/// A statement before this one that took what stands between the two into an argument.
pub(super) fn swallowed(m: &Mistake<'_>) -> Option<Explained> {
    let last = m.around.chart.statements.last()?;
    let StatementKind::Call(call) = last.kind else {
        return None;
    };
    if !m.slice(last.range).contains('\n') {
        return None;
    }
    let broken = arguments::explain(m.page, call.word, call.keyword)?;
    let found = with_stop(m, broken.diagnostic, call.word.start);
    Some(recover(m, found, broken.end))
}

/// What stands after the `)` of a statement, on its line.
pub(super) fn tail(m: &Mistake<'_>) -> Explained {
    let start = m.bad().start;
    let rest = m.rest_of_line(start);
    let text = m.slice(rest);
    let place = m.span(rest);
    let found = if text.starts_with(';') {
        m.finding(
            &rules::SEMICOLON,
            TextRange::new(start, start + 1),
            "a statement cannot end with `;`",
        )
    } else if text.chars().all(|c| matches!(c, ')' | ',' | '.' | ']')) {
        m.finding(
            &rules::BROKEN_PARENTHESES,
            rest,
            format!("unexpected {} after the end of the statement", m.code(rest)),
        )
    } else if let Some(comment) = text.strip_prefix("//").or_else(|| text.strip_prefix('#')) {
        let sign = TextRange::new(start, rest.end - comment.len() as u32);
        return Explained::at(
            m.page
                .finding(
                    &rules::FOREIGN_COMMENT,
                    sign,
                    wording::foreign_comment(m.slice(sign)),
                )
                .help("Put the comment on its own line, after `%%`.")
                .fix(Fix::unsafe_("Remove the comment", place, "")),
            m.resume(start),
        );
    } else if text.starts_with("\")") || text.starts_with("\",") {
        return Explained::at(
            m.page
                .finding(
                    &rules::UNCLOSED_QUOTE,
                    TextRange::new(start, start + 1),
                    "a `)` in a text without quotes ends the statement",
                )
                .help("Put the text in double quotes."),
            m.resume(start),
        );
    } else {
        let first = text.split(|c: char| c == '(' || is_space(c)).next();
        let first = first.filter(|word| !word.is_empty()).unwrap_or(text);
        let word = TextRange::new(start, start + first.len() as u32);
        let found = m.finding(
            &rules::BROKEN_PARENTHESES,
            word,
            format!("unexpected {} after the `)`", m.code(word)),
        );
        return Explained::at(
            match text.starts_with('%') {
                true => found.help("Put the comment on its own line."),
                false => found.help(format!("Start a new line before `{}`.", shown(first))),
            },
            m.resume(start),
        );
    };
    let brace = text.trim_start_matches([')', ',', ';', '.', ']', ' ']);
    let end = TextRange::new(start, rest.end - brace.len() as u32);
    let found = match brace.is_empty() {
        true => found.fix(Fix::safe("Remove it", m.span(end), "")),
        false => found,
    };
    Explained::at(found, end.end as usize)
}
