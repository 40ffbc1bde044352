//! Words with their arguments, as nom parsers over tokens.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt, value};
use nom::multi::fold_many0;
use nom::sequence::{pair, preceded};

use super::ast::Argument;
use super::token::{ARGUMENTS, CALLS, Failure, Kind, Read, Token, Tokens, Within};
use crate::syntax::cursor::range;
use crate::syntax::lex::{one_of, token, within};

/// A word and its arguments.
pub(super) struct Called {
    pub(super) word: Token,
    pub(super) arguments: Vec<Argument>,
}

/// An element, a relation or a style; or a boundary up to its brace.
pub(super) fn call(input: Tokens<'_>) -> Read<'_, Called> {
    let (rest, word) = one_of(CALLS).parse(input)?;
    let (rest, arguments) = within(Within::Arguments, closed).parse(rest)?;
    let (rest, ()) = match word.kind {
        Kind::Boundary => within(Within::Brace, brace).parse(rest)?,
        _ => (rest, ()),
    };
    Ok((rest, Called { word, arguments }))
}

/// The arguments, where the chart does not end in them.
fn closed(input: Tokens<'_>) -> Read<'_, Vec<Argument>> {
    let (rest, all) = arguments(input)?;
    match rest.peek() {
        Some(Kind::EndInside) | None => {
            Err(nom::Err::Error(Failure::new(rest.rest.len(), ARGUMENTS)))
        }
        _ => Ok((rest, all)),
    }
}

fn arguments(input: Tokens<'_>) -> Read<'_, Vec<Argument>> {
    let (rest, first) = argument(input)?;
    fold_many0(
        argument,
        move || vec![first],
        |mut all, next| {
            all.push(next);
            all
        },
    )
    .parse(rest)
}

fn argument(input: Tokens<'_>) -> Read<'_, Argument> {
    let named = pair(token(Kind::Key), cut(token(Kind::Value)));
    alt((
        map(token(Kind::Quoted), |text| Argument::Quoted(range(text))),
        map(token(Kind::Bare), |text| Argument::Bare(range(text))),
        map(token(Kind::Empty), |text| Argument::Empty(range(text))),
        map(named, |(name, text)| {
            Argument::Named(range(name), range(text))
        }),
    ))
    .parse(input)
}

/// `{` and a line break, in either order.
fn brace(input: Tokens<'_>) -> Read<'_, ()> {
    let line = || token(Kind::Newline);
    let here = pair(token(Kind::OpenBrace), line());
    let below = preceded(line(), pair(token(Kind::OpenBrace), opt(line())));
    alt((value((), here), value((), below))).parse(input)
}

/// The failure where the line should end.
pub(super) fn line_goes_on(left: usize) -> Failure {
    Failure::new(left, Kind::Newline.into())
}
