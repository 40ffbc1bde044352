//! `\n` where a line break was meant: a chart that came out of JSON, or of a shell.

use super::mistake::Mistake;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::resume;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::lenient::{Nesting, Sign};

/// The spellings of a line break, the longer first.
const SPELT: [&str; 2] = ["\\r\\n", "\\n"];

/// `A --> B\n    B --> C` on one line.
pub(super) fn spelt(m: &Mistake<'_>) -> Option<Diagnostic> {
    after(m.source, m.start, m.start)
}

/// The same after an offset of the line that begins at `start`: a header that ends there.
pub(super) fn after(source: &Mapped, start: usize, from: usize) -> Option<Diagnostic> {
    let text = &source.text;
    let end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let breaks = places(&text[from..end], from);
    let &(first, first_end) = breaks.first()?;
    let mut before = start;
    for (i, &(at, after)) in breaks.iter().enumerate() {
        let next = breaks.get(i + 1).map_or(end, |next| next.0);
        if !parts(&text[before..at], &text[after..next], before < from) {
            return None;
        }
        before = after;
    }
    let place =
        |start: usize, end: usize| source.map.span(TextRange::new(start as u32, end as u32));
    let found = Diagnostic::new(
        &rules::ESCAPED_LINE_BREAK,
        place(first, first_end),
        "`\\n` is a line break in labels only",
    )
    .help("Break the line here.");
    let sign = if is_plain(source, start, end, place) {
        "\n"
    } else {
        ";"
    };
    let edits = breaks.iter().map(|&(at, after)| {
        let last = text[after..end].trim_matches(is_space).is_empty();
        Edit {
            span: place(at, after),
            text: if last { "" } else { sign }.to_owned(),
        }
    });
    Some(
        found.fix(Fix {
            description: if sign == "\n" {
                "Break the line"
            } else {
                "Write `;`"
            }
            .to_owned(),
            applicability: Applicability::Safe,
            edits: edits.collect(),
        }),
    )
}

/// Where line breaks are spelt in a line that stands at an offset, outside quotes, brackets and pipes.
fn places(line: &str, offset: usize) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut nesting = Nesting::default();
    let mut passed = 0;
    for (i, c) in line.char_indices() {
        let spelt = SPELT.iter().find(|sign| line[i..].starts_with(**sign));
        if i < passed || nesting.take(c, true) != Sign::Other || nesting.depth > 0 {
            continue;
        }
        if let Some(sign) = spelt {
            passed = i + sign.len();
            found.push((offset + i, offset + passed));
        }
    }
    if nesting.is_outside() {
        found
    } else {
        Vec::new()
    }
}

/// Whether a spelt line break between two texts parts two statements, and is not in an id: `C:\new`.
fn parts(before: &str, after: &str, is_header: bool) -> bool {
    let next = after.trim_matches(is_space);
    let apart = before.trim_matches(is_space).is_empty()
        || before.ends_with(|c| is_space(c) || "])};\"".contains(c))
        || after.is_empty()
        || after.starts_with(is_space);
    let is_node = |text: &str| !text.contains(is_space);
    let goes_on = |text: &str| resume::starts_statement(text) || arrow::length_here(text).is_some();
    is_header && (next.is_empty() || goes_on(next))
        || apart && (is_node(next) || goes_on(next))
        || resume::starts_statement(before) && goes_on(next)
}

/// Whether the lines of the file are those of the chart around a line, so that another one can be put in.
fn is_plain(
    source: &Mapped,
    start: usize,
    end: usize,
    place: impl Fn(usize, usize) -> Span,
) -> bool {
    let text = &source.text;
    let line_start = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let joined = |at: usize| place(at - 1, at).end == place(at, at + 1).start;
    if line_start > 0 {
        return joined(line_start);
    }
    // The first line: the next one shows it, which may be no line of the file, and a file that begins here.
    let next = end + 1;
    if next < text.len() && !place(next, next + 1).is_empty() {
        joined(next)
    } else {
        place(0, 1).start == 0
    }
}
