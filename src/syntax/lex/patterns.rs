//! Patterns that several kinds share, as nom parsers.

use nom::bytes::complete::tag;
use nom::{IResult, Parser};

use crate::syntax::chars::is_word;

/// What a pattern matched, and what is after it.
pub(in crate::syntax) type Match<'t> = IResult<&'t str, &'t str, ()>;

/// Whether a word that ends before a text ends there: `\b` after a letter.
pub(in crate::syntax) fn is_boundary(rest: &str) -> bool {
    !rest.starts_with(is_word)
}

/// A word that no letter, digit or `_` of ASCII follows.
pub(in crate::syntax) fn whole_word<'t>(word: &'static str) -> impl Fn(&'t str) -> Match<'t> {
    move |input| {
        let (rest, found) = tag(word).parse(input)?;
        if is_boundary(rest) {
            Ok((rest, found))
        } else {
            Err(nom::Err::Error(()))
        }
    }
}
