//! The first line of a subgraph.

use nom::Parser;
use nom::combinator::{cut, opt};
use nom::sequence::{delimited, preceded};

use super::labels::{some_text, text};
use super::{space, stop};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::ast::{StatementKind, SubgraphStart};
use crate::syntax::kinds::flowchart::token::{Kind, Read, Tokens, Within};
use crate::syntax::lex::{TokenSet, token, token_set, within};

/// The pieces of a title without quotes.
const TITLE: TokenSet<Kind> = token_set!(Kind:
    Num, NodeString, Space, Minus, Amp, UnicodeText, Colon, Mult, Brkt, StartLink, Style, LinkStyle,
    ClassDef, Class, Click, Graph, Dir, Subgraph, End, Down, Up,
);

/// `subgraphStart`
pub(super) fn subgraph_start(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, _) = token(Kind::Subgraph).parse(input)?;
    if rest.peek().is_some_and(Kind::separates) {
        // Mermaid's grammar takes it, and its actions then fail.
        return Err(stop(rest, Kind::Space.into()));
    }
    let words = |i| some_text(i, TITLE, TokenSet::ALL);
    let bracketed = delimited(
        token(Kind::Sqs),
        within(Within::Label, cut(text)),
        token(Kind::Sqe),
    );
    let (rest, (name, title)) = cut((preceded(space, words), opt(bracketed))).parse(rest)?;
    let id = name.ident.trimmed(input.text, is_space);
    let start = match title {
        Some(title) => SubgraphStart {
            id: Some(id),
            title,
            bracketed: true,
        },
        None => SubgraphStart {
            id: (!name.ident.text_in(input.text).contains(is_space)).then_some(id),
            title: name,
            bracketed: false,
        },
    };
    Ok((rest, StatementKind::SubgraphStart(Box::new(start))))
}
