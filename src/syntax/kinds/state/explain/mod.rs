//! What is wrong with a statement that could not be read, in the words of the chart.

use super::token::{Failure, Kind, Token};
use super::{Open, rules};
use crate::diagnostic::Diagnostic;
use crate::source::{Mapped, TextRange};
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Recovery, expected};
use crate::syntax::text;

/// A first line that is not a header.
pub(super) fn header(source: &Mapped, found: Token) -> Explained {
    let end = line_end(source, found.end as usize);
    let line = text::trimmed(source, TextRange::new(found.start, end as u32));
    let diagnostic = Diagnostic::new(
        &rules::SYNTAX_ERROR,
        source.map.span(line),
        "the header is `stateDiagram-v2` and nothing else",
    );
    Explained {
        diagnostic,
        then: Recovery::at(end),
    }
}

/// A statement that could not be read.
pub(super) fn statement(
    source: &Mapped,
    tokens: &[Token],
    failure: &Failure,
    _open: &[Open],
) -> Explained {
    let at = (tokens.len() - failure.left.max(1)).min(tokens.len() - 1);
    let bad = tokens[at];
    let first = tokens[0];
    let resume = resume(source, first, bad);
    let found = match bad.kind {
        Kind::Newline => "the end of the line".to_owned(),
        Kind::Eof => "the end of the chart".to_owned(),
        _ => format!("`{}`", text::decoded(source, range(bad))),
    };
    let place = match bad.kind {
        Kind::Newline | Kind::Eof => TextRange::at(bad.start),
        _ => range(bad),
    };
    let message = expected(failure.expected, &found);
    let start = TextRange::new(first.start, bad.start.max(first.start));
    let diagnostic = Diagnostic::new(&rules::SYNTAX_ERROR, source.map.span(place), message)
        .annotate(
            source.map.span(text::trimmed(source, start)),
            "in this statement",
        );
    Explained {
        diagnostic,
        then: Recovery::at(resume),
    }
}

/// Where the statement after a broken one begins.
fn resume(source: &Mapped, first: Token, bad: Token) -> usize {
    let line = line_end(source, first.start as usize);
    let start = bad.start as usize;
    if start > line {
        // White space took the end of the line: the next line is a statement of its own.
        return start;
    }
    line_end(source, bad.end as usize)
}

/// Where the line ends.
fn line_end(source: &Mapped, from: usize) -> usize {
    source.text[from..]
        .find('\n')
        .map_or(source.text.len(), |at| from + at)
}

/// A composite state that is never closed.
pub(super) fn unclosed(source: &Mapped, open: Open) -> Option<Diagnostic> {
    if !open.read {
        return None;
    }
    // The last line break is one that was added.
    let end = source.span(TextRange::at(source.text.len().saturating_sub(1) as u32));
    Some(
        Diagnostic::new(
            &rules::UNCLOSED_COMPOSITE,
            source.map.span(open.range),
            "this composite state is never closed",
        )
        .annotate(end, "the chart ends here")
        .help("Add `}`."),
    )
}
