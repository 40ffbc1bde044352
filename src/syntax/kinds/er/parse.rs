//! The statements of ER diagrams, as nom parsers over tokens.
//!
//! Nothing ends a statement: it ends where no more of it comes. The attributes of an entity are
//! statements of their own, between the one that opens its braces and the brace that closes them.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt, value};
use nom::multi::separated_list1;
use nom::sequence::{preceded, terminated};

use super::ast::{Attribute, Entity, Relation, StatementKind, Styles};
use super::token::{
    CARDINALITIES, Failure, Kind, LABELS, LINES, NAMES, Read, Token, Tokens, Within,
};
use crate::model::er::Cardinality;
use crate::model::graph::Direction;
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::lex::{TokenSet, one_of, run, token, token_set, within};

/// What a statement begins with.
const FIRST: TokenSet<Kind> = token_set!(
    Kind: Newline, Quoted, Word, Number, Decimal, One, Subgraph, Style, ClassDef, Class, AccTitle,
    AccDescr, AccDescrBlock, DirectionTb, DirectionBt, DirectionRl, DirectionLr
);

/// The pieces that a style is made of.
const STYLE: TokenSet<Kind> = token_set!(Kind: StyleWord, Number, Colon, Hash);

/// A statement outside the braces of entities.
pub(super) fn statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    match input.peek() {
        Some(Kind::Subgraph) => within(Within::Subgraph, cut(subgraph)).parse(input),
        Some(Kind::Style | Kind::ClassDef) => within(Within::Style, cut(style)).parse(input),
        Some(Kind::Class) => within(Within::Class, cut(class)).parse(input),
        Some(kind) if NAMES.has(kind) => of_entity(input),
        Some(kind) if FIRST.has(kind) => line(input),
        _ => Err(nom::Err::Error(Failure::new(input.rest.len(), FIRST))),
    }
}

/// A token's place.
fn place<'a>(
    kinds: TokenSet<Kind>,
) -> impl Parser<Tokens<'a>, Output = TextRange, Error = Failure> {
    map(one_of(kinds), range)
}

fn name(input: Tokens<'_>) -> Read<'_, TextRange> {
    place(NAMES).parse(input)
}

/// Names of classes, with commas between.
fn ids(input: Tokens<'_>) -> Read<'_, Vec<TextRange>> {
    let id = place(token_set!(Kind: Word, StyleWord));
    separated_list1(token(Kind::Comma), id).parse(input)
}

/// `:::a,b` after an entity.
fn classes(input: Tokens<'_>) -> Read<'_, Vec<TextRange>> {
    let classes = within(Within::Classes, cut(ids));
    map(
        opt(preceded(token(Kind::StyleMark), classes)),
        Option::unwrap_or_default,
    )
    .parse(input)
}

/// What begins with an entity: a relationship, or nothing but the entity.
fn of_entity(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, name) = name(input)?;
    let (rest, label) = alias(rest)?;
    let (at_marks, classes) = classes(rest)?;
    let marks = at_marks.peek().filter(|&kind| CARDINALITIES.has(kind));
    if label.is_none() && marks.is_some() {
        return within(Within::Relation, cut(|rest| relation(rest, name, &classes)))
            .parse(at_marks);
    }
    let (rest, brace) = opt(token(Kind::Open)).parse(at_marks)?;
    let entity = Entity {
        name,
        label,
        classes,
        opens: brace.is_some(),
    };
    Ok((rest, StatementKind::Entity(Box::new(entity))))
}

/// `[label]` after an entity.
fn alias(input: Tokens<'_>) -> Read<'_, Option<TextRange>> {
    let label = terminated(name, token(Kind::BracketClose));
    let label = within(Within::Alias, cut(label));
    opt(preceded(token(Kind::BracketOpen), label)).parse(input)
}

/// A relationship, from its marks on.
fn relation<'a>(
    input: Tokens<'a>,
    from: TextRange,
    from_classes: &[TextRange],
) -> Read<'a, StatementKind> {
    let marks = (one_of(CARDINALITIES), one_of(LINES), one_of(CARDINALITIES)).parse(input);
    let (after, (left, line, right)) = marks?;
    let marks = after.range_from(&input);
    let (rest, to) = name(after)?;
    let (rest, to_classes) = classes(rest)?;
    let (rest, _) = token(Kind::Colon).parse(rest)?;
    let (rest, label) = within(Within::Label, place(LABELS)).parse(rest)?;
    let relation = Relation {
        from,
        from_classes: from_classes.to_vec(),
        from_cardinality: cardinality(left),
        identifying: line.kind == Kind::Solid,
        to_cardinality: cardinality(right),
        to,
        to_classes,
        marks,
        label,
    };
    Ok((rest, StatementKind::Relation(Box::new(relation))))
}

fn cardinality(mark: Token) -> Cardinality {
    match mark.kind {
        Kind::ZeroOrOne => Cardinality::ZeroOrOne,
        Kind::ZeroOrMore => Cardinality::ZeroOrMore,
        Kind::OneOrMore => Cardinality::OneOrMore,
        Kind::Parent => Cardinality::Parent,
        _ => Cardinality::ExactlyOne,
    }
}

/// An attribute.
pub(super) fn attribute(input: Tokens<'_>) -> Read<'_, StatementKind> {
    within(Within::Attribute, |input| {
        let word = || place(Kind::AttributeWord.into());
        let (rest, ty) = word().parse(input)?;
        let (rest, question) = opt(token(Kind::Question)).parse(rest)?;
        let (rest, name) = word().parse(rest)?;
        let keys = separated_list1(token(Kind::KeyComma), place(Kind::Key.into()));
        let (rest, keys) = map(opt(keys), Option::unwrap_or_default).parse(rest)?;
        let (rest, comment) = opt(place(Kind::Comment.into())).parse(rest)?;
        let attribute = Attribute {
            ty,
            optional: question.is_some(),
            name,
            keys,
            comment,
        };
        Ok((rest, StatementKind::Attribute(Box::new(attribute))))
    })
    .parse(input)
}

/// `subgraph A [label]` and the end of the line.
fn subgraph(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let words = map(run(NAMES), |words: &[Token]| {
        words.iter().map(|&word| range(word)).collect()
    });
    // Cut, so that a title that goes past the tokens at hand is read again with more of them.
    let title = cut(terminated(words, token(Kind::BracketClose)));
    let title = preceded(token(Kind::BracketOpen), title);
    let (rest, (_, id, title)) = (token(Kind::Subgraph), name, opt(title)).parse(input)?;
    let (rest, _) = token(Kind::Newline).parse(rest)?;
    Ok((rest, StatementKind::SubgraphStart(id, title)))
}

/// `style A fill:red` and `classDef a fill:red`, and the end of the line.
fn style(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, word) = one_of(token_set!(Kind: Style, ClassDef)).parse(input)?;
    let style = map(run(STYLE), |pieces: &[Token]| {
        pieces.iter().map(|&piece| range(piece)).collect()
    });
    let styles = separated_list1(token(Kind::Comma), style);
    let (rest, (ids, styles)): (_, (_, Styles)) = (ids, styles).parse(rest)?;
    let (rest, _) = one_of(token_set!(Kind: Newline, Semicolon)).parse(rest)?;
    let kind = match word.kind {
        Kind::Style => StatementKind::Style(ids, styles),
        _ => StatementKind::ClassDef(ids, styles),
    };
    Ok((rest, kind))
}

/// `class A,B a,b`
fn class(input: Tokens<'_>) -> Read<'_, StatementKind> {
    map(
        preceded(token(Kind::Class), (ids, ids)),
        |(entities, classes)| StatementKind::Class(entities, classes),
    )
    .parse(input)
}

/// What is one token, or a word and its value.
fn line(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let direction = |kind, direction| value(StatementKind::Direction(direction), token(kind));
    let text = |kind: Kind| place(kind.into());
    alt((
        direction(Kind::DirectionTb, Direction::TopBottom),
        direction(Kind::DirectionBt, Direction::BottomTop),
        direction(Kind::DirectionRl, Direction::RightLeft),
        direction(Kind::DirectionLr, Direction::LeftRight),
        map(
            preceded(token(Kind::AccTitle), text(Kind::AccTitleValue)),
            StatementKind::AccTitle,
        ),
        map(
            preceded(token(Kind::AccDescr), text(Kind::AccDescrValue)),
            StatementKind::AccDescr,
        ),
        map(text(Kind::AccDescrBlock), StatementKind::AccDescr),
    ))
    .parse(input)
}
