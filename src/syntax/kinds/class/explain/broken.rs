//! A statement that could not be read, and what the explanations ask of it.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Recovery};
use crate::syntax::kinds::class::Open;
use crate::syntax::kinds::class::ast::Statement;
use crate::syntax::kinds::class::token::{Failure, Kind, Token, Within};
use crate::syntax::outline::Block;
use crate::syntax::text;

/// A statement that could not be read.
pub(in crate::syntax::kinds::class) struct Broken<'a> {
    pub(in crate::syntax::kinds::class) source: &'a Mapped,
    /// Its tokens, to the end of the line at least.
    pub(in crate::syntax::kinds::class) tokens: &'a [Token],
    /// The number of the token that does not fit.
    pub(in crate::syntax::kinds::class) at: usize,
    /// What was being read.
    pub(in crate::syntax::kinds::class) within: Option<Within>,
    pub(in crate::syntax::kinds::class) failure: &'a Failure,
    /// The namespaces around it.
    pub(in crate::syntax::kinds::class) open: &'a [Open],
    /// The statement before.
    pub(in crate::syntax::kinds::class) previous: Option<&'a Statement>,
}

impl<'a> Broken<'a> {
    pub(in crate::syntax::kinds::class) fn new(
        source: &'a Mapped,
        tokens: &'a [Token],
        failure: &'a Failure,
        open: &'a [Open],
        previous: Option<&'a Statement>,
    ) -> Self {
        let last = tokens.len() - 1;
        Self {
            source,
            tokens,
            at: (tokens.len() - failure.left.max(1)).min(last),
            within: failure.within.first().map(|(what, _)| *what),
            failure,
            open,
            previous,
        }
    }

    pub(super) fn first(&self) -> Token {
        self.tokens[0]
    }

    pub(super) fn bad(&self) -> Token {
        self.tokens[self.at]
    }

    /// The token before the one that does not fit.
    pub(super) fn before(&self) -> Option<Token> {
        Some(self.tokens[self.at.checked_sub(1)?])
    }

    /// The text of a token.
    pub(super) fn text(&self, token: Token) -> &'a str {
        self.slice(range(token))
    }

    pub(super) fn slice(&self, range: TextRange) -> &'a str {
        &self.source.text[range.range()]
    }

    /// Where a line ends.
    pub(super) fn end_of_line(&self, from: usize) -> usize {
        let text = &self.source.text;
        let from = from.min(text.len());
        text[from..].find('\n').map_or(text.len(), |at| from + at)
    }

    /// Where a line begins.
    pub(super) fn start_of_line(&self, from: usize) -> usize {
        self.source.text[..from].rfind('\n').map_or(0, |at| at + 1)
    }

    /// The first line of the statement, from its first token on, without white space at its end.
    pub(super) fn line(&self) -> TextRange {
        self.line_from(self.first().start)
    }

    /// A line from a place on, without white space at its end.
    pub(super) fn line_from(&self, start: u32) -> TextRange {
        let end = self.end_of_line(start as usize) as u32;
        text::trimmed(self.source, TextRange::new(start, end))
    }

    /// The white space that the first line of the statement begins with.
    pub(super) fn indent(&self) -> &'a str {
        let start = self.first().start as usize;
        let line = self.start_of_line(start);
        let before = &self.source.text[line..start];
        if before.trim().is_empty() { before } else { "" }
    }

    /// A piece of the chart in backticks, on one line, cut where it is long.
    pub(super) fn code(&self, range: TextRange) -> String {
        const LONGEST: usize = 40;
        let text = text::decoded(self.source, range);
        let line = text.trim().lines().next().unwrap_or_default();
        let shown: String = line.chars().take(LONGEST).collect();
        let more = if shown.len() < line.len() { "…" } else { "" };
        format!("`{}{more}`", shown.replace('`', "'"))
    }

    pub(super) fn span(&self, range: TextRange) -> Span {
        self.source.map.span(range)
    }

    /// Finds a mistake at a place.
    pub(super) fn finding(
        &self,
        rule: &'static RuleInfo,
        place: TextRange,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, self.span(place), message)
    }

    /// A safe fix of some edits; `None` for none.
    pub(super) fn fix<'t>(
        &self,
        description: impl Into<String>,
        edits: impl IntoIterator<Item = (TextRange, &'t str)>,
    ) -> Option<Fix> {
        let mut edits = edits.into_iter();
        let (first, text) = edits.next()?;
        let fix = Fix::safe(description, self.span(first), text);
        Some(edits.fold(fix, |fix, (range, text)| fix.and(self.span(range), text)))
    }

    /// Reads on after the first line of the statement.
    #[allow(clippy::unnecessary_wraps, reason = "what explanations give")]
    pub(super) fn next_line(&self, diagnostic: Diagnostic) -> Option<Explained> {
        self.resume(diagnostic, self.end_of_line(self.first().start as usize))
    }

    /// Reads on at a place.
    #[allow(clippy::unnecessary_wraps, reason = "what explanations give")]
    pub(super) fn resume(&self, diagnostic: Diagnostic, at: usize) -> Option<Explained> {
        Some(Explained {
            diagnostic,
            then: Recovery::at(at),
        })
    }

    /// Reads on after the brace that closes the body which begins on a line, else after the line.
    pub(super) fn after_body(
        &self,
        diagnostic: Diagnostic,
        open: Option<u32>,
    ) -> Option<Explained> {
        let end = match open {
            None => return self.next_line(diagnostic),
            Some(open) => self.closing(open as usize + 1),
        };
        let at = end.map_or(self.end_of_line(self.first().start as usize), |at| at + 1);
        self.resume(diagnostic, at)
    }

    /// Reads on in a namespace that the broken statement opens.
    #[allow(clippy::unnecessary_wraps, reason = "what explanations give")]
    pub(super) fn in_namespace(&self, diagnostic: Diagnostic, at: usize) -> Option<Explained> {
        Some(Explained {
            diagnostic,
            then: Recovery::at(at).with(Block::Opens),
        })
    }

    /// The brace that closes a body, where one does before the next line with an opening one.
    pub(super) fn closing(&self, from: usize) -> Option<usize> {
        let rest = &self.source.text[from..];
        let at = rest.find(['{', '}'])?;
        (rest.as_bytes()[at] == b'}').then_some(from + at)
    }

    /// Whether a token is one character that no rule takes, or a sign.
    pub(super) fn is_sign(&self, token: Token, sign: &str) -> bool {
        matches!(token.kind, Kind::Unknown | Kind::Punctuation) && self.text(token) == sign
    }
}
