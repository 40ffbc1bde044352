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
use nom::error::context;
use nom::sequence::terminated;

use super::ast::{Ident, StatementKind};
use super::token::{Kind, Token};
use super::tokens::{Failure, Read, Tokens, one_of, token};
use crate::source::Span;

/// What is being read when a statement stops making sense; `explain` tells them apart.
pub(super) mod within {
    pub(in super::super) const LABEL: &str = "label";
    pub(in super::super) const LINK_TEXT: &str = "link text";
    pub(in super::super) const PIPE_TEXT: &str = "text between pipes";
    pub(in super::super) const TARGET: &str = "target";
    pub(in super::super) const AMPERSAND: &str = "node behind &";
    pub(in super::super) const CLASS_NAME: &str = "class behind :::";
    pub(in super::super) const SUBGRAPH: &str = "subgraph";
    pub(in super::super) const STYLE: &str = "style";
    pub(in super::super) const LINK_STYLE: &str = "linkStyle";
    pub(in super::super) const CLASS_DEF: &str = "classDef";
    pub(in super::super) const CLASS: &str = "class";
    pub(in super::super) const CLICK: &str = "click";
    pub(in super::super) const DATA: &str = "data";
}

/// `statement`: all tokens up to, and with, the separator.
pub(super) fn statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (name, parser): (_, fn(Tokens<'_>) -> Read<'_, StatementKind>) = match input.peek() {
        Some(Kind::Style) => (within::STYLE, styles::style_statement),
        Some(Kind::LinkStyle) => (within::LINK_STYLE, styles::link_style_statement),
        Some(Kind::ClassDef) => (within::CLASS_DEF, styles::class_def_statement),
        Some(Kind::Class) => (within::CLASS, styles::class_statement),
        Some(Kind::Click) => (within::CLICK, clicks::click_statement),
        Some(Kind::Subgraph) => (within::SUBGRAPH, subgraphs::subgraph_start),
        _ => return terminated(nodes::chain, separator).parse(input),
    };
    context(name, terminated(parser, separator)).parse(input)
}

/// `separator`
fn separator(input: Tokens<'_>) -> Read<'_, Token> {
    one_of(Kind::separates).parse(input)
}

/// The failure of a statement that cannot go on here.
fn stop(input: Tokens<'_>) -> nom::Err<Failure> {
    nom::Err::Failure(Failure {
        left: input.rest.len(),
        within: Vec::new(),
    })
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
