//! What is wrong with a statement that could not be read, in the words of the chart.

use super::token::{Failure, Kind, Token};
use super::{Open, Opened, rules};
use crate::diagnostic::Diagnostic;
use crate::source::{Mapped, Span, TextRange};
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
        "the header is `sequenceDiagram` and nothing else",
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
    let (start, end) = (bad.start as usize, bad.end as usize);
    if start > line {
        // White space took the end of the line: the next line is a statement of its own.
        return line + 1;
    }
    if bad.kind == Kind::Newline {
        return end;
    }
    let rest = &source.text[end..];
    rest.find(['\n', ';'])
        .map_or(source.text.len(), |at| end + at + 1)
}

/// Where the line ends.
fn line_end(source: &Mapped, from: usize) -> usize {
    source.text[from..]
        .find('\n')
        .map_or(source.text.len(), |at| from + at)
}

/// An `else`, `and` or `option` that does not belong there.
pub(super) fn section(
    source: &Mapped,
    word: &str,
    whole: TextRange,
    open: Option<Open>,
) -> Explained {
    let block = match word {
        "else" => "alt",
        "and" => "par",
        _ => "critical",
    };
    let message = format!("`{word}` belongs to `{block}`, and none is open here");
    let place = TextRange::new(whole.start, whole.start + word.len() as u32);
    let mut diagnostic = Diagnostic::new(&rules::STRAY_SECTION, source.map.span(place), message);
    if let Some(open) = open {
        diagnostic = diagnostic.annotate(source.map.span(open.range), "this block is open");
    }
    Explained {
        diagnostic,
        then: Recovery::at(whole.end as usize),
    }
}

/// An `end` of nothing.
pub(super) fn stray_end(source: &Mapped, token: Token) -> Explained {
    let diagnostic = Diagnostic::new(
        &rules::STRAY_END,
        source.map.span(range(token)),
        "this `end` ends nothing",
    );
    Explained {
        diagnostic,
        then: Recovery::at(token.end as usize),
    }
}

/// Something in a box that does not belong there.
pub(super) fn stranger(source: &Mapped, token: Token, open: Open) -> Diagnostic {
    let end = line_end(source, token.start as usize).min(token.end.max(token.start + 1) as usize);
    let place = text::trimmed(source, TextRange::new(token.start, end as u32));
    Diagnostic::new(
        &rules::FOREIGN_IN_BOX,
        source.map.span(place),
        "a box holds participants only",
    )
    .annotate(source.map.span(open.range), "the box begins here")
    .help("End the box with `end` before this line.")
}

/// A block or box that is never closed.
pub(super) fn unclosed(source: &Mapped, open: Open) -> Option<Diagnostic> {
    let what = match open.what {
        Opened::Box | Opened::SpoiltBox => "box",
        Opened::Block(block) => block.word(),
        Opened::Unread => return None,
    };
    // The last line break is one that was added.
    let end: Span = source.span(TextRange::at(source.text.len().saturating_sub(1) as u32));
    Some(
        Diagnostic::new(
            &rules::UNCLOSED_BLOCK,
            source.map.span(open.range),
            format!("this `{what}` is never ended"),
        )
        .annotate(end, "the chart ends here")
        .help("Add `end`."),
    )
}
