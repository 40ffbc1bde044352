//! The header, and second ones.

use super::Mistake;
use crate::source::{Mapped, TextRange};
use crate::syntax::MisspeltHeader;
use crate::syntax::cursor::range;
use crate::syntax::explain::{self, Explained, Page, wording};
use crate::syntax::kinds::er::rules;
use crate::syntax::kinds::er::token::Token;

/// A first line whose word only begins with the header.
pub(in crate::syntax::kinds::er) fn header(source: &Mapped, first: Token) -> Explained {
    const WORD: &str = "erDiagram";
    let page = Page { source };
    let place = range(first);
    let head = first.start + WORD.len() as u32;
    let mut found = page
        .finding(&rules::HEADER_LINE, place, wording::beside_header(WORD))
        .help("Start the first statement on the next line.");
    if page.slice(place).starts_with(WORD) {
        found.fix = page.fix(
            "Start a new line after the header",
            [(TextRange::at(head), "\n    ")],
        );
    }
    Explained::at(found, head.min(first.end) as usize)
}

/// A first line that means an ER diagram: `ER diagram`, `erdiagram`, `entityRelationshipDiagram`.
pub(in crate::syntax::kinds::er) fn misspelt_header(source: &Mapped) -> Option<MisspeltHeader> {
    const SPELLINGS: [&str; 7] = [
        "erdiagram",
        "erdiagramm",
        "erd",
        "erdiagrams",
        "mermaiderdiagram",
        "entityrelationshipdiagram",
        "entityrelationdiagram",
    ];
    explain::misspelt_header(source, "erDiagram", &SPELLINGS)
}

/// A second `erDiagram`.
pub(super) fn second(m: &Mistake<'_>) -> Explained {
    let (page, first) = (m.page, m.first());
    let whole = page.whole_line(first.start);
    let alone = m.line(m.start) == range(first);
    let gone = if alone { whole } else { range(first) };
    let mut found = page
        .finding(&rules::SECOND_HEADER, range(first), wording::SECOND_HEADER)
        .help("Remove this line: a chart has one `erDiagram` line, the first.");
    found.fix = page.fix("Remove the second header", [(gone, "")]);
    let resume = if alone {
        page.line_end(first.end)
    } else {
        first.end
    };
    Explained::at(found, resume as usize)
}
