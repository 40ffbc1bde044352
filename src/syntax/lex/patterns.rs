//! Patterns that several kinds share, as nom parsers.

use nom::bytes::complete::{tag, tag_no_case, take_while};
use nom::combinator::recognize;
use nom::{IResult, Parser};

use crate::syntax::chars::{is_space, is_word};

/// What a pattern matched, and what is after it.
pub(in crate::syntax) type Match<'t> = IResult<&'t str, &'t str, ()>;

/// Whether a word that ends before a text ends there: `\b` after a letter.
pub(in crate::syntax) fn is_boundary(rest: &str) -> bool {
    !rest.starts_with(is_word)
}

/// A literal text.
pub(in crate::syntax) fn literal<'t>(text: &'static str) -> impl Fn(&'t str) -> Match<'t> {
    move |input| tag(text).parse(input)
}

/// Everything up to a character or the end, also nothing.
pub(in crate::syntax) fn until<'t>(stop: char) -> impl Fn(&'t str) -> Match<'t> {
    move |input| take_while(move |c| c != stop).parse(input)
}

/// A word in any case, white space, a sign, white space: `accTitle\s*:\s*`.
pub(in crate::syntax) fn spaced_line<'t>(
    name: &'static str,
    sign: &'static str,
) -> impl Fn(&'t str) -> Match<'t> {
    move |input| {
        let spaces = || take_while::<_, &str, ()>(is_space);
        recognize((tag_no_case(name), spaces(), tag(sign), spaces())).parse(input)
    }
}
