//! A description in braces, `accDescr { … }`, whose brace is never closed: its text is the rest of the chart.

use super::Page;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::TextRange;
use crate::syntax::rules::UNCLOSED_BODY;

/// The `accDescr {` right before a text.
pub(in crate::syntax) fn opening(page: Page<'_>, text: u32) -> Option<TextRange> {
    let before = page.slice(TextRange::new(0, text)).trim_end();
    let word = before.strip_suffix('{')?.trim_end();
    let start = word.strip_suffix("accDescr")?.len();
    Some(TextRange::new(start as u32, before.len() as u32))
}

/// That nothing closes the brace of a description, given what [`opening`] found and where the text begins. The brace
/// that was meant most likely ends the first line of the text.
pub(in crate::syntax) fn unclosed(page: Page<'_>, opening: TextRange, text: u32) -> Diagnostic {
    let end = TextRange::at(page.rest_of_line(text).end);
    // As the other brace has a space inside, or none.
    let brace = if opening.end == text { "}" } else { " }" };
    page.finding(
        &UNCLOSED_BODY,
        opening,
        "the `{` of this description is never closed",
    )
    .help("Write `}` where the description ends.")
    .fix(Fix::safe(
        "Close it at the end of its line",
        page.span(end),
        brace,
    ))
}
