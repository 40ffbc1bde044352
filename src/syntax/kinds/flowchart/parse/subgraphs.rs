//! The first line of a subgraph.

use nom::Parser;
use nom::combinator::{cut, opt};
use nom::error::context;
use nom::sequence::{delimited, preceded};

use super::labels::{some_text, text};
use super::{space, stop, within};
use crate::syntax::kinds::flowchart::ast::{Ident, StatementKind, SubgraphStart};
use crate::syntax::kinds::flowchart::token::Kind;
use crate::syntax::kinds::flowchart::tokens::{Read, Tokens, token};
use crate::syntax::kinds::flowchart::{is_space, trim_span};

/// `subgraphStart`
pub(super) fn subgraph_start(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, _) = token(Kind::Subgraph).parse(input)?;
    if rest.peek().is_some_and(Kind::separates) {
        // Mermaid's grammar takes it, and its actions then fail.
        return Err(stop(rest));
    }
    let words = |i| some_text(i, is_title, |_| true);
    let bracketed = delimited(
        token(Kind::Sqs),
        context(within::LABEL, cut(text)),
        token(Kind::Sqe),
    );
    let (rest, (name, title)) = cut((preceded(space, words), opt(bracketed))).parse(rest)?;
    let trimmed = name.text.trim_matches(is_space);
    let id = Ident {
        text: trimmed.to_owned(),
        span: trim_span(&name),
    };
    let start = match title {
        Some(title) => SubgraphStart {
            id: Some(id),
            title,
            bracketed: true,
        },
        None => SubgraphStart {
            id: (!name.text.contains(is_space)).then_some(id),
            title: name,
            bracketed: false,
        },
    };
    Ok((rest, StatementKind::SubgraphStart(start)))
}

fn is_title(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Num
            | Kind::NodeString
            | Kind::Space
            | Kind::Minus
            | Kind::Amp
            | Kind::UnicodeText
            | Kind::Colon
            | Kind::Mult
            | Kind::Brkt
            | Kind::StartLink
            | Kind::Style
            | Kind::LinkStyle
            | Kind::ClassDef
            | Kind::Class
            | Kind::Click
            | Kind::Graph
            | Kind::Dir
            | Kind::Subgraph
            | Kind::End
            | Kind::Down
            | Kind::Up
    )
}
