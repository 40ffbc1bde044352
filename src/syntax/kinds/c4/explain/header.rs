//! The header, second ones, and charts without anything after theirs.

use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::label::code;
use crate::source::{Mapped, TextRange};
use crate::syntax::MisspeltHeader;
use crate::syntax::explain::{self, Explained, Page, wording};
use crate::syntax::kinds::c4::lexicon::HEADERS;
use crate::syntax::kinds::c4::rules;
use crate::syntax::kinds::c4::token::{Kind, Token};

/// A first line that is not a header.
pub(in crate::syntax::kinds::c4) fn header(source: &Mapped, found: Token) -> Explained {
    let page = Page { source };
    let line = page.line(found.start);
    let text = page.slice(line);
    let end = page.line_end(found.start) as usize;
    let word = HEADERS.iter().find(|header| text.starts_with(**header));
    let Some(word) = word else {
        return elsewhere(page, line);
    };
    let rest = TextRange::new(line.start + word.len() as u32, line.end);
    let after = page.slice(rest);
    let extra = after.trim();
    let diagnostic = page.finding(
        &rules::HEADER_LINE,
        rest,
        match extra.chars().all(|c| c.is_ascii_punctuation()) {
            true => format!("`{word}` cannot be followed by {}", code(extra)),
            false if !after.starts_with(char::is_whitespace) && !extra.contains(' ') => {
                format!("{} is not a kind of Mermaid diagram", page.code(line))
            }
            false => wording::beside_header(word),
        },
    );
    let tail = after.trim_start();
    let glued = tail.len() == after.len();
    let diagnostic = if after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        || tail.chars().all(|c| !c.is_alphanumeric())
        || found.kind == Kind::Direction
    {
        // `C4Contextual`, `C4Context;`, `C4Context LR`
        let description = format!("Remove {}", code(extra));
        diagnostic.fix(Fix::safe(description, page.span(rest), ""))
    } else {
        let gap = TextRange::new(rest.start, rest.end - tail.len() as u32);
        let text = match glued {
            true => page.span(TextRange::at(rest.start)),
            false => page.span(gap),
        };
        diagnostic.fix(Fix::safe("Start a new line there", text, "\n"))
    };
    let resume = match diagnostic
        .fix
        .as_ref()
        .map(|fix| fix.edits[0].text.as_str())
    {
        Some("\n") => rest.end as usize - tail.len(),
        _ => end,
    };
    Explained::at(diagnostic, resume)
}

/// A chart that begins with something else than a header.
fn elsewhere(page: Page<'_>, line: TextRange) -> Explained {
    let text = &page.source.text;
    let places = HEADERS.iter().filter_map(|word| {
        let at = text.find(word)?;
        Some(TextRange::new(at as u32, (at + word.len()) as u32))
    });
    let end = page.line_end(line.start) as usize;
    let Some(place) = places.min_by_key(|place| place.start) else {
        let found = page
            .finding(
                &rules::HEADER_LINE,
                line,
                "the first line is not a header of a C4 diagram",
            )
            .help(
                "Write `C4Context`, `C4Container`, `C4Component`, `C4Dynamic` or `C4Deployment`.",
            );
        return Explained::at(found, end);
    };
    let word = page.code(place);
    if page.line(place.start) == place {
        let found = page
            .finding(
                &rules::HEADER_LINE,
                line,
                format!("this line comes before the header, {word}"),
            )
            .annotate(page.span(place), "the header")
            .help("Remove the line, or make it a comment with `%%`.");
        let found = match page.line_end(line.start) + 1 == page.line_start(place.start) {
            true => found.fix(Fix::safe(
                "Make it a comment",
                page.span(TextRange::at(line.start)),
                "%% ",
            )),
            false => found,
        };
        return Explained::at(found, place.start as usize);
    }
    let found = page
        .finding(
            &rules::HEADER_LINE,
            place,
            format!("the word {word} makes this a C4 diagram, wherever it appears"),
        )
        .annotate(page.span(line), "this is not the header of a C4 diagram")
        .help("Write the word differently, for example with a space in it.");
    // What follows is of another kind.
    Explained::at(found, text.len())
}

/// A first line that means a C4 diagram: `C4 Context`, `c4context`, `c4 diagram`.
pub(in crate::syntax::kinds::c4) fn misspelt_header(source: &Mapped) -> Option<MisspeltHeader> {
    let known = HEADERS.iter().find_map(|header| {
        let plain = header.to_ascii_lowercase();
        let diagram = format!("{plain}diagram");
        explain::misspelt_header(source, header, &[plain.as_str(), diagram.as_str()])
    });
    known.or_else(|| explain::misspelt_header(source, "C4Context", &["c4", "c4diagram"]))
}

/// A header after the first line.
pub(super) fn second(m: &Mistake<'_>) -> Explained {
    let line = m.line(m.first().start);
    let found = m.finding(&rules::SECOND_HEADER, line, wording::SECOND_HEADER);
    let alone = HEADERS.contains(&m.slice(line));
    let found = match alone {
        true => found.fix(Fix::safe(
            "Remove the line",
            m.span(m.whole_line(line.start)),
            "",
        )),
        false => found.help("Put each diagram in its own chart."),
    };
    Explained::at(found, m.resume(line.start))
}

/// A chart with a header and nothing else.
pub(in crate::syntax::kinds::c4) fn nothing(source: &Mapped, header: TextRange) -> Diagnostic {
    let page = Page { source };
    page.finding(&rules::NO_STATEMENT, header, "this diagram is empty")
        .help("Add an element: `Person(anna, \"Anna\")`.")
}
