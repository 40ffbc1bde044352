//! The statements that the end of a line ends, as nom parsers over tokens.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, value};
use nom::sequence::{pair, preceded, terminated};

use super::ast::{DetailsKind, Mark, Message, Note, Participant, StatementKind};
use super::token::{ARROWS, Failure, Kind, Read, Token, Tokens, Within};
use crate::model::sequence::{Arrow, Central, Head, Position};
use crate::source::TextRange;
use crate::syntax::lex::{TokenSet, one_of, token, token_set, within};

/// What such a statement begins with.
const FIRST: TokenSet<Kind> = token_set!(
    Kind: Participant, ParticipantActor, Create, Destroy, Activate, Deactivate, Links, Link,
    Properties, Details, Note, Autonumber, Actor
);

/// A statement and the end of its line.
pub(super) fn statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    match input.peek() {
        Some(Kind::Participant | Kind::ParticipantActor | Kind::Create | Kind::Destroy) => {
            in_box(input)
        }
        Some(Kind::Activate | Kind::Deactivate) => {
            within(Within::Activation, ended(activation)).parse(input)
        }
        Some(Kind::Autonumber) => within(Within::Autonumber, ended(autonumber)).parse(input),
        Some(Kind::Note) => within(Within::Note, ended(note)).parse(input),
        Some(Kind::Links | Kind::Properties | Kind::Details) => {
            within(Within::Details, ended(details)).parse(input)
        }
        Some(Kind::Link) => alt((
            within(Within::Details, ended(details)),
            within(Within::Message, ended(message)),
        ))
        .parse(input),
        Some(Kind::Actor) => within(Within::Message, ended(message)).parse(input),
        _ => Err(nom::Err::Error(Failure::new(input.rest.len(), FIRST))),
    }
}

/// A statement that a box may hold: it names participants.
pub(super) fn in_box(input: Tokens<'_>) -> Read<'_, StatementKind> {
    within(
        Within::Participant,
        alt((ended(destroy), ended(create_destroy), participant)),
    )
    .parse(input)
}

/// A statement, and the end of its line.
fn ended<'a>(
    statement: impl Parser<Tokens<'a>, Output = StatementKind, Error = Failure>,
) -> impl Parser<Tokens<'a>, Output = StatementKind, Error = Failure> {
    terminated(statement, token(Kind::Newline))
}

fn range(token: Token) -> TextRange {
    TextRange::new(token.start, token.end)
}

/// A name, which may be `link`.
fn actor(input: Tokens<'_>) -> Read<'_, TextRange> {
    map(one_of(token_set!(Kind: Actor, Link)), range).parse(input)
}

/// A colon and a text: the place of the text.
fn text(input: Tokens<'_>) -> Read<'_, TextRange> {
    let after_colon = |token: Token| TextRange::new(token.start + 1, token.end);
    map(token(Kind::Text), after_colon).parse(input)
}

fn destroy(input: Tokens<'_>) -> Read<'_, StatementKind> {
    map(
        preceded(token(Kind::Destroy), actor),
        StatementKind::Destroy,
    )
    .parse(input)
}

/// `create destroy A`, which to Mermaid is `create participant A`.
fn create_destroy(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let words = pair(token(Kind::Create), token(Kind::Destroy));
    let participant = map(preceded(words, actor), |id| Participant {
        create: true,
        actor: false,
        id,
        data: None,
        alias: None,
    });
    map(participant, StatementKind::Participant).parse(input)
}

/// `participant`: the line ends after the name, its data or its alias.
fn participant(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let word = one_of(token_set!(Kind: Participant, ParticipantActor));
    let alias = preceded(token(Kind::As), token(Kind::RestOfLine));
    let (rest, (create, word, id, data, alias)) = (
        opt(token(Kind::Create)),
        word,
        actor,
        opt(data),
        terminated(opt(alias), token(Kind::Newline)),
    )
        .parse(input)?;
    let participant = Participant {
        create: create.is_some(),
        actor: word.kind == Kind::ParticipantActor,
        id,
        data,
        alias: alias.map(range),
    };
    Ok((rest, StatementKind::Participant(participant)))
}

fn data(input: Tokens<'_>) -> Read<'_, TextRange> {
    let (rest, _) = token(Kind::ConfigStart).parse(input)?;
    let content = terminated(token(Kind::ConfigContent), token(Kind::ConfigEnd));
    // Once data has begun, nothing else will do.
    let inner = within(Within::Data, content).parse(rest);
    let (rest, content) = inner.map_err(|error| match error {
        nom::Err::Error(failure) => nom::Err::Failure(failure),
        other => other,
    })?;
    Ok((rest, range(content)))
}

fn activation(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, (word, id)) =
        pair(one_of(token_set!(Kind: Activate, Deactivate)), actor).parse(input)?;
    let kind = match word.kind {
        Kind::Activate => StatementKind::Activate(id),
        _ => StatementKind::Deactivate(id),
    };
    Ok((rest, kind))
}

fn autonumber(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let number = || map(token(Kind::Number), range);
    let numbers = map(opt(pair(number(), opt(number()))), |numbers| {
        let (first, step) = numbers.unzip();
        StatementKind::Autonumber(first, step.flatten())
    });
    let off = value(StatementKind::AutonumberOff, token(Kind::Off));
    preceded(token(Kind::Autonumber), alt((off, numbers))).parse(input)
}

fn note(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let beside = pair(one_of(token_set!(Kind: LeftOf, RightOf)), actor);
    let beside = map(beside, |(side, actor)| match side.kind {
        Kind::LeftOf => (Position::LeftOf, actor, None),
        _ => (Position::RightOf, actor, None),
    });
    let second = opt(preceded(token(Kind::Comma), actor));
    let over = preceded(token(Kind::Over), pair(actor, second));
    let over = map(over, |(first, second)| (Position::Over, first, second));
    let (rest, ((position, first, second), text)) =
        preceded(token(Kind::Note), pair(alt((beside, over)), text)).parse(input)?;
    let note = Note {
        position,
        first,
        second,
        text,
    };
    Ok((rest, StatementKind::Note(note)))
}

fn details(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let word = one_of(token_set!(Kind: Links, Link, Properties, Details));
    let (rest, (word, id, text)) = (word, actor, text).parse(input)?;
    let kind = match word.kind {
        Kind::Links => DetailsKind::Links,
        Kind::Link => DetailsKind::Link,
        Kind::Properties => DetailsKind::Properties,
        _ => DetailsKind::Details,
    };
    Ok((rest, StatementKind::Details(kind, id, text)))
}

fn message(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (at_arrow, from) = actor(input)?;
    let (rest, start) = opt(token(Kind::Central)).parse(at_arrow)?;
    let (rest, sign) = one_of(ARROWS).parse(rest)?;
    // A circle at the sender leaves no room for `+` and `-`.
    let marks = match start {
        None => token_set!(Kind: Plus, Minus, Central),
        Some(_) => token_set!(Kind: Central),
    };
    let (at_name, mark) = opt(one_of(marks)).parse(rest)?;
    let (rest, (to, text)) = pair(actor, text).parse(at_name)?;
    let end = mark.is_some_and(|mark| mark.kind == Kind::Central);
    let message = Message {
        from,
        to,
        arrow: arrow(sign.kind),
        arrow_range: at_name.range_from(&at_arrow),
        mark: match mark.map(|mark| mark.kind) {
            Some(Kind::Plus) => Some(Mark::Activate),
            Some(Kind::Minus) => Some(Mark::Deactivate),
            _ => None,
        },
        central: match (start.is_some(), end) {
            (false, false) => None,
            (false, true) => Some(Central::To),
            (true, false) => Some(Central::From),
            (true, true) => Some(Central::Both),
        },
        text,
    };
    Ok((rest, StatementKind::Message(message)))
}

/// What an arrow is drawn as.
fn arrow(kind: Kind) -> Arrow {
    let to = |dotted, end| Arrow {
        dotted,
        start: Head::None,
        end,
    };
    let from = |dotted, start| Arrow {
        dotted,
        start,
        end: Head::None,
    };
    let both = |dotted| Arrow {
        dotted,
        start: Head::Arrow,
        end: Head::Arrow,
    };
    match kind {
        Kind::DottedArrow => to(true, Head::Arrow),
        Kind::BothSolid => both(false),
        Kind::BothDotted => both(true),
        Kind::SolidOpen => to(false, Head::None),
        Kind::DottedOpen => to(true, Head::None),
        Kind::SolidCross => to(false, Head::Cross),
        Kind::DottedCross => to(true, Head::Cross),
        Kind::SolidPoint => to(false, Head::Async),
        Kind::DottedPoint => to(true, Head::Async),
        Kind::TopDotted => to(true, Head::HalfTop),
        Kind::BottomDotted => to(true, Head::HalfBottom),
        Kind::StickTopDotted => to(true, Head::StickTop),
        Kind::StickBottomDotted => to(true, Head::StickBottom),
        Kind::TopReverseDotted => from(true, Head::HalfTop),
        Kind::BottomReverseDotted => from(true, Head::HalfBottom),
        Kind::StickTopReverseDotted => from(true, Head::StickTop),
        Kind::StickBottomReverseDotted => from(true, Head::StickBottom),
        Kind::Top => to(false, Head::HalfTop),
        Kind::Bottom => to(false, Head::HalfBottom),
        Kind::StickTop => to(false, Head::StickTop),
        Kind::StickBottom => to(false, Head::StickBottom),
        Kind::TopReverse => from(false, Head::HalfTop),
        Kind::BottomReverse => from(false, Head::HalfBottom),
        Kind::StickTopReverse => from(false, Head::StickTop),
        Kind::StickBottomReverse => from(false, Head::StickBottom),
        _ => to(false, Head::Arrow),
    }
}
