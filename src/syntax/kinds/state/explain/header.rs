//! The header, and second ones.

use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::cursor::range;
use crate::syntax::explain::{self, Explained, wording};
use crate::syntax::kinds::state::rules;
use crate::syntax::kinds::state::token::Token;
use crate::syntax::{MisspeltHeader, text};

/// A first line that is not a header.
pub(in crate::syntax::kinds::state) fn header(source: &Mapped, found: Token) -> Explained {
    let start = found.start as usize;
    let end = text::line_end(source, start);
    let line = &source.text[start..end];
    // What is glued to the word is a statement, or meant as part of the header.
    let word = line.find(is_space).unwrap_or(line.len());
    let header = ["stateDiagram-v2", "stateDiagram"]
        .into_iter()
        .find(|header| {
            line.get(..header.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(header))
        });
    let split = header.filter(|header| line[header.len()..].starts_with(['[', '{', '"']));
    let place = TextRange::new(found.start, (start + word) as u32);
    let mut diagnostic = Diagnostic::new(
        &rules::HEADER_LINE,
        source.map.span(text::trimmed(source, place)),
        match split {
            Some(header) => wording::beside_header(header),
            None => format!(
                "`{}` is not a kind of Mermaid diagram",
                text::decoded(source, place)
            ),
        },
    );
    let resume = match split {
        Some(header) => {
            let at = start + header.len();
            diagnostic = diagnostic.fix(Fix::safe(
                "Put the statement on a line of its own",
                source.span(TextRange::at(at as u32)),
                "\n",
            ));
            at
        }
        None => {
            diagnostic = diagnostic.fix(Fix::safe(
                "Write `stateDiagram-v2`",
                source.map.span(place),
                "stateDiagram-v2",
            ));
            start + word
        }
    };
    Explained::at(diagnostic, resume)
}

/// A first line that means a state diagram: `state diagram`, `StateDiagram-v2`.
pub(in crate::syntax::kinds::state) fn misspelt_header(source: &Mapped) -> Option<MisspeltHeader> {
    const SPELLINGS: [&str; 5] = [
        "statediagram",
        "statediagramm",
        "statediagramv2",
        "mermaidstatediagram",
        "umlstatediagram",
    ];
    explain::misspelt_header(source, "stateDiagram-v2", &SPELLINGS)
}

/// A header after the first line.
pub(super) fn second(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let (start, end) = (bad.start as usize, bad.end as usize);
    let rest = m.slice(m.rest_of_line(end)).trim();
    if rest.starts_with("--") {
        return Some(used_as_state(m, (start, end)));
    }
    let found = m.finding(&rules::SECOND_HEADER, (start, end), wording::SECOND_HEADER);
    let alone = m.line(start).start as usize == start && rest.is_empty();
    let found = match alone {
        true => found.fix(Fix::safe(
            "Remove the line",
            m.span(m.whole_line(start)),
            "",
        )),
        false => found.help("Put each diagram in its own chart."),
    };
    Some(Explained::at(found, end))
}

/// `stateDiagram --> B`
fn used_as_state(m: &Mistake<'_>, (start, end): (usize, usize)) -> Explained {
    let found = m
        .finding(
            &rules::RESERVED_ID,
            (start, end),
            format!(
                "`{}` is a keyword and cannot be the id of a state",
                m.slice(range(m.bad()))
            ),
        )
        .help("Use another id for this state.");
    Explained::at(found, m.line_end(end))
}
