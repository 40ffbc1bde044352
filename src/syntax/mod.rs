//! Mermaid text, read.
//!
//! [`read`] takes a chart and gives a [`Reading`]: which kind of diagram it is, what is wrong with
//! it, the statements as written and what they say. Reading cannot fail: bad input becomes
//! diagnostics, and the rest is still read.
//!
//! What all kinds share stands here: `prepare` (what Mermaid does to every text), `frame` (front
//! matter, directives), `yaml`, and the lexer that readers are built on (`lex`). A kind of diagram is
//! a folder of `kinds` with a [`Reader`], and a line in [`KINDS`].

pub(crate) mod chars;
pub(crate) mod colours;
mod cursor;
mod description;
mod directive;
mod explain;
mod frame;
mod ident;
mod kind;
pub mod kinds;
mod layout;
mod lenient;
mod lex;
mod limits;
mod names;
mod outline;
mod prepare;
mod reader;
mod reading;
pub(crate) mod remark;
mod rules;
mod statement;
mod text;
mod theme_variables;
mod yaml;

pub use ident::Ident;
pub use kind::{DiagramKind, FLOWCHART, KINDS, MERMAID_VERSION};
pub(crate) use layout::is_movable;
pub use layout::{Before, Layout, Piece};
pub use limits::Limits;
pub use names::{Name, NameSort};
pub use outline::{Block, Mark, Mention, Outline};
pub use reader::{MisspeltHeader, Read, Reader};
pub use reading::{Comment, Reading, Statements};
pub(in crate::syntax) use statement::Open;
pub use statement::Statement;

use crate::diagnostic::RuleInfo;
use crate::model::Frame;
use crate::source::{Chart, Mapped};

/// Every rule whose findings are in [`Reading::diagnostics`].
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    let kinds = kind::read_kinds()
        .filter_map(|kind| kind.reader)
        .flat_map(Reader::rules);
    rules::all().chain(kinds)
}

/// Reads a chart. Linear in its text and in what its statements multiply into, which has its limits.
#[must_use]
pub fn read(chart: &Chart) -> Reading {
    read_within(chart, Limits::default())
}

/// The same within other limits.
#[must_use]
pub fn read_within(chart: &Chart, limits: Limits) -> Reading {
    let prepared = prepare::prepare(&chart.text);
    let mut reading = Reading::default();
    let frame = frame::frame(chart.span, &prepared, &mut reading.diagnostics);
    reading.comments = prepared.comments;
    let detection = prepare::detection_text(&prepared.text.text);
    reading.kind = kind::detect(&detection);
    // Mermaid finds the kind after a front matter that does not come first, and then stumbles on it.
    let stumbles = prepared.text.text.starts_with("---");
    match reading.kind {
        Some(_) if !stumbles => {
            drop(detection);
            read_beside_directives(&mut reading, prepared.text, frame, limits);
        }
        _ => {
            let found = rules::no_diagram(chart, &prepared.text, &detection);
            reading.diagnostics.push(found.diagnostic);
            // What is a chart but for its first lines is still read.
            if let Some(rest) = found.rest {
                reading.kind = Some(rest.kind);
                let text = prepared.text.replace([(rest.cut, "")]);
                read_as(&mut reading, text, frame, rest.header, limits);
            }
        }
    }
    for diagnostic in &mut reading.diagnostics {
        diagnostic.chart = Some(chart.number);
    }
    reading
}

/// Reads a text; where its directives with a name in quotes are in the way, as if they were not there.
fn read_beside_directives(reading: &mut Reading, text: Mapped, frame: Frame, limits: Limits) {
    let quoted = directive::quoted(&text.text);
    if quoted.is_empty() {
        return read_as(reading, text, frame, true, limits);
    }
    let mut without = Reading {
        kind: reading.kind,
        comments: reading.comments.clone(),
        diagnostics: reading.diagnostics.clone(),
        ..Reading::default()
    };
    let lines = quoted.iter().map(|(line, _)| (*line, ""));
    let rest = text.replace(lines);
    read_as(&mut without, rest, frame.clone(), true, limits);
    read_as(reading, text.clone(), frame, true, limits);
    // Some kinds take such a line for a comment.
    if without.diagnostics.len() < reading.diagnostics.len() {
        let found = quoted
            .iter()
            .map(|found| rules::quoted_directive(&text, found.1));
        without.diagnostics.extend(found);
        *reading = without;
    }
}

/// Reads a text as a chart of the kind that the reading has.
fn read_as(reading: &mut Reading, text: Mapped, frame: Frame, header: bool, limits: Limits) {
    let Some(kind) = reading.kind else {
        return;
    };
    let Some(reader) = kind.reader else {
        return;
    };
    reading
        .diagnostics
        .extend(theme_variables::refused(kind, &frame));
    reading.text = reader.prepare(prepare::encoded(text));
    let read = reader.read(&reading.text, frame, header, limits);
    reading.statements = read.statements;
    reading.diagram = Some(read.diagram);
    let mut found = read.diagnostics;
    explain::settle_fences(&reading.text, &mut found);
    reading.diagnostics.extend(found);
}
