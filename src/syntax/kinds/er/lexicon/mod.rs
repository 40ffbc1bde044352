//! The ER diagram's lexicon: Mermaid's modes, and in each mode Mermaid's rules in Mermaid's order.
//!
//! The order is that of the `erDiagram` grammar of Mermaid 12.3.0. Left out are rules that can never be
//! reached, as each takes no more than one before it.

mod patterns;
#[cfg(test)]
mod tests;

use super::token::Kind;
use crate::syntax::chars::is_word;
use crate::syntax::lex::{
    First, Lexicon, Rule, Rules, acc_descr, acc_descr_block, acc_title, at_end, block_value,
    direction_lines, line_value, made_once, modes, scan, text, word,
};
use patterns::{Ahead, attribute_word, decimal, end, generic, name, only_one, parent, sign};

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

impl Lexicon for ErLexicon {
    type Mode = Mode;
    type Kind = Kind;
    type State = Ahead;

    const START: Mode = Mode::Initial;
    const END: Kind = Kind::Cut;
    const UNKNOWN: Kind = Kind::Unknown;
    const IGNORE_CASE: bool = true;

    fn state(text: &str) -> Ahead {
        Ahead::of(text)
    }

    fn rules(mode: Mode) -> &'static Rules<Self> {
        made_once!(ErLexicon, mode, rules)
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
