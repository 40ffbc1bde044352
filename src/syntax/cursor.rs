//! A text under a lexer, taken statement by statement: what the readers of all Jison kinds share.

use super::lex::{Lexer, Lexicon, Token, TokenKind, TokenSet, Tokens};
use crate::source::{Mapped, TextRange};

/// A prepared text, and how far it is read.
#[derive(Debug)]
pub(in crate::syntax) struct Cursor<'t, L: Lexicon> {
    /// The text, with the map to the file.
    pub(in crate::syntax) source: &'t Mapped,
    lexer: Lexer<'t, L>,
    /// Room for the tokens of a statement, to be used again.
    room: Vec<Token<L::Kind>>,
}

impl<'t, L: Lexicon> Cursor<'t, L> {
    /// Begins at the start of a text.
    pub(in crate::syntax) fn new(source: &'t Mapped) -> Self {
        Self {
            source,
            lexer: Lexer::new(&source.text),
            room: Vec::new(),
        }
    }

    /// The next token.
    pub(in crate::syntax) fn next(&mut self) -> Token<L::Kind> {
        self.lexer.next()
    }

    /// The next token of another kind.
    pub(in crate::syntax) fn next_but(&mut self, kind: L::Kind) -> Token<L::Kind> {
        loop {
            let token = self.next();
            if token.kind != kind {
                return token;
            }
        }
    }

    /// Goes on at a place, as if a statement began there.
    pub(in crate::syntax) fn resume(&mut self, at: usize) {
        self.lexer.resume(at);
    }

    /// Goes on at a place that so many rounds of some modes are around, from the first one inwards.
    pub(in crate::syntax) fn resume_in_rounds(
        &mut self,
        at: usize,
        rounds: usize,
        modes: &[L::Mode],
    ) {
        self.lexer.resume_in_rounds(at, rounds, modes);
    }

    /// Where a statement ends of which these tokens were taken, and those come next: signs that give
    /// no token, as quotes, belong to it.
    pub(in crate::syntax) fn end_of(
        &self,
        taken: &[Token<L::Kind>],
        rest: &[Token<L::Kind>],
    ) -> u32 {
        let end = taken.last().map_or(0, |token| token.end);
        rest.first().map_or(end, |next| next.start.max(end))
    }

    /// The tokens of a statement: the first, and those up to one that ends it.
    ///
    /// [`Cursor::put_back`] takes the vector when it is done with.
    pub(in crate::syntax) fn statement(
        &mut self,
        first: Token<L::Kind>,
        ends: TokenSet<L::Kind>,
    ) -> Vec<Token<L::Kind>> {
        let mut tokens = std::mem::take(&mut self.room);
        tokens.clear();
        let mut token = first;
        loop {
            tokens.push(token);
            if ends.has(token.kind) {
                return tokens;
            }
            token = self.lexer.next();
        }
    }

    /// The next tokens, so many or up to the end, for statements that nothing ends.
    ///
    /// [`Cursor::put_back`] takes those that are still to be read.
    pub(in crate::syntax) fn window(&mut self, len: usize) -> Vec<Token<L::Kind>> {
        let mut tokens = std::mem::take(&mut self.room);
        while tokens.len() < len && tokens.last().is_none_or(|last| last.kind != L::END) {
            tokens.push(self.lexer.next());
        }
        tokens
    }

    /// Goes on at a place in a mode that was entered so many times, one in the other.
    pub(in crate::syntax) fn resume_nested(&mut self, at: usize, mode: L::Mode, depth: usize) {
        self.lexer.resume_nested(at, mode, depth);
    }

    /// Keeps the room of a statement for the next one.
    pub(in crate::syntax) fn put_back(&mut self, tokens: Vec<Token<L::Kind>>) {
        self.room = tokens;
    }

    /// Keeps the tokens but for the first ones, which were read.
    pub(in crate::syntax) fn advance(&mut self, mut tokens: Vec<Token<L::Kind>>, read: usize) {
        tokens.drain(..read);
        self.put_back(tokens);
    }

    /// Tokens as the input of parsers.
    pub(in crate::syntax) fn input<'a>(
        &'a self,
        tokens: &'a [Token<L::Kind>],
    ) -> Tokens<'a, L::Kind> {
        Tokens {
            rest: tokens,
            text: &self.source.text,
            map: &self.source.map,
        }
    }
}

/// The place of a token.
pub(in crate::syntax) fn range<K: TokenKind>(token: Token<K>) -> TextRange {
    TextRange::new(token.start, token.end)
}
