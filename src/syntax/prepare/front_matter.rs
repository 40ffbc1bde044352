//! The front matter.

use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::is_space;

/// Cuts off the front matter: `/^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/s`.
pub(super) fn front_matter(source: Mapped) -> (Mapped, Option<(Mapped, Span)>) {
    let Some((body, length)) = match_front_matter(&source.text) else {
        return (source, None);
    };
    let len = source.text.len() as u32;
    let indent = source.text.len() - source.text.trim_start_matches(is_blank).len();
    let indent = source.text[..indent].to_owned();
    let span = source.map.span(TextRange::new(0, length as u32));
    let mut yaml = source.replace([
        (TextRange::new(0, body.start), ""),
        (TextRange::new(body.end, len), ""),
    ]);
    if !indent.is_empty() {
        let mut cuts = Vec::new();
        let mut at = 0;
        for line in yaml.text.split_inclusive('\n') {
            if line.starts_with(&indent) {
                cuts.push((TextRange::new(at, at + indent.len() as u32), ""));
            }
            at += line.len() as u32;
        }
        yaml = yaml.replace(cuts);
    }
    // Its end is not that of the chart.
    let end = source.map.offset(body.end);
    yaml.map.push(yaml.text.len() as u32, end);
    yaml.map.end_at(end);
    let rest = source.replace([(TextRange::new(0, length as u32), "")]);
    (rest, Some((yaml, span)))
}

/// White space within a line.
fn is_blank(c: char) -> bool {
    is_space(c) && c != '\n' && c != '\r'
}

/// The body of a front matter and the length of the whole.
///
/// The regular expression backtracks from the longest opening, so the opening ends at the last line
/// break after `---` that leaves a closing fence after it; the body ends at the first fence after that.
pub(super) fn match_front_matter(text: &str) -> Option<(TextRange, usize)> {
    let lead = text.trim_start_matches(is_blank);
    let indent = &text[..text.len() - lead.len()];
    let after = lead.strip_prefix("---")?;
    let first = text.len() - after.len();
    let openings: Vec<usize> = after
        .char_indices()
        .take_while(|&(_, c)| is_space(c))
        .filter(|&(_, c)| c == '\n')
        .map(|(i, _)| first + i)
        .collect();
    let earliest = openings.first()? + 1;
    let fence = format!("\n{indent}---");
    // (the line break before a closing fence, the end of the whole match)
    let mut fences = Vec::new();
    let mut at = earliest;
    while let Some(i) = text.get(at..).and_then(|t| t.find(&fence)) {
        let line_break = at + i;
        let after = &text[line_break + fence.len()..];
        let spaces = after.len() - after.trim_start_matches(is_space).len();
        if let Some(last) = after[..spaces].rfind('\n') {
            fences.push((line_break, line_break + fence.len() + last + 1));
        }
        at = line_break + 1;
    }
    let last = fences.last()?.0;
    let opening = openings.iter().copied().rfind(|&o| o < last)?;
    let start = opening + 1;
    let &(end, length) = fences.iter().find(|f| f.0 >= start)?;
    Some((TextRange::new(start as u32, end as u32), length))
}
