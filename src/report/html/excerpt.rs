//! Lines of a source with places in them marked.

use std::fmt::Write;
use std::ops::Range;

use super::super::window::{Window, whole as window_of, windows};
use super::escape;
use crate::report::xml;
use crate::source::{Source, Span};

/// A place to be marked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'t> {
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// What is said of it; of an edit, what comes there instead.
    pub(super) says: &'t str,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What a finding is about.
    Primary,
    /// What else has to do with it.
    Secondary,
    /// What a fix replaces.
    Edit,
}

/// The lines around some places.
pub(super) fn around(source: &Source, places: &[Place<'_>]) -> String {
    let spans: Vec<Span> = places.iter().map(|place| place.span).collect();
    let windows = windows(source, &spans);
    windows.iter().map(|window| lines(window, places)).collect()
}

/// All lines of a part of a source, with some places in it.
pub(super) fn whole(source: &Source, part: Span, places: &[Place<'_>]) -> String {
    let spans: Vec<Span> = places.iter().map(|place| place.span).collect();
    lines(&window_of(source, part, &spans), places)
}

/// Lines, numbered. A place that ends before its first character is marked after what stands there.
fn lines(window: &Window, places: &[Place<'_>]) -> String {
    let mut marks: Vec<(Range<usize>, Place<'_>)> = (window.places.iter())
        .filter_map(|(i, range)| Some((range.clone(), *places.get(*i)?)))
        .collect();
    // Of places in each other the outer one begins first; one that reaches out of another is cut at its end.
    marks.sort_by_key(|(range, place)| {
        (range.start, std::cmp::Reverse(range.end), place.kind as u8)
    });
    let mut out = String::from("<pre>");
    let mut start = 0;
    for (number, line) in (window.first_line..).zip(window.text.trim_end_matches('\n').split('\n'))
    {
        let here = start..start + line.len();
        let _ = write!(out, "<span class=\"line\">{number:>4}</span> ");
        marked(&mut out, &window.text, number, &here, &marks);
        out.push('\n');
        for (range, place) in &marks {
            let ends_here = here.contains(&range.end) || range.end == here.end;
            if ends_here && place.kind != Kind::Edit && !place.says.is_empty() {
                let begins = range.start.clamp(here.start, here.end);
                let before = window.text.get(here.start..begins).unwrap_or_default();
                let (indent, says) = (space(before), escape(place.says));
                let _ = writeln!(
                    out,
                    "<span class=\"line\">    </span> {indent}<span class=\"says\">└ {says}</span>"
                );
            }
        }
        start = here.end + 1;
    }
    out.push_str("</pre>\n");
    out
}

/// As much space as a text takes.
fn space(text: &str) -> String {
    text.chars()
        .map(|c| if c == '\t' { "&#9;" } else { " " })
        .collect()
}

/// What a fix inserts in a line. A line that it adds has the number that it will have, and a `+`.
fn inserted(out: &mut String, text: &str, first: u32) {
    for (number, line) in (first..).zip(text.split('\n')) {
        if number > first {
            let _ = write!(out, "\n<span class=\"line\">{number:>3}+</span> ");
        }
        if !line.is_empty() {
            let _ = write!(out, "<ins>{}</ins>", escape(line));
        }
    }
}

/// A line with the marks that are in it.
fn marked(
    out: &mut String,
    text: &str,
    number: u32,
    line: &Range<usize>,
    marks: &[(Range<usize>, Place<'_>)],
) {
    let mut at = line.start;
    let mut open: Vec<usize> = Vec::new();
    let close = |out: &mut String, at: &mut usize, end: usize| {
        out.push_str(&xml::escape(text.get(*at..end).unwrap_or_default()));
        *at = end;
    };
    for (range, place) in marks {
        let starts = range.start.max(line.start);
        if starts > line.end || range.end < line.start {
            continue;
        }
        while let Some(&end) = open.last().filter(|end| **end <= starts) {
            close(out, &mut at, end);
            out.push_str("</mark>");
            open.pop();
        }
        let here = starts.max(at);
        close(out, &mut at, here);
        let outer = open.last().copied().unwrap_or(line.end);
        let end = range.end.min(line.end).min(outer).max(at);
        match place.kind {
            Kind::Edit => {
                if end > at {
                    out.push_str("<del>");
                    close(out, &mut at, end);
                    out.push_str("</del>");
                }
                if range.end <= line.end && !place.says.is_empty() {
                    inserted(out, place.says, number);
                }
            }
            kind if end == at => {
                let class = class(kind);
                let _ = write!(out, "<mark class=\"{class}\"> </mark>");
            }
            kind => {
                let class = class(kind);
                let _ = write!(out, "<mark class=\"{class}\">");
                open.push(end);
            }
        }
    }
    while let Some(end) = open.pop() {
        close(out, &mut at, end);
        out.push_str("</mark>");
    }
    let rest = line.end.max(at);
    close(out, &mut at, rest);
}

const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Primary => "primary",
        Kind::Secondary | Kind::Edit => "secondary",
    }
}
