//! The patterns of the class diagram's lexicon, as scans.

use super::ClassLexicon;
use crate::syntax::chars::{is_space, is_unicode_letter, is_word};
use crate::syntax::lex::{self, Extent};

type Scanner<'t> = lex::Scanner<'t, ClassLexicon>;

/// The signs that mean nothing by themselves.
pub(super) const SIGNS: &str = "!#$&',?\\/";

/// `%%[^\n]*(\r?\n?)+`
pub(super) fn comment(s: &mut Scanner<'_>) -> Option<Extent> {
    s.literal("%%")?;
    let end = s.find(b'\n');
    let rest = &s.text[end..];
    s.some_to(s.text.len() - rest.trim_start_matches('\n').len())
}

/// `call[\s]+`
pub(super) fn call(s: &mut Scanner<'_>) -> Option<Extent> {
    let word = s.pos + s.literal("call")?;
    let end = s.spaces_end(word);
    (end > word).then(|| Extent::new(s.pos, end))
}

/// `\([\s]*\)`
pub(super) fn no_arguments(s: &mut Scanner<'_>) -> Option<Extent> {
    let inside = s.pos + s.literal("(")?;
    let end = s.spaces_end(inside);
    s.text[end..]
        .starts_with(')')
        .then(|| Extent::new(s.pos, end + 1))
}

/// `(?=\})`
pub(super) fn before_brace(s: &mut Scanner<'_>) -> Option<Extent> {
    s.literal("}").map(|_| Extent::new(s.pos, s.pos))
}

/// `[^{}\n]*`
pub(super) fn member(s: &mut Scanner<'_>) -> Option<Extent> {
    let end = s.find(b'{').min(s.find(b'}')).min(s.find(b'\n'));
    s.some_to(end)
}

/// `:{1}[^:\n;]+`
pub(super) fn label(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.pos;
    s.pos += s.literal(":")?;
    let end = s.find(b':').min(s.find(b'\n')).min(s.find(b';'));
    (end > s.pos).then(|| Extent::new(start, end))
}

/// `\w+`
pub(super) fn word_characters(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    s.some_to(s.text.len() - rest.trim_start_matches(is_word).len())
}

/// A single one of [`SIGNS`].
pub(super) fn sign(s: &mut Scanner<'_>) -> Option<Extent> {
    s.rest().starts_with(|c| SIGNS.contains(c)).then_some(())?;
    s.some_to(s.pos + 1)
}

/// A letter beyond ASCII.
pub(super) fn letter(s: &mut Scanner<'_>) -> Option<Extent> {
    let first = s.rest().chars().next().filter(|&c| is_unicode_letter(c))?;
    debug_assert!(!is_space(first), "no white space is a letter");
    s.some_to(s.pos + first.len_utf8())
}
