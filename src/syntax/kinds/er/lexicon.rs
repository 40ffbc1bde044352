//! The ER diagram's lexicon: Mermaid's modes, and in each mode Mermaid's rules in Mermaid's order.
//!
//! The order is that of the `erDiagram` grammar of Mermaid 12.3.0. Left out are rules that can never be
//! reached, as each takes no more than one before it.

use std::sync::LazyLock;

use super::token::Kind;
use crate::syntax::chars::{is_line_end, is_space, is_word};
use crate::syntax::lex::{
    self, Extent, First, Lexicon, Memo, Rule, Rules, acc_descr, acc_descr_block, acc_title, at_end,
    block_value, direction_lines, line_value, modes, scan, text, word,
};

type Scanner<'t> = lex::Scanner<'t, ErLexicon>;
type ErRule = Rule<ErLexicon>;

/// The modes, rules and tokens of ER diagrams.
#[derive(Debug)]
pub(super) struct ErLexicon;

modes! {
    /// A mode of the lexer.
    pub(super) enum Mode {
        Initial,
        /// Between the braces of an entity.
        Block,
        /// Between backticks there.
        Backticks,
        /// After `style` and `classDef`, to the end of the line.
        Style,
        AccTitle,
        AccDescr,
        AccDescrBlock,
    }
}

/// What patterns look for far ahead.
#[derive(Debug)]
pub(super) struct Ahead {
    /// Where each `~` stands.
    tildes: Vec<usize>,
    /// Where the next white space is.
    run: Memo,
}

impl Lexicon for ErLexicon {
    type Mode = Mode;
    type Kind = Kind;
    type State = Ahead;

    const START: Mode = Mode::Initial;
    const END: Kind = Kind::Cut;
    const UNKNOWN: Kind = Kind::Unknown;
    const IGNORE_CASE: bool = true;

    fn state(text: &str) -> Ahead {
        Ahead {
            tildes: text.match_indices('~').map(|(at, _)| at).collect(),
            run: Memo::default(),
        }
    }

    fn rules(mode: Mode) -> &'static Rules<Self> {
        static RULES: LazyLock<Vec<Rules<ErLexicon>>> =
            LazyLock::new(|| Mode::ALL.iter().map(|&mode| rules(mode)).collect());
        &RULES[mode as usize]
    }
}

fn rules(mode: Mode) -> Rules<ErLexicon> {
    match mode {
        Mode::Initial => Rules::new(
            (statements())
                .chain(cardinalities())
                .chain(numbers())
                .chain(marks()),
        ),
        Mode::Block => Rules::new([
            space(),
            word("PK", Kind::Key),
            word("FK", Kind::Key),
            word("UK", Kind::Key),
            scan(First::SOME, generic, Kind::AttributeWord),
            scan(
                First::of("*ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz").or_beyond(),
                attribute_word,
                Kind::AttributeWord,
            ),
            text("`", None).enter(Mode::Backticks),
            scan(First::of("\""), |s| s.quoted(), Kind::Comment),
            text("}", Kind::Close).leave(),
            text("?", Kind::Question),
            text(",", Kind::KeyComma),
            scan(First::SOME, sign, Kind::Sign),
        ]),
        Mode::Backticks => Rules::new([
            scan(First::SOME, |s| s.some_until(b'`'), Kind::AttributeWord),
            text("`", None).leave(),
        ]),
        Mode::Style => Rules::new([
            line_breaks().leave(),
            space(),
            text(":", Kind::Colon),
            text(",", Kind::Comma),
            text("#", Kind::Hash),
            scan(
                First::WORD.or(First::of("-*")).or_beyond(),
                |s| s.some_of(|c| is_word(c) || !c.is_ascii() || "-*".contains(c)),
                Kind::StyleWord,
            ),
            text(";", Kind::Semicolon),
        ]),
        Mode::AccTitle => line_value(Kind::AccTitleValue),
        Mode::AccDescr => line_value(Kind::AccDescrValue),
        Mode::AccDescrBlock => block_value(Kind::AccDescrBlock),
    }
}

fn statements() -> impl Iterator<Item = ErRule> {
    let accessibility = [
        acc_title(Kind::AccTitle, Mode::AccTitle),
        acc_descr(Kind::AccDescr, Mode::AccDescr),
        acc_descr_block(Mode::AccDescrBlock),
    ];
    let directions = direction_lines([
        Kind::DirectionTb,
        Kind::DirectionBt,
        Kind::DirectionRl,
        Kind::DirectionLr,
    ]);
    let rest = [
        scan(
            First::of(" \t\r"),
            |s| s.some_of(|c| " \t\r".contains(c)),
            None,
        ),
        line_breaks(),
        scan(First::of("\""), name, Kind::Quoted),
        scan(First::of("\""), |s| s.quoted(), Kind::Text),
        word("erDiagram", Kind::Header),
        text("{", Kind::Open).enter(Mode::Block),
        text("#", Kind::Hash),
        text(",", Kind::Comma),
        text(":::", Kind::StyleMark),
        text(":", Kind::Colon),
        text("[", Kind::BracketOpen),
        text("]", Kind::BracketClose),
        word("style", Kind::Style).enter(Mode::Style),
        word("classDef", Kind::ClassDef).enter(Mode::Style),
        word("class", Kind::Class),
        word("subgraph", Kind::Subgraph),
        scan(First::of("eE"), end, Kind::End),
    ];
    accessibility.into_iter().chain(directions).chain(rest)
}

/// How many, in words and marks.
fn cardinalities() -> impl Iterator<Item = ErRule> {
    [
        word("one or zero", Kind::ZeroOrOne),
        word("one or more", Kind::OneOrMore),
        word("one or many", Kind::OneOrMore),
        text("1+", Kind::OneOrMore),
        word("|o", Kind::ZeroOrOne),
        word("zero or one", Kind::ZeroOrOne),
        word("zero or more", Kind::ZeroOrMore),
        word("zero or many", Kind::ZeroOrMore),
        text("0+", Kind::ZeroOrMore),
        word("}o", Kind::ZeroOrMore),
        text("many(0)", Kind::ZeroOrMore),
        text("many(1)", Kind::OneOrMore),
        word("many", Kind::ZeroOrMore),
        text("}|", Kind::OneOrMore),
        word("one", Kind::ExactlyOne),
        word("only one", Kind::ExactlyOne),
    ]
    .into_iter()
}

fn numbers() -> impl Iterator<Item = ErRule> {
    const DIGITS: First = First::of("0123456789");
    [
        scan(DIGITS, decimal, Kind::Decimal),
        scan(First::of("1"), only_one, Kind::ExactlyOne),
        word("1", Kind::One),
        scan(DIGITS, |s| s.some_of(|c| c.is_ascii_digit()), Kind::Number),
    ]
    .into_iter()
}

fn marks() -> impl Iterator<Item = ErRule> {
    [
        text("||", Kind::ExactlyOne),
        text("o|", Kind::ZeroOrOne),
        text("o{", Kind::ZeroOrMore),
        text("|{", Kind::OneOrMore),
        scan(First::of("uU"), parent, Kind::Parent),
        text("..", Kind::Dashed),
        text("--", Kind::Solid),
        word("to", Kind::Solid),
        word("optionally to", Kind::Dashed),
        text(".-", Kind::Dashed),
        text("-.", Kind::Dashed),
        scan(
            First::WORD.or(First::of("-*.")).or_beyond(),
            |s| s.some_of(|c| is_word(c) || !c.is_ascii() || "-*.".contains(c)),
            Kind::Word,
        ),
        scan(First::SOME, sign, Kind::Sign),
        at_end(Kind::Eof),
    ]
    .into_iter()
}

/// `\s+`, passed over.
fn space() -> ErRule {
    scan(First::SPACE, |s| s.spaces(), None)
}

/// `[\n]+`
fn line_breaks() -> ErRule {
    scan(First::of("\n"), |s| s.line_breaks(), Kind::Newline)
}

/// A single character, but for the ends of lines.
fn sign(s: &mut Scanner<'_>) -> Option<Extent> {
    let first = s.rest().chars().next().filter(|&c| !is_line_end(c))?;
    s.some_to(s.pos + first.len_utf8())
}

/// `"[^"%\r\n\v\b\\]+"`
fn name(s: &mut Scanner<'_>) -> Option<Extent> {
    let found = s.quoted()?;
    let inner = &s.text[found.start + 1..found.end - 1];
    let fits = !inner.is_empty() && !inner.contains(['%', '\r', '\n', '\u{b}', '\u{8}', '\\']);
    fits.then_some(found)
}

/// `end\b\s*`
fn end(s: &mut Scanner<'_>) -> Option<Extent> {
    let word = s.pos + s.literal("end")?;
    if !lex::is_boundary(&s.text[word..]) {
        return None;
    }
    let next = s.spaces_end(word);
    Some(Extent {
        start: s.pos,
        end: word,
        next,
    })
}

/// `[0-9]+\.[0-9]+`
fn decimal(s: &mut Scanner<'_>) -> Option<Extent> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = s.rest();
    let whole = digits(rest);
    let fraction = digits(rest[whole..].strip_prefix('.')?);
    (whole > 0 && fraction > 0).then(|| Extent::new(s.pos, s.pos + whole + 1 + fraction))
}

/// `1` before a word or the line of a relationship.
fn only_one(s: &mut Scanner<'_>) -> Option<Extent> {
    let after = s.pos + s.literal("1")?;
    let word = s.spaces_end(after);
    let begins = |c: char| is_word(c) || "\"'".contains(c);
    let spaced = word > after && s.text[word..].starts_with(begins);
    let line = ["--", "..", ".-", "-."].iter();
    let line = line.clone().any(|line| s.text[after..].starts_with(line));
    (spaced || line).then(|| Extent::new(s.pos, after))
}

/// `u(?=[\.\-\|])`
fn parent(s: &mut Scanner<'_>) -> Option<Extent> {
    let after = s.pos + s.literal("u")?;
    let fits = s.text[after..].starts_with(['.', '-', '|']);
    fits.then(|| Extent::new(s.pos, after))
}

/// `([^\s]*)[~].*[~]([^\s]*)`: two `~` in the line, and no white space before the first.
fn generic(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.pos;
    let first = s.find(b'~');
    if first >= run_end(s, start) {
        return None;
    }
    let line_end = s.line_end();
    let tildes = &s.state.tildes;
    let last = tildes[tildes.partition_point(|&at| at < line_end).checked_sub(1)?];
    let end = run_end(s, last + 1);
    (last > first).then(|| Extent::new(start, end))
}

/// Where the white space after a place begins.
fn run_end(s: &mut Scanner<'_>, pos: usize) -> usize {
    if let Some(end) = s.state.run.get(pos) {
        return end;
    }
    let rest = &s.text[pos..];
    let end = pos + rest.find(is_space).unwrap_or(rest.len());
    s.state.run.set(pos, end);
    end
}

/// `[*A-Za-z_\u00C0-\uFFFF][A-Za-z0-9\-_\[\]\(\)\.,\u00C0-\uFFFF*]*` in any case.
fn attribute_word(s: &mut Scanner<'_>) -> Option<Extent> {
    // The capital of `µ` is a Greek letter.
    let letter = |c: char| c.is_ascii_alphabetic() || c >= '\u{c0}' || "_*\u{b5}".contains(c);
    let rest = s.rest();
    rest.starts_with(letter).then_some(())?;
    let inside = |c: char| letter(c) || c.is_ascii_digit() || "-[]().,".contains(c);
    s.some_of(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::lex::Lexer;
    use crate::syntax::lex::testing::firsts_hold;

    #[test]
    fn rules_match_only_what_they_say_they_begin_with() {
        let texts = [
            "erDiagram direction TB\ndirection BT\ndirection RL\ndirection LR\n\ta \"x\" \"y%\" 1 1.5 2 é",
            "accTitle: t\naccDescr: d\naccDescr { d }\n{ } [ ] ::: : , # ? ; - * . ` ~a~ \u{b5} @",
            "style a b\nclassDef a b\nclass a b\nsubgraph s\nend\nPK FK UK int~x~",
            "one or zero one or more one or many 1+ |o zero or one zero or more zero or many 0+ }o",
            "many(0) many(1) many }| one only one 1 a 1-- || o| o{ |{ u-- .. -- to optionally to .- -.",
        ];
        firsts_hold::<ErLexicon>(Mode::ALL, &texts);
    }

    #[test]
    fn tokens_are_those_of_mermaid() {
        let tokens = |text: &str| -> Vec<(Kind, String)> {
            let mut lexer = Lexer::<ErLexicon>::new(text);
            let mut tokens = Vec::new();
            loop {
                let token = lexer.next();
                if matches!(token.kind, Kind::Eof | Kind::Cut) {
                    return tokens;
                }
                tokens.push((token.kind, token.text(text).to_owned()));
            }
        };
        let is = |text: &str, want: &[(Kind, &str)]| {
            let want: Vec<_> = want
                .iter()
                .map(|(kind, text)| (*kind, (*text).to_owned()))
                .collect();
            assert_eq!(tokens(text), want, "{text}");
        };
        is(
            "A||---o{",
            &[
                (Kind::Word, "A"),
                (Kind::ExactlyOne, "||"),
                (Kind::Solid, "--"),
                (Kind::Word, "-o"),
                (Kind::Open, "{"),
            ],
        );
        is(
            "1A 1 A 1",
            &[
                (Kind::Number, "1"),
                (Kind::Word, "A"),
                (Kind::ExactlyOne, "1"),
                (Kind::Word, "A"),
                (Kind::One, "1"),
            ],
        );
        is(
            "{a~b c~d e}",
            &[
                (Kind::Open, "{"),
                (Kind::AttributeWord, "a~b c~d"),
                (Kind::AttributeWord, "e"),
                (Kind::Close, "}"),
            ],
        );
        is(
            "{PK_x PK-x `a b`?}",
            &[
                (Kind::Open, "{"),
                (Kind::AttributeWord, "PK_x"),
                (Kind::Key, "PK"),
                (Kind::Sign, "-"),
                (Kind::AttributeWord, "x"),
                (Kind::AttributeWord, "a b"),
                (Kind::Question, "?"),
                (Kind::Close, "}"),
            ],
        );
        // White space before the end of the line takes the end with it.
        is(
            "style a b \nc\nd",
            &[
                (Kind::Style, "style"),
                (Kind::StyleWord, "a"),
                (Kind::StyleWord, "b"),
                (Kind::StyleWord, "c"),
                (Kind::Newline, "\n"),
                (Kind::Word, "d"),
            ],
        );
    }
}
