//! The text of an element as Mermaid gets it.

use crate::source::writing::{Layer, Writing, line_break};
use crate::source::{Mapped, TextRange};

/// What an element holds.
#[derive(Debug)]
pub(in crate::source) enum Body {
    /// A chart, and how it is written.
    Chart(Mapped, Writing),
    /// A text that a template or a script makes.
    Made,
    /// No chart: a drawing, other elements, nothing.
    Nothing,
}

/// The longest name of an entity, with `&` and `;`.
const ENTITY: usize = 33;

/// The chart in the text of an element.
pub(in crate::source) fn in_element(raw: Mapped) -> Body {
    let raw = inside_code(raw);
    let text = raw.text.trim();
    if text.is_empty() {
        return Body::Nothing;
    }
    if text.starts_with("{{") || ["{%", "<?", "<%"].iter().any(|open| text.contains(open)) {
        return Body::Made;
    }
    if text.starts_with(['<', '{']) {
        return Body::Nothing;
    }
    let greater = !text.contains('>');
    let (text, ending) = tidy(&raw);
    let layers = [Layer::Html { greater }, Layer::Lines(ending)];
    Body::Chart(decoded(&text), Writing::new(layers))
}

/// What stands in the `<code>` that is all of an element.
fn inside_code(raw: Mapped) -> Mapped {
    let text = &raw.text;
    let start = text.len() - text.trim_start().len();
    let Some(tag) = super::Tag::at(text, start).filter(|tag| tag.name.eq_ignore_ascii_case("code"))
    else {
        return raw;
    };
    let end = text.trim_end().len();
    let close = "</code>";
    let Some(inner) = end.checked_sub(close.len()).filter(|inner| {
        *inner >= tag.end
            && text
                .get(*inner..end)
                .is_some_and(|it| it.eq_ignore_ascii_case(close))
    }) else {
        return raw;
    };
    let around = [
        (TextRange::new(0, tag.end as u32), ""),
        (TextRange::new(inner as u32, text.len() as u32), ""),
    ];
    raw.replace(around)
}

/// A text without the spaces around it and without the indentation that its lines share, and what a
/// line break in it is written as. The break that ends its last line stays.
pub(in crate::source) fn tidy(raw: &Mapped) -> (Mapped, String) {
    let text = &raw.text;
    let space = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
    let start = text.len() - text.trim_start_matches(space).len();
    let end = text.trim_end_matches(space).len().max(start);
    let rest = &text[end..];
    let ends_line = match rest.find('\n') {
        Some(at) => end + at + 1,
        None => end,
    };
    let mut starts: Vec<usize> = Vec::new();
    if text[..start].contains('\n') {
        starts.push(text[..start].rfind('\n').map_or(0, |at| at + 1));
    }
    starts.extend(
        text[start..end]
            .match_indices('\n')
            .map(|(at, _)| start + at + 1),
    );
    let indent = |line: &usize| {
        let rest = &text[*line..];
        let rest = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        (!rest.trim().is_empty()).then_some(spaces)
    };
    let shared = starts.iter().filter_map(indent).min().unwrap_or(0);
    let mut cuts = vec![TextRange::new(0, start as u32)];
    let mut sample = None;
    for line in starts.into_iter().filter(|line| *line >= start) {
        let rest = &text[line..end.max(line)];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let spaces = spaces.min(shared);
        if spaces == shared && sample.is_none() {
            sample = Some(&text[line..line + spaces]);
        }
        cuts.push(TextRange::new(line as u32, (line + spaces) as u32));
    }
    let first = &text[text[..start].rfind('\n').map_or(start, |at| at + 1)..start];
    let sample = sample.unwrap_or_else(|| first.get(..shared).unwrap_or_default());
    let ending = format!("{}{sample}", line_break(text));
    cuts.push(TextRange::new(ends_line as u32, text.len() as u32));
    let cuts = cuts.into_iter().filter(|cut| !cut.is_empty());
    (raw.replace(cuts.map(|cut| (cut, ""))), ending)
}

/// A text with its entities decoded.
fn decoded(raw: &Mapped) -> Mapped {
    let text = &raw.text;
    let mut out = Mapped::new(String::with_capacity(text.len()), raw.map.offset(0));
    let mut at = 0;
    let copy = |out: &mut Mapped, from: usize, to: usize| {
        if from < to {
            let range = TextRange::new(from as u32, to as u32);
            out.map.extend(out.text.len() as u32, &raw.map, range);
            out.text.push_str(&text[from..to]);
        }
    };
    for (start, _) in text.match_indices('&') {
        let Some(length) = text.as_bytes()[start..]
            .iter()
            .take(ENTITY)
            .position(|&b| b == b';')
        else {
            continue;
        };
        let written = &text[start..=start + length];
        let value = html_escape::decode_html_entities(written);
        if start < at || value == written {
            continue;
        }
        copy(&mut out, at, start);
        at = start + length + 1;
        let place = raw.map.span(TextRange::new(start as u32, at as u32));
        out.map
            .push_whole(out.text.len() as u32, place.start, place.len());
        out.text.push_str(&value);
    }
    copy(&mut out, at, text.len());
    out.map
        .push(out.text.len() as u32, raw.map.offset(text.len() as u32));
    out
}
