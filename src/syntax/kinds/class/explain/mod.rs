//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! `broken` has the statement and what the explanations ask of it. The other files each explain a kind
//! of mistake: lines that are not statements (`lines`), quotes (`quotes`), braces (`braces`), words
//! before names (`keywords`), names (`names`), relations (`relations`, `arrows`), notes and clicks
//! (`notes`, `clicks`), headers and ends (`frame`). The first that knows the mistake explains it.

mod arrows;
mod braces;
mod broken;
mod clicks;
mod frame;
mod keywords;
mod lines;
mod names;
mod notes;
mod quotes;
mod relations;

use super::rules;
use super::token::Kind;
use crate::diagnostic::Diagnostic;
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Recovery, expected};

pub(super) use broken::Broken;
pub(super) use frame::{end, header, misspelt_header, unclosed};

type Explanation = fn(&Broken<'_>) -> Option<Explained>;

/// Every explanation, in the order in which they are asked.
const EXPLANATIONS: &[Explanation] = &[
    lines::second_header,
    lines::foreign_comment,
    lines::trailing_comment,
    lines::escaped,
    quotes::typographic,
    quotes::nested,
    quotes::unclosed,
    quotes::backtick,
    quotes::single,
    frame::open_description,
    braces::in_body,
    braces::never_closed,
    braces::empty_body,
    braces::on_next_line,
    braces::stray,
    keywords::foreign,
    keywords::glued,
    keywords::misspelt,
    keywords::missing,
    notes::note,
    clicks::click,
    clicks::style,
    names::angles,
    names::nested_generics,
    relations::label_after_arrow,
    arrows::wrong,
    names::quoted,
    names::label,
    relations::style,
    relations::chain,
    relations::multiplicity,
    relations::second_colon,
    relations::missing_colon,
    lines::semicolon,
    lines::annotation,
    lines::in_namespace,
    lines::members,
    names::list,
    names::reserved,
    names::sign,
    relations::without_target,
];

/// A statement that could not be read.
pub(super) fn statement(broken: &Broken<'_>) -> Explained {
    let mut explanations = EXPLANATIONS.iter();
    explanations
        .find_map(|explain| explain(broken))
        .unwrap_or_else(|| general(broken))
}

/// A mistake that nobody makes.
fn general(broken: &Broken<'_>) -> Explained {
    let (source, bad) = (broken.source, broken.bad());
    let found = match bad.kind {
        Kind::Newline => "the end of the line".to_owned(),
        Kind::Eof | Kind::Cut | Kind::EndInBody => "the end of the chart".to_owned(),
        _ => broken.code(range(bad)),
    };
    let place = match bad.kind {
        Kind::Newline | Kind::Eof => TextRange::at(bad.start),
        _ => range(bad),
    };
    let message = expected(broken.failure.expected, &found);
    let mut diagnostic = Diagnostic::new(&rules::SYNTAX_ERROR, source.map.span(place), message);
    if broken.line().end < bad.start {
        let line = source.map.span(broken.line());
        diagnostic = diagnostic.annotate(line, "the statement begins here");
    }
    Explained {
        diagnostic,
        then: Recovery::at(broken.end_of_line(bad.end.max(bad.start) as usize)),
    }
}
