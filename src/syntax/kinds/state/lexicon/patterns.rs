//! The patterns of the state diagram's lexicon, as scans.

use super::StateLexicon;
use crate::syntax::chars::{is_line_end, is_space, is_word};
use crate::syntax::kinds::state::token::Kind;
use crate::syntax::lex::{self, Extent, is_boundary};

type Scanner<'t> = lex::Scanner<'t, StateLexicon>;

/// Where the things end that a pattern looks for far ahead.
#[derive(Debug)]
pub(in crate::syntax::kinds::state) struct Ends {
    /// The stereotypes, by [`STEREOTYPES`]: where each begins, in order.
    stereotypes: [Vec<usize>; 6],
    /// The ends of notes: where the line break before each begins, and where the words end.
    notes: Vec<(usize, usize)>,
}

/// The marks of states that are not boxes, in the order of their rules.
pub(super) const STEREOTYPES: [(&str, Kind); 6] = [
    ("<<fork>>", Kind::Fork),
    ("<<join>>", Kind::Join),
    ("<<choice>>", Kind::Choice),
    ("[[fork]]", Kind::Fork),
    ("[[join]]", Kind::Join),
    ("[[choice]]", Kind::Choice),
];

impl Ends {
    pub(super) fn of(text: &str) -> Self {
        let folded = text.to_ascii_lowercase();
        let stereotypes = STEREOTYPES.map(|(mark, _)| {
            let marks = folded.match_indices(mark);
            marks.map(|(at, _)| at).collect()
        });
        let words = folded.match_indices("end note");
        let notes = words.filter_map(|(at, word)| {
            let end = at + word.len();
            let before = text[..at].trim_end_matches(is_space);
            let line_break = text[before.len()..at].rfind('\n')?;
            // The first line break of the white space: Mermaid takes as little as it can.
            let first = text[before.len()..at].find('\n').unwrap_or(line_break);
            is_boundary(&text[end..]).then_some((before.len() + first, end))
        });
        Self {
            stereotypes,
            notes: notes.collect(),
        }
    }
}

/// What no id holds, beside white space.
pub(super) const NO_ID: &str = ":-{";
/// What the id of a note does not hold, beside white space.
pub(super) const NO_NOTE_ID: &str = ":-";

/// `[^:\n\s\-\{]+`
pub(super) fn id(s: &mut Scanner<'_>) -> Option<Extent> {
    let len = name_len(s.rest(), NO_ID, true);
    s.some_to(s.pos + len)
}

/// `\s*[^:\n\s\-]+`
pub(super) fn note_id(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.spaces_end(s.pos);
    let rest = &s.text[start..];
    if rest.is_empty() || rest.starts_with(|c| NO_NOTE_ID.contains(c)) {
        return None;
    }
    // Where a comment follows the white space, the name is empty.
    Some(Extent::new(start, start + name_len(rest, NO_NOTE_ID, true)))
}

/// A name up to one of some characters, or to a comment; it may be empty.
pub(super) fn name(s: &mut Scanner<'_>, stops: &str) -> Extent {
    Extent::new(s.pos, s.pos + name_len(s.rest(), stops, false))
}

/// Where a comment stands in the place of a name: what Mermaid passes over.
pub(super) fn name_of_comment(s: &mut Scanner<'_>, stops: &str) -> Option<Extent> {
    let rest = s.rest();
    let spaced = stops != "\n{" && stops != "\n";
    let stop = |c: char| stops.contains(c) || spaced && is_space(c);
    rest.starts_with("%%")
        .then(|| Extent::new(s.pos, s.pos + rest.find(stop).unwrap_or(rest.len())))
}

/// How long a name is that ends before some characters, and before `%%`.
pub(super) fn name_len(rest: &str, stops: &str, spaced: bool) -> usize {
    let stop = |c: char| stops.contains(c) || spaced && is_space(c);
    let found = &rest[..rest.find(stop).unwrap_or(rest.len())];
    found.find("%%").unwrap_or(found.len())
}

/// `\s*:(?:[^:\n;]|:[^:\n;])+`, where no white space is left before it.
pub(super) fn description(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    rest.strip_prefix(':')?;
    let line = &rest[1..s.find(b'\n').min(s.find(b';')) - s.pos];
    // Two colons in a row, or a colon at the end, end it.
    let double = line
        .match_indices("::")
        .map(|(at, _)| at)
        .find(|&at| at > 0);
    let (from, len) = match line.strip_prefix(':') {
        Some(after) if after.is_empty() || after.starts_with(':') => return None,
        Some(_) => (1, double),
        None => (0, double),
    };
    let text = &line[..len.unwrap_or(line.len())];
    let text = if len.is_none() {
        text.strip_suffix(':').unwrap_or(text)
    } else {
        text
    };
    (text.len() > from).then(|| Extent::new(s.pos, s.pos + 1 + text.len()))
}

/// A word and the white space after it: `state\s+`.
pub(super) fn spaced(s: &mut Scanner<'_>, word: &str) -> Option<Extent> {
    let end = s.pos + s.literal(word)?;
    let next = s.spaces_end(end);
    (next > end).then_some(Extent {
        start: s.pos,
        end,
        next,
    })
}

/// Some characters, and white space after them, which is not part of the token.
pub(super) fn words(s: &mut Scanner<'_>, is_part: fn(char) -> bool) -> Option<Extent> {
    let rest = s.rest();
    let end = s.pos + rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let next = s.spaces_end(end);
    (end > s.pos && next > end).then_some(Extent {
        start: s.pos,
        end,
        next,
    })
}

/// `\w+((,\s*\w+)*)`
pub(super) fn class_ids(s: &mut Scanner<'_>) -> Option<Extent> {
    let word = |at: usize| {
        let rest = &s.text[at..];
        at + rest.find(|c| !is_word(c)).unwrap_or(rest.len())
    };
    let mut end = word(s.pos);
    s.some_to(end)?;
    while let Some(after) = s.text[end..].strip_prefix(',') {
        let start = s.text.len() - after.trim_start_matches(is_space).len();
        let next = word(start);
        if next == start {
            break;
        }
        end = next;
    }
    s.some_to(end)
}

/// `\s+width\b`
pub(super) fn width(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.pos;
    s.pos = s.spaces_end(start);
    let end = s.pos + s.literal("width")?;
    (s.pos > start && is_boundary(&s.text[end..])).then(|| Extent::new(start, end))
}

/// `\s*as\s+`; in a floating note `\s*as\s*`.
pub(super) fn as_word(s: &mut Scanner<'_>, spaced: bool) -> Option<Extent> {
    s.pos = s.spaces_end(s.pos);
    let start = s.pos;
    let end = start + s.literal("as")?;
    let next = s.spaces_end(end);
    (next > end || !spaced).then_some(Extent { start, end, next })
}

/// `.*<<fork>>` and the like: the token is the name before the mark.
pub(super) fn stereotype(s: &mut Scanner<'_>, number: usize) -> Option<Extent> {
    let line_end = s.line_end();
    let places = &s.state.stereotypes[number];
    let last = places.partition_point(|&at| at < line_end).checked_sub(1)?;
    let at = places[last];
    if at < s.pos {
        return None;
    }
    let name = &s.text[s.pos..at];
    let start = s.pos + name.len() - name.trim_start_matches(is_space).len();
    let end = s.pos + name.trim_end_matches(is_space).len();
    Some(Extent {
        start: start.min(at),
        end: end.max(start.min(at)),
        next: at + STEREOTYPES[number].0.len(),
    })
}

/// `\w+\s+\w+.*?\{`: Mermaid throws. The token ends where the brace does.
pub(super) fn several_words(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.pos;
    let rest = s.rest();
    let first = start + rest.find(|c| !is_word(c)).filter(|&len| len > 0)?;
    let second = s.spaces_end(first);
    if second == first || !s.text[second..].starts_with(is_word) {
        return None;
    }
    s.pos = second;
    let line_end = s.line_end();
    let brace = s.find(b'{');
    // A brace right after the second word needs a letter before it, which is there.
    (brace < line_end).then(|| Extent::new(start, brace + 1))
}

/// `[^\n\s\{]+`
pub(super) fn state_name(s: &mut Scanner<'_>) -> Option<Extent> {
    s.some_of(|c| !is_space(c) && c != '{')
}

/// `\s*:[^:\n;]+`: Mermaid cuts two characters off, the second of which should be a space.
pub(super) fn note_line(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.pos;
    let colon = s.spaces_end(start);
    let after = s.text[colon..].strip_prefix(':')?;
    let len = after.find([':', '\n', ';']).unwrap_or(after.len());
    if len == 0 {
        return None;
    }
    let end = colon + 1 + len;
    let cut: usize = s.text[start..end].chars().take(2).map(char::len_utf8).sum();
    Some(Extent {
        start: start + cut,
        end,
        next: end,
    })
}

/// `[\s\S]*?\n\s*end note\b`: the token is what stands before.
pub(super) fn note_block(s: &mut Scanner<'_>) -> Option<Extent> {
    let notes = &s.state.notes;
    let first = notes.partition_point(|&(_, end)| end <= s.pos);
    // What begins in the white space before this place is not one that can be taken.
    let (line_break, end) = notes[first..]
        .iter()
        .copied()
        .find(|&(at, _)| at >= s.pos)?;
    Some(Extent {
        start: s.pos,
        end: line_break,
        next: end,
    })
}

/// `.`
pub(super) fn character(s: &mut Scanner<'_>) -> Option<Extent> {
    let first = s.rest().chars().next().filter(|&c| !is_line_end(c))?;
    Some(Extent::new(s.pos, s.pos + first.len_utf8()))
}
