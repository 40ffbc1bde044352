//! A statement that could not be read, and what the explanations ask of it.

use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Page};
use crate::syntax::kinds::er::ast::{Statement, StatementKind};
use crate::syntax::kinds::er::token::{Failure, Kind, Token, Within};

/// A statement that could not be read.
pub(in crate::syntax::kinds::er) struct Broken<'a> {
    /// The text.
    pub(super) page: Page<'a>,
    /// Its tokens, and some of what follows.
    pub(super) tokens: &'a [Token],
    /// The number of the token that does not fit.
    pub(super) at: usize,
    pub(super) failure: &'a Failure,
    /// The statements before it.
    statements: &'a [Statement],
}

impl<'a> Broken<'a> {
    pub(in crate::syntax::kinds::er) fn new(
        source: &'a Mapped,
        tokens: &'a [Token],
        failure: &'a Failure,
        statements: &'a [Statement],
    ) -> Self {
        let last = tokens.len() - 1;
        Self {
            page: Page { source },
            tokens,
            at: (tokens.len() - failure.left.clamp(1, tokens.len())).min(last),
            failure,
            statements,
        }
    }

    pub(super) fn first(&self) -> Token {
        self.tokens[0]
    }

    /// The token that does not fit.
    pub(super) fn bad(&self) -> Token {
        self.tokens[self.at]
    }

    /// The text of a token.
    pub(super) fn text(&self, token: Token) -> &'a str {
        self.page.slice(range(token))
    }

    /// Whether the token that does not fit is a character without a meaning.
    pub(super) fn is_sign(&self, sign: char) -> bool {
        let bad = self.bad();
        matches!(bad.kind, Kind::Sign | Kind::Unknown) && self.text(bad).starts_with(sign)
    }

    /// Whether something was being read.
    pub(super) fn is_in(&self, what: Within) -> bool {
        self.failure
            .within
            .iter()
            .any(|(within, _)| *within == what)
    }

    /// The line in which the statement begins, without white space at its ends.
    pub(super) fn line(&self) -> TextRange {
        self.page.line(self.first().start)
    }

    /// The statement before this one, where it ends on the line on which this one begins.
    pub(super) fn beside(&self) -> Option<&'a Statement> {
        let last = self.previous()?;
        let gap = TextRange::new(last.range.end, self.first().start.max(last.range.end));
        (!self.page.slice(gap).contains('\n')).then_some(last)
    }

    /// The last relationship on the line on which this statement begins.
    pub(super) fn relation_on_line(&self) -> Option<&'a Statement> {
        let start = self.page.line_start(self.first().start);
        let before = self.statements.iter().rev();
        let mut before = before.take_while(|one| one.range.start >= start);
        before.find(|one| matches!(one.kind, StatementKind::Relation(_)))
    }

    /// The statement before this one.
    pub(super) fn previous(&self) -> Option<&'a Statement> {
        self.statements.last()
    }

    /// The text from a place to the next white space.
    pub(super) fn word_from(&self, at: u32) -> TextRange {
        let rest = &self.page.source.text[at as usize..];
        let end = rest.find(is_space).unwrap_or(rest.len());
        TextRange::new(at, at + end as u32)
    }

    /// A fix that puts a piece into double quotes.
    pub(super) fn quote(&self, piece: TextRange) -> Option<Fix> {
        let text = self.page.slice(piece).trim_matches(['\'', '"']);
        let text = text.replace('"', "#quot;").replace('%', "#37;");
        self.page.fix(
            "Put it in quotes",
            [(piece, format!("\"{text}\"").as_str())],
        )
    }

    /// Reads on after the line on which the statement begins.
    pub(super) fn next_line(&self, diagnostic: Diagnostic) -> Explained {
        let end = self.page.line_end(self.first().start);
        Explained::at(diagnostic, end as usize)
    }
}
