//! What belongs to a statement and gives no token: the word `state`, quotes, marks, `end note`.

use super::token::{Kind, Token};
use crate::source::TextRange;
use crate::syntax::chars::is_space;

/// Where a statement that begins with a token begins.
pub(super) fn start(text: &str, first: Token) -> u32 {
    let mut start = first.start as usize;
    if first.kind == Kind::StateDescr {
        start = text[..start].strip_suffix('"').map_or(start, str::len);
    }
    let before = text[..start].trim_end_matches(is_space);
    let (before, word) = match first.kind {
        Kind::StateDescr
        | Kind::Composite
        | Kind::Fork
        | Kind::Join
        | Kind::Choice
        | Kind::SeveralWords => (before, "state"),
        Kind::AccDescrBlock => {
            let before = before.strip_suffix('{').unwrap_or(before);
            (before.trim_end_matches(is_space), "accDescr")
        }
        _ => return first.start,
    };
    let at = before.len().checked_sub(word.len());
    let at = at.filter(|&at| {
        let found = before.get(at..);
        found.is_some_and(|found| found.eq_ignore_ascii_case(word))
    });
    at.unwrap_or(start) as u32
}

/// The place of a statement from its first token to its last.
pub(super) fn extent(text: &str, first: Token, last: Token) -> TextRange {
    let end = last.end as usize;
    let after = text[end..].trim_start_matches(is_space);
    let at = text.len() - after.len();
    let words = |words: &str| {
        let found = after.get(..words.len());
        found
            .is_some_and(|found| found.eq_ignore_ascii_case(words))
            .then_some(at + words.len())
    };
    let end = match last.kind {
        Kind::Fork => words("<<fork>>").or_else(|| words("[[fork]]")),
        Kind::Join => words("<<join>>").or_else(|| words("[[join]]")),
        Kind::Choice => words("<<choice>>").or_else(|| words("[[choice]]")),
        Kind::NoteText => words("end note"),
        Kind::AccDescrBlock => words("}"),
        _ => None,
    }
    .unwrap_or(end);
    TextRange::new(start(text, first), end as u32)
}
