//! The header, and what is missing at the end of the chart.

use super::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::MisspeltHeader;
use crate::syntax::cursor::range;
use crate::syntax::explain::{self, Explained, Recovery, description};
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
        "nothing may follow `classDiagram` on its line",
    )
    .help("Start the statements on the next line.");
    diagnostic.fix = fix;
    Explained {
        diagnostic,
        then: Recovery::at(end),
    }
}

/// A first line that means a class diagram: `class diagram`, `ClassDiagram`.
pub(in crate::syntax::kinds::class) fn misspelt_header(source: &Mapped) -> Option<MisspeltHeader> {
    const SPELLINGS: [&str; 4] = [
        "classdiagram",
        "classdiagramv2",
        "mermaidclassdiagram",
        "umlclassdiagram",
    ];
    explain::misspelt_header(
        source,
        "classDiagram",
        &SPELLINGS,
        "Write `classDiagram` on the first line.",
    )
}

/// A description that is never closed: Mermaid takes the end of the chart for a second one.
pub(super) fn open_description(m: &Mistake<'_>) -> Option<Explained> {
    let (bad, text) = (m.bad(), m.token(-1)?);
    let is_open = bad.start == bad.end;
    let text = text.start;
    let opening = description::opening(m.page, text).filter(|_| is_open)?;
    Some(Explained::at(
        description::unclosed(m.page, opening, text),
        bad.end as usize,
    ))
}

/// A namespace that is never closed: before a line that does not belong in it, else at the end.
pub(in crate::syntax::kinds::class) fn unclosed(
    source: &Mapped,
    whole: TextRange,
    foreign: Option<Span>,
) -> Diagnostic {
    // The last line break is one that was added.
    let end: Span = source.span(TextRange::at(source.text.len().saturating_sub(1) as u32));
    let last = source.text.trim_end().len() as u32;
    let (place, text) = match foreign {
        Some(line) => (Span::at(line.start), "}\n    "),
        None => (source.span(TextRange::at(last)), "\n}"),
    };
    let found = Diagnostic::new(
        &rules::UNCLOSED_BODY,
        source.map.span(whole),
        "this namespace is never closed",
    )
    .annotate(end, "the chart ends here")
    .help("Write `}` where it ends.")
    .fix(Fix::safe("Close the namespace", place, text));
    match foreign {
        Some(line) => found.annotate(line, "this cannot be inside a namespace"),
        None => found,
    }
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
