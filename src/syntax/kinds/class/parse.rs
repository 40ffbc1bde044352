//! The statements of class diagrams, as nom parsers over tokens.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt, peek};
use nom::multi::separated_list1;
use nom::sequence::{delimited, pair, preceded, terminated};

use super::ast::{Action, Class, Click, Name, Relation, StatementKind, Styles};
use super::token::{Failure, HEADS, Kind, LINES, Read, Token, Tokens, Within};
use crate::model::class::{Head, Stroke};
use crate::model::graph::Direction;
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::lex::{TokenSet, one_of, run, token, token_set, within};

/// What a statement begins with.
const FIRST: TokenSet<Kind> = token_set!(
    Kind: Word, Letter, Minus, Literal, Class, Namespace, AnnotationOpen, NoteFor, Note, Callback,
    Link, Click, Style, ClassDef, CssClass, AccTitle, AccDescr, AccDescrBlock, DirectionTb,
    DirectionBt, DirectionRl, DirectionLr
);

/// What may stand in a namespace.
const IN_NAMESPACE: TokenSet<Kind> = token_set!(Kind: Class, Namespace, NoteFor, Note);

/// What ends a statement: outside namespaces, and in one.
const END: TokenSet<Kind> = token_set!(Kind: Newline, Eof);
const END_IN_NAMESPACE: TokenSet<Kind> = token_set!(Kind: Newline, Close);

/// The pieces that a name is made of.
const NAME: TokenSet<Kind> = token_set!(Kind: Word, Letter, Minus);

/// The pieces that a style is made of.
const STYLE: TokenSet<Kind> = token_set!(Kind: Word, Colon, Hash, Style, Percent, Label);

/// A statement, up to what ends it.
pub(super) fn statement(input: Tokens<'_>, in_namespace: bool) -> Read<'_, StatementKind> {
    if in_namespace && input.peek().is_some_and(|kind| !IN_NAMESPACE.has(kind)) {
        let failure = Failure::new(input.rest.len(), IN_NAMESPACE);
        return within(Within::InNamespace, move |_| {
            Err(nom::Err::Error(failure.clone()))
        })
        .parse(input);
    }
    let ends = if in_namespace { END_IN_NAMESPACE } else { END };
    let ended = |what, statement: fn(Tokens<'_>) -> Read<'_, StatementKind>| {
        within(what, terminated(statement, peek(one_of(ends)))).parse(input)
    };
    match input.peek() {
        Some(Kind::Class) => ended(Within::Class, class),
        Some(Kind::Namespace) => within(Within::Namespace, namespace).parse(input),
        Some(Kind::AnnotationOpen) => ended(Within::Annotation, annotation),
        Some(Kind::NoteFor | Kind::Note) => ended(Within::Note, note),
        Some(Kind::Callback | Kind::Link | Kind::Click) => ended(Within::Click, click),
        Some(Kind::Style) => ended(Within::Style, style),
        Some(Kind::ClassDef) => ended(Within::Style, class_def),
        Some(Kind::CssClass) => ended(Within::CssClass, css_class),
        Some(Kind::Word | Kind::Letter | Kind::Minus | Kind::Literal) => {
            ended(Within::Relation, relation)
        }
        Some(kind) if FIRST.has(kind) => ended(Within::Relation, line),
        _ => Err(nom::Err::Error(Failure::new(input.rest.len(), FIRST))),
    }
}

/// The name of a class.
fn name(input: Tokens<'_>) -> Read<'_, Name> {
    let (rest, name) = plain_name(input)?;
    let (rest, generic) = opt(token(Kind::Generic)).parse(rest)?;
    let generic = generic.map(range);
    Ok((rest, Name { generic, ..name }))
}

/// A name without `~`: pieces, a dot only between two, nothing after a literal.
fn plain_name(input: Tokens<'_>) -> Read<'_, Name> {
    let mut parts: Vec<TextRange> = Vec::new();
    let mut glued = false;
    let mut rest = input;
    loop {
        let first = parts.is_empty();
        let literal = token(Kind::Literal).parse(rest);
        if let Ok((after, literal)) = literal {
            parts.push(range(literal));
            rest = after;
            glued = true;
            break;
        }
        match one_of(NAME).parse(rest) {
            Ok((after, piece)) => {
                glued |= push(&mut parts, range(piece));
                rest = after;
            }
            Err(_) if first || parts_end_in_dot(&input, &rest) => {
                let expected = NAME.or(token_set!(Kind: Literal));
                return Err(nom::Err::Error(Failure::new(rest.rest.len(), expected)));
            }
            Err(_) => break,
        }
        if let Ok((after, dot)) = token(Kind::Dot).parse(rest) {
            glued |= push(&mut parts, range(dot));
            rest = after;
        }
    }
    let whole = parts[0].to(*parts.last().unwrap_or(&parts[0]));
    let parts = glued.then(|| parts.into_boxed_slice());
    let name = Name {
        range: whole,
        parts,
        generic: None,
    };
    Ok((rest, name))
}

/// Adds a piece to a name; says whether it stands apart from the one before.
fn push(parts: &mut Vec<TextRange>, piece: TextRange) -> bool {
    match parts.last_mut() {
        Some(last) if last.end == piece.start => {
            last.end = piece.end;
            false
        }
        Some(_) => {
            parts.push(piece);
            true
        }
        None => {
            parts.push(piece);
            false
        }
    }
}

fn parts_end_in_dot(start: &Tokens<'_>, rest: &Tokens<'_>) -> bool {
    let taken = start.rest.len() - rest.rest.len();
    taken > 0 && start.rest[taken - 1].kind == Kind::Dot
}

fn quoted(input: Tokens<'_>) -> Read<'_, TextRange> {
    map(token(Kind::Quoted), range).parse(input)
}

/// One piece of a name, as an annotation or the name of a style class is.
fn piece(input: Tokens<'_>) -> Read<'_, TextRange> {
    map(one_of(NAME), range).parse(input)
}

/// Once a token is there, nothing else will do but what follows.
fn after<'a, T>(
    first: TokenSet<Kind>,
    what: Within,
    then: impl Fn(Tokens<'a>) -> Read<'a, T>,
) -> impl Fn(Tokens<'a>) -> Read<'a, Option<T>> {
    move |input| {
        let (rest, found) = opt(one_of(first)).parse(input)?;
        if found.is_none() {
            return Ok((rest, None));
        }
        let inner = within(what, &then).parse(rest);
        let (rest, value) = inner.map_err(|error| match error {
            nom::Err::Error(failure) => nom::Err::Failure(failure),
            other => other,
        })?;
        Ok((rest, Some(value)))
    }
}

/// `["text"]`, after a name.
fn label(input: Tokens<'_>) -> Read<'_, Option<TextRange>> {
    after(token_set!(Kind: BracketOpen), Within::Label, |input| {
        terminated(quoted, token(Kind::BracketClose)).parse(input)
    })(input)
}

fn class(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, (name, label)) = preceded(token(Kind::Class), pair(name, label)).parse(input)?;
    let (rest, style) = after(token_set!(Kind: StyleMark), Within::Class, piece)(rest)?;
    let (rest, annotation) = match style {
        Some(_) => (rest, None),
        None => after(
            token_set!(Kind: AnnotationOpen),
            Within::Annotation,
            |input| terminated(piece, token(Kind::AnnotationClose)).parse(input),
        )(rest)?,
    };
    // An empty body may not follow a style class.
    let members = move |input| match style {
        Some(_) => run(token_set!(Kind: Member)).parse(input),
        None => map(
            opt(run(token_set!(Kind: Member))),
            Option::unwrap_or_default,
        )
        .parse(input),
    };
    let body = move |input| terminated(members, token(Kind::Close)).parse(input);
    let (rest, members) = after(token_set!(Kind: Open), Within::Body, body)(rest)?;
    let members = members.map(|members: &[Token]| members.iter().map(|&m| range(m)).collect());
    let class = Class {
        name,
        label,
        style,
        annotation,
        members,
    };
    Ok((rest, StatementKind::Class(Box::new(class))))
}

fn namespace(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let name = preceded(token(Kind::Namespace), plain_name);
    let (rest, (name, label, _)) = (name, label, token(Kind::Open)).parse(input)?;
    Ok((rest, StatementKind::NamespaceStart(name, label)))
}

fn annotation(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let word = delimited(
        token(Kind::AnnotationOpen),
        piece,
        token(Kind::AnnotationClose),
    );
    map(pair(word, name), |(word, name)| {
        StatementKind::Annotation(word, name)
    })
    .parse(input)
}

fn note(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let about = preceded(token(Kind::NoteFor), map(name, Some));
    let alone = map(token(Kind::Note), |_| None);
    map(pair(alt((about, alone)), quoted), |(name, text)| {
        StatementKind::Note(name, text)
    })
    .parse(input)
}

fn click(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let word = one_of(token_set!(Kind: Callback, Link, Click));
    let (at_action, (word, name)) = pair(word, name).parse(input)?;
    let target = || opt(map(token(Kind::LinkTarget), range));
    let link = |input| {
        let (rest, (url, tooltip, target)) = (quoted, opt(quoted), target()).parse(input)?;
        Ok((rest, (Action::Link(url, target), tooltip)))
    };
    let (rest, (action, tooltip)) = match word.kind {
        Kind::Callback => {
            let (rest, (function, tooltip)) = pair(quoted, opt(quoted)).parse(at_action)?;
            (rest, (Action::Call(function, None), tooltip))
        }
        Kind::Link => link(at_action)?,
        _ => {
            let href = preceded(token(Kind::Href), link);
            let call = |input| {
                let function = map(token(Kind::CallbackName), range);
                let arguments = opt(map(token(Kind::CallbackArgs), range));
                let (rest, (function, arguments, tooltip)) =
                    (function, arguments, opt(quoted)).parse(input)?;
                Ok((rest, (Action::Call(function, arguments), tooltip)))
            };
            alt((href, call)).parse(at_action)?
        }
    };
    let click = Click {
        name,
        action,
        tooltip,
    };
    Ok((rest, StatementKind::Click(Box::new(click))))
}

fn styles(input: Tokens<'_>) -> Read<'_, Styles> {
    let style = map(run(STYLE), |pieces: &[Token]| {
        pieces.iter().map(|&piece| range(piece)).collect()
    });
    separated_list1(token(Kind::Comma), style).parse(input)
}

fn style(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let id = map(token(Kind::Word), range);
    map(
        preceded(token(Kind::Style), pair(id, styles)),
        |(id, styles)| StatementKind::Style(id, styles),
    )
    .parse(input)
}

fn class_def(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let name = map(token(Kind::Word), range);
    let names = separated_list1(token(Kind::Comma), name);
    map(
        preceded(token(Kind::ClassDef), pair(names, styles)),
        |(names, styles)| StatementKind::ClassDef(names, styles),
    )
    .parse(input)
}

fn css_class(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let name = map(token(Kind::Word), range);
    map(
        preceded(token(Kind::CssClass), pair(quoted, name)),
        |(ids, name)| StatementKind::CssClass(ids, name),
    )
    .parse(input)
}

/// What is one token, or a word and its value.
fn line(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, first) = one_of(FIRST).parse(input)?;
    let value = |kind| move |rest| map(token(kind), range).parse(rest);
    let kind = match first.kind {
        Kind::DirectionBt => StatementKind::Direction(Direction::BottomTop),
        Kind::DirectionRl => StatementKind::Direction(Direction::RightLeft),
        Kind::DirectionLr => StatementKind::Direction(Direction::LeftRight),
        Kind::AccTitle => {
            let (rest, value) = value(Kind::AccTitleValue)(rest)?;
            return Ok((rest, StatementKind::AccTitle(value)));
        }
        Kind::AccDescr => {
            let (rest, value) = value(Kind::AccDescrValue)(rest)?;
            return Ok((rest, StatementKind::AccDescr(value)));
        }
        Kind::AccDescrBlock => StatementKind::AccDescr(range(first)),
        _ => StatementKind::Direction(Direction::TopBottom),
    };
    Ok((rest, kind))
}

/// A relation between two classes, or what begins like one: a name, and a member of it.
fn relation(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, from) = name(input)?;
    let (at_arrow, from_cardinality) = opt(quoted).parse(rest)?;
    let arrow = (opt(one_of(HEADS)), one_of(LINES), opt(one_of(HEADS))).parse(at_arrow);
    let (after_arrow, (start, line, end)) = match arrow {
        Ok(found) => found,
        Err(error) => {
            // Nothing but a member can follow, and that needs no arrow.
            let begun = at_arrow.peek().is_some_and(|kind| HEADS.has(kind));
            if begun || from_cardinality.is_some() {
                return Err(error);
            }
            let mut label = opt(map(token(Kind::Label), range));
            let (rest, label) = label.parse(rest)?;
            let ends = rest.peek().is_some_and(|kind| END.has(kind));
            if label.is_none() && !ends {
                return Err(error);
            }
            return Ok((rest, StatementKind::Member(from, label)));
        }
    };
    let (rest, (to_cardinality, to)) = pair(opt(quoted), name).parse(after_arrow)?;
    let (rest, label) = opt(map(token(Kind::Label), range)).parse(rest)?;
    let relation = Relation {
        from,
        to,
        from_cardinality,
        to_cardinality,
        start: head(start),
        end: head(end),
        stroke: match line.kind {
            Kind::DottedLine => Stroke::Dotted,
            _ => Stroke::Normal,
        },
        arrow: after_arrow.range_from(&at_arrow),
        label,
    };
    Ok((rest, StatementKind::Relation(Box::new(relation))))
}

fn head(token: Option<Token>) -> Head {
    match token.map(|token| token.kind) {
        Some(Kind::Extension) => Head::Extension,
        Some(Kind::Dependency) => Head::Dependency,
        Some(Kind::Composition) => Head::Composition,
        Some(Kind::Aggregation) => Head::Aggregation,
        Some(Kind::Lollipop) => Head::Lollipop,
        _ => Head::None,
    }
}
