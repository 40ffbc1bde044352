//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! The parser says at which token a statement stopped making sense, and what was being read. First
//! come the mistakes that the text shows (`lines`: a text that a `;` ends, one that goes on;
//! `foreign`: statements of other languages), then those of what was being read (`messages`, `notes`, `participants`,
//! `numbers`), then the general message. `blocks` has the mistakes of what opens and closes, `header` those of the first line.

mod arrows;
mod blocks;
mod foreign;
mod header;
mod indentation;
mod lines;
mod messages;
mod mistake;
mod notes;
mod numbers;
mod participants;
mod reserved;

pub(super) use blocks::{ended, section, stranger, stray_end, unclosed, unclosed_box};
pub(super) use header::{header, misspelt_header};
pub(super) use indentation::{cut_off, inner, unclosed as unclosed_by_lines};
pub(super) use mistake::{Around, Mistake};
pub(super) use reserved::given;

use super::rules;
use super::token::{ARROWS, Kind, Within};
use crate::diagnostic::Diagnostic;
use crate::syntax::explain::{Explained, Recovery, shown};
use crate::syntax::outline::Block;

/// A statement that could not be read.
pub(super) fn statement(m: &Mistake<'_>) -> Explained {
    let then = Recovery::at(resume(m));
    if let Some((diagnostic, opens)) = foreign::opening(m) {
        let then = if opens { then.opening() } else { then };
        return Explained { diagnostic, then };
    }
    if let Some(explained) = notes::of_several_lines(m) {
        return explained;
    }
    let found = lines::after_semicolon(m)
        .or_else(|| foreign::foreign(m))
        .or_else(|| match m.innermost() {
            Some(Within::Message) => messages::explain(m),
            Some(Within::Note) => notes::explain(m),
            Some(Within::Participant | Within::Data) => participants::explain(m),
            Some(Within::Autonumber) => numbers::explain(m),
            Some(Within::Activation | Within::Details) => participants::nameless(m),
            None => None,
        })
        .or_else(|| lines::continued(m))
        .or_else(|| arrows::wrong(m))
        .unwrap_or_else(|| general(m));
    let then = match found.rule == &rules::MISSPELT_KEYWORD && foreign::is_end(m) {
        true => then.with(Block::Closes),
        false => then,
    };
    Explained {
        diagnostic: found,
        then,
    }
}

/// The message for what nobody writes.
fn general(m: &Mistake<'_>) -> Diagnostic {
    let bad = m.bad();
    if bad.kind == Kind::Minus && m.at == 0 {
        let message = "a chart has no lists, so a line cannot begin with `-`";
        return m
            .finding(&rules::LIST_MARKER, m.first_line(), message)
            .help("Write `<br/>` for a line break in a text.");
    }
    if m.at == 0 && ARROWS.has(bad.kind) {
        let line = shown(m.slice(m.first_line()));
        let message = format!(
            "no sender stands before the arrow `{}`",
            shown(m.slice(bad))
        );
        return m
            .finding(&rules::SYNTAX_ERROR, m.one_line(bad), message)
            .help(format!("Write the sender before it: `A{line}`."));
    }
    let found = m.general(&rules::SYNTAX_ERROR);
    match m.at {
        0 => found
            .help("Write a message (`A->>B: text`), a note, or a line that starts with a keyword."),
        _ => found,
    }
}

/// Where the statement after a broken one begins.
fn resume(m: &Mistake<'_>) -> usize {
    let bad = m.bad();
    let line = m.line_end(m.start);
    let (start, end) = (bad.start as usize, bad.end as usize);
    if start > line {
        // White space took the end of the line: the next line is a statement of its own.
        return line + 1;
    }
    if bad.kind == Kind::Newline {
        return end;
    }
    let rest = m.slice(end..);
    let next = rest.find(['\n', ';']).map(|at| end + at + 1);
    next.unwrap_or(m.text().len())
}
