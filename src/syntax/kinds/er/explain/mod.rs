//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! `broken` has the statement and what the explanations ask of it. The other files each explain a kind
//! of mistake: lines that are not statements (`lines`), relationships and their marks (`relationships`,
//! `cardinalities`), names (`names`), braces, subgraphs and styles (`blocks`), the first line
//! (`header`), and everything between the braces of an entity (`body`). The first that knows the
//! mistake explains it.

mod blocks;
mod body;
mod broken;
mod cardinalities;
mod header;
mod lines;
mod names;
mod relationships;

use super::rules;
use super::token::Kind;
use crate::diagnostic::Diagnostic;
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Recovery, expected};

pub(super) use blocks::{cut, unclosed};
pub(super) use body::body;
pub(super) use broken::Broken;
pub(super) use header::{header, misspelt_header};

type Explanation = fn(&Broken<'_>) -> Option<Explained>;

/// Every explanation, in the order in which they are asked.
const EXPLANATIONS: &[Explanation] = &[
    lines::second_header,
    lines::line,
    names::reserved,
    blocks::brace,
    blocks::stray,
    lines::semicolon,
    names::labelled_before,
    names::alias,
    cardinalities::one,
    cardinalities::wrong,
    relationships::incomplete,
    relationships::after_label,
    blocks::subgraph,
    blocks::style,
    names::name,
];

/// A statement that could not be read.
pub(super) fn statement(broken: &Broken<'_>) -> Explained {
    let mut explanations = EXPLANATIONS.iter();
    explanations
        .find_map(|explain| explain(broken))
        .unwrap_or_else(|| general(broken))
}

/// Reads on at a place, in braces that the broken statement opens.
fn opening(diagnostic: Diagnostic, resume: u32) -> Explained {
    Explained {
        diagnostic,
        then: Recovery::at(resume as usize).opening().braced(),
    }
}

/// A mistake that nobody makes.
fn general(broken: &Broken<'_>) -> Explained {
    let (page, bad) = (broken.page, broken.bad());
    let found = match bad.kind {
        Kind::Newline => "the end of the line".to_owned(),
        Kind::Eof | Kind::Cut => "the end of the chart".to_owned(),
        _ => page.code(range(bad)),
    };
    let place = match bad.kind {
        Kind::Newline | Kind::Eof | Kind::Cut => TextRange::at(bad.start),
        _ => range(bad),
    };
    let message = expected(broken.failure.expected, &found);
    let mut diagnostic = page.finding(&rules::SYNTAX_ERROR, place, message);
    if broken.at > 0 {
        let line = page.rest_of_line(broken.first().start);
        if line.end < bad.start {
            diagnostic = diagnostic.annotate(page.span(line), "the statement begins here");
        }
    } else if let Some(beside) = broken.beside() {
        diagnostic = diagnostic.annotate(page.span(beside.range), "after this statement");
    }
    Explained::at(diagnostic, page.line_end(bad.start) as usize)
}
