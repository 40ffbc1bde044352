//! What is wrong with a statement that could not be read, in the words of the chart.
//!
//! `mistake` has the statement and what the explanations ask of it. The other files each explain a kind
//! of mistake: lines that are not statements (`lines`), quotes (`quotes`), braces (`braces`), words
//! before names (`keywords`), names (`names`), relations (`relations`, `arrows`), notes and clicks
//! (`notes`, `clicks`), headers and ends (`frame`). The first that knows the mistake explains it.

mod arrows;
mod braces;
mod clicks;
mod frame;
mod keywords;
mod lines;
mod mistake;
mod names;
mod notes;
mod quotes;
mod relations;

use super::rules;
use super::token::Kind;
use crate::syntax::explain::{END_OF_CHART, END_OF_LINE, Explained};

pub(super) use frame::{end, header, misspelt_header, unclosed};
pub(super) use mistake::{Around, Mistake};

type Explanation = fn(&Mistake<'_>) -> Option<Explained>;

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
pub(super) fn statement(m: &Mistake<'_>) -> Explained {
    let mut explanations = EXPLANATIONS.iter();
    explanations
        .find_map(|explain| explain(m))
        .unwrap_or_else(|| general(m))
}

/// A mistake that nobody makes.
fn general(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let end = match bad.kind {
        Kind::Newline => Some(END_OF_LINE),
        Kind::Eof | Kind::Cut | Kind::EndInBody => Some(END_OF_CHART),
        _ => None,
    };
    let found = m.general(&rules::SYNTAX_ERROR, end);
    Explained::at(found, m.line_end(bad.end as usize))
}
