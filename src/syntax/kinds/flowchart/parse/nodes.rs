//! Nodes and the links between them.

use nom::Parser;
use nom::combinator::{cut, opt};
use nom::sequence::preceded;

use super::labels::label;
use super::links::link;
use super::{space, stop};
use crate::syntax::kinds::flowchart::ast::{Chain, Data, Ident, Link, StatementKind, Vertex};
use crate::syntax::kinds::flowchart::data;
use crate::syntax::kinds::flowchart::token::{Kind, Read, Tokens, Within};
use crate::syntax::lex::{TokenSet, run, token, token_set, within};

/// `chain`: `group (link group)*`, spaces after it included
pub(super) fn chain(input: Tokens<'_>) -> Read<'_, StatementKind> {
    // Most chains have one link only.
    let mut chain = Chain {
        vertices: Vec::with_capacity(2),
        links: Vec::new(),
    };
    let (mut rest, ()) = group(input, &mut chain.vertices)?;
    while matches!(
        rest.peek(),
        Some(Kind::Link | Kind::StartLink | Kind::LinkId)
    ) {
        let (after, link) = link(rest)?;
        if chain.links.is_empty() {
            chain.links.reserve_exact(1);
        }
        chain.links.push(Link {
            after: chain.vertices.len() as u32,
            ..link
        });
        let target = |input| group(input, &mut chain.vertices);
        (rest, ()) = within(Within::Target, cut(target)).parse(after)?;
    }
    Ok((rest, StatementKind::Chain(chain)))
}

/// `group`: nodes with ` & ` between them, and the spaces after the last.
fn group<'a>(input: Tokens<'a>, vertices: &mut Vec<Vertex>) -> Read<'a, ()> {
    let (mut rest, first) = vertex(input)?;
    vertices.push(first);
    loop {
        let (after, gap) = opt(space).parse(rest)?;
        if gap.is_none() || after.peek() != Some(Kind::Amp) {
            return Ok((after, ()));
        }
        let next = preceded((token(Kind::Amp), space), vertex);
        let (after, vertex) = within(Within::Ampersand, cut(next)).parse(after)?;
        vertices.push(vertex);
        rest = after;
    }
}

/// `vertex`: an id, a label in brackets, a class, data.
fn vertex(input: Tokens<'_>) -> Read<'_, Vertex> {
    let (rest, name) = id(input)?;
    let (rest, label) = label(rest)?;
    let class = preceded(
        token(Kind::StyleSeparator),
        within(Within::ClassName, cut(id)),
    );
    let (rest, class) = opt(class).parse(rest)?;
    let (rest, data) = opt(within(Within::Data, data)).parse(rest)?;
    Ok((
        rest,
        Vertex {
            id: name,
            label,
            class: class.map(Box::new),
            data: data.map(Box::new),
            range: rest.range_from(&input),
        },
    ))
}

/// `id`
pub(super) fn id(input: Tokens<'_>) -> Read<'_, Ident> {
    const ID: TokenSet<Kind> = token_set!(Kind:
        Num, NodeString, Down, Minus, Default, Comma, Colon, Amp, Brkt, Mult, UnicodeText,
    );
    let (rest, tokens) = run(ID).parse(input)?;
    Ok((rest, input.ident(tokens)))
}

/// `data`: `@{ … }`
pub(super) fn data(input: Tokens<'_>) -> Read<'_, Data> {
    let (rest, tokens) = run(token_set!(Kind: ShapeDataStart, ShapeData)).parse(input)?;
    // Data that is not closed is not worth reading as YAML, once for each statement that opens some.
    if matches!(rest.peek(), None | Some(Kind::Unclosed | Kind::Unknown)) {
        return Err(stop(rest, Kind::ShapeData.into()));
    }
    Ok((rest, data::read(&input, tokens)))
}
