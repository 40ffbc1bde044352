//! A statement that stopped making sense, and how to point into it.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::lex::{Failure, Token, TokenKind};
use crate::syntax::text;

/// A statement that could not be read. Offsets are of the prepared text.
#[derive(Debug)]
pub(in crate::syntax::kinds::sequence) struct Mistake<'a, K: TokenKind> {
    /// The prepared text, with the map to the file.
    pub(in crate::syntax::kinds::sequence) source: &'a Mapped,
    /// The tokens of the statement, as far as they were read.
    pub(in crate::syntax::kinds::sequence) tokens: &'a [Token<K>],
    /// The index of the token that does not fit.
    pub(in crate::syntax::kinds::sequence) at: usize,
    /// Why.
    pub(in crate::syntax::kinds::sequence) failure: &'a Failure<K>,
}

impl<'a, K: TokenKind> Mistake<'a, K> {
    /// A mistake in a statement.
    pub(in crate::syntax::kinds::sequence) fn new(
        source: &'a Mapped,
        tokens: &'a [Token<K>],
        failure: &'a Failure<K>,
    ) -> Self {
        let at = tokens.len().saturating_sub(failure.left.max(1));
        Self {
            source,
            tokens,
            at,
            failure,
        }
    }

    /// The token that does not fit.
    pub(in crate::syntax::kinds::sequence) fn bad(&self) -> Token<K> {
        self.tokens[self.at]
    }

    /// The token some places before the one that does not fit.
    pub(in crate::syntax::kinds::sequence) fn before(&self, places: usize) -> Option<Token<K>> {
        self.tokens.get(self.at.checked_sub(places)?).copied()
    }

    /// The innermost thing that was being read.
    pub(in crate::syntax::kinds::sequence) fn within(&self) -> Option<K::Within> {
        self.failure.within.first().map(|(what, _)| *what)
    }

    /// Where the statement begins.
    pub(in crate::syntax::kinds::sequence) fn start(&self) -> usize {
        self.tokens[0].start as usize
    }

    /// Where the line ends in which the statement begins.
    pub(in crate::syntax::kinds::sequence) fn line_end(&self) -> usize {
        text::line_end(self.source, self.start())
    }

    /// The statement from its start to the end of its first line, without spaces at the end.
    pub(in crate::syntax::kinds::sequence) fn line(&self) -> &'a str {
        self.source.text[self.start()..self.line_end()].trim_end_matches(is_space)
    }

    /// The whole first line of the statement, without its line break, and where it begins.
    pub(in crate::syntax::kinds::sequence) fn whole_line(&self) -> (usize, &'a str) {
        let text = &self.source.text;
        let from = text[..self.start()].rfind('\n').map_or(0, |at| at + 1);
        (from, &text[from..self.line_end()])
    }

    /// A token's text.
    pub(in crate::syntax::kinds::sequence) fn word(&self, token: Token<K>) -> &'a str {
        token.text(&self.source.text)
    }

    /// The place in the file of a range.
    pub(in crate::syntax::kinds::sequence) fn place(&self, start: usize, end: usize) -> Span {
        self.source.span(TextRange::new(start as u32, end as u32))
    }

    /// The place in the file of a token, its first line only.
    pub(in crate::syntax::kinds::sequence) fn place_of(&self, token: Token<K>) -> Span {
        let text = self.word(token);
        let line = text.split('\n').next().unwrap_or_default();
        let start = token.start as usize;
        self.place(start, start + line.len())
    }

    /// A finding about the statement's first line.
    pub(in crate::syntax::kinds::sequence) fn found(
        &self,
        rule: &'static RuleInfo,
        message: impl Into<String>,
    ) -> Diagnostic {
        let place = self.place(self.start(), self.start() + self.line().len());
        Diagnostic::new(rule, place, message)
    }

    /// A fix that takes the whole first line out.
    pub(in crate::syntax::kinds::sequence) fn without_line(&self, description: &str) -> Fix {
        let start = self.start() as u32;
        let line = text::line_of(self.source, TextRange::at(start));
        Fix::safe(description, line, "")
    }
}
