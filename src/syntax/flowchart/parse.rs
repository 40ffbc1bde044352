//! Statements from tokens: Mermaid's `flow` grammar as nom parsers, under the names of
//! `grammar/flowchart.ebnf`.
//!
//! Mermaid's grammar is LALR(1); each statement here is predictive, so both notice a mistake at the
//! same token. A parser commits (`cut`) once a token can begin nothing else. Subgraphs do not
//! nest here: their start and end are statements of their own, and the reader in `mod.rs` keeps the stack.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::take_while;
use nom::combinator::{cut, map, opt};
use nom::error::context;
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded, terminated};

use super::ast::{
    Chain, Click, ClickAction, Data, Ident, Label, Link, LinkStyle, Quotes, StatementKind,
    SubgraphStart, Text, Vertex,
};
use super::data;
use super::token::{Kind, Token};
use super::tokens::{Read, Tokens, one_of, run, token};
use crate::graph::Shape;
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
        Some(Kind::Style) => (within::STYLE, style_statement),
        Some(Kind::LinkStyle) => (within::LINK_STYLE, link_style_statement),
        Some(Kind::ClassDef) => (within::CLASS_DEF, class_def_statement),
        Some(Kind::Class) => (within::CLASS, class_statement),
        Some(Kind::Click) => (within::CLICK, click_statement),
        Some(Kind::Subgraph) => (within::SUBGRAPH, subgraph_start),
        _ => return terminated(chain, separator).parse(input),
    };
    context(name, terminated(parser, separator)).parse(input)
}

/// `separator`
fn separator(input: Tokens<'_>) -> Read<'_, Token> {
    one_of(Kind::separates).parse(input)
}

/// The failure of a statement that cannot go on here.
fn stop(input: Tokens<'_>) -> nom::Err<super::tokens::Failure> {
    nom::Err::Failure(super::tokens::Failure {
        left: input.rest.len(),
        within: Vec::new(),
    })
}

/// `space`
fn space(input: Tokens<'_>) -> Read<'_, Token> {
    token(Kind::Space).parse(input)
}

// ---- nodes and links --------------------------------------------------------------------------

/// `chain`: `group (link group)*`, blanks behind it included
fn chain(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (mut rest, first) = group(input)?;
    let mut chain = Chain {
        groups: vec![first],
        links: Vec::new(),
    };
    while matches!(
        rest.peek(),
        Some(Kind::Link | Kind::StartLink | Kind::LinkId)
    ) {
        let (behind, link) = link(rest)?;
        let (behind, group) = context(within::TARGET, cut(group)).parse(behind)?;
        chain.links.push(link);
        chain.groups.push(group);
        rest = behind;
    }
    Ok((rest, StatementKind::Chain(chain)))
}

/// `group`: nodes with ` & ` between them, and the blanks behind the last.
fn group(input: Tokens<'_>) -> Read<'_, Vec<Vertex>> {
    let (mut rest, first) = vertex(input)?;
    let mut vertices = vec![first];
    loop {
        let (behind, blank) = opt(space).parse(rest)?;
        if blank.is_none() || behind.peek() != Some(Kind::Amp) {
            return Ok((behind, vertices));
        }
        let next = preceded((token(Kind::Amp), space), vertex);
        let (behind, vertex) = context(within::AMPERSAND, cut(next)).parse(behind)?;
        vertices.push(vertex);
        rest = behind;
    }
}

/// `vertex`: an id, a label in brackets, a class, data.
fn vertex(input: Tokens<'_>) -> Read<'_, Vertex> {
    let (rest, name) = id(input)?;
    let (rest, label) = label(rest)?;
    let class = preceded(
        token(Kind::StyleSeparator),
        context(within::CLASS_NAME, cut(id)),
    );
    let (rest, class) = opt(class).parse(rest)?;
    let (rest, data) = opt(context(within::DATA, data)).parse(rest)?;
    Ok((
        rest,
        Vertex {
            id: name,
            label,
            class,
            data,
            span: rest.span_from(&input),
        },
    ))
}

/// `id`
fn id(input: Tokens<'_>) -> Read<'_, Ident> {
    let (rest, tokens) = run(|kind| {
        matches!(
            kind,
            Kind::Num
                | Kind::NodeString
                | Kind::Down
                | Kind::Minus
                | Kind::Default
                | Kind::Comma
                | Kind::Colon
                | Kind::Amp
                | Kind::Brkt
                | Kind::Mult
                | Kind::UnicodeText
        )
    })
    .parse(input)?;
    Ok((rest, input.ident(tokens)))
}

/// `label`: a text in brackets, if there are any.
fn label(input: Tokens<'_>) -> Read<'_, Option<Label>> {
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
    let place = |t: Token| input.map.span(Span::new(t.start, t.end));
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
) -> impl Parser<Tokens<'a>, Output = Option<Label>, Error = super::tokens::Failure> {
    move |input: Tokens<'a>| {
        let opens = (token(open), token(open));
        let closes = (token(close), token(close));
        let (rest, (open, text, close)) = (opens, text, closes).parse(input)?;
        let place = |a: Token, b: Token| input.map.span(Span::new(a.start, b.end));
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
        close: input.map.span(Span::new(close.start, close.end)),
    };
    Ok((rest, Some(label)))
}

/// `text`: quoted, Markdown, or bare.
fn text(input: Tokens<'_>) -> Read<'_, Text> {
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
fn some_text(
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

/// `data`: `@{ … }`
fn data(input: Tokens<'_>) -> Read<'_, Data> {
    let (rest, tokens) =
        run(|kind| matches!(kind, Kind::ShapeDataStart | Kind::ShapeData)).parse(input)?;
    // Data that is not closed is not worth reading as YAML, once for each statement that opens some.
    if matches!(rest.peek(), None | Some(Kind::Unclosed | Kind::Unknown)) {
        return Err(stop(rest));
    }
    Ok((rest, data::read(&input, tokens)))
}

/// `link`
fn link(input: Tokens<'_>) -> Read<'_, Link> {
    let (rest, id) = opt(token(Kind::LinkId)).parse(input)?;
    let id = id.map(|id| {
        let mut id = input.ident(&[id]);
        id.text = id.text.replacen('@', "", 1);
        id.span.end -= 1;
        id
    });
    let (rest, (start, arrow, text)) = alt((link_around_text, link_before_text)).parse(rest)?;
    let place = |token: Token| {
        let raw = token.text(input.text);
        let lead = raw.len() - raw.trim_start_matches(super::is_space).len();
        let trimmed = raw.trim_matches(super::is_space);
        let from = token.start + lead as u32;
        Ident {
            text: trimmed.to_owned(),
            span: input.map.span(Span::new(from, from + trimmed.len() as u32)),
        }
    };
    let joins_lines = start
        .unwrap_or(arrow)
        .text(input.text)
        .starts_with(|c: char| super::is_space(c))
        && start
            .unwrap_or(arrow)
            .text(input.text)
            .chars()
            .take_while(|&c| super::is_space(c))
            .any(|c| c == '\n');
    let arrow_end = arrow.end;
    let (start, arrow) = (start.map(place), place(arrow));
    let first = start.as_ref().unwrap_or(&arrow).span;
    let last_token = input.rest[input.rest.len() - rest.rest.len() - 1];
    let mut span = id
        .as_ref()
        .map_or(first, |id: &Ident| id.span.to(first))
        .to(arrow.span);
    if last_token.end > arrow_end {
        span = span.to(input.map.span(Span::new(last_token.start, last_token.end)));
    }
    let (rest, _) = if text.is_some() && start.is_none() {
        opt(space).parse(rest)?
    } else {
        (rest, None)
    };
    Ok((
        rest,
        Link {
            id,
            start,
            arrow,
            text,
            span,
            joins_lines,
        },
    ))
}

type LinkParts = (Option<Token>, Token, Option<Text>);

/// `linkAroundText`: `-- text -->`
fn link_around_text(input: Tokens<'_>) -> Read<'_, LinkParts> {
    let (rest, start) = token(Kind::StartLink).parse(input)?;
    let bare = |kind| matches!(kind, Kind::EdgeText | Kind::UnicodeText);
    let edge_text = |i| some_text(i, bare, |kind| kind == Kind::Link);
    let parts = (edge_text, token(Kind::Link));
    let (rest, (text, arrow)) = context(within::LINK_TEXT, cut(parts)).parse(rest)?;
    Ok((rest, (Some(start), arrow, Some(text))))
}

/// `linkBeforeText`: `-->` and `-->|text|`
fn link_before_text(input: Tokens<'_>) -> Read<'_, LinkParts> {
    let (rest, arrow) = token(Kind::Link).parse(input)?;
    if rest.peek() != Some(Kind::Pipe) {
        return Ok((rest, (None, arrow, None)));
    }
    let parts = delimited(token(Kind::Pipe), text, token(Kind::Pipe));
    let (rest, text) = context(within::PIPE_TEXT, cut(parts)).parse(rest)?;
    Ok((rest, (None, arrow, Some(text))))
}

// ---- subgraphs --------------------------------------------------------------------------------

/// `subgraphStart`
fn subgraph_start(input: Tokens<'_>) -> Read<'_, StatementKind> {
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
    let trimmed = name.text.trim_matches(super::is_space);
    let id = Ident {
        text: trimmed.to_owned(),
        span: super::trim_span(&name),
    };
    let start = match title {
        Some(title) => SubgraphStart {
            id: Some(id),
            title,
            bracketed: true,
        },
        None => SubgraphStart {
            id: (!name.text.contains(super::is_space)).then_some(id),
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

// ---- styles, classes, clicks ------------------------------------------------------------------

/// `styles`: styles with commas between them.
fn styles(input: Tokens<'_>) -> Read<'_, Vec<Ident>> {
    separated_list1(token(Kind::Comma), cut(style)).parse(input)
}

/// `style`
fn style(input: Tokens<'_>) -> Read<'_, Ident> {
    let (rest, tokens) = run(|kind| {
        matches!(
            kind,
            Kind::Num | Kind::NodeString | Kind::Colon | Kind::Space | Kind::Brkt | Kind::Style
        )
    })
    .parse(input)?;
    Ok((rest, input.ident(tokens)))
}

/// `styleStatement`
fn style_statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, _) = token(Kind::Style).parse(input)?;
    let (rest, (_, target, _, styles)) = cut((space, id, space, styles)).parse(rest)?;
    Ok((rest, StatementKind::Style { target, styles }))
}

/// `classDefStatement`
fn class_def_statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, _) = token(Kind::ClassDef).parse(input)?;
    let (rest, (_, names, _, styles)) = cut((space, id, space, styles)).parse(rest)?;
    let names = split(&names);
    Ok((rest, StatementKind::ClassDef { names, styles }))
}

/// `classStatement`
fn class_statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, _) = token(Kind::Class).parse(input)?;
    let (rest, (_, targets, _, class)) = cut((space, id, space, id)).parse(rest)?;
    let targets = split(&targets);
    Ok((rest, StatementKind::Class { targets, class }))
}

/// `linkStyleStatement`
fn link_style_statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
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
    let place = |t: Token| input.map.span(Span::new(t.start, t.end));
    let number = |t: Token| (t.text(input.text).parse().unwrap_or(u64::MAX), place(t));
    Ok((
        rest,
        StatementKind::LinkStyle(LinkStyle {
            links: numbers.into_iter().map(number).collect(),
            default: default.map(place),
            interpolate,
            styles,
        }),
    ))
}

/// `alphaNum`
fn alpha_num(input: Tokens<'_>) -> Read<'_, Ident> {
    let (rest, tokens) = run(|kind| {
        matches!(
            kind,
            Kind::Num
                | Kind::UnicodeText
                | Kind::NodeString
                | Kind::Dir
                | Kind::Down
                | Kind::Minus
                | Kind::Comma
                | Kind::Colon
                | Kind::Amp
                | Kind::Brkt
                | Kind::Mult
        )
    })
    .parse(input)?;
    Ok((rest, input.ident(tokens)))
}

/// `clickStatement`
fn click_statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, click) = token(Kind::Click).parse(input)?;
    let targets = split(&input.ident(&[click]));
    let tooltip = |i| opt(preceded(space_before(Kind::Str), string)).parse(i);
    match rest.peek() {
        Some(Kind::CallbackName) => {
            let (behind, name) = token(Kind::CallbackName).parse(rest)?;
            if matches!(behind.peek(), Some(Kind::Unclosed | Kind::CallbackName)) {
                return Err(stop(behind));
            }
            let (behind, args) = opt(token(Kind::CallbackArgs)).parse(behind)?;
            let action = ClickAction::Call {
                function: rest.ident(&[name]),
                args: args.map(|args| rest.ident(&[args])),
                call: true,
            };
            let (rest, tooltip) = cut(tooltip).parse(behind)?;
            Ok((
                rest,
                StatementKind::Click(Click {
                    targets,
                    action,
                    tooltip,
                }),
            ))
        }
        Some(Kind::Href | Kind::Str) => {
            let (behind, href) = opt(token(Kind::Href)).parse(rest)?;
            let (behind, url) = cut(string).parse(behind)?;
            let (behind, tooltip) = cut(tooltip).parse(behind)?;
            let target = preceded(space_before(Kind::LinkTarget), token(Kind::LinkTarget));
            let (rest, target) = opt(target).parse(behind)?;
            let action = ClickAction::Link {
                url,
                target: target.map(|target| input.ident(&[target])),
                href: href.is_some(),
            };
            Ok((
                rest,
                StatementKind::Click(Click {
                    targets,
                    action,
                    tooltip,
                }),
            ))
        }
        _ => {
            let (behind, function) = cut(alpha_num).parse(rest)?;
            let (rest, tooltip) = cut(tooltip).parse(behind)?;
            let action = ClickAction::Call {
                function,
                args: None,
                call: false,
            };
            Ok((
                rest,
                StatementKind::Click(Click {
                    targets,
                    action,
                    tooltip,
                }),
            ))
        }
    }
}

/// `string`
fn string(input: Tokens<'_>) -> Read<'_, Ident> {
    let (rest, token) = token(Kind::Str).parse(input)?;
    Ok((rest, input.ident(&[token])))
}

/// A blank, if what stands behind it is of a kind.
fn space_before<'a>(
    kind: Kind,
) -> impl Parser<Tokens<'a>, Output = Token, Error = super::tokens::Failure> {
    terminated(token(Kind::Space), nom::combinator::peek(token(kind)))
}

/// An id split at commas, each part with its place.
fn split(ident: &Ident) -> Vec<Ident> {
    let mut at = ident.span.start;
    ident
        .text
        .split(',')
        .map(|part| {
            let len = part.len() as u32;
            let part = Ident {
                text: part.to_owned(),
                span: Span::new(at, (at + len).min(ident.span.end)),
            };
            at += len + 1;
            part
        })
        .collect()
}
