//! Statements from tokens: Mermaid's `flow` grammar as nom parsers, under the names of
//! `grammar/flowchart.ebnf`.
//!
//! Mermaid's grammar is LALR(1); each statement here is predictive, so both notice a mistake at the
//! same token. A parser commits (`cut`) once a token can begin nothing else. Subgraphs do not
//! nest here: their start and end are statements of their own, and the reader in `mod.rs` keeps the stack.
//!
//! One file a family of statements: `nodes` (with `labels` and `links`), `subgraphs`, `styles` (classes too) and `clicks`.

mod clicks;
mod labels;
mod links;
mod nodes;
mod styles;
mod subgraphs;

use nom::Parser;
use nom::sequence::terminated;

use super::ast::{Ident, StatementKind};
use super::token::{Failure, Kind, Read, SEPARATORS, Token, Tokens, Within};
use crate::source::{Span, TextRange};
use crate::syntax::lex::{TokenSet, one_of, token, within};
use crate::syntax::prepare::decode_entities;

/// `statement`: all tokens up to, and with, the separator.
pub(super) fn statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (what, parser): (_, fn(Tokens<'_>) -> Read<'_, StatementKind>) = match input.peek() {
        Some(Kind::Style) => (Within::Style, styles::style_statement),
        Some(Kind::LinkStyle) => (Within::LinkStyle, styles::link_style_statement),
        Some(Kind::ClassDef) => (Within::ClassDef, styles::class_def_statement),
        Some(Kind::Class) => (Within::Class, styles::class_statement),
        Some(Kind::Click) => (Within::Click, clicks::click_statement),
        Some(Kind::Subgraph) => (Within::Subgraph, subgraphs::subgraph_start),
        _ => return terminated(nodes::chain, separator).parse(input),
    };
    within(what, terminated(parser, separator)).parse(input)
}

/// `separator`
fn separator(input: Tokens<'_>) -> Read<'_, Token> {
    one_of(SEPARATORS).parse(input)
}

/// The failure of a statement that cannot go on here.
fn stop(input: Tokens<'_>, expected: TokenSet<Kind>) -> nom::Err<Failure> {
    nom::Err::Failure(Failure::new(input.rest.len(), expected))
}

/// `space`
fn space(input: Tokens<'_>) -> Read<'_, Token> {
    token(Kind::Space).parse(input)
}

/// An id split at commas, each part with its place.
fn split(ident: &Ident) -> Vec<Ident> {
    // What was spelt otherwise in the file (`#35;`) cannot be counted here.
    let as_written = ident.text.len() as u32 == ident.span.end - ident.span.start;
    let mut at = ident.span.start;
    ident
        .text
        .split(',')
        .map(|part| {
            let len = part.len() as u32;
            let span = if as_written {
                Span::new(at, at + len)
            } else {
                ident.span
            };
            at += len + 1;
            Ident {
                text: part.to_owned(),
                span,
            }
        })
        .collect()
}

/// The text of tokens put together, entity codes as written, and their place.
pub(super) fn ident(input: Tokens<'_>, tokens: &[Token]) -> Ident {
    let range = match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => TextRange::new(first.start, last.end),
        _ => TextRange::default(),
    };
    let text: String = tokens.iter().map(|token| token.text(input.text)).collect();
    Ident {
        text: decode_entities(&text),
        span: input.map.span(range),
    }
}
