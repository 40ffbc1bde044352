//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! `mistake` has the statement and what the explanations ask of it. The other files each explain a kind
//! of mistake: lines that are not statements (`lines`), relationships and their marks (`relationships`,
//! `cardinalities`), names (`names`), braces, subgraphs and styles (`blocks`), the first line
//! (`header`), and everything between the braces of an entity (`body`). The first that knows the
//! mistake explains it.

mod blocks;
mod body;
mod cardinalities;
mod header;
mod lines;
mod mistake;
mod names;
mod relationships;

use super::rules;
use super::token::Kind;
use crate::diagnostic::Diagnostic;
use crate::syntax::explain::{END_OF_CHART, END_OF_LINE, Explained, Recovery};

pub(super) use blocks::{cut, unclosed};
pub(super) use body::body;
pub(super) use header::{header, misspelt_header};
pub(super) use mistake::{Around, Mistake};

type Explanation = fn(&Mistake<'_>) -> Option<Explained>;

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
pub(super) fn statement(m: &Mistake<'_>) -> Explained {
    let mut explanations = EXPLANATIONS.iter();
    explanations
        .find_map(|explain| explain(m))
        .unwrap_or_else(|| general(m))
}

/// Reads on at a place, in braces that the broken statement opens.
fn opening(diagnostic: Diagnostic, resume: u32) -> Explained {
    Explained {
        diagnostic,
        then: Recovery::at(resume as usize).opening().braced(),
    }
}

/// A mistake that nobody makes.
fn general(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let end = match bad.kind {
        Kind::Newline => Some(END_OF_LINE),
        Kind::Eof | Kind::Cut => Some(END_OF_CHART),
        _ => None,
    };
    let mut found = m.general(&rules::SYNTAX_ERROR, end);
    if m.at == 0
        && let Some(beside) = m.beside()
    {
        found = found.annotate(m.span(beside.range), "after this statement");
    }
    Explained::at(found, m.line_end(bad.start) as usize)
}
