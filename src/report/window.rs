//! A few lines of a source, cut out and made visible, for the renderer of snippets.
//!
//! The renderer scans all the text that it is given, panics on spans that end outside it, and takes a
//! line break for one only if it is LF. So it gets the lines around a finding and no more, with every
//! control and bidi character replaced, and spans into that text.

use std::ops::Range;

use super::text::push_visible;
use crate::source::{Source, Span};

/// Lines between two places of a finding, beyond which they are shown apart.
const GAP: u32 = 6;
/// Lines of one place that are shown.
const TALL: u32 = 8;
/// Characters of a line that are shown around a place.
const WIDE: usize = 240;

/// Lines of a source as they are shown.
#[derive(Debug, Default)]
pub(super) struct Window {
    /// The number of the first.
    pub(super) first_line: u32,
    /// The text, with LF between the lines.
    pub(super) text: String,
    /// Whether the lines are as they stand in the source, up to the places.
    pub(super) is_exact: bool,
    /// The places in the text, as they were asked for.
    pub(super) places: Vec<(usize, Range<usize>)>,
}

/// Cuts out what shows all the spans, in order of place: (index of the span, place) by window.
///
/// Spans of more than a few lines are cut to their first; places far from each other get windows of
/// their own, so that the cost does not grow with the distance.
pub(super) fn windows(source: &Source, spans: &[Span]) -> Vec<Window> {
    let mut order: Vec<(usize, Span)> = spans
        .iter()
        .map(|&span| clamp(source, span))
        .enumerate()
        .collect();
    order.sort_by_key(|&(i, span)| (source.lines().line(span.start), i));
    let mut windows = Vec::new();
    let mut group: Vec<(usize, Span)> = Vec::new();
    let mut last = 0;
    for (i, span) in order {
        let first = source.lines().line(span.start);
        if !group.is_empty() && first > last + GAP {
            windows.push(window(source, &std::mem::take(&mut group)));
        }
        last = last.max(source.lines().line(span.end));
        group.push((i, span));
    }
    if !group.is_empty() {
        windows.push(window(source, &group));
    }
    windows
}

/// Cuts out all lines of a part of a source, with the spans that are in it.
pub(super) fn whole(source: &Source, part: Span, spans: &[Span]) -> Window {
    let part = Span::new(part.start, part.end.max(part.start));
    let last = source
        .lines()
        .line(part.end.saturating_sub(1).max(part.start));
    let ends = [part.start, line_end(source, last)].map(|at| (usize::MAX, Span::at(at)));
    let inside = |span: &Span| part.start <= span.start && span.end <= part.end;
    let spans = spans.iter().enumerate().filter(|(_, span)| inside(span));
    let spans = spans.map(|(i, &span)| (i, clamp(source, span)));
    let all: Vec<(usize, Span)> = ends.into_iter().chain(spans).collect();
    window(source, &all)
}

/// The span inside the text, at character boundaries, off the line breaks, and of a height that can be
/// shown.
fn clamp(source: &Source, span: Span) -> Span {
    let start = source.position(span.start);
    let mut end = source.position(span.end.max(span.start));
    if end.line > start.line + TALL {
        end = source.position(line_end(source, start.line));
    } else if end.line > start.line && end.column == 1 {
        // What ends after a line break ends with the line.
        end = source.position(line_end(source, end.line - 1));
    }
    let start = start.offset.min(line_end(source, start.line));
    Span::new(start, end.offset.min(line_end(source, end.line)).max(start))
}

/// Where a line ends, before its line break.
fn line_end(source: &Source, line: u32) -> u32 {
    let lines = source.lines();
    let start = lines.start(line);
    let end = if line < lines.len() {
        lines.start(line + 1)
    } else {
        source.text().len() as u32
    };
    let text = source.slice(Span::new(start, end));
    start + text.trim_end_matches(['\n', '\r']).len() as u32
}

fn window(source: &Source, spans: &[(usize, Span)]) -> Window {
    let lines = source.lines();
    let first_line = spans.iter().map(|(_, s)| lines.line(s.start)).min();
    let first_line = first_line.unwrap_or(1);
    let last_line = spans.iter().map(|(_, s)| lines.line(s.end)).max();
    let last_line = last_line.unwrap_or(first_line);
    let mut window = Window {
        first_line,
        text: String::new(),
        is_exact: true,
        places: spans.iter().map(|&(i, _)| (i, 0..0)).collect(),
    };
    for line in first_line..=last_line {
        let span = Span::new(lines.start(line), line_end(source, line));
        push_line(&mut window, spans, source.slice(span), span.start as usize);
        window.text.push('\n');
    }
    window
}

/// Adds a line, and sets the ends of the places that are in it.
fn push_line(window: &mut Window, spans: &[(usize, Span)], text: &str, start: usize) {
    let end = start + text.len();
    let inside = |offset: u32| (start..=end).contains(&(offset as usize));
    let ends: Vec<usize> = spans
        .iter()
        .flat_map(|(_, span)| [span.start, span.end])
        .filter(|&offset| inside(offset))
        .map(|offset| offset as usize - start)
        .collect();
    // A line is cut to what is around its places.
    let from = ends.iter().min().map_or(0, |&at| back(text, at));
    let to = ends.iter().max().map_or(text.len(), |&at| forth(text, at));
    let to = if ends.is_empty() { forth(text, 0) } else { to };
    if from > 0 {
        window.is_exact = false;
        window.text.push('…');
    }
    let set = |window: &mut Window, at: usize| {
        let here = window.text.len();
        for (place, (_, span)) in window.places.iter_mut().zip(spans) {
            if inside(span.start) && span.start as usize - start == at {
                place.1.start = here;
            }
            if inside(span.end) && span.end as usize - start == at {
                place.1.end = here;
            }
        }
    };
    let wanted: std::collections::BTreeSet<usize> = ends.into_iter().collect();
    for (at, c) in text[from..to].char_indices() {
        if wanted.contains(&(from + at)) {
            set(window, from + at);
        }
        if c == '\t' {
            window.text.push('\t');
        } else {
            let before = window.text.len();
            push_visible(&mut window.text, c);
            window.is_exact &= window.text.len() - before == c.len_utf8();
        }
    }
    if wanted.contains(&to) {
        set(window, to);
    }
    if to < text.len() {
        window.text.push('…');
    }
}

/// Some characters before an offset.
fn back(text: &str, at: usize) -> usize {
    text[..at]
        .char_indices()
        .rev()
        .nth(WIDE)
        .map_or(0, |(i, _)| i)
}

/// Some characters after an offset.
fn forth(text: &str, at: usize) -> usize {
    text[at..]
        .char_indices()
        .nth(WIDE)
        .map_or(text.len(), |(i, _)| at + i)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str, spans: &[(u32, u32)]) -> Vec<(u32, String, Vec<String>)> {
        let source = Source::new("x.md", text);
        let spans: Vec<Span> = spans.iter().map(|&(a, b)| Span::new(a, b)).collect();
        windows(&source, &spans)
            .into_iter()
            .map(|w| {
                let places = w.places.iter().map(|(_, r)| w.text[r.clone()].to_owned());
                (w.first_line, w.text.clone(), places.collect())
            })
            .collect()
    }

    #[test]
    fn cuts_out_lines() {
        let text = "a\r\nbé\u{1b}c\r\nd\n";
        assert_eq!(
            show(text, &[(4, 8), (3, 4)]),
            [(
                2,
                "bé<U+001B>c\n".into(),
                vec!["é<U+001B>c".into(), "b".into()]
            )]
        );
        assert_eq!(
            show(text, &[(10, 12)]),
            [(3, "d\n".into(), vec!["d".into()])]
        );
        assert_eq!(
            show(text, &[(99, 199)]),
            [(4, "\n".into(), vec![String::new()])]
        );
        assert_eq!(show("", &[(0, 0)]), [(1, "\n".into(), vec![String::new()])]);
    }

    #[test]
    fn places_far_apart_are_shown_apart() {
        let text = "a\n".repeat(100);
        let shown = show(&text, &[(100, 101), (0, 1), (4, 5)]);
        assert_eq!(shown.len(), 2);
        assert_eq!((shown[0].0, shown[1].0), (1, 51));
        assert_eq!(shown[0].1, "a\na\na\n");
    }

    #[test]
    fn long_lines_are_cut_and_tall_places_too() {
        let text = "x".repeat(1000) + "YZ" + &"x".repeat(1000);
        let shown = show(&text, &[(1000, 1002)]);
        assert_eq!(shown[0].2, ["YZ"]);
        assert!(shown[0].1.chars().count() < 500);
        let text = "line\n".repeat(100);
        assert_eq!(show(&text, &[(0, 400)])[0].2, ["line"]);
    }
}
