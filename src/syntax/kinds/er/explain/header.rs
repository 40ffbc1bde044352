//! The first line.

use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, TextRange};
use crate::syntax::MisspeltHeader;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Page};
use crate::syntax::kinds::er::rules;
use crate::syntax::kinds::er::token::Token;
use crate::syntax::rules::UNKNOWN_DIAGRAM;

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
            "the header is `erDiagram` and nothing else",
        )
        .help("Begin the first statement on the next line.");
    if page.slice(place).starts_with(WORD) {
        found.fix = page.fix(
            "Begin a new line after the header",
            [(TextRange::at(head), "\n    ")],
        );
    }
    Explained::at(found, head.min(first.end) as usize)
}

/// A first line that means an ER diagram: `ER diagram`, `erdiagram`, `entityRelationshipDiagram`.
pub(in crate::syntax::kinds::er) fn misspelt_header(source: &Mapped) -> Option<MisspeltHeader> {
    let line = source.text.lines().next().unwrap_or_default();
    let head = line.trim_end_matches([';', ':', ' ', '\t', '\r']);
    let plain: String = head
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if !matches!(
        plain.as_str(),
        "erdiagram"
            | "erdiagramm"
            | "erd"
            | "erdiagrams"
            | "mermaiderdiagram"
            | "entityrelationshipdiagram"
            | "entityrelationdiagram"
    ) {
        return None;
    }
    let place = source
        .map
        .span(TextRange::new(0, line.trim_end().len() as u32));
    let shown = head.replace('`', "'");
    let diagnostic = Diagnostic::new(
        &UNKNOWN_DIAGRAM,
        place,
        format!("no Mermaid diagram starts with `{shown}`"),
    )
    .help("An ER diagram begins with `erDiagram`.")
    .fix(Fix::safe("Write `erDiagram`", place, "erDiagram"));
    let body = source
        .text
        .find('\n')
        .map_or(source.text.len(), |at| at + 1);
    Some(MisspeltHeader {
        diagnostic,
        cut: TextRange::new(0, body as u32),
        header: false,
    })
}
