//! The statements as nom parsers over tokens.
//!
//! Neither a line end nor anything else ends a statement: it ends where no more of it comes.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt, value};
use nom::sequence::{pair, preceded, terminated};

use super::ast::{Alias, Click, Mention, Note, StatementKind, Transition};
use super::token::{FIRST, Failure, Kind, Read, Tokens, Within};
use crate::model::graph::Direction;
use crate::model::state::{Position, Pseudo};
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::lex::{one_of, token, token_set, within};

/// How many tokens a statement has at most, and one more.
pub(super) const LONGEST: usize = 9;

/// A statement.
pub(super) fn statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let direction = |direction| StatementKind::Direction(direction);
    match input.peek() {
        Some(Kind::Id | Kind::Edge) => of_state(input),
        Some(Kind::Composite) => composite(input),
        Some(Kind::StateDescr) => within(Within::Alias, cut(alias)).parse(input),
        Some(Kind::Fork | Kind::Join | Kind::Choice) => pseudo(input),
        Some(Kind::Concurrent) => {
            value(StatementKind::Divider, token(Kind::Concurrent)).parse(input)
        }
        Some(Kind::Note) => within(Within::Note, note).parse(input),
        Some(Kind::ClassDef | Kind::Class | Kind::Style) => {
            within(Within::Style, style).parse(input)
        }
        Some(Kind::Click) => within(Within::Click, click).parse(input),
        Some(Kind::DirectionTb) => {
            value(direction(Direction::TopBottom), token(Kind::DirectionTb)).parse(input)
        }
        Some(Kind::DirectionBt) => {
            value(direction(Direction::BottomTop), token(Kind::DirectionBt)).parse(input)
        }
        Some(Kind::DirectionRl) => {
            value(direction(Direction::RightLeft), token(Kind::DirectionRl)).parse(input)
        }
        Some(Kind::DirectionLr) => {
            value(direction(Direction::LeftRight), token(Kind::DirectionLr)).parse(input)
        }
        Some(Kind::HideEmpty) => {
            value(StatementKind::HideEmpty, token(Kind::HideEmpty)).parse(input)
        }
        Some(Kind::Scale) => within(
            Within::Scale,
            value(
                StatementKind::Scale,
                pair(token(Kind::Scale), token(Kind::Width)),
            ),
        )
        .parse(input),
        Some(Kind::AccTitle | Kind::AccDescr | Kind::AccDescrBlock) => {
            within(Within::Accessibility, accessibility).parse(input)
        }
        _ => Err(nom::Err::Error(Failure::new(input.rest.len(), FIRST))),
    }
}

/// A token's place.
fn place<'a>(kind: Kind) -> impl Parser<Tokens<'a>, Output = TextRange, Error = Failure> {
    map(token(kind), range)
}

/// `A`, `[*]`, `A:::style`
fn mention(input: Tokens<'_>) -> Read<'_, Mention> {
    let id = map(one_of(token_set!(Kind: Id, Edge)), range);
    let class = preceded(
        token(Kind::StyleSeparator),
        within(Within::Class, cut(place(Kind::Id))),
    );
    map(pair(id, opt(class)), |(id, class)| Mention { id, class }).parse(input)
}

/// What begins with a state: a transition, a description, or nothing more.
fn of_state(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, state) = mention(input)?;
    match rest.peek() {
        Some(Kind::Descr) => map(place(Kind::Descr), |text| {
            StatementKind::Described(state, text)
        })
        .parse(rest),
        Some(Kind::Arrow) => {
            let target = within(Within::Transition, cut(mention));
            let (rest, (arrow, to)) = pair(place(Kind::Arrow), target).parse(rest)?;
            let (rest, label) = opt(place(Kind::Descr)).parse(rest)?;
            let transition = Transition {
                from: state,
                arrow,
                to,
                label,
            };
            Ok((rest, StatementKind::Transition(transition)))
        }
        _ => Ok((rest, StatementKind::Mention(state))),
    }
}

/// `state A` and `state A {`
fn composite(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let brace = opt(token(Kind::StructStart));
    map(
        pair(place(Kind::Composite), brace),
        |(id, brace)| match brace {
            Some(_) => StatementKind::Opens(id),
            None => StatementKind::Declared(id),
        },
    )
    .parse(input)
}

/// `state "text" as A` and `state "text" as A {`
fn alias(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, text) = place(Kind::StateDescr).parse(input)?;
    let (rest, id) = preceded(token(Kind::As), place(Kind::Id)).parse(rest)?;
    let (rest, brace) = opt(token(Kind::StructStart)).parse(rest)?;
    let alias = Alias { text, id };
    let kind = match brace {
        Some(_) => StatementKind::OpensAlias(alias),
        None => StatementKind::Alias(alias),
    };
    Ok((rest, kind))
}

fn pseudo(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let mark = one_of(token_set!(Kind: Fork, Join, Choice));
    map(mark, |token| {
        let pseudo = match token.kind {
            Kind::Fork => Pseudo::Fork,
            Kind::Join => Pseudo::Join,
            _ => Pseudo::Choice,
        };
        StatementKind::Pseudo(pseudo, range(token))
    })
    .parse(input)
}

fn note(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let side = one_of(token_set!(Kind: LeftOf, RightOf));
    let beside = map(
        (side, place(Kind::Id), place(Kind::NoteText)),
        |(side, id, text)| {
            let position = match side.kind {
                Kind::LeftOf => Position::LeftOf,
                _ => Position::RightOf,
            };
            StatementKind::Note(Note { position, id, text })
        },
    );
    let floating = value(
        StatementKind::FloatingNote,
        (token(Kind::NoteText), token(Kind::As), token(Kind::Id)),
    );
    preceded(token(Kind::Note), alt((beside, floating))).parse(input)
}

fn style(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let class_def = map(
        (
            token(Kind::ClassDef),
            place(Kind::ClassDefId),
            place(Kind::ClassDefStyles),
        ),
        |(_, name, styles)| StatementKind::ClassDef(name, styles),
    );
    let class = map(
        (
            token(Kind::Class),
            place(Kind::ClassIds),
            place(Kind::ClassName),
        ),
        |(_, ids, name)| StatementKind::Class(ids, name),
    );
    let style = map(
        (
            token(Kind::Style),
            place(Kind::StyleIds),
            place(Kind::StyleStyles),
        ),
        |(_, ids, styles)| StatementKind::Style(ids, styles),
    );
    alt((class_def, class, style)).parse(input)
}

fn click(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let string = || place(Kind::String);
    let plain = map(pair(string(), string()), |(url, tooltip)| {
        (url, Some(tooltip))
    });
    let href = map(preceded(token(Kind::Href), string()), |url| (url, None));
    let (rest, state) = preceded(token(Kind::Click), mention).parse(input)?;
    let (rest, (url, tooltip)) =
        terminated(alt((plain, href)), token(Kind::Newline)).parse(rest)?;
    let click = Click {
        state,
        url,
        tooltip,
    };
    Ok((rest, StatementKind::Click(click)))
}

fn accessibility(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let title = preceded(token(Kind::AccTitle), place(Kind::AccTitleValue));
    let line = preceded(token(Kind::AccDescr), place(Kind::AccDescrValue));
    alt((
        map(title, StatementKind::AccTitle),
        map(line, StatementKind::AccDescr),
        map(place(Kind::AccDescrBlock), StatementKind::AccDescr),
    ))
    .parse(input)
}
