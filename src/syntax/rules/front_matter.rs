//! A front matter that cannot be read.

use super::BROKEN_FRONT_MATTER;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Chart, Mapped, Span, TextRange};
use crate::syntax::yaml;

/// A front matter that is not valid YAML.
pub(in crate::syntax) fn broken_front_matter(
    why: &str,
    place: Span,
    text: &Mapped,
    whole: Span,
) -> Diagnostic {
    let tabs = why.starts_with("a tab");
    let found = Diagnostic::new(
        &BROKEN_FRONT_MATTER,
        place,
        "the front matter is not valid YAML",
    )
    .label(why.to_owned())
    .annotate(whole, "this front matter")
    .help(if tabs {
        "YAML cannot be indented with tabs; write two spaces for each tab."
    } else {
        "Put values with `:`, `#` or quotes in quotes."
    });
    let fix = if tabs {
        without_tabs(text)
    } else {
        quoted_values(text)
    };
    match fix {
        Some(fix) => found.fix(fix),
        None => found,
    }
}

/// A display mode, where the configuration it is written into is not a mapping.
pub(in crate::syntax) fn mode_beside_text(place: Span, whole: Span) -> Diagnostic {
    let message = "beside `displayMode`, `config` must hold settings";
    Diagnostic::new(&BROKEN_FRONT_MATTER, place, message)
        .label("this is not a mapping, or its `gantt` is not")
        .annotate(whole, "this front matter")
        .help("Write settings below `config`, or remove it.")
}

/// Two spaces for each tab before a key, if it is YAML then.
fn without_tabs(text: &Mapped) -> Option<Fix> {
    let mut fix: Option<Fix> = None;
    let mut at = 0;
    let mut spaces = String::with_capacity(text.text.len());
    for line in text.text.split_inclusive('\n') {
        let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
        for (i, _) in line[..lead].match_indices('\t') {
            let tab = text
                .map
                .span(TextRange::new((at + i) as u32, (at + i) as u32 + 1));
            fix = Some(match fix {
                None => Fix::safe("Write spaces", tab, "  "),
                Some(fix) => fix.and(tab, "  "),
            });
        }
        spaces.push_str(&line[..lead].replace('\t', "  "));
        spaces.push_str(&line[lead..]);
        at += line.len();
    }
    fix.filter(|_| yaml::load(&Mapped::new(spaces, 0)).is_ok())
}

/// Quotes around plain values with a second `: ` in them.
fn quoted_values(text: &Mapped) -> Option<Fix> {
    let mut fix: Option<Fix> = None;
    let mut at = 0;
    for line in text.text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let body = line.trim_end();
        let Some((key, value)) = body.split_once(": ") else {
            continue;
        };
        let from = key.len() + 2 + (value.len() - value.trim_start().len());
        let value = value.trim_start();
        // A key alone is not a value: `config: theme: dark` lacks a line break.
        if line.starts_with(char::is_whitespace)
            || key == "config"
            || !value.contains(": ")
            || value.contains(['"', '\\'])
            || value.starts_with(['\'', '{', '[', '|', '>', '&', '*', '#'])
        {
            continue;
        }
        let begin = text.map.offset((start + from) as u32);
        let end = text
            .map
            .span(TextRange::new(
                (start + from) as u32,
                (start + body.len()) as u32,
            ))
            .end;
        fix = Some(match fix {
            None => Fix::safe("Quote the value", Span::at(begin), "\""),
            Some(fix) => fix.and(Span::at(begin), "\""),
        })
        .map(|fix| fix.and(Span::at(end), "\""));
    }
    fix
}

/// A front matter that Mermaid does not find: empty, not on the first line, or without an end. `later` is where a header follows.
pub(super) fn stumbles(chart: &Chart, text: &Mapped, later: Option<usize>) -> Diagnostic {
    let place = text.map.span(TextRange::new(0, 3));
    let before = Span::new(chart.span.start, place.start);
    let closed = text.text[3..].contains("\n---");
    let empty = text.text[3..].trim_start().starts_with("---");
    if empty {
        let second = 3 + text.text[3..].find("---").map_or(0, |i| i + 3);
        let end = text.text[second..]
            .find('\n')
            .map_or(text.text.len(), |i| second + i + 1);
        let both = text.map.span(TextRange::new(0, end as u32));
        let found = Diagnostic::new(&BROKEN_FRONT_MATTER, place, "the front matter is empty");
        if ["title:", "config:"]
            .iter()
            .any(|key| text.text[end..].starts_with(key))
        {
            return found
                .help("Move the second `---` below the lines that belong to the front matter.");
        }
        let found = found.help("Write a title between the two `---` lines, or remove both.");
        // Only where the lines of the file are those of the chart can lines be taken out or put in.
        if both.end == text.map.offset(end as u32) {
            found.fix(Fix::safe("Remove both lines", both, ""))
        } else {
            found
        }
    } else if closed && !before.is_empty() {
        // Comments and directives have been taken out: they stay where they are.
        let written = &chart.text.text;
        let body = written.trim_start_matches(|c: char| c == BYTE_ORDER_MARK || c.is_whitespace());
        let space = written.len() - body.len();
        if body.starts_with("---") && written.starts_with(BYTE_ORDER_MARK) {
            return after_byte_order_mark(chart, place, space);
        }
        let found = Diagnostic::new(
            &BROKEN_FRONT_MATTER,
            place,
            "the front matter does not begin on the first line",
        )
        .help("Remove what is before its `---`.");
        if body.starts_with("---") {
            let lines = chart.text.text[..space].rfind('\n').map_or(0, |i| i + 1);
            let place = chart.text.map.span(TextRange::new(0, lines as u32));
            if place.end == chart.text.map.offset(lines as u32) {
                found.fix(Fix::safe("Remove the empty lines", place, ""))
            } else {
                found
            }
        } else {
            found
        }
    } else if let Some(found) = wide_fence(text).or_else(|| indented_fence(text, place)) {
        found
    } else {
        let found = Diagnostic::new(
            &BROKEN_FRONT_MATTER,
            place,
            "this front matter is never closed",
        )
        .help("Add a line of `---` before the diagram.");
        let starts_line = |&at: &usize| {
            text.text[..at].ends_with('\n')
                && text.map.offset(at as u32 - 1) + 1 == text.map.offset(at as u32)
        };
        match later.filter(starts_line) {
            Some(at) => found.fix(Fix::safe(
                "End it before the diagram",
                Span::at(text.map.offset(at as u32)),
                "---\n",
            )),
            None => found,
        }
    }
}

/// The mark that some editors put before the text of a file, which Mermaid does not skip there.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A front matter after a byte order mark, perhaps spaces too: all before it, which is of a length, goes.
fn after_byte_order_mark(chart: &Chart, place: Span, length: usize) -> Diagnostic {
    let before = chart.text.map.span(TextRange::new(0, length as u32));
    let found = Diagnostic::new(
        &BROKEN_FRONT_MATTER,
        place,
        "there is an invisible byte order mark before the front matter",
    )
    .help("Save the file as UTF-8 without a byte order mark.");
    match before.end == place.start {
        true => found.fix(Fix::safe("Remove the byte order mark", before, "")),
        false => found,
    }
}

/// A line of `---` that is indented, where the one that opens the front matter is not.
fn indented_fence(text: &Mapped, opening: Span) -> Option<Diagnostic> {
    let mut at = 0;
    let mut lines = text.text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    lines.next()?;
    let (start, line) = lines.find(|(_, line)| line.trim() == "---")?;
    let indent = line.len() - line.trim_start().len();
    if indent == 0 {
        return None;
    }
    let span = |from: usize, to: usize| {
        (text.map).span(TextRange::new((start + from) as u32, (start + to) as u32))
    };
    Some(
        Diagnostic::new(
            &BROKEN_FRONT_MATTER,
            span(indent, indent + 3),
            "the closing `---` is indented differently from the opening one",
        )
        .annotate(opening, "the front matter starts here")
        .help("Remove the spaces before this `---`.")
        .fix(Fix::unsafe_(
            "Remove the spaces before this `---`",
            span(0, indent),
            "",
        )),
    )
}

/// A line of `---` that has more in it, and so neither begins nor ends a front matter.
fn wide_fence(text: &Mapped) -> Option<Diagnostic> {
    let opening = text.text.lines().next()?;
    let more = opening[3..].trim();
    let (at, line, ends) = if more.is_empty() {
        let mut lines = text.text.split_inclusive('\n');
        let mut at = lines.next()?.len();
        let line = lines.find(|line| {
            let is_fence = line.starts_with("---");
            at += if is_fence { 0 } else { line.len() };
            is_fence
        })?;
        (at, line, true)
    } else {
        (0, opening, false)
    };
    let more = line[3..].trim();
    if more.is_empty() {
        return None;
    }
    let from = at + 3 + line[3..].len() - line[3..].trim_start().len();
    let place = text
        .map
        .span(TextRange::new(from as u32, (from + more.len()) as u32));
    let found = Diagnostic::new(
        &BROKEN_FRONT_MATTER,
        place,
        format!(
            "text follows the {} `---` of the front matter",
            if ends { "closing" } else { "opening" }
        ),
    )
    .help("Start a new line after `---`.");
    Some(if more.chars().all(|c| c == '-') {
        found.fix(Fix::safe("Keep three hyphens", place, ""))
    } else {
        found
    })
}
