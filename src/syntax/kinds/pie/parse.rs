//! The statements of a pie chart, as nom parsers over tokens. The functions bear the names of Mermaid's
//! grammar.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;

use super::ast::StatementKind;
use super::token::{Kind, Read, Tokens, Within};
use crate::syntax::cursor::range;
use crate::syntax::lex::{one_of, token, token_set, within};

/// A statement and the end of its line.
pub(super) fn statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (input, kind) = alt((pie_section, title_and_accessibilities)).parse(input)?;
    map(one_of(token_set!(Kind: Newline, Eof)), |_| kind).parse(input)
}

/// `"label" : value`
fn pie_section(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let parts = (token(Kind::Label), token(Kind::Colon), token(Kind::Number));
    let slice = map(parts, |(label, _, value)| {
        StatementKind::Slice(range(label), range(value))
    });
    within(Within::Slice, slice).parse(input)
}

/// `title …`, `accTitle: …`, `accDescr: …`
fn title_and_accessibilities(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let any = alt((
        map(token(Kind::AccDescr), |t| StatementKind::AccDescr(range(t))),
        map(token(Kind::AccTitle), |t| StatementKind::AccTitle(range(t))),
        map(token(Kind::Title), |t| StatementKind::Title(range(t))),
    ));
    within(Within::Title, any).parse(input)
}
