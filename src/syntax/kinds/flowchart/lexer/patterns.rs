//! The regular expressions of Mermaid's lexer, as nom parsers.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{not, opt, peek, recognize};
use nom::{IResult, Parser};

use crate::syntax::chars::{is_node_char, is_word};

/// What a pattern matched, and what is behind it.
pub(super) type Match<'t> = IResult<&'t str, &'t str, ()>;

/// A literal text.
pub(super) fn literal<'t>(text: &'static str) -> impl Fn(&'t str) -> Match<'t> {
    move |input| tag(text).parse(input)
}

/// A word that no letter, digit or `_` follows.
pub(super) fn word<'t>(text: &'static str) -> impl Fn(&'t str) -> Match<'t> {
    move |input| recognize((tag(text), peek(not(satisfy(is_word))))).parse(input)
}

/// A direction behind `graph`.
pub(super) fn direction_word(input: &str) -> Match<'_> {
    alt((
        word("LR"),
        word("RL"),
        word("TB"),
        word("BT"),
        word("TD"),
        word("BR"),
        literal("<"),
        literal(">"),
        literal("^"),
        word("v"),
    ))
    .parse(input)
}

/// The dashes of an arrow: two or more and a head, or three or more.
fn dashes(dash: char, input: &str) -> Match<'_> {
    let run = |least| take_while_m_n(least, usize::MAX, move |c| c == dash);
    recognize((
        opt(one_of("xo<")),
        alt((recognize((run(2), one_of("xo>"))), run(3))),
    ))
    .parse(input)
}

/// `-->`, `---`, `x--x` and the like.
pub(super) fn normal(input: &str) -> Match<'_> {
    dashes('-', input)
}

/// `==>`, `===`, …
pub(super) fn thick(input: &str) -> Match<'_> {
    dashes('=', input)
}

/// `-.->`, `-.-`, `.->`, …
pub(super) fn dotted(input: &str) -> Match<'_> {
    recognize((
        opt(one_of("xo<")),
        opt(char('-')),
        take_while1(|c| c == '.'),
        char('-'),
        opt(one_of("xo>")),
    ))
    .parse(input)
}

/// `~~~`
pub(super) fn invisible(input: &str) -> Match<'_> {
    take_while_m_n(3, usize::MAX, |c| c == '~').parse(input)
}

/// The half of an arrow before a text.
pub(super) fn first_half<'t>(half: &'static str) -> impl Fn(&'t str) -> Match<'t> {
    move |input| recognize((opt(one_of("xo<")), tag(half))).parse(input)
}

/// A piece of an id: signs, letters and digits of ASCII, and hyphens that begin no arrow.
pub(super) fn node_string(input: &str) -> Match<'_> {
    let bytes = input.as_bytes();
    let mut len = 0;
    while let Some(&byte) = bytes.get(len) {
        let hyphen = byte == b'-'
            && input[len + 1..]
                .chars()
                .next()
                .is_some_and(|next| !matches!(next, '>' | '-' | '.'));
        if !(byte.is_ascii() && is_node_char(byte as char) || hyphen) {
            break;
        }
        len += 1;
    }
    if len == 0 {
        return Err(nom::Err::Error(()));
    }
    Ok((&input[len..], &input[..len]))
}
