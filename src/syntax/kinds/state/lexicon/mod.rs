//! The state diagram's lexicon: Mermaid's modes, and in each mode Mermaid's rules in Mermaid's order.
//!
//! The order is that of the `stateDiagram` grammar of Mermaid 12.3.0. Left out are rules that can
//! never be reached. What Mermaid does with a `%%` inside a name (it ends there) is part of the
//! patterns for names, and a rule of its own where the name would be empty.

mod patterns;
#[cfg(test)]
mod tests;

use super::token::Kind;
use crate::syntax::chars::is_word;
use crate::syntax::lex::{
    First, Lexicon, Rule, Rules, acc_descr, acc_descr_block, acc_title, at_end, block_value,
    direction_lines, line_value, made_once, modes, scan, text, word,
};
use patterns::{
    Ends, NO_ID, NO_NOTE_ID, as_word, character, class_ids, description, id, name, name_of_comment,
    note_block, note_id, note_line, several_words, spaced, state_name, stereotype, width, words,
};

type StateRule = Rule<StateLexicon>;

/// The modes, rules and tokens of state diagrams.
#[derive(Debug)]
pub(super) struct StateLexicon;

modes! {
    /// A mode of the lexer.
    pub(super) enum Mode {
        Initial,
        /// Between the braces of a composite state.
        Struct,
        /// After `state`, up to the end of the line.
        State,
        /// Between quotes after `state`.
        StateString,
        /// After `as`.
        StateId,
        /// After `scale`.
        Scale,
        /// After `classDef`, and after the name.
        ClassDef,
        ClassDefStyles,
        /// After `class`, and after the states.
        Class,
        ClassName,
        /// After `style`, and after the states.
        Style,
        StyleStyles,
        /// After `note`.
        Note,
        NoteId,
        NoteText,
        FloatingNote,
        FloatingNoteId,
        AccTitle,
        AccDescr,
        AccDescrBlock,
    }
}

impl Lexicon for StateLexicon {
    type Mode = Mode;
    type Kind = Kind;
    type State = Ends;

    const START: Mode = Mode::Initial;
    const END: Kind = Kind::Eof;
    const UNKNOWN: Kind = Kind::Unknown;
    const IGNORE_CASE: bool = true;

    fn state(text: &str) -> Ends {
        Ends::of(text)
    }

    fn rules(mode: Mode) -> &'static Rules<Self> {
        made_once!(StateLexicon, mode, rules)
    }
}

fn rules(mode: Mode) -> Rules<StateLexicon> {
    match mode {
        Mode::Initial => initial(),
        Mode::Struct => structure(),
        Mode::State => state(),
        Mode::StateString => Rules::new([
            text("\"", None).leave(),
            scan(First::ANY, |s| s.until(b'"'), Kind::StateDescr),
        ]),
        Mode::StateId => Rules::new([
            scan(First::of("%"), |s| name_of_comment(s, "\n{"), None),
            scan(First::ANY, |s| Some(name(s, "\n{")), Kind::Id).leave(),
        ]),
        Mode::Scale => Rules::new([
            scan(
                First::of("0123456789"),
                |s| s.some_of(|c| c.is_ascii_digit()),
                Kind::Width,
            ),
            scan(First::SPACE, width, None).leave(),
        ]),
        Mode::ClassDef => Rules::new([
            scan(
                First::of("dD"),
                |s| spaced(s, "default"),
                Kind::ClassDefDefault,
            )
            .leave()
            .enter(Mode::ClassDefStyles),
            scan(First::WORD, |s| words(s, is_word), Kind::ClassDefId)
                .leave()
                .enter(Mode::ClassDefStyles),
        ]),
        Mode::ClassDefStyles => line_value(Kind::ClassDefStyles),
        Mode::Class => Rules::new([scan(First::WORD, class_ids, Kind::ClassIds)
            .leave()
            .enter(Mode::ClassName)]),
        Mode::ClassName => line_value(Kind::ClassName),
        Mode::Style => Rules::new([scan(
            First::WORD.or(First::of(",")),
            |s| words(s, |c| is_word(c) || c == ','),
            Kind::StyleIds,
        )
        .leave()
        .enter(Mode::StyleStyles)]),
        Mode::StyleStyles => line_value(Kind::StyleStyles),
        Mode::Note => Rules::new([
            word("left of", Kind::LeftOf).leave().enter(Mode::NoteId),
            word("right of", Kind::RightOf).leave().enter(Mode::NoteId),
            text("\"", None).leave().enter(Mode::FloatingNote),
        ]),
        Mode::NoteId => Rules::new([
            scan(First::of("%"), |s| name_of_comment(s, NO_NOTE_ID), None),
            scan(First::SOME, note_id, Kind::Id)
                .leave()
                .enter(Mode::NoteText),
        ]),
        Mode::NoteText => Rules::new([
            scan(First::SPACE.or(First::of(":")), note_line, Kind::NoteText).leave(),
            scan(First::SOME, note_block, Kind::NoteText).leave(),
        ]),
        Mode::FloatingNote => Rules::new([
            scan(
                First::SPACE.or(First::of("aA")),
                |s| as_word(s, false),
                Kind::As,
            )
            .leave()
            .enter(Mode::FloatingNoteId),
            text("\"", None),
            scan(First::ANY, |s| s.until(b'"'), Kind::NoteText),
        ]),
        Mode::FloatingNoteId => Rules::new([
            scan(First::of("%"), |s| name_of_comment(s, "\n"), None),
            scan(First::ANY, |s| Some(name(s, "\n")), Kind::Id).leave(),
        ]),
        Mode::AccTitle => line_value(Kind::AccTitleValue),
        Mode::AccDescr => line_value(Kind::AccDescrValue),
        Mode::AccDescrBlock => block_value(Kind::AccDescrBlock),
    }
}

/// Outside composite states.
fn initial() -> Rules<StateLexicon> {
    let first = [
        word("click", Kind::Click),
        word("href", Kind::Href),
        scan(First::of("\""), |s| s.quoted(), Kind::String),
        word("default", Kind::Default),
    ];
    let spaces = [
        scan(First::of("\n"), |s| s.line_breaks(), Kind::Newline),
        scan(First::SPACE, |s| s.spaces(), None),
        scan(First::of("#"), |s| s.remark(), None),
        scan(First::of("%"), |s| s.comment("%%"), None),
    ];
    let whole = [
        scan(First::of("sS"), |s| spaced(s, "scale"), Kind::Scale).enter(Mode::Scale),
        acc_title(Kind::AccTitle, Mode::AccTitle),
        acc_descr(Kind::AccDescr, Mode::AccDescr),
        acc_descr_block(Mode::AccDescrBlock),
    ];
    let rest = [
        text("{", Kind::StructStart).enter(Mode::Struct),
        note(),
        scan(First::of("sS"), |s| spaced(s, "stateDiagram"), Kind::Header),
        scan(
            First::of("sS"),
            |s| spaced(s, "stateDiagram-v2"),
            Kind::Header,
        ),
        word("hide empty description", Kind::HideEmpty),
    ];
    let last = [
        at_end(Kind::Newline),
        scan(First::SOME, character, Kind::Invalid),
    ];
    Rules::new(
        (first.into_iter())
            .chain(directions())
            .chain(spaces)
            .chain(whole)
            .chain(keywords())
            .chain(rest)
            .chain(transitions())
            .chain(last),
    )
}

/// Between the braces of a composite state.
fn structure() -> Rules<StateLexicon> {
    let rest = [
        text("}", Kind::StructStop).leave(),
        text("\n", None),
        note(),
    ];
    Rules::new(
        (spaces_in_line().into_iter())
            .chain(keywords())
            .chain(directions())
            .chain(rest)
            .chain(transitions())
            .chain([text("--", Kind::Concurrent)]),
    )
}

/// After `state`.
fn state() -> Rules<StateLexicon> {
    let stereotypes = [
        scan(First::SOME, |s| stereotype(s, 0), Kind::Fork).leave(),
        scan(First::SOME, |s| stereotype(s, 1), Kind::Join).leave(),
        scan(First::SOME, |s| stereotype(s, 2), Kind::Choice).leave(),
        scan(First::SOME, |s| stereotype(s, 3), Kind::Fork).leave(),
        scan(First::SOME, |s| stereotype(s, 4), Kind::Join).leave(),
        scan(First::SOME, |s| stereotype(s, 5), Kind::Choice).leave(),
    ];
    let rest = [
        text("\"", None).enter(Mode::StateString),
        scan(
            First::SPACE.or(First::of("aA")),
            |s| as_word(s, true),
            Kind::As,
        )
        .enter(Mode::StateId),
        scan(First::WORD, several_words, Kind::SeveralWords),
        scan(First::SOME, state_name, Kind::Composite),
        text("\n", None).leave(),
        text("{", Kind::StructStart).leave().enter(Mode::Struct),
    ];
    Rules::new(spaces_in_line().into_iter().chain(stereotypes).chain(rest))
}

/// White space but for line breaks, and comments.
fn spaces_in_line() -> [StateRule; 3] {
    [
        scan(First::SPACE, |s| s.spaces_in_line(), None),
        scan(First::of("#"), |s| s.remark(), None),
        scan(First::of("%"), |s| s.comment("%%"), None),
    ]
}

fn directions() -> [StateRule; 4] {
    direction_lines([
        Kind::DirectionTb,
        Kind::DirectionBt,
        Kind::DirectionRl,
        Kind::DirectionLr,
    ])
}

fn keywords() -> [StateRule; 4] {
    [
        scan(First::of("cC"), |s| spaced(s, "classDef"), Kind::ClassDef).enter(Mode::ClassDef),
        scan(First::of("cC"), |s| spaced(s, "class"), Kind::Class).enter(Mode::Class),
        scan(First::of("sS"), |s| spaced(s, "style"), Kind::Style).enter(Mode::Style),
        scan(First::of("sS"), |s| spaced(s, "state"), None).enter(Mode::State),
    ]
}

fn note() -> StateRule {
    scan(First::of("nN"), |s| spaced(s, "note"), Kind::Note).enter(Mode::Note)
}

/// States, arrows and texts.
fn transitions() -> [StateRule; 6] {
    [
        text("[*]", Kind::Edge),
        scan(First::of("%"), |s| name_of_comment(s, NO_ID), None),
        scan(First::SOME, id, Kind::Id),
        scan(First::of(":"), description, Kind::Descr),
        text("-->", Kind::Arrow),
        text(":::", Kind::StyleSeparator),
    ]
}
