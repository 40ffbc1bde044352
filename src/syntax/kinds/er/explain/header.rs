//! The first line.

use crate::source::{Mapped, TextRange};
use crate::syntax::MisspeltHeader;
use crate::syntax::cursor::range;
use crate::syntax::explain::{self, Explained, Page};
use crate::syntax::kinds::er::rules;
use crate::syntax::kinds::er::token::Token;

/// A first line whose word only begins with the header.
pub(in crate::syntax::kinds::er) fn header(source: &Mapped, first: Token) -> Explained {
    const WORD: &str = "erDiagram";
    let page = Page { source };
    let place = range(first);
    let head = first.start + WORD.len() as u32;
    let mut found = page
        .finding(
            &rules::HEADER_LINE,
            place,
            "nothing may follow `erDiagram` on its line",
        )
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
    explain::misspelt_header(
        source,
        "erDiagram",
        &SPELLINGS,
        "Write `erDiagram` on the first line.",
    )
}
