//! Runs of tokens as the input of nom parsers, and the errors that these give.

use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Input, Needed, Parser};

use super::token::{Token, TokenKind, TokenSet};
use crate::source::{OffsetMap, TextRange};
use crate::syntax::Ident;

/// The tokens that are still to be read, and the text they came from.
#[derive(Debug)]
pub(in crate::syntax) struct Tokens<'a, K> {
    /// The tokens.
    pub(in crate::syntax) rest: &'a [Token<K>],
    /// The text that the lexer read.
    pub(in crate::syntax) text: &'a str,
    /// From that text to the file.
    pub(in crate::syntax) map: &'a OffsetMap,
}

impl<K> Clone for Tokens<'_, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Tokens<'_, K> {}

/// What a parser gives.
pub(in crate::syntax) type Read<'a, K, T> = IResult<Tokens<'a, K>, T, Failure<K>>;

/// Why a statement could not be read: how far it was, what would have fitted there, and what was
/// being read.
///
/// The failure that got farthest wins; of two that got as far, the sets are joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Failure<K: TokenKind> {
    /// How many tokens were left, the one that does not fit included.
    pub(in crate::syntax) left: usize,
    /// What would have fitted.
    pub(in crate::syntax) expected: TokenSet<K>,
    /// What was being read, the innermost first, and how many tokens were left where it began.
    pub(in crate::syntax) within: Vec<(K::Within, usize)>,
}

impl<K: TokenKind> Failure<K> {
    /// A failure with so many tokens left.
    pub(in crate::syntax) fn new(left: usize, expected: TokenSet<K>) -> Self {
        Self {
            left,
            expected,
            within: Vec::new(),
        }
    }
}

impl<K: TokenKind> From<nom::Err<Self>> for Failure<K> {
    fn from(error: nom::Err<Self>) -> Self {
        match error {
            nom::Err::Error(failure) | nom::Err::Failure(failure) => failure,
            // No parser over tokens asks for more of them.
            nom::Err::Incomplete(_) => Self::new(1, TokenSet::default()),
        }
    }
}

impl<'a, K: TokenKind> ParseError<Tokens<'a, K>> for Failure<K> {
    fn from_error_kind(input: Tokens<'a, K>, _: ErrorKind) -> Self {
        Self::new(input.rest.len(), TokenSet::default())
    }

    fn append(_: Tokens<'a, K>, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(mut self, other: Self) -> Self {
        if other.left < self.left {
            return other;
        }
        if other.left == self.left {
            self.expected = self.expected.or(other.expected);
        }
        self
    }
}

impl<'a, K: TokenKind> Tokens<'a, K> {
    /// The kind of the next token.
    pub(in crate::syntax) fn peek(&self) -> Option<K> {
        self.rest.first().map(|token| token.kind)
    }

    /// The place in the text of the tokens from `start` up to here: `start` is an earlier state.
    pub(in crate::syntax) fn range_from(&self, start: &Self) -> TextRange {
        let taken = &start.rest[..start.rest.len() - self.rest.len()];
        match (taken.first(), taken.last()) {
            (Some(first), Some(last)) => TextRange::new(first.start, last.end),
            _ => TextRange::at(start.rest.first().map_or(0, |t| t.start)),
        }
    }

    /// The text of some tokens put together, as a piece of the text.
    pub(in crate::syntax) fn ident(&self, tokens: &[Token<K>]) -> Ident {
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return Ident::default();
        };
        let range = TextRange::new(first.start, last.end);
        if tokens.windows(2).all(|pair| pair[0].end == pair[1].start) {
            return Ident::at(range, self.text);
        }
        let text: String = tokens.iter().map(|token| token.text(self.text)).collect();
        Ident::saying(range, &text)
    }
}

impl<'a, K: TokenKind> Input for Tokens<'a, K> {
    type Item = Token<K>;
    type Iter = std::iter::Copied<std::slice::Iter<'a, Token<K>>>;
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

    fn position<P: Fn(Token<K>) -> bool>(&self, predicate: P) -> Option<usize> {
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
pub(in crate::syntax) fn token<'a, K: TokenKind>(
    kind: K,
) -> impl Parser<Tokens<'a, K>, Output = Token<K>, Error = Failure<K>> {
    one_of(TokenSet::one(kind))
}

/// One token of some kinds.
pub(in crate::syntax) fn one_of<'a, K: TokenKind>(
    set: TokenSet<K>,
) -> impl Parser<Tokens<'a, K>, Output = Token<K>, Error = Failure<K>> {
    move |input: Tokens<'a, K>| match input.rest.split_first() {
        Some((&token, rest)) if set.has(token.kind) => Ok((Tokens { rest, ..input }, token)),
        _ => Err(nom::Err::Error(Failure::new(input.rest.len(), set))),
    }
}

/// One or more tokens of some kinds.
pub(in crate::syntax) fn run<'a, K: TokenKind>(
    set: TokenSet<K>,
) -> impl Parser<Tokens<'a, K>, Output = &'a [Token<K>], Error = Failure<K>> {
    move |input: Tokens<'a, K>| {
        let len = (input.rest.iter())
            .take_while(|token| set.has(token.kind))
            .count();
        if len == 0 {
            return Err(nom::Err::Error(Failure::new(input.rest.len(), set)));
        }
        let (taken, rest) = input.rest.split_at(len);
        Ok((Tokens { rest, ..input }, taken))
    }
}

/// Says what is being read, for failures in it.
pub(in crate::syntax) fn within<'a, K: TokenKind, T>(
    what: K::Within,
    mut parser: impl Parser<Tokens<'a, K>, Output = T, Error = Failure<K>>,
) -> impl Parser<Tokens<'a, K>, Output = T, Error = Failure<K>> {
    move |input: Tokens<'a, K>| {
        let left = input.rest.len();
        parser.parse(input).map_err(|error| {
            error.map(|mut failure| {
                failure.within.push((what, left));
                failure
            })
        })
    }
}
