//! From a range of the prepared text to what the chart says there.

use std::borrow::Cow;

use super::chars::is_space;
use super::prepare::{decode_entities, has_entities};
use crate::model::Text;
use crate::source::{Mapped, OffsetMap, Span, TextRange};

/// The text of a range without white space at its ends, entity codes as written, and its place.
pub(in crate::syntax) fn shown(source: &Mapped, range: TextRange) -> Text {
    let range = trimmed(source, range);
    Text {
        text: decoded(source, range).into_owned(),
        place: source.span(range).into(),
    }
}

/// The text of a range, entity codes as written.
pub(in crate::syntax) fn decoded(source: &Mapped, range: TextRange) -> Cow<'_, str> {
    let text = &source.text[range.range()];
    if has_entities(text) {
        Cow::Owned(decode_entities(text))
    } else {
        Cow::Borrowed(text)
    }
}

/// Texts that are put together of pieces, entity codes as written.
pub(in crate::syntax) fn glued(source: &Mapped, texts: &[Vec<TextRange>]) -> Vec<String> {
    let text =
        |pieces: &Vec<TextRange>| pieces.iter().map(|&piece| decoded(source, piece)).collect();
    texts.iter().map(text).collect()
}

/// A range without white space at its ends.
pub(in crate::syntax) fn trimmed(source: &Mapped, range: TextRange) -> TextRange {
    let text = &source.text[range.range()];
    let start = range.start + (text.len() - text.trim_start_matches(is_space).len()) as u32;
    let end = range.start + text.trim_end_matches(is_space).len() as u32;
    TextRange::new(start.min(range.end), end.max(start.min(range.end)))
}

/// Where the line of a place ends, before its line break.
pub(in crate::syntax) fn line_end(source: &Mapped, from: usize) -> usize {
    let rest = &source.text[from..];
    rest.find('\n').map_or(source.text.len(), |at| from + at)
}

/// The place in the file of the line in which a range begins, with its line break.
pub(in crate::syntax) fn line_of(source: &Mapped, range: TextRange) -> Span {
    let start = range.start as usize;
    let from = source.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = (line_end(source, start) + 1).min(source.text.len());
    source.span(TextRange::new(from as u32, end as u32))
}

/// A part of a text as a text of its own, with the map to the file.
pub(in crate::syntax) fn part(source: &Mapped, range: TextRange) -> Mapped {
    let mut map = OffsetMap::shifted(source.map.offset(range.start));
    map.extend(0, &source.map, range);
    map.end_at(source.map.span(range).end);
    Mapped {
        text: source.text[range.range()].to_owned(),
        map,
    }
}
