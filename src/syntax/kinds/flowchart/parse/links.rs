//! Links: an id, an arrow, a text.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, opt};
use nom::sequence::delimited;

use super::labels::{some_text, text};
use super::{ident, space};
use crate::source::TextRange;
use crate::syntax::kinds::flowchart::ast::{Ident, Link, Text};
use crate::syntax::kinds::flowchart::is_space;
use crate::syntax::kinds::flowchart::token::{Kind, Read, Token, Tokens, Within};
use crate::syntax::lex::{token, token_set, within};

/// `link`
pub(super) fn link(input: Tokens<'_>) -> Read<'_, Link> {
    let (rest, id) = opt(token(Kind::LinkId)).parse(input)?;
    let id = id.map(|id| {
        let mut id = ident(input, &[id]);
        id.text = id.text.replacen('@', "", 1);
        id.span.end -= 1;
        id
    });
    let (rest, (start, arrow, text)) = alt((link_around_text, link_before_text)).parse(rest)?;
    let place = |token: Token| {
        let raw = token.text(input.text);
        let lead = raw.len() - raw.trim_start_matches(is_space).len();
        let trimmed = raw.trim_matches(is_space);
        let from = token.start + lead as u32;
        Ident {
            text: trimmed.to_owned(),
            span: input
                .map
                .span(TextRange::new(from, from + trimmed.len() as u32)),
        }
    };
    let joins_lines = start
        .unwrap_or(arrow)
        .text(input.text)
        .starts_with(|c: char| is_space(c))
        && start
            .unwrap_or(arrow)
            .text(input.text)
            .chars()
            .take_while(|&c| is_space(c))
            .any(|c| c == '\n');
    let arrow_end = arrow.end;
    let (start, arrow) = (start.map(place), place(arrow));
    let first = start.as_ref().unwrap_or(&arrow).span;
    let last_token = input.rest[input.rest.len() - rest.rest.len() - 1];
    let mut span = id
        .as_ref()
        .map_or(first, |id: &Ident| id.span.to(first))
        .to(arrow.span);
    if last_token.end > arrow_end {
        span = span.to(input
            .map
            .span(TextRange::new(last_token.start, last_token.end)));
    }
    let (rest, _) = if text.is_some() && start.is_none() {
        opt(space).parse(rest)?
    } else {
        (rest, None)
    };
    Ok((
        rest,
        Link {
            id,
            start,
            arrow,
            text,
            span,
            joins_lines,
        },
    ))
}

type LinkParts = (Option<Token>, Token, Option<Text>);

/// `linkAroundText`: `-- text -->`
fn link_around_text(input: Tokens<'_>) -> Read<'_, LinkParts> {
    let (rest, start) = token(Kind::StartLink).parse(input)?;
    let (bare, ends) = (
        token_set!(Kind: EdgeText, UnicodeText),
        token_set!(Kind: Link),
    );
    let edge_text = |i| some_text(i, bare, ends);
    let parts = (edge_text, token(Kind::Link));
    let (rest, (text, arrow)) = within(Within::LinkText, cut(parts)).parse(rest)?;
    Ok((rest, (Some(start), arrow, Some(text))))
}

/// `linkBeforeText`: `-->` and `-->|text|`
fn link_before_text(input: Tokens<'_>) -> Read<'_, LinkParts> {
    let (rest, arrow) = token(Kind::Link).parse(input)?;
    if rest.peek() != Some(Kind::Pipe) {
        return Ok((rest, (None, arrow, None)));
    }
    let parts = delimited(token(Kind::Pipe), text, token(Kind::Pipe));
    let (rest, text) = within(Within::PipeText, cut(parts)).parse(rest)?;
    Ok((rest, (None, arrow, Some(text))))
}
