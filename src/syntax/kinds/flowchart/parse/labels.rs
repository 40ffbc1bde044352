//! Labels in brackets, and texts.

use nom::Parser;
use nom::bytes::complete::take_while;
use nom::combinator::cut;
use nom::error::context;

use super::{stop, within};
use crate::model::graph::Shape;
use crate::source::TextRange;
use crate::syntax::kinds::flowchart::ast::{Ident, Label, Quotes, Text};
use crate::syntax::kinds::flowchart::token::{Kind, Token};
use crate::syntax::kinds::flowchart::tokens::{Failure, Read, Tokens, one_of, token};

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
            return context(
                within::LABEL,
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
            return context(within::LABEL, cut(hexagon)).parse(input);
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
            return context(within::LABEL, cut(label_with_props)).parse(input);
        }
        _ => return Ok((input, None)),
    };
    let parts = (
        one_of(|_| true),
        text,
        one_of(|kind| closes.iter().any(|close| close.0 == kind)),
    );
    let (rest, (open, text, close)) = context(within::LABEL, cut(parts)).parse(input)?;
    let shape = closes
        .iter()
        .find(|c| c.0 == close.kind)
        .map_or(Shape::RECT, |c| c.1);
    let place = |t: Token| input.map.span(TextRange::new(t.start, t.end));
    let label = Label {
        shape,
        text,
        open: place(open),
        close: place(close),
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
        let place = |a: Token, b: Token| input.map.span(TextRange::new(a.start, b.end));
        let label = Label {
            shape,
            text,
            open: place(open.0, open.1),
            close: place(close.0, close.1),
        };
        Ok((rest, Some(label)))
    }
}

/// `labelWithProps`: `[|field:value|text]`
fn label_with_props(input: Tokens<'_>) -> Read<'_, Option<Label>> {
    let (behind, _) = (
        token(Kind::VertexWithPropsStart),
        token(Kind::NodeString),
        token(Kind::Colon),
        token(Kind::NodeString),
        token(Kind::Pipe),
    )
        .parse(input)?;
    let (rest, (text, close)) = (text, token(Kind::Sqe)).parse(behind)?;
    let label = Label {
        shape: Shape::RECT,
        text,
        open: behind.span_from(&input),
        close: input.map.span(TextRange::new(close.start, close.end)),
    };
    Ok((rest, Some(label)))
}

/// `text`: quoted, Markdown, or bare.
pub(super) fn text(input: Tokens<'_>) -> Read<'_, Text> {
    let bare = |kind| {
        matches!(
            kind,
            Kind::Text | Kind::TagStart | Kind::TagEnd | Kind::UnicodeText
        )
    };
    some_text(input, bare, |kind| kind.closes() || kind == Kind::Pipe)
}

/// A text, if it can go on with the token behind it; else it may run to the end of the chart, and is not
/// worth a copy for each statement that opens one.
pub(super) fn some_text(
    input: Tokens<'_>,
    bare: impl Fn(Kind) -> bool,
    ends: impl Fn(Kind) -> bool,
) -> Read<'_, Text> {
    // Only the first piece can be quoted; Mermaid takes bare text behind it.
    let first = one_of(|kind| matches!(kind, Kind::Str | Kind::MdStr) || bare(kind));
    let (rest, (first, more)) = (first, take_while(|t: Token| bare(t.kind))).parse(input)?;
    if !rest.peek().is_some_and(ends) {
        return Err(stop(rest));
    }
    let quotes = match first.kind {
        Kind::Str => Quotes::Double,
        Kind::MdStr => Quotes::Markdown,
        _ => Quotes::None,
    };
    let Ident { text, span } = input.ident(&input.rest[..1 + more.rest.len()]);
    Ok((rest, Text { text, quotes, span }))
}
