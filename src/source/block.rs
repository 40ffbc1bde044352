//! Charts in blocks of lines, which lose the indentation that they share.

use super::writing::line_break;
use super::{Around, Chart, Mapped, OffsetMap, Page, Span};

/// The lines of a text with the places of their starts and ends; a line break belongs to its line.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, at)
    })
}

/// How many spaces and tabs a line begins with.
pub(super) fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

/// The comments that mermaidc is spoken to in, right before what comes next.
pub(super) type Notes = Vec<(Span, String)>;

/// Adds the chart that some lines are, with the comments before it, to a page; empty lines at both ends do not
/// count.
pub(super) fn add(page: &mut Page, text: &str, lines: &[(usize, usize)], notes: Notes) {
    let is_blank = |&(start, end): &(usize, usize)| text[start..end].trim().is_empty();
    let Some(first) = lines.iter().position(|line| !is_blank(line)) else {
        return;
    };
    let last = lines
        .iter()
        .rposition(|line| !is_blank(line))
        .unwrap_or(first);
    let lines = &lines[first..=last];
    let filled = lines.iter().filter(|line| !is_blank(line));
    let shared = filled.map(|&(start, end)| indent(&text[start..end])).min();
    let shared = shared.unwrap_or(0);
    let mut body = String::new();
    let mut map = OffsetMap::default();
    let mut bounds = None;
    for &(start, end) in lines {
        let content = start + indent(&text[start..end]).min(shared);
        map.push(body.len() as u32, content as u32);
        body.push_str(&text[content..end]);
        let begin = bounds.map_or(content, |(begin, _)| begin);
        bounds = Some((begin, end));
    }
    let (begin, end) = bounds.unwrap_or_default();
    map.push(body.len() as u32, end as u32);
    let prefix = &text[lines[0].0..begin];
    let ending = format!("{}{prefix}", line_break(text));
    page.charts.push(Chart {
        number: page.charts.len() as u32 + 1,
        text: Mapped { text: body, map },
        span: Span::new(begin as u32, end as u32),
        notes,
        fence: None,
        around: Around::Text,
        writing: (!prefix.is_empty())
            .then(|| super::writing::Writing::new([super::writing::Layer::Lines(ending)])),
        block: None,
    });
}
