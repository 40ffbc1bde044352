//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! A mistake is found by the line as it is written (`lines`), then by the word or sign that the statement begins with
//! (`blocks`, `names`), then by the token that does not fit, then by the part that was being read (`relationships` and their
//! `cardinalities`, `names`, `blocks`). `header` is about headers, `body` about everything between the braces of an
//! entity; the general message is for what nobody writes.

mod blocks;
mod body;
mod cardinalities;
mod header;
mod lines;
mod mistake;
mod names;
mod relationships;

use super::rules;
use super::token::{CARDINALITIES, Kind, LINES, Within};
use crate::diagnostic::Diagnostic;
use crate::syntax::explain::Explained;

pub(super) use blocks::{cut, unclosed};
pub(super) use body::body;
pub(super) use header::{header, misspelt_header};
pub(super) use lines::swallowed;
pub(super) use mistake::{Around, Mistake};

/// A statement that could not be read.
pub(super) fn statement(m: &Mistake<'_>) -> Explained {
    of_line(m)
        .or_else(|| of_first(m))
        .or_else(|| of_token(m))
        .or_else(|| of_part(m))
        .unwrap_or_else(|| general(m))
}

/// What the line shows as it is written, whatever was being read in it.
fn of_line(m: &Mistake<'_>) -> Option<Explained> {
    match m.first().kind {
        Kind::Header => Some(header::second(m)),
        _ => lines::line(m),
    }
}

/// By what the statement begins with: a brace, a word that is not a name.
fn of_first(m: &Mistake<'_>) -> Option<Explained> {
    match m.first().kind {
        Kind::Open => Some(blocks::brace(m)),
        Kind::End => names::reserved(m).or_else(|| Some(blocks::stray(m))),
        Kind::Class | Kind::ClassDef | Kind::Style | Kind::Subgraph => names::reserved(m),
        kind if CARDINALITIES.has(kind) || LINES.has(kind) => names::reserved(m),
        _ if m.at == 0 && m.is_sign('}') => Some(blocks::stray(m)),
        _ => None,
    }
}

/// What the token that does not fit shows by itself, or with the entity before it.
fn of_token(m: &Mistake<'_>) -> Option<Explained> {
    match m.bad().kind {
        _ if m.is_sign(';') => Some(lines::semicolon(m)),
        _ if CARDINALITIES.has(m.first().kind) => names::labelled_before(m),
        Kind::One if m.at > 0 && m.failure.expected.has(Kind::ExactlyOne) => {
            Some(cardinalities::one(m))
        }
        _ => None,
    }
}

/// By the part that was being read.
fn of_part(m: &Mistake<'_>) -> Option<Explained> {
    let part = m.outermost();
    match part {
        Some(Within::Alias) => names::alias(m),
        _ => None,
    }
    .or_else(|| cardinalities::wrong(m))
    .or_else(|| match part {
        Some(Within::Relation) => relationships::incomplete(m),
        _ => relationships::after_label(m),
    })
    .or_else(|| match part {
        Some(Within::Subgraph) => Some(blocks::subgraph(m)),
        Some(Within::Style | Within::Class) => blocks::style(m),
        _ if m.at == 0 => names::name(m),
        _ => None,
    })
}

/// Reads on at a place, in braces that the broken statement opens.
fn opening(diagnostic: Diagnostic, resume: u32) -> Explained {
    Explained::at(diagnostic, resume as usize)
        .opening()
        .braced()
}

/// A mistake that nobody makes.
fn general(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let mut found = m.general(&rules::SYNTAX_ERROR);
    if m.at == 0
        && let Some(beside) = m.beside()
    {
        found = found.annotate(m.span(beside.range), "after this statement");
    }
    Explained::at(found, m.line_end(bad.start) as usize)
}
