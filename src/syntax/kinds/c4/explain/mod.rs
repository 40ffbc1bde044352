//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! `arguments` looks at what stands in parentheses, `written` reads it as its author meant it, `calls` is about
//! the parentheses themselves and what follows them, `braces` about boundaries, `words` about lines that begin
//! with no word of the language (`foreign`: with one of another language, `misspelt`: nearly with one of this), `joined` about those that stand after another statement, `header` about the first line.

mod arguments;
mod braces;
mod calls;
mod cut_words;
mod foreign;
mod header;
mod joined;
mod misspelt;
mod mistake;
mod words;
mod written;

use super::token::{CALLS, Kind, Within};
use super::{Before, rules};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, wording};

pub(super) use arguments::explain as arguments;
pub(super) use braces::{culprit, swallowed_brace, unclosed};
pub(super) use header::{header, misspelt_header, nothing};
pub(super) use mistake::{Around, Mistake, start};

/// A statement that could not be read.
pub(super) fn statement(m: &Mistake<'_>) -> Explained {
    let explained = match m.at {
        0 => alone(m),
        _ => calls::explain(m),
    };
    explained.unwrap_or_else(|| general(m))
}

/// What stands where no statement begins, or another should.
fn alone(m: &Mistake<'_>) -> Option<Explained> {
    if m.around.before == Before::Call
        && let Some(explained) = calls::swallowed(m).or_else(|| joined::after_comment(m))
    {
        return Some(explained);
    }
    if let Some(explained) = joined::open_description(m) {
        return Some(explained);
    }
    match m.bad().kind {
        Kind::Header => Some(header::second(m)),
        Kind::OpenBrace => Some(braces::stray(m)),
        Kind::CloseBrace => Some(braces::closing(m)),
        Kind::Direction => Some(foreign::direction(m)),
        Kind::Unknown if m.around.before == Before::Call => Some(calls::tail(m)),
        Kind::Unknown if m.around.before == Before::Title => Some(words::cut_title(m)),
        Kind::Unknown => Some(words::unknown(m)),
        kind if CALLS.has(kind) => Some(joined::joined(m)),
        _ if m.around.before == Before::Brace => Some(braces::title(m)),
        Kind::Newline | Kind::Eof | Kind::EndInside => None,
        _ => Some(joined::joined(m)),
    }
}

/// The message for what nobody writes.
fn general(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    Explained::at(m.general(&rules::SYNTAX_ERROR), m.resume(bad.end))
}

/// Says where Mermaid stumbles, where that is another line than the finding's.
fn with_stop(m: &Mistake<'_>, found: Diagnostic, line: u32) -> Diagnostic {
    if m.is_at_end() {
        return found.annotate(m.span(braces::end_of(m.page)), wording::REPORTED);
    }
    let at = m.bad().start;
    match m.line_end(at) == m.line_end(line) {
        true => found,
        false => found.annotate(m.span(range(m.bad())), wording::REPORTED),
    }
}

/// Where Mermaid stumbles over what a finding is about.
pub(super) fn stop(found: &Diagnostic) -> Span {
    let stops = found
        .annotations
        .iter()
        .find(|place| place.text == wording::REPORTED);
    stops.map_or(found.span, |place| place.span)
}

/// Whether what was being read is the brace of a boundary.
fn is_brace(m: &Mistake<'_>) -> bool {
    m.innermost() == Some(Within::Brace)
}
