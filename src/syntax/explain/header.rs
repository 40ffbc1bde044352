//! A first line that means a header.

use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, TextRange};
use crate::syntax::MisspeltHeader;
use crate::syntax::rules::UNKNOWN_DIAGRAM;

/// Says that the first line should be the header of a kind, where its letters and digits, in lower case,
/// are one of some spellings.
pub(in crate::syntax) fn misspelt_header(
    source: &Mapped,
    header: &str,
    spellings: &[&str],
) -> Option<MisspeltHeader> {
    let line = source.text.lines().next().unwrap_or_default();
    let head = line.trim_end_matches([';', ':', ' ', '\t', '\r']);
    let plain: String = head
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    if !spellings.contains(&plain.as_str()) {
        return None;
    }
    let place = source.span(TextRange::new(0, line.trim_end().len() as u32));
    let shown = head.replace('`', "'");
    let diagnostic = Diagnostic::new(
        &UNKNOWN_DIAGRAM,
        place,
        format!("`{shown}` is not a kind of Mermaid diagram"),
    )
    .help(format!("Write `{header}` on the first line."))
    .fix(Fix::safe(format!("Write `{header}`"), place, header));
    let body = source.text.find('\n').map(|at| at + 1);
    Some(MisspeltHeader {
        diagnostic,
        cut: TextRange::new(0, body.unwrap_or(source.text.len()) as u32),
        header: false,
    })
}
