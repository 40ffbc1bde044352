//! Quotes: typographic, single, missing, or inside a text.

use super::Mistake;
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, wording};
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::{Kind, Token, Within};

/// The quotes that word processors make.
const TYPOGRAPHIC: [char; 8] = ['“', '”', '„', '‟', '«', '»', '‘', '’'];

/// What is wrong with a quote, or with a text in quotes.
pub(super) fn quotes(m: &Mistake<'_>) -> Option<Explained> {
    let sign = m.slice(m.bad().start as usize..).chars().next();
    match sign {
        Some(sign) if TYPOGRAPHIC.contains(&sign) => Some(typographic(m, sign)),
        _ => nested(m)
            .or_else(|| unclosed(m))
            .or_else(|| backtick(m))
            .or_else(|| single(m)),
    }
}

/// `“text”`
fn typographic(m: &Mistake<'_>, sign: char) -> Explained {
    let bad = m.bad();
    let whole = m.first_line();
    let quotes = m.slice(whole).match_indices(TYPOGRAPHIC);
    let edits = quotes.map(|(at, quote)| {
        let start = whole.start + at as u32;
        (TextRange::new(start, start + quote.len() as u32), "\"")
    });
    let place = TextRange::new(bad.start, bad.start + sign.len_utf8() as u32);
    let message = format!("`{sign}` is a typographic quote");
    let mut found = m.finding(&rules::SMART_QUOTES, place, message);
    found.fix = m.fix("Use straight quotes", edits);
    let found = found.help("Use straight quotes: `\"`.");
    // The members of a class are read where they would be if the quotes were right.
    let line = m.slice(whole).trim_end();
    let opens = m.first().kind == Kind::Class && line.ends_with('{');
    match opens {
        true => m.after_body(found, Some(whole.start + line.len() as u32 - 1)),
        false => m.next_line(found),
    }
}

/// `'text'`
fn single(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    if !m.is_sign(bad, "'") {
        return None;
    }
    let rest = m.trimmed(m.rest_of_line(bad.end));
    let len = m.slice(rest).find('\'')? as u32;
    let text = TextRange::new(rest.start, rest.start + len);
    if m.slice(text).contains('"') {
        return None;
    }
    let quoted = TextRange::new(bad.start, text.end + 1);
    let fixed = format!("\"{}\"", m.slice(TextRange::new(bad.end, text.end)));
    let mut found = m.finding(
        &rules::SINGLE_QUOTES,
        quoted,
        "this text needs double quotes",
    );
    found.fix = m.fix("Use double quotes", [(quoted, fixed.as_str())]);
    Some(m.next_line(found))
}

/// `"Press "OK" twice"`
fn nested(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let opened = last_quoted(m)?;
    // The text ends, and a word goes on right after it.
    let quote = opened.end as usize;
    let text = m.text();
    let glued = text[quote..].starts_with('"') && bad.start as usize == quote + 1;
    let escaped = text[..quote].ends_with('\\');
    if !glued && !escaped {
        return None;
    }
    let line = m.line_end(quote);
    let open = opened.start as usize - 1;
    if m.slice(TextRange::new(opened.start, opened.end))
        .contains('\n')
    {
        return None;
    }
    // A quote that can end it: one before white space, a bracket or the end of the line.
    let ends = |at: &usize| {
        let next = text[at + 1..line].chars().next();
        next.is_none_or(|c| is_space(c) || "],:".contains(c))
    };
    let quotes: Vec<usize> = text[quote + 1..line]
        .match_indices('"')
        .map(|(at, _)| quote + 1 + at)
        .collect();
    // What is left must be in pairs.
    let paired = |number: usize| (quotes.len() - number - 1).is_multiple_of(2);
    let mut quoted = quotes.iter().enumerate();
    let (number, &last) = quoted.find(|(number, at)| ends(at) && paired(*number))?;
    let inner = [quote].into_iter().chain(quotes[..number].iter().copied());
    let edits: Vec<(TextRange, &str)> = inner
        .map(|at| {
            let from = at - usize::from(text[..at].ends_with('\\'));
            (TextRange::new(from as u32, at as u32 + 1), "#quot;")
        })
        .collect();
    let place = TextRange::new(open as u32, last as u32 + 1);
    let mut found = m.finding(
        &rules::NESTED_QUOTES,
        place,
        "quoted text cannot contain quotes",
    );
    if text[..open].trim_end().ends_with("href") {
        return Some(m.next_line(found.help("Write the address alone, without quotes inside.")));
    }
    found.fix = m.fix("Write `#quot;` for each inner quote", edits);
    Some(m.next_line(
        found.help("Write `#quot;` for each inner quote; the text ends at the next `\"`."),
    ))
}

/// The last text in quotes before the token that does not fit.
fn last_quoted(m: &Mistake<'_>) -> Option<Token> {
    let tokens = m.tokens[..m.at].iter().rev();
    tokens.copied().find(|token| token.kind == Kind::Quoted)
}

/// A text that runs over the end of its line.
fn unclosed(m: &Mistake<'_>) -> Option<Explained> {
    let tokens = m.tokens[..=m.at].iter().copied();
    let opened = tokens
        .filter(|token| token.kind == Kind::Quoted)
        .find(|&token| m.slice(token).contains('\n'))?;
    // A note may have several lines; its quote is the one that is looked at.
    let open = opened.start as usize - 1;
    let line = m.line_end(open);
    let text = m.text();
    let place = TextRange::new(open as u32, text[..line].trim_end().len() as u32);
    let rest = m.slice(place);
    let empty = m.innermost() == Some(Within::Note) && rest.len() == 1;
    let mut found = m
        .finding(
            &rules::UNCLOSED_QUOTE,
            TextRange::new(place.start, place.start + 1),
            wording::unclosed_quote(&rest[1..]),
        )
        .help(match empty {
            true => "Write the text of the note and a closing quote.",
            false => "Write a closing quote, `\"`.",
        });
    let at = match m.innermost() {
        Some(Within::Note) if !empty && rest[1..].find('"').is_none() => Some(place.end),
        Some(Within::Class | Within::Label) => rest.find(']').map(|at| place.start + at as u32),
        _ => None,
    };
    if let Some(at) = at {
        found.fix = m.fix("Close the quote", [(TextRange::at(at), "\"")]);
    }
    let closes = text[opened.end as usize..].starts_with('"');
    let end = TextRange::new(opened.end, opened.end + u32::from(closes));
    let last = TextRange::at(opened.end.min(text.len().saturating_sub(1) as u32));
    found = match closes {
        true => found.annotate(m.span(end), "the text runs up to here"),
        false => found.annotate(m.span(last), "the text runs to the end of the chart"),
    };
    Some(Explained::at(found, line))
}

/// A name in backticks that runs over the end of its line.
fn backtick(m: &Mistake<'_>) -> Option<Explained> {
    let tokens = m.tokens[..=m.at].iter().copied();
    let opened = tokens
        .filter(|token| token.kind == Kind::Literal)
        .find(|&token| m.slice(token).contains('\n'))?;
    let sign = TextRange::new(opened.start - 1, opened.start);
    let message = "this backtick is never closed";
    let mut found = m
        .finding(&rules::UNCLOSED_QUOTE, sign, message)
        .help("A name in backticks begins and ends with one.");
    // `class Order Line`: the one at its start is missing.
    let line = m.trimmed(m.rest_of_line(m.line_start(sign.start as usize) as u32));
    let start = m.first().end;
    let head = TextRange::new(start, sign.start.max(start));
    let name = m.trimmed(head);
    let is_name = |text: &str| !text.is_empty() && !text.contains(['"', ':', '[', '{', '<']);
    if m.first().kind == Kind::Class
        && m.slice(line).matches('`').count() == 1
        && is_name(m.slice(name))
    {
        let at = TextRange::at(name.start);
        found.fix = m.fix("Open the backticks before the name", [(at, "`")]);
    }
    let end = m.line_end(opened.start as usize);
    let rest = m.slice(TextRange::new(opened.start, end as u32));
    match rest.trim_end().ends_with('{') {
        true => Some(m.after_body(found, Some(opened.start + rest.rfind('{')? as u32))),
        false => Some(Explained::at(found, end)),
    }
}
