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

use super::ast::StatementKind;
use super::token::{Failure, Kind, Read, SEPARATORS, Token, Tokens, Within};
use crate::syntax::lex::{TokenSet, one_of, token, within};

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
