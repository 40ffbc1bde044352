//! The class diagram's lexicon: Mermaid's modes, and in each mode Mermaid's rules in Mermaid's order.
//!
//! The order is that of the `classDiagram` grammar of Mermaid 12.3.0. Left out are rules that can
//! never be reached, as each takes no more than one before it.

mod patterns;
#[cfg(test)]
mod tests;

use super::token::Kind;
use crate::syntax::lex::{
    First, Lexicon, Rule, Rules, acc_descr, acc_descr_block, acc_title, at_end, block_value,
    direction_lines, line_value, made_once, modes, scan, text, word,
};
use patterns::{
    SIGNS, before_brace, call, comment, label, letter, member, no_arguments, sign, word_characters,
};

type ClassRule = Rule<ClassLexicon>;

/// The modes, rules and tokens of class diagrams.
#[derive(Debug)]
pub(super) struct ClassLexicon;

modes! {
    /// A mode of the lexer.
    pub(super) enum Mode {
        Initial,
        /// After `namespace`, up to the brace.
        Namespace,
        NamespaceBody,
        /// After `class`, to the end of the line.
        Class,
        ClassBody,
        /// Between double quotes.
        Quotes,
        /// Between `~`.
        Generic,
        /// Between backticks.
        Backticks,
        /// After `call`.
        CallbackName,
        CallbackArgs,
        AccTitle,
        AccDescr,
        AccDescrBlock,
    }
}

impl Lexicon for ClassLexicon {
    type Mode = Mode;
    type Kind = Kind;
    type State = ();

    const START: Mode = Mode::Initial;
    const END: Kind = Kind::Cut;
    const UNKNOWN: Kind = Kind::Unknown;

    fn state(_: &str) {}

    fn rules(mode: Mode) -> &'static Rules<Self> {
        made_once!(ClassLexicon, mode, rules)
    }
}

fn rules(mode: Mode) -> Rules<ClassLexicon> {
    match mode {
        Mode::Initial => Rules::new(initial()),
        Mode::Namespace => Rules::new(
            [
                quotes(),
                namespace(),
                line_break().leave(),
                space(),
                text("{", Kind::Open).enter(Mode::NamespaceBody),
                // The brace is read again in the mode outside.
                scan(First::of("}"), before_brace, None).leave(),
            ]
            .into_iter()
            .chain(everywhere(false)),
        ),
        Mode::NamespaceBody => Rules::new(
            [
                quotes(),
                namespace(),
                text("}", Kind::Close).leave(),
                at_end(Kind::EndInBody),
                line_break(),
                space(),
                text("[*]", Kind::EdgeState),
                word("class", Kind::Class).enter(Mode::Class),
            ]
            .into_iter()
            .chain(everywhere(false)),
        ),
        Mode::Class => Rules::new(
            [
                quotes(),
                line_break().leave(),
                space(),
                text("}", Kind::Close).leave_some(2),
                text("{", Kind::Open).enter(Mode::ClassBody),
            ]
            .into_iter()
            .chain(everywhere(false)),
        ),
        Mode::ClassBody => Rules::new([
            quotes(),
            text("}", Kind::Close).leave(),
            at_end(Kind::EndInBody),
            text("[*]", Kind::EdgeState),
            text("{", Kind::OpenInBody),
            text("\n", None),
            scan(First::SOME, member, Kind::Member),
        ]),
        Mode::Quotes => Rules::new([
            text("\"", None).leave(),
            scan(First::ANY, |s| s.until(b'"'), Kind::Quoted),
        ]),
        Mode::Generic => Rules::new([quotes()].into_iter().chain(words()).chain([
            text("~", None).leave(),
            scan(First::ANY, |s| s.until(b'~'), Kind::Generic),
        ])),
        Mode::Backticks => Rules::new([quotes()].into_iter().chain(words()).chain([
            generic(),
            text("`", None).leave(),
            scan(First::SOME, |s| s.some_until(b'`'), Kind::Literal),
            at_end(Kind::Eof),
        ])),
        Mode::CallbackName => Rules::new([
            scan(First::of("("), no_arguments, None).leave(),
            text("(", None).leave().enter(Mode::CallbackArgs),
            scan(First::ANY, |s| s.until(b'('), Kind::CallbackName),
        ]),
        Mode::CallbackArgs => Rules::new([
            text(")", None).leave(),
            scan(First::ANY, |s| s.until(b')'), Kind::CallbackArgs),
        ]),
        Mode::AccTitle => line_value(Kind::AccTitleValue),
        Mode::AccDescr => line_value(Kind::AccDescrValue),
        Mode::AccDescrBlock => block_value(Kind::AccDescrBlock),
    }
}

fn initial() -> impl Iterator<Item = ClassRule> {
    let directions = direction_lines([
        Kind::DirectionTb,
        Kind::DirectionBt,
        Kind::DirectionRl,
        Kind::DirectionLr,
    ]);
    let statements = [
        scan(First::of("%"), comment, None),
        acc_title(Kind::AccTitle, Mode::AccTitle),
        acc_descr(Kind::AccDescr, Mode::AccDescr),
        acc_descr_block(Mode::AccDescrBlock),
        line_break(),
        space(),
        word("classDiagram-v2", Kind::Header),
        word("classDiagram", Kind::Header),
        text("[*]", Kind::EdgeState),
        scan(First::of("c"), call, None).enter(Mode::CallbackName),
        quotes(),
        word("style", Kind::Style),
        word("classDef", Kind::ClassDef),
        namespace(),
        word("class", Kind::Class).enter(Mode::Class),
    ];
    directions
        .into_iter()
        .chain(statements)
        .chain(everywhere(true))
}

/// The words that are keywords even at the start of what stands in backticks or `~`.
fn words() -> impl Iterator<Item = ClassRule> {
    let words = [
        word("cssClass", Kind::CssClass),
        word("callback", Kind::Callback),
        word("link", Kind::Link),
        word("click", Kind::Click),
        word("note for", Kind::NoteFor),
        word("note", Kind::Note),
        text("<<", Kind::AnnotationOpen),
        text(">>", Kind::AnnotationClose),
        word("href", Kind::Href),
    ];
    words.into_iter()
}

/// The rules that hold in every mode in which statements stand; a few only outside all braces.
fn everywhere(outside: bool) -> impl Iterator<Item = ClassRule> {
    let signs_of_names = [
        generic(),
        text("`", None).enter(Mode::Backticks),
        word("_self", Kind::LinkTarget),
        word("_blank", Kind::LinkTarget),
        word("_parent", Kind::LinkTarget),
        word("_top", Kind::LinkTarget),
        text("<|", Kind::Extension),
        text("|>", Kind::Extension),
        text(">", Kind::Dependency),
        text("<", Kind::Dependency),
        text("*", Kind::Composition),
        word("o", Kind::Aggregation),
        text("()", Kind::Lollipop),
        text("--", Kind::Line),
        text("..", Kind::DottedLine),
        scan(First::of(":"), label, Kind::Label),
        text(":::", Kind::StyleMark),
        text("-", Kind::Minus),
        text(".", Kind::Dot),
        text("+", Kind::Plus),
    ];
    let only_outside = [
        text(":", Kind::Colon),
        text(",", Kind::Comma),
        text("#", Kind::Hash),
    ];
    let signs = [
        text("%", Kind::Percent),
        text("=", Kind::Equals),
        scan(First::WORD, word_characters, Kind::Word),
        text("[", Kind::BracketOpen),
        text("]", Kind::BracketClose),
        scan(First::of(SIGNS), sign, Kind::Punctuation),
        scan(First::BEYOND, letter, Kind::Letter),
        at_end(Kind::Eof),
    ];
    words()
        .chain(signs_of_names)
        .chain(only_outside.into_iter().filter(move |_| outside))
        .chain(signs)
}

fn generic() -> ClassRule {
    text("~", None).enter(Mode::Generic)
}

fn quotes() -> ClassRule {
    text("\"", None).enter(Mode::Quotes)
}

fn namespace() -> ClassRule {
    word("namespace", Kind::Namespace).enter(Mode::Namespace)
}

/// `\s+`, passed over.
fn space() -> ClassRule {
    scan(First::SPACE, |s| s.spaces(), None)
}

/// `\s*(\r?\n)+`: white space up to its last line break.
fn line_break() -> ClassRule {
    scan(First::SPACE, |s| s.spaces_and_line_breaks(), Kind::Newline)
}
