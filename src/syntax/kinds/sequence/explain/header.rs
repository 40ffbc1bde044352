//! The header.

use crate::diagnostic::Diagnostic;
use crate::source::{Mapped, TextRange};
use crate::syntax::explain::{self, Explained, wording};
use crate::syntax::kinds::sequence::rules;
use crate::syntax::kinds::sequence::token::Token;
use crate::syntax::{MisspeltHeader, text};

/// A first line that is not a header.
pub(in crate::syntax::kinds::sequence) fn header(source: &Mapped, found: Token) -> Explained {
    let end = text::line_end(source, found.end as usize);
    let line = text::trimmed(source, TextRange::new(found.start, end as u32));
    let diagnostic = Diagnostic::new(
        &rules::HEADER_LINE,
        source.span(line),
        wording::beside_header("sequenceDiagram"),
    )
    .help("Start the first statement on its own line.");
    Explained::at(diagnostic, end)
}

/// A first line that means a sequence diagram: `sequence diagram`, `SequenceDiagram`.
pub(in crate::syntax::kinds::sequence) fn misspelt_header(
    source: &Mapped,
) -> Option<MisspeltHeader> {
    const SPELLINGS: [&str; 4] = [
        "sequencediagram",
        "sequencediagramm",
        "mermaidsequencediagram",
        "umlsequencediagram",
    ];
    explain::misspelt_header(source, "sequenceDiagram", &SPELLINGS)
}
