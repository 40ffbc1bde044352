//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! The parser says at which token a statement stopped making sense, and what was being read. First
//! come the mistakes that the text shows (`lines`: a text that a `;` ends, statements of other
//! languages), then those of what was being read (`message`, `note`, `participant`, `numbers`), then
//! the general message. `blocks` has the mistakes of what opens and closes.

mod arrow;
mod blocks;
mod indentation;
mod lines;
mod message;
mod mistake;
mod note;
mod numbers;
mod participant;
mod reserved;

pub(super) use blocks::{ended, section, stranger, stray_end, unclosed, unclosed_box};

pub(super) use indentation::{cut_off, inner, unclosed as unclosed_by_lines};
pub(super) use reserved::given;

use std::collections::HashSet;

use super::token::{Failure, Kind, Token, Within};
use super::{Open, rules};
use crate::diagnostic::Diagnostic;
use crate::source::{Mapped, TextRange};
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Recovery, expected, shown};
use crate::syntax::text;

/// A statement that could not be read.
type Mistake<'a> = mistake::Mistake<'a, Kind>;

/// What is known where a statement could not be read.
pub(super) struct Around<'a> {
    /// The names so far.
    pub(super) names: &'a HashSet<&'a str>,
    /// The text that a next line could go on with.
    pub(super) text: Option<TextRange>,
    /// The blocks that are open.
    pub(super) open: &'a [Open],
    /// The names that fixes give to participants whose own are keywords.
    pub(super) given: &'a HashSet<String>,
}

impl Around<'_> {
    /// A finding about a name that is a keyword.
    fn keyword_as_name(&self, m: &Mistake<'_>, word: &str, at: usize) -> Diagnostic {
        let range = TextRange::new(at as u32, (at + word.len()) as u32);
        reserved::keyword_as_name(m.source, range, self.given)
    }
}

/// A first line that is not a header.
pub(super) fn header(source: &Mapped, found: Token) -> Explained {
    let end = text::line_end(source, found.end as usize);
    let line = text::trimmed(source, TextRange::new(found.start, end as u32));
    let diagnostic = Diagnostic::new(
        &rules::SYNTAX_ERROR,
        source.span(line),
        "nothing may follow `sequenceDiagram` on its line",
    )
    .help("Start the first statement on its own line.");
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
    around: &Around<'_>,
) -> Explained {
    let m = Mistake::new(source, tokens, failure);
    let then = Recovery::at(resume(&m));
    if let Some((diagnostic, opens)) = lines::opening(&m) {
        let then = if opens { then.opening() } else { then };
        return Explained { diagnostic, then };
    }
    if let Some(explained) = note::of_several_lines(&m) {
        return explained;
    }
    let found = lines::after_semicolon(&m)
        .or_else(|| lines::foreign(&m, around))
        .or_else(|| match m.within() {
            Some(Within::Message) => message::explain(&m, around),
            Some(Within::Note) => note::explain(&m, around),
            Some(Within::Participant | Within::Data) => participant::explain(&m, around),
            Some(Within::Autonumber) => numbers::explain(&m),
            Some(Within::Activation | Within::Details) => participant::nameless(&m, around),
            None => None,
        })
        .or_else(|| lines::continued(&m, around))
        .or_else(|| arrow::wrong(&m))
        .unwrap_or_else(|| general(&m));
    Explained {
        diagnostic: found,
        then,
    }
}

/// The message for what nobody writes.
fn general(m: &Mistake<'_>) -> Diagnostic {
    let bad = m.bad();
    let (found, place) = match bad.kind {
        Kind::Newline | Kind::Unknown => {
            ("the end of the line".to_owned(), TextRange::at(bad.start))
        }
        Kind::Eof => ("the end of the chart".to_owned(), TextRange::at(bad.start)),
        _ => (
            format!("`{}`", shown(m.word(bad))),
            text::trimmed(m.source, range(bad)),
        ),
    };
    if bad.kind == Kind::Minus && m.at == 0 {
        return m
            .found(
                &rules::LIST_MARKER,
                "a chart has no lists, so a line cannot begin with `-`",
            )
            .help("Write `<br/>` for a line break in a text.");
    }
    let message = expected(m.failure.expected, &found);
    let found = Diagnostic::new(&rules::SYNTAX_ERROR, m.source.span(place), message);
    if m.at == 0 {
        return found.help(
            "Write a message (`A->>B: text`), a note, or a line that starts with a keyword.",
        );
    }
    match m.source.text[m.start()..bad.start as usize].contains('\n') {
        true => found.annotate(m.place_of(m.tokens[0]), "the statement begins here"),
        false => found,
    }
}

/// Where the statement after a broken one begins.
fn resume(m: &Mistake<'_>) -> usize {
    let bad = m.bad();
    let line = m.line_end();
    let (start, end) = (bad.start as usize, bad.end as usize);
    if start > line {
        // White space took the end of the line: the next line is a statement of its own.
        return line + 1;
    }
    if bad.kind == Kind::Newline {
        return end;
    }
    let rest = &m.source.text[end..];
    let next = rest.find(['\n', ';']).map(|at| end + at + 1);
    next.unwrap_or(m.source.text.len())
}
