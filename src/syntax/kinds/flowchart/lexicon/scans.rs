//! Regular expressions of Mermaid's lexer that look far ahead, and remember what they found there.

use super::{FlowLexicon, patterns};
use crate::syntax::chars::is_space;
use crate::syntax::lex::{Extent, Match, Scanner, is_boundary};

pub(super) type FlowScanner<'t> = Scanner<'t, FlowLexicon>;

/// The keyword of the header, the first time.
pub(super) fn header(s: &mut FlowScanner<'_>) -> Option<Extent> {
    if s.state.header {
        return None;
    }
    let (_, found) = patterns::header(s.rest()).ok()?;
    s.state.header = true;
    s.some_to(s.pos + found.len())
}

/// White space with a line break in it after the header's keyword, up to its last line break.
pub(super) fn no_direction(s: &mut FlowScanner<'_>) -> Option<Extent> {
    let end = s.spaces_end(s.pos);
    let last = s.text[s.pos..end].rfind('\n')?;
    s.some_to(s.pos + last + 1)
}

/// White space and a direction; the token is the direction.
pub(super) fn direction(s: &mut FlowScanner<'_>) -> Option<Extent> {
    let start = s.spaces_end(s.pos);
    let (_, found) = patterns::direction(&s.text[start..]).ok()?;
    Some(Extent::new(start, start + found.len()))
}

/// A word with white space after it, as `click\s+`.
pub(super) fn before_space(s: &mut FlowScanner<'_>, word: &str) -> Option<Extent> {
    let end = s.pos + s.literal(word)?;
    let next = s.spaces_end(end);
    (next > end).then(|| Extent::new(s.pos, next))
}

/// `end\b\s*`
pub(super) fn end(s: &mut FlowScanner<'_>) -> Option<Extent> {
    let end = s.pos + s.literal("end")?;
    if !is_boundary(&s.text[end..]) {
        return None;
    }
    let end = s.spaces_end(end);
    s.some_to(end)
}

/// `(\s*)` after `call name`.
pub(super) fn empty_arguments(s: &mut FlowScanner<'_>) -> Option<Extent> {
    let inner = s.spaces_end(s.pos + s.literal("(")?);
    s.text[inner..]
        .starts_with(')')
        .then(|| Extent::new(s.pos, inner + 1))
}

/// `e1@`, if what follows is neither data nor a quote.
pub(super) fn link_id(s: &mut FlowScanner<'_>) -> Option<Extent> {
    let is_part =
        |c: char| !is_space(c) && !matches!(c, '"' | '[' | ']' | '(' | ')' | '{' | '}' | '|');
    if s.state.word.get(s.pos).is_none() {
        let rest = s.rest();
        let len = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        s.state.word.set(s.pos, s.pos + len);
        let mut after = rest[len..].chars().next();
        s.state.word_at = None;
        for (i, c) in rest[..len].char_indices().rev() {
            if c == '@' && after.is_some_and(|next| next != '{' && next != '"') {
                s.state.word_at = Some(s.pos + i);
                break;
            }
            after = Some(c);
        }
    }
    let at = s.state.word_at.filter(|&at| at > s.pos)?;
    s.some_to(at + 1)
}

/// An arrow of one kind, with the white space around it.
pub(super) fn arrow(
    s: &mut FlowScanner<'_>,
    pattern: for<'t> fn(&'t str) -> Match<'t>,
) -> Option<Extent> {
    let start = s.spaces_end(s.pos);
    let first = s.text.as_bytes().get(start)?;
    if !matches!(first, b'<' | b'x' | b'o' | b'-' | b'=' | b'.' | b'~') {
        return None;
    }
    let (_, found) = pattern(&s.text[start..]).ok()?;
    let end = s.spaces_end(start + found.len());
    s.some_to(end)
}

/// The text of data outside quotes.
pub(super) fn data(s: &mut FlowScanner<'_>) -> Option<Extent> {
    let end = s.find(b'}').min(s.find(b'^')).min(s.find(b'"'));
    s.some_to(end)
}

/// The text of a Markdown string.
pub(super) fn markdown(s: &mut FlowScanner<'_>) -> Option<Extent> {
    let end = s.find(b'`').min(s.find(b'"'));
    s.some_to(end)
}

/// Text between the two halves of an arrow: everything but the dash that could begin the second half.
pub(super) fn edge_text(
    s: &mut FlowScanner<'_>,
    dash: char,
    second_half: for<'t> fn(&'t str) -> Match<'t>,
) -> Option<Extent> {
    let start = s.pos;
    while arrow(s, second_half).is_none() {
        let mut chars = s.rest().chars();
        let taken = match chars.next() {
            None | Some('"') => None,
            Some('-') if dash == '-' => (chars.next() != Some('-')).then_some('-'),
            Some(c) => (c != dash).then_some(c),
        };
        match taken {
            // White space in which no arrow follows is text as a whole.
            Some(c) if is_space(c) => s.pos = s.spaces_end(s.pos),
            Some(c) => s.pos += c.len_utf8(),
            None => break,
        }
    }
    (s.pos > start).then(|| Extent::new(start, s.pos))
}

/// Text in an ellipse: everything up to a bracket, a quote, `~~~` or what closes it.
pub(super) fn ellipse_text(s: &mut FlowScanner<'_>) -> Option<Extent> {
    let start = s.pos;
    while let Some(c) = s.rest().chars().next() {
        let stop = matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '"')
            || patterns::ellipse_end(s.rest()).is_ok()
            || (s.pos > start && arrow(s, patterns::invisible).is_some());
        if stop {
            break;
        }
        s.pos = if is_space(c) {
            s.spaces_end(s.pos)
        } else {
            s.pos + c.len_utf8()
        };
    }
    (s.pos > start).then(|| Extent::new(start, s.pos))
}

/// Bare text in brackets.
pub(super) fn bare_text(s: &mut FlowScanner<'_>) -> Option<Extent> {
    let end = s.state.bare.get(s.pos).unwrap_or_else(|| {
        let rest = s.rest();
        let is_sign = |b| matches!(b, b'[' | b']' | b'(' | b')' | b'{' | b'}' | b'|' | b'"');
        let sign = rest.bytes().position(is_sign);
        s.pos + sign.unwrap_or(rest.len())
    });
    s.state.bare.set(s.pos, end);
    s.some_to(end)
}
