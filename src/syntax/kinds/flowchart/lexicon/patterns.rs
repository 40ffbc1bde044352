//! Regular expressions of Mermaid's lexer, as nom parsers.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{not, opt, peek, recognize};

use crate::syntax::chars::{is_space, is_unicode_letter};
use crate::syntax::lex::{First, Match, whole_word};

/// The keyword of the header.
pub(super) fn header(input: &str) -> Match<'_> {
    alt((
        whole_word("swimlane-beta"),
        whole_word("flowchart-elk"),
        whole_word("graph"),
        whole_word("flowchart"),
    ))
    .parse(input)
}

/// A direction after `graph`.
pub(super) fn direction(input: &str) -> Match<'_> {
    alt((
        whole_word("LR"),
        whole_word("RL"),
        whole_word("TB"),
        whole_word("BT"),
        whole_word("TD"),
        whole_word("BR"),
        tag("<"),
        tag(">"),
        tag("^"),
        whole_word("v"),
    ))
    .parse(input)
}

pub(super) fn href(input: &str) -> Match<'_> {
    recognize((tag("href"), satisfy(is_space))).parse(input)
}

pub(super) fn number(input: &str) -> Match<'_> {
    take_while1(|c: char| c.is_ascii_digit()).parse(input)
}

/// The dashes of an arrow: two or more and a head, or three or more.
fn dashes(dash: u8, input: &str) -> Match<'_> {
    let bytes = input.as_bytes();
    let tail = usize::from(matches!(bytes.first(), Some(b'x' | b'o' | b'<')));
    let run = bytes[tail..].iter().take_while(|&&b| b == dash).count();
    let head = usize::from(matches!(bytes.get(tail + run), Some(b'x' | b'o' | b'>')));
    if run < 3 - head {
        return Err(nom::Err::Error(()));
    }
    let len = tail + run + head;
    Ok((&input[len..], &input[..len]))
}

/// `-->`, `---`, `x--x` and the like.
pub(super) fn normal(input: &str) -> Match<'_> {
    dashes(b'-', input)
}

/// `==>`, `===`, …
pub(super) fn thick(input: &str) -> Match<'_> {
    dashes(b'=', input)
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
pub(super) fn half_normal(input: &str) -> Match<'_> {
    recognize((opt(one_of("xo<")), tag("--"))).parse(input)
}

pub(super) fn half_thick(input: &str) -> Match<'_> {
    recognize((opt(one_of("xo<")), tag("=="))).parse(input)
}

pub(super) fn half_dotted(input: &str) -> Match<'_> {
    recognize((opt(one_of("xo<")), tag("-."))).parse(input)
}

/// What [`node_string`] can begin with.
pub(super) const NODE: First = First::WORD.or(First::of("!\"#$%&'*+.`?\\/-"));

/// The characters of an id that are neither letters beyond ASCII nor a hyphen.
pub(in crate::syntax::kinds::flowchart) const fn is_node_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '!' | '"'
                | '#'
                | '$'
                | '%'
                | '&'
                | '\''
                | '*'
                | '+'
                | '.'
                | '`'
                | '?'
                | '\\'
                | '_'
                | '/'
        )
}

/// Whether a hyphen before a text is part of an id: it begins no arrow.
fn is_node_hyphen(after: &str) -> bool {
    after.starts_with(|next| !matches!(next, '>' | '-' | '.'))
}

/// A piece of an id: signs, letters and digits of ASCII, and hyphens that begin no arrow.
pub(super) fn node_string(input: &str) -> Match<'_> {
    let bytes = input.as_bytes();
    let mut len = 0;
    while let Some(&byte) = bytes.get(len) {
        let hyphen = byte == b'-' && is_node_hyphen(&input[len + 1..]);
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

pub(super) fn unicode_letter(input: &str) -> Match<'_> {
    recognize(satisfy(is_unicode_letter)).parse(input)
}

pub(super) fn newlines(input: &str) -> Match<'_> {
    take_while1(|c| c == '\n').parse(input)
}

/// White space within a line.
pub(super) fn spaces(input: &str) -> Match<'_> {
    take_while1(|c| is_space(c) && c != '\n' && c != '\r').parse(input)
}

/// One space.
pub(super) fn space(input: &str) -> Match<'_> {
    recognize(satisfy(is_space)).parse(input)
}

/// Everything up to white space, also nothing.
pub(super) fn no_space(input: &str) -> Match<'_> {
    take_while(|c| !is_space(c)).parse(input)
}

pub(super) fn ellipse_end(input: &str) -> Match<'_> {
    recognize((one_of("-/)"), char(')'))).parse(input)
}

pub(super) fn trap_end(input: &str) -> Match<'_> {
    recognize((one_of("\\(?=])"), char(']'))).parse(input)
}

/// A slash that closes nothing, or a run of what is neither a slash nor a bracket.
pub(super) fn trap_text(input: &str) -> Match<'_> {
    let slash = recognize((one_of("/\\"), peek(not(char(']')))));
    let run = take_while1(|c| !matches!(c, '\\' | '/' | '[' | ']' | '(' | ')' | '{' | '}'));
    alt((slash, run)).parse(input)
}
