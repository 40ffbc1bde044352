//! The header, second ones, and charts without anything after theirs.

use super::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::MisspeltHeader;
use crate::syntax::cursor::range;
use crate::syntax::explain::{self, Explained, wording};
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::Token;
use crate::syntax::text;

/// A first line that is more than the header, or no header.
pub(in crate::syntax::kinds::class) fn header(
    source: &Mapped,
    first: Token,
    found: Token,
) -> Explained {
    let from = found.start as usize;
    let end = source.text[from..]
        .find('\n')
        .map_or(source.text.len(), |at| from + at);
    let word = first.start as usize;
    let known = ["classDiagram-v2", "classDiagram"];
    let known = known
        .into_iter()
        .find(|known| source.text[word..].starts_with(known));
    let known = known.unwrap_or("classDiagram");
    let head = (word + known.len()).min(end);
    let rest = text::trimmed(source, TextRange::new(head as u32, end as u32));
    let said = source.text[rest.range()].trim_end_matches(';').trim();
    let fix = match said {
        "" | ":" | "{" => {
            let gone = TextRange::new(head as u32, rest.end);
            Some(Fix::safe("Keep only the header", source.map.span(gone), ""))
        }
        "TB" | "TD" | "BT" | "LR" | "RL" => {
            let way = if said == "TD" { "TB" } else { said };
            let text = format!("\n    direction {way}");
            let place = TextRange::new(head as u32, rest.end);
            Some(Fix::safe(
                "Give the direction its own line",
                source.map.span(place),
                text,
            ))
        }
        // `classDiagram-bool` is one word.
        _ if rest.start == head as u32 && said.starts_with('-') => None,
        _ => {
            let gap = TextRange::new(head as u32, rest.start);
            Some(Fix::safe(
                "Start a new line after the header",
                source.map.span(gap),
                "\n    ",
            ))
        }
    };
    let place = if first == found { range(first) } else { rest };
    let mut diagnostic = Diagnostic::new(
        &rules::HEADER_LINE,
        source.map.span(place),
        wording::beside_header("classDiagram"),
    )
    .help("Start the statements on the next line.");
    diagnostic.fix = fix;
    Explained::at(diagnostic, end)
}

/// A first line that means a class diagram: `class diagram`, `ClassDiagram`.
pub(in crate::syntax::kinds::class) fn misspelt_header(source: &Mapped) -> Option<MisspeltHeader> {
    const SPELLINGS: [&str; 4] = [
        "classdiagram",
        "classdiagramv2",
        "mermaidclassdiagram",
        "umlclassdiagram",
    ];
    explain::misspelt_header(source, "classDiagram", &SPELLINGS)
}

/// A second `classDiagram`.
pub(super) fn second(m: &Mistake<'_>) -> Explained {
    let first = m.first();
    let line = m.first_line();
    let mut gone = range(first);
    if line.end == gone.end {
        let start = m.line_start(line.start as usize) as u32;
        let end = m.line_end(line.start as usize) + 1;
        gone = TextRange::new(start, end.min(m.text().len()) as u32);
    }
    let mut found = m.finding(&rules::SECOND_HEADER, range(first), wording::SECOND_HEADER);
    found.fix = m.fix("Remove the second header", [(gone, "")]);
    m.next_line(found.help("Remove this line: a chart has one `classDiagram` line, the first."))
}

/// The end of a text that has no statements, or ends within quotes or the like.
pub(in crate::syntax::kinds::class) fn end(
    source: &Mapped,
    header: TextRange,
    nothing: bool,
) -> Diagnostic {
    let end: Span = source.span(TextRange::at(source.text.len().saturating_sub(1) as u32));
    if nothing {
        return Diagnostic::new(
            &rules::NO_STATEMENT,
            source.map.span(header),
            "this class diagram is empty",
        )
        .annotate(end, "a statement must come here")
        .help("Add a class, such as `class Animal`.");
    }
    Diagnostic::new(
        &rules::SYNTAX_ERROR,
        end,
        "the last statement is incomplete",
    )
}
