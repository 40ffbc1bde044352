//! Labels in brackets, and texts.

use nom::Parser;
use nom::bytes::complete::take_while;
use nom::combinator::cut;

use super::stop;
use crate::model::graph::Shape;
use crate::source::TextRange;
use crate::syntax::kinds::flowchart::ast::{Label, Quotes, Text};
use crate::syntax::kinds::flowchart::token::{
    CLOSERS, Failure, Kind, OPENERS, Read, Token, Tokens, Within,
};
use crate::syntax::lex::{TokenSet, one_of, token, token_set, within};

/// `label`: a text in brackets, if there are any.
pub(super) fn label(input: Tokens<'_>) -> Read<'_, Option<Label>> {
    let closes: &[(Kind, Shape)] = match input.peek() {
        Some(Kind::Sqs) => &[(Kind::Sqe, Shape::RECT)],
        Some(Kind::DoubleCircleStart) => &[(Kind::DoubleCircleEnd, Shape::DOUBLE_CIRCLE)],
        Some(Kind::EllipseStart) => &[(Kind::EllipseEnd, Shape::ELLIPSE)],
        Some(Kind::StadiumStart) => &[(Kind::StadiumEnd, Shape::STADIUM)],
        Some(Kind::SubroutineStart) => &[(Kind::SubroutineEnd, Shape::SUBROUTINE)],
        Some(Kind::CylinderStart) => &[(Kind::CylinderEnd, Shape::CYLINDER)],
        Some(Kind::Ps) if input.rest.get(1).is_some_and(|t| t.kind == Kind::Ps) => {
            return within(
                Within::Label,
                cut(double_label(Kind::Ps, Kind::Pe, Shape::CIRCLE)),
            )
            .parse(input);
        }
        Some(Kind::Ps) => &[(Kind::Pe, Shape::ROUNDED)],
        Some(Kind::DiamondStart)
            if input
                .rest
                .get(1)
                .is_some_and(|t| t.kind == Kind::DiamondStart) =>
        {
            let hexagon = double_label(Kind::DiamondStart, Kind::DiamondStop, Shape::HEXAGON);
            return within(Within::Label, cut(hexagon)).parse(input);
        }
        Some(Kind::DiamondStart) => &[(Kind::DiamondStop, Shape::DIAMOND)],
        Some(Kind::TagEnd) => &[(Kind::Sqe, Shape::ODD)],
        Some(Kind::TrapStart) => &[
            (Kind::TrapEnd, Shape::TRAPEZOID),
            (Kind::InvTrapEnd, Shape::LEAN_RIGHT),
        ],
        Some(Kind::InvTrapStart) => &[
            (Kind::InvTrapEnd, Shape::INVERTED_TRAPEZOID),
            (Kind::TrapEnd, Shape::LEAN_LEFT),
        ],
        Some(Kind::VertexWithPropsStart) => {
            return within(Within::Label, cut(label_with_props)).parse(input);
        }
        _ => return Ok((input, None)),
    };
    let closers = closes.iter().map(|close| TokenSet::one(close.0));
    let closers = closers.fold(TokenSet::default(), TokenSet::or);
    let parts = (one_of(OPENERS), text, one_of(closers));
    let (rest, (open, text, close)) = within(Within::Label, cut(parts)).parse(input)?;
    let shape = closes
        .iter()
        .find(|c| c.0 == close.kind)
        .map_or(Shape::RECT, |c| c.1);
    let label = Label {
        shape,
        text,
        open: open.range(),
        close: close.range(),
    };
    Ok((rest, Some(label)))
}

/// `((text))` and `{{text}}`
fn double_label<'a>(
    open: Kind,
    close: Kind,
    shape: Shape,
) -> impl Parser<Tokens<'a>, Output = Option<Label>, Error = Failure> {
    move |input: Tokens<'a>| {
        let opens = (token(open), token(open));
        let closes = (token(close), token(close));
        let (rest, (open, text, close)) = (opens, text, closes).parse(input)?;
        let label = Label {
            shape,
            text,
            open: TextRange::new(open.0.start, open.1.end),
            close: TextRange::new(close.0.start, close.1.end),
        };
        Ok((rest, Some(label)))
    }
}

/// `labelWithProps`: `[|field:value|text]`
fn label_with_props(input: Tokens<'_>) -> Read<'_, Option<Label>> {
    let (after, _) = (
        token(Kind::VertexWithPropsStart),
        token(Kind::NodeString),
        token(Kind::Colon),
        token(Kind::NodeString),
        token(Kind::Pipe),
    )
        .parse(input)?;
    let (rest, (text, close)) = (text, token(Kind::Sqe)).parse(after)?;
    let label = Label {
        shape: Shape::RECT,
        text,
        open: after.range_from(&input),
        close: close.range(),
    };
    Ok((rest, Some(label)))
}

/// `text`: quoted, Markdown, or bare.
pub(super) fn text(input: Tokens<'_>) -> Read<'_, Text> {
    const BARE: TokenSet<Kind> = token_set!(Kind: Text, TagStart, TagEnd, UnicodeText);
    const ENDS: TokenSet<Kind> = CLOSERS.or(token_set!(Kind: Pipe));
    some_text(input, BARE, ENDS)
}

/// A text, if it can go on with the token after it; else it may run to the end of the chart, and is not
/// worth a copy for each statement that opens one.
pub(super) fn some_text(
    input: Tokens<'_>,
    bare: TokenSet<Kind>,
    ends: TokenSet<Kind>,
) -> Read<'_, Text> {
    // Only the first piece can be quoted; Mermaid takes bare text after it.
    let first = one_of(bare.or(token_set!(Kind: Str, MdStr)));
    let (rest, (first, more)) = (first, take_while(|t: Token| bare.has(t.kind))).parse(input)?;
    if !rest.peek().is_some_and(|kind| ends.has(kind)) {
        return Err(stop(rest, ends));
    }
    let quotes = match first.kind {
        Kind::Str => Quotes::Double,
        Kind::MdStr => Quotes::Markdown,
        _ => Quotes::None,
    };
    let ident = input.ident(&input.rest[..1 + more.rest.len()]);
    Ok((rest, Text { ident, quotes }))
}
