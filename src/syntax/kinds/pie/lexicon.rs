//! The pie chart's lexicon: one mode, and Mermaid's rules in the order in which it tries them.
//!
//! Mermaid reads this kind with Langium, whose lexer takes the first token type that matches, as
//! Jison's does; it has no modes. White space and comments between tokens are passed over.

use std::sync::LazyLock;

use nom::Parser;
use nom::bytes::complete::{tag, take_while};
use nom::combinator::recognize;
use nom::sequence::pair;

use super::token::Kind;
use crate::syntax::chars::{is_line_end, is_space};
use crate::syntax::lex::{self, Extent, First, Lexicon, Match, Memo, Rules, nom, scan, text};

type Scanner<'t> = lex::Scanner<'t, PieLexicon>;

/// The rules and tokens of pie charts.
#[derive(Debug)]
pub(super) struct PieLexicon;

/// For each of the two quotes, a stretch in which no quote opens a label: found out once.
#[derive(Debug, Default)]
pub(super) struct Unclosed([Memo; 2]);

/// The only mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mode;

impl Lexicon for PieLexicon {
    type Mode = Mode;
    type Kind = Kind;
    type State = Unclosed;

    const START: Mode = Mode;
    const END: Kind = Kind::Eof;
    const UNKNOWN: Kind = Kind::Unknown;

    fn state(_: &str) -> Unclosed {
        Unclosed::default()
    }

    fn rules(_: Mode) -> &'static Rules<Self> {
        static RULES: LazyLock<Rules<PieLexicon>> = LazyLock::new(|| {
            let spaced = |signs| First::of(signs).or(First::of("\t "));
            Rules::new([
                nom(First::of("s"), |i| keyword("showData", i), Kind::ShowData),
                nom(First::of("p"), |i| keyword("pie", i), Kind::Pie),
                text(":", Kind::Colon),
                nom(First::of("-0123456789"), number, Kind::Number),
                scan(spaced("a"), acc_descr, Kind::AccDescr),
                nom(spaced("a"), acc_title, Kind::AccTitle),
                nom(spaced("t"), title, Kind::Title),
                scan(First::of("\"'"), label, Kind::Label),
                text("\n", Kind::Newline),
                nom(First::of("\t "), spaces, None),
                // A comment; whole lines of it are gone already.
                nom(First::of("%"), comment, None),
            ])
        });
        &RULES
    }
}

/// A keyword that white space, a comment or the end of the text follows.
fn keyword<'t>(word: &'static str, input: &'t str) -> Match<'t> {
    let (rest, word) = tag(word).parse(input)?;
    if rest.is_empty() || rest.starts_with(is_space) || rest.starts_with("%%") {
        Ok((rest, word))
    } else {
        Err(nom::Err::Error(()))
    }
}

fn spaces(input: &str) -> Match<'_> {
    nom::bytes::complete::take_while1(|c| matches!(c, '\t' | ' ')).parse(input)
}

fn comment(input: &str) -> Match<'_> {
    recognize(pair(tag("%%"), take_while(|c| !matches!(c, '\n' | '\r')))).parse(input)
}

/// `-?[0-9]+\.[0-9]+(?!\.)`, else `-?(0|[1-9][0-9]*)(?!\.)`. A digit is given back where a point
/// would follow, as the regular expression does.
fn number(input: &str) -> Match<'_> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let sign = usize::from(input.starts_with('-'));
    let whole = digits(&input[sign..]);
    let end = sign + whole;
    // As many digits as leave no point after, and at least one.
    let backed = |from: usize, count: usize| {
        let pointed = input[from + count..].starts_with('.');
        let count = count.saturating_sub(usize::from(pointed));
        (count > 0).then_some(from + count)
    };
    let float = input[end..].strip_prefix('.').filter(|_| whole > 0);
    let float = float.and_then(|rest| backed(end + 1, digits(rest)));
    let integer = || match whole {
        0 => None,
        _ if input[sign..].starts_with('0') => {
            (!input[sign + 1..].starts_with('.')).then_some(sign + 1)
        }
        _ => backed(sign, whole),
    };
    let end = float.or_else(integer).ok_or(nom::Err::Error(()))?;
    Ok((&input[end..], &input[..end]))
}

/// The rest of a line up to a comment.
fn up_to_comment(line: &str) -> usize {
    let end = line.find(['\n', '\r']).unwrap_or(line.len());
    line[..end].find("%%").unwrap_or(end)
}

fn lead(input: &str) -> usize {
    input.len() - input.trim_start_matches(['\t', ' ']).len()
}

/// `title`, and the rest of the line where white space follows.
fn title(input: &str) -> Match<'_> {
    let start = lead(input);
    let rest = input[start..]
        .strip_prefix("title")
        .ok_or(nom::Err::Error(()))?;
    let mut end = input.len() - rest.len();
    if rest.starts_with(['\t', ' ']) {
        end += up_to_comment(rest);
    }
    Ok((&input[end..], &input[..end]))
}

fn acc_title(input: &str) -> Match<'_> {
    let start = lead(input);
    let rest = input[start..]
        .strip_prefix("accTitle")
        .ok_or(nom::Err::Error(()))?;
    let rest = &rest[lead(rest)..];
    let rest = rest.strip_prefix(':').ok_or(nom::Err::Error(()))?;
    let end = input.len() - rest.len() + up_to_comment(rest);
    Ok((&input[end..], &input[..end]))
}

/// `accDescr: text` up to the end of the line, or `accDescr { text }`.
fn acc_descr(s: &mut Scanner<'_>) -> Option<Extent> {
    let from = s.pos + lead(s.rest());
    let rest = s.text[from..].strip_prefix("accDescr")?;
    let after = s.text.len() - rest.len();
    let line = rest[lead(rest)..].strip_prefix(':');
    if let Some(line) = line {
        let end = s.text.len() - line.len() + up_to_comment(line);
        return Some(Extent::new(s.pos, end));
    }
    let open = s.spaces_end(after);
    s.text[open..].strip_prefix('{')?;
    let (pos, end) = (s.pos, {
        let pos = std::mem::replace(&mut s.pos, open + 1);
        let end = s.find(b'}');
        s.pos = pos;
        end
    });
    (end < s.text.len()).then(|| Extent::new(pos, end + 1))
}

/// A text in quotes, which may go over lines; a backslash takes the next character.
fn label(s: &mut Scanner<'_>) -> Option<Extent> {
    let (rest, pos) = (s.rest(), s.pos);
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let unclosed = &mut s.state.0[usize::from(quote == '"')];
    if unclosed.get(pos).is_some() {
        return None;
    }
    let mut escaped = false;
    let mut stop = rest.len();
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped && is_line_end(c) => {
                stop = at;
                break;
            }
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(Extent::new(pos, pos + at + 1)),
            _ => {}
        }
    }
    unclosed.set(pos, pos + stop);
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::lex::testing::firsts_hold;

    #[test]
    fn rules_begin_with_what_they_say() {
        firsts_hold::<PieLexicon>(
            &[Mode],
            &[
                "pie showData\n title A %% b\n\"x\" : 1.5\n'y':-2",
                "  accTitle: x\naccDescr : y\naccDescr {\n z }\n\ttitles accDescr {",
                "%% c\n 0.1.2 \"a\\\"b\" 'c",
            ],
        );
    }

    #[test]
    fn numbers_end_as_the_expression_says() {
        let taken = |text| number(text).ok().map(|(_, taken)| taken);
        for (text, expected) in [
            ("5", Some("5")),
            ("-5.25,", Some("-5.25")),
            ("007", Some("0")),
            ("12.", Some("1")),
            ("1.", None),
            ("1.25.3", Some("1.2")),
            ("1.2.3", None),
            ("12.3.4", Some("1")),
            (".5", None),
            ("1..", None),
            ("12..3", Some("1")),
            ("-.", None),
            ("-", None),
            ("0.50", Some("0.50")),
        ] {
            assert_eq!(taken(text), expected, "{text}");
        }
    }
}
