//! `style`, `classDef`, `class` and `linkStyle`.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::separated_list1;
use nom::sequence::preceded;

use super::nodes::id;
use super::space;
use crate::syntax::kinds::flowchart::ast::{Ident, LinkStyle, StatementKind};
use crate::syntax::kinds::flowchart::token::{Kind, Read, Token, Tokens};
use crate::syntax::lex::{TokenSet, run, token, token_set};

/// `styles`: styles with commas between them.
pub(super) fn styles(input: Tokens<'_>) -> Read<'_, Vec<Ident>> {
    separated_list1(token(Kind::Comma), cut(style)).parse(input)
}

/// `style`
pub(super) fn style(input: Tokens<'_>) -> Read<'_, Ident> {
    const STYLE: TokenSet<Kind> = token_set!(Kind: Num, NodeString, Colon, Space, Brkt, Style);
    let (rest, tokens) = run(STYLE).parse(input)?;
    Ok((rest, input.ident(tokens)))
}

/// `styleStatement`
pub(super) fn style_statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, _) = token(Kind::Style).parse(input)?;
    let (rest, (_, target, _, styles)) = cut((space, id, space, styles)).parse(rest)?;
    Ok((rest, StatementKind::Style { target, styles }))
}

/// `classDefStatement`
pub(super) fn class_def_statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, _) = token(Kind::ClassDef).parse(input)?;
    let (rest, (_, names, _, styles)) = cut((space, id, space, styles)).parse(rest)?;
    let names = names.split(input.text);
    Ok((rest, StatementKind::ClassDef { names, styles }))
}

/// `classStatement`
pub(super) fn class_statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, _) = token(Kind::Class).parse(input)?;
    let (rest, (_, targets, _, class)) = cut((space, id, space, id)).parse(rest)?;
    let targets = targets.split(input.text);
    Ok((rest, StatementKind::Class { targets, class }))
}

/// `linkStyleStatement`
pub(super) fn link_style_statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, _) = token(Kind::LinkStyle).parse(input)?;
    let numbers = separated_list1(token(Kind::Comma), cut(token(Kind::Num)));
    let which = alt((
        map(token(Kind::Default), |t| (Some(t), Vec::new())),
        map(numbers, |list| (None, list)),
    ));
    let (rest, (_, (default, numbers), _)) = cut((space, which, space)).parse(rest)?;
    let name = preceded((token(Kind::Interpolate), space), alpha_num);
    let (rest, interpolate) = if rest.peek() == Some(Kind::Interpolate) {
        map(cut(name), Some).parse(rest)?
    } else {
        (rest, None)
    };
    let (rest, styles) = if interpolate.is_some() {
        map(opt(preceded(space, cut(styles))), Option::unwrap_or_default).parse(rest)?
    } else {
        cut(styles).parse(rest)?
    };
    // Mermaid looks links up by the digits as written: none is called `00`.
    let number = |t: Token| {
        let digits = t.text(input.text);
        let odd = digits.len() > 1 && digits.starts_with('0');
        let number = digits.parse().ok().filter(|_| !odd);
        (number.unwrap_or(u64::MAX), t.range())
    };
    Ok((
        rest,
        StatementKind::LinkStyle(Box::new(LinkStyle {
            links: numbers.into_iter().map(number).collect(),
            default: default.map(|token| token.range()),
            interpolate,
            styles,
        })),
    ))
}

/// `alphaNum`
pub(super) fn alpha_num(input: Tokens<'_>) -> Read<'_, Ident> {
    const ALPHA_NUM: TokenSet<Kind> = token_set!(Kind:
        Num, UnicodeText, NodeString, Dir, Down, Minus, Comma, Colon, Amp, Brkt, Mult,
    );
    let (rest, tokens) = run(ALPHA_NUM).parse(input)?;
    Ok((rest, input.ident(tokens)))
}
