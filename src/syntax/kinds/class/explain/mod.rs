//! What is wrong with a statement that could not be read, in the words of the chart.

use super::token::{Failure, Kind, Token, Within};
use super::{Open, rules};
use crate::diagnostic::Diagnostic;
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Recovery, expected};
use crate::syntax::text;

/// A statement that could not be read.
pub(super) struct Broken<'a> {
    pub(super) source: &'a Mapped,
    /// Its tokens, to the end of the line at least.
    pub(super) tokens: &'a [Token],
    /// The number of the token that does not fit.
    pub(super) at: usize,
    /// What was being read.
    pub(super) within: Option<Within>,
    pub(super) failure: &'a Failure,
    pub(super) open: &'a [Open],
}

impl<'a> Broken<'a> {
    pub(super) fn new(
        source: &'a Mapped,
        tokens: &'a [Token],
        failure: &'a Failure,
        open: &'a [Open],
    ) -> Self {
        let last = tokens.len() - 1;
        Self {
            source,
            tokens,
            at: (tokens.len() - failure.left.max(1)).min(last),
            within: failure.within.first().map(|(what, _)| *what),
            failure,
            open,
        }
    }

    fn first(&self) -> Token {
        self.tokens[0]
    }

    fn bad(&self) -> Token {
        self.tokens[self.at]
    }
}

/// A first line that is not a header.
pub(super) fn header(source: &Mapped, first: Token, found: Token) -> Explained {
    let end = line_end(source, found.start as usize);
    let line = text::trimmed(source, TextRange::new(first.start, end as u32));
    let diagnostic = Diagnostic::new(
        &rules::SYNTAX_ERROR,
        source.map.span(line),
        "the header is `classDiagram` and nothing else",
    );
    Explained {
        diagnostic,
        then: Recovery::at(end + 1),
    }
}

/// A statement that could not be read.
pub(super) fn statement(broken: &Broken<'_>) -> Explained {
    let (source, bad) = (broken.source, broken.bad());
    let found = match bad.kind {
        Kind::Newline => "the end of the line".to_owned(),
        Kind::Eof | Kind::Cut | Kind::EndInBody => "the end of the chart".to_owned(),
        _ => format!("`{}`", text::decoded(source, range(bad))),
    };
    let place = match bad.kind {
        Kind::Newline | Kind::Eof => TextRange::at(bad.start),
        _ => range(bad),
    };
    let message = expected(broken.failure.expected, &found);
    let start = TextRange::new(broken.first().start, bad.start.max(broken.first().start));
    let diagnostic = Diagnostic::new(&rules::SYNTAX_ERROR, source.map.span(place), message)
        .annotate(
            source.map.span(text::trimmed(source, start)),
            "in this statement",
        );
    Explained {
        diagnostic,
        then: Recovery::at(line_end(source, bad.end as usize)),
    }
}

/// Where the line ends.
fn line_end(source: &Mapped, from: usize) -> usize {
    source.text[from..]
        .find('\n')
        .map_or(source.text.len(), |at| from + at)
}

/// A namespace that is never closed.
pub(super) fn unclosed(source: &Mapped, whole: TextRange) -> Diagnostic {
    // The last line break is one that was added.
    let end: Span = source.span(TextRange::at(source.text.len().saturating_sub(1) as u32));
    Diagnostic::new(
        &rules::UNCLOSED_BODY,
        source.map.span(whole),
        "this namespace is never closed",
    )
    .annotate(end, "the chart ends here")
    .help("Add `}`.")
}

/// The end of a text that has no statements, or ends within quotes or the like.
pub(super) fn end(source: &Mapped, header: TextRange, nothing: bool) -> Diagnostic {
    let end: Span = source.span(TextRange::at(source.text.len().saturating_sub(1) as u32));
    if nothing {
        return Diagnostic::new(
            &rules::EMPTY_CHART,
            source.map.span(header),
            "this class diagram has no statement",
        );
    }
    Diagnostic::new(&rules::SYNTAX_ERROR, end, "the last statement is not complete")
}
