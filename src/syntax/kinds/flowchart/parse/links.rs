//! Links: an id, an arrow, a text.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, opt};
use nom::sequence::delimited;

use super::labels::{some_text, text};
use super::space;
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::ast::{Ident, Link, Text};
use crate::syntax::kinds::flowchart::token::{Kind, Read, Token, Tokens, Within};
use crate::syntax::lex::{token, token_set, within};

/// `link`
pub(super) fn link(input: Tokens<'_>) -> Read<'_, Link> {
    let (rest, id) = opt(token(Kind::LinkId)).parse(input)?;
    // Without the `@` after it; of several, Mermaid takes the first away.
    let id = id.map(|id| {
        let range = TextRange::new(id.start, id.end - 1);
        let says = id.text(input.text).replacen('@', "", 1);
        match input.text[range.range()] == says {
            true => Ident::at(range, input.text),
            false => Ident::saying(range, &says),
        }
    });
    let (rest, (start, arrow, text)) = alt((link_around_text, link_before_text)).parse(rest)?;
    let lead = start.unwrap_or(arrow).text(input.text);
    let lead = &lead[..lead.len() - lead.trim_start_matches(is_space).len()];
    let trimmed = |token: Token| {
        let raw = token.text(input.text);
        let from = token.start + (raw.len() - raw.trim_start_matches(is_space).len()) as u32;
        TextRange::new(from, from + raw.trim_matches(is_space).len() as u32)
    };
    let taken = input.rest.len() - rest.rest.len();
    let last = input.rest[taken - 1];
    let arrow_end = arrow.end;
    let (start, arrow) = (start.map(trimmed), trimmed(arrow));
    let first = id.as_ref().map(|id| id.range).or(start).unwrap_or(arrow);
    let mut range = first.to(arrow);
    if last.end > arrow_end {
        range = range.to(last.range());
    }
    let joins_lines = lead.contains('\n');
    let (rest, _) = if text.is_some() && start.is_none() {
        opt(space).parse(rest)?
    } else {
        (rest, None)
    };
    Ok((
        rest,
        Link {
            after: 0,
            id: id.map(Box::new),
            start,
            arrow,
            text,
            range,
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
