//! A statement that could not be read: how far it was read, and what is known around it.

use std::ops::Deref;

use super::{END_OF_CHART, END_OF_LINE, Explained, Page, expected};
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::source::{Mapped, TextRange};
use crate::syntax::lex::{Failure, Token, TokenKind};

/// After so many mistakes in a chart, no explanation looks through the whole of it any more.
pub(in crate::syntax) const MOST_SEARCHES: usize = 64;

/// A statement that could not be read, over the page that it stands on. Offsets are of the text that the lexer reads.
///
/// Every kind explains its own with this: what only one kind knows is around it (its `Around`), and what only one kind
/// asks stands in the kind's folder, as methods of its own `Mistake`.
#[derive(Debug)]
pub(in crate::syntax) struct Mistake<'a, K: TokenKind, A> {
    /// The text around it.
    pub(in crate::syntax) page: Page<'a>,
    /// Where it begins.
    pub(in crate::syntax) start: usize,
    /// Its tokens, as far as they were read, and perhaps some of what follows. There is one at least.
    pub(in crate::syntax) tokens: &'a [Token<K>],
    /// The index of the token that does not fit.
    pub(in crate::syntax) at: usize,
    /// Why.
    pub(in crate::syntax) failure: &'a Failure<K>,
    /// What only this kind knows.
    pub(in crate::syntax) around: &'a A,
}

impl<K: TokenKind, A> Clone for Mistake<'_, K, A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: TokenKind, A> Copy for Mistake<'_, K, A> {}

impl<'a, K: TokenKind, A> Deref for Mistake<'a, K, A> {
    type Target = Page<'a>;

    fn deref(&self) -> &Self::Target {
        &self.page
    }
}

impl<'a, K: TokenKind, A> Mistake<'a, K, A> {
    /// A mistake in a statement that begins with the first of some tokens.
    pub(in crate::syntax) fn new(
        source: &'a Mapped,
        tokens: &'a [Token<K>],
        failure: &'a Failure<K>,
        around: &'a A,
    ) -> Self {
        Self {
            page: Page { source },
            start: tokens[0].start as usize,
            tokens,
            at: tokens.len() - failure.left.clamp(1, tokens.len()),
            failure,
            around,
        }
    }

    /// The same, where the statement begins before its first token.
    pub(in crate::syntax) fn from(self, start: usize) -> Self {
        Self { start, ..self }
    }

    /// The first token.
    pub(in crate::syntax) fn first(&self) -> Token<K> {
        self.tokens[0]
    }

    /// The token that does not fit.
    pub(in crate::syntax) fn bad(&self) -> Token<K> {
        self.tokens[self.at]
    }

    /// The token some places from the one that does not fit.
    pub(in crate::syntax) fn token(&self, offset: isize) -> Option<Token<K>> {
        let index = self.at.checked_add_signed(offset)?;
        self.tokens.get(index).copied()
    }

    /// The kind of the token some places from the one that does not fit.
    pub(in crate::syntax) fn kind(&self, offset: isize) -> Option<K> {
        self.token(offset).map(|token| token.kind)
    }

    /// The innermost thing that was being read.
    pub(in crate::syntax) fn innermost(&self) -> Option<K::Within> {
        self.failure.within.first().map(|found| found.0)
    }

    /// The outermost thing that was being read: most often the statement as it begins.
    pub(in crate::syntax) fn outermost(&self) -> Option<K::Within> {
        self.failure.within.last().map(|found| found.0)
    }

    /// Whether something was being read.
    pub(in crate::syntax) fn is_in(&self, what: K::Within) -> bool {
        self.failure.within.iter().any(|(name, _)| *name == what)
    }

    /// Where something began to be read (the innermost of that name): the index of its first token.
    pub(in crate::syntax) fn begun(&self, what: K::Within) -> Option<usize> {
        let mut within = self.failure.within.iter();
        let found = within.find(|(name, _)| *name == what)?;
        Some(self.tokens.len() - found.1)
    }

    /// The first line of the statement, from where it begins, without white space at its end.
    pub(in crate::syntax) fn first_line(&self) -> TextRange {
        self.rest_of_line(self.start)
    }

    /// Reads on after the first line of the statement.
    pub(in crate::syntax) fn next_line(&self, diagnostic: Diagnostic) -> Explained {
        Explained::at(diagnostic, self.line_end(self.start))
    }

    /// The message for what nobody writes: what was expected, and what was found, by its name if it is the end
    /// of the line or of the chart.
    pub(in crate::syntax) fn general(&self, rule: &'static RuleInfo) -> Diagnostic {
        self.unexpected(rule, self.bad().range())
    }

    /// The same with another place than that of the token that does not fit.
    pub(in crate::syntax) fn unexpected(
        &self,
        rule: &'static RuleInfo,
        place: TextRange,
    ) -> Diagnostic {
        let name = self.bad().kind.shown();
        let is_break = self.slice(place).starts_with('\n');
        let end = match [END_OF_LINE, END_OF_CHART].contains(&name) {
            true => Some(name),
            false => is_break.then_some(END_OF_LINE),
        };
        let (found, place) = match end {
            Some(name) => (name.to_owned(), TextRange::at(place.start)),
            None => (self.code(place), place),
        };
        let found = self.finding(rule, place, expected(self.failure.expected, &found));
        let line = self.first_line();
        match line.end < place.start {
            true => found.annotate(self.span(line), "the statement begins here"),
            false => found,
        }
    }
}
