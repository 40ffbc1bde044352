//! Runs of tokens as the input of nom parsers, and the errors that these give.

use nom::error::{ContextError, ErrorKind, ParseError};
use nom::{IResult, Input, Needed, Parser};

use super::ast::Ident;
use super::token::{Kind, Token};
use crate::source::{OffsetMap, Span, TextRange};
use crate::syntax::prepare::decode_entities;

/// The tokens of a statement that are still to be read, and the text they came from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tokens<'a> {
    /// The tokens.
    pub(super) rest: &'a [Token],
    /// The text that the lexer read.
    pub(super) text: &'a str,
    /// From that text to the file.
    pub(super) map: &'a OffsetMap,
}

/// What a parser gives.
pub(super) type Read<'a, T> = IResult<Tokens<'a>, T, Failure>;

/// Why a statement could not be read: how far it was, and what was being read.
///
/// The failure that got farthest wins; the parser says nothing of what it expected, because people
/// are not helped by the names of tokens: `explain` says what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    /// How many tokens were left, the one that does not fit included.
    pub(super) left: usize,
    /// What was being read, the innermost first, and how many tokens were left where it began.
    pub(super) within: Vec<(&'static str, usize)>,
}

impl<'a> ParseError<Tokens<'a>> for Failure {
    fn from_error_kind(input: Tokens<'a>, _: ErrorKind) -> Self {
        Self {
            left: input.rest.len(),
            within: Vec::new(),
        }
    }

    fn append(_: Tokens<'a>, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(self, other: Self) -> Self {
        if other.left < self.left { other } else { self }
    }
}

impl<'a> ContextError<Tokens<'a>> for Failure {
    fn add_context(input: Tokens<'a>, what: &'static str, mut other: Self) -> Self {
        other.within.push((what, input.rest.len()));
        other
    }
}

impl<'a> Tokens<'a> {
    /// The kind of the next token.
    pub(super) fn peek(&self) -> Option<Kind> {
        self.rest.first().map(|token| token.kind)
    }

    /// The place in the file of the tokens from `start` up to here: `start` is an earlier state.
    pub(super) fn span_from(&self, start: &Self) -> Span {
        let taken = &start.rest[..start.rest.len() - self.rest.len()];
        match (taken.first(), taken.last()) {
            (Some(first), Some(last)) => self.map.span(TextRange::new(first.start, last.end)),
            _ => Span::at(self.map.offset(start.rest.first().map_or(0, |t| t.start))),
        }
    }

    /// The text of tokens put together, entity codes as written.
    pub(super) fn join(&self, tokens: &[Token]) -> String {
        let mut text = String::new();
        for token in tokens {
            text.push_str(token.text(self.text));
        }
        decode_entities(&text)
    }

    /// The text of tokens put together, and their place.
    pub(super) fn ident(&self, tokens: &[Token]) -> Ident {
        let span = match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => TextRange::new(first.start, last.end),
            _ => TextRange::default(),
        };
        Ident {
            text: self.join(tokens),
            span: self.map.span(span),
        }
    }
}

impl<'a> Input for Tokens<'a> {
    type Item = Token;
    type Iter = std::iter::Copied<std::slice::Iter<'a, Token>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.rest.len()
    }

    fn take(&self, index: usize) -> Self {
        Self {
            rest: &self.rest[..index],
            ..*self
        }
    }

    fn take_from(&self, index: usize) -> Self {
        Self {
            rest: &self.rest[index..],
            ..*self
        }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Token) -> bool>(&self, predicate: P) -> Option<usize> {
        self.rest.iter().position(|&token| predicate(token))
    }

    fn iter_elements(&self) -> Self::Iter {
        self.rest.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.rest.iter().copied().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.rest.len() {
            Ok(count)
        } else {
            Err(Needed::new(count - self.rest.len()))
        }
    }
}

/// One token of a kind.
pub(super) fn token<'a>(kind: Kind) -> impl Parser<Tokens<'a>, Output = Token, Error = Failure> {
    one_of(move |k| k == kind)
}

/// One token of some kinds.
pub(super) fn one_of<'a>(
    is: impl Fn(Kind) -> bool,
) -> impl Parser<Tokens<'a>, Output = Token, Error = Failure> {
    nom::combinator::map(
        nom::combinator::verify(nom::bytes::complete::take(1usize), move |t: &Tokens<'a>| {
            t.peek().is_some_and(&is)
        }),
        |taken: Tokens<'a>| taken.rest[0],
    )
}

/// One or more tokens of some kinds.
pub(super) fn run<'a>(
    is: impl Fn(Kind) -> bool,
) -> impl Parser<Tokens<'a>, Output = &'a [Token], Error = Failure> {
    nom::combinator::map(
        nom::bytes::complete::take_while1(move |t: Token| is(t.kind)),
        |taken: Tokens<'a>| taken.rest,
    )
}
