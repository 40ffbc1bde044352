//! The sequence diagram's lexicon: Mermaid's modes, and in each mode Mermaid's rules in Mermaid's order.
//!
//! The order is that of the `sequenceDiagram` grammar of Mermaid 12.3.0. Left out are rules that can
//! never be reached: each takes no more than one before it, and to the same end.

mod patterns;
#[cfg(test)]
mod tests;

use super::token::Kind;
use crate::syntax::lex::{
    Extent, First, Lexicon, Rule, Rules, acc_descr, acc_descr_block, acc_title, at_end,
    block_value, line_value, made_once, modes, scan, text, word,
};
use patterns::{
    before_name, brace_before_as, character, comment_after, message_text, name, name_before_as,
    name_before_data, name_to_end, number, text_end, title,
};

type SequenceRule = Rule<SequenceLexicon>;

/// The modes, rules and tokens of sequence diagrams.
#[derive(Debug)]
pub(super) struct SequenceLexicon;

modes! {
    /// A mode of the lexer.
    pub(super) enum Mode {
        Initial,
        /// After `participant` and the like: one name, up to the end of the line.
        Id,
        /// After a name that `as` follows.
        Alias,
        /// After `@{`.
        Config,
        /// After `loop` and the like: the rest of the line.
        Line,
        AccTitle,
        AccDescr,
        AccDescrBlock,
    }
}

impl Lexicon for SequenceLexicon {
    type Mode = Mode;
    type Kind = Kind;
    type State = ();

    const START: Mode = Mode::Initial;
    const END: Kind = Kind::Eof;
    const UNKNOWN: Kind = Kind::Unknown;
    const IGNORE_CASE: bool = true;

    fn state(_: &str) {}

    fn rules(mode: Mode) -> &'static Rules<Self> {
        made_once!(SequenceLexicon, mode, rules)
    }
}

fn rules(mode: Mode) -> Rules<SequenceLexicon> {
    match mode {
        Mode::Initial => Rules::new(
            (spaces().into_iter())
                .chain(keywords())
                .chain(titles())
                .chain(signs()),
        ),
        Mode::Id => Rules::new([
            scan(First::SPACE, |s| s.spaces_in_line(), None),
            scan(First::of("#"), |s| s.remark(), None),
            text("@{", Kind::ConfigStart).enter(Mode::Config),
            scan(First::SOME, name_before_data, Kind::Actor),
            scan(First::SOME, name_before_as, Kind::Actor).enter(Mode::Alias),
            scan(First::SOME, name_to_end, Kind::Actor).leave(),
            scan(First::SOME, |s| s.some_until(b'\n'), Kind::Invalid).leave(),
        ]),
        Mode::Alias => Rules::new([
            scan(First::SPACE, |s| s.spaces_in_line(), None),
            scan(First::of("#"), |s| s.remark(), None),
            word("as", Kind::As).leave_some(2).enter(Mode::Line),
            scan(
                First::ANY,
                |s| Some(Extent::new(s.pos, s.pos)),
                Kind::Newline,
            )
            .leave_some(2),
        ]),
        Mode::Config => Rules::new([
            scan(First::SOME, |s| s.some_until(b'}'), Kind::ConfigContent),
            scan(First::of("}"), brace_before_as, Kind::ConfigEnd)
                .leave()
                .enter(Mode::Alias),
            text("}", Kind::ConfigEnd).leave_some(2),
        ]),
        Mode::Line => Rules::new([
            scan(First::SPACE, |s| s.spaces_in_line(), None),
            scan(First::of("#"), |s| s.remark(), None),
            scan(
                First::ANY,
                |s| Some(Extent::new(s.pos, text_end(s))),
                Kind::RestOfLine,
            )
            .leave(),
        ]),
        Mode::AccTitle => line_value(Kind::AccTitleValue),
        Mode::AccDescr => line_value(Kind::AccDescrValue),
        Mode::AccDescrBlock => block_value(Kind::AccDescrBlock),
    }
}

/// White space, comments and numbers.
fn spaces() -> [SequenceRule; 6] {
    [
        scan(First::of("\n"), |s| s.line_breaks(), Kind::Newline),
        scan(First::SPACE, |s| s.spaces(), None),
        scan(First::of("#"), |s| s.remark(), None),
        scan(First::of("%"), |s| s.comment("%"), None),
        scan(First::SOME, comment_after, None),
        scan(First::of(".0123456789"), number, Kind::Number),
    ]
}

fn keywords() -> Vec<SequenceRule> {
    vec![
        word("box", Kind::Box).enter(Mode::Line),
        word("participant", Kind::Participant).enter(Mode::Id),
        word("actor", Kind::ParticipantActor).enter(Mode::Id),
        word("create", Kind::Create),
        word("destroy", Kind::Destroy).enter(Mode::Id),
        word("loop", Kind::Loop).enter(Mode::Line),
        word("rect", Kind::Rect).enter(Mode::Line),
        word("opt", Kind::Opt).enter(Mode::Line),
        word("alt", Kind::Alt).enter(Mode::Line),
        word("else", Kind::Else).enter(Mode::Line),
        word("par", Kind::Par).enter(Mode::Line),
        word("par_over", Kind::ParOver).enter(Mode::Line),
        word("and", Kind::And).enter(Mode::Line),
        word("critical", Kind::Critical).enter(Mode::Line),
        word("option", Kind::Option).enter(Mode::Line),
        word("break", Kind::Break).enter(Mode::Line),
        word("end", Kind::End),
        word("left of", Kind::LeftOf),
        word("right of", Kind::RightOf),
        scan(First::of("lL"), |s| before_name(s, "links"), Kind::Links),
        scan(First::of("lL"), |s| before_name(s, "link"), Kind::Link),
        scan(
            First::of("pP"),
            |s| before_name(s, "properties"),
            Kind::Properties,
        ),
        scan(
            First::of("dD"),
            |s| before_name(s, "details"),
            Kind::Details,
        ),
        word("over", Kind::Over),
        word("note", Kind::Note),
        word("activate", Kind::Activate).enter(Mode::Id),
        word("deactivate", Kind::Deactivate).enter(Mode::Id),
    ]
}

fn titles() -> Vec<SequenceRule> {
    vec![
        scan(First::of("tT"), |s| title(s, "title"), Kind::Title),
        scan(First::of("tT"), |s| title(s, "title:"), Kind::LegacyTitle),
        acc_title(Kind::AccTitle, Mode::AccTitle),
        acc_descr(Kind::AccDescr, Mode::AccDescr),
        acc_descr_block(Mode::AccDescrBlock),
        word("sequenceDiagram", Kind::Header),
        word("autonumber", Kind::Autonumber),
        word("off", Kind::Off),
    ]
}

/// Names, arrows and other signs.
fn signs() -> Vec<SequenceRule> {
    vec![
        text(",", Kind::Comma),
        text(";", Kind::Newline),
        scan(First::SOME, name, Kind::Actor),
        text("->>", Kind::SolidArrow),
        text("<<->>", Kind::BothSolid),
        text("-->>", Kind::DottedArrow),
        text("<<-->>", Kind::BothDotted),
        text("->", Kind::SolidOpen),
        text("-->", Kind::DottedOpen),
        text("-x", Kind::SolidCross),
        text("--x", Kind::DottedCross),
        text("-)", Kind::SolidPoint),
        text("--)", Kind::DottedPoint),
        text("--|\\", Kind::TopDotted),
        text("--|/", Kind::BottomDotted),
        text("--\\\\", Kind::StickTopDotted),
        text("--//", Kind::StickBottomDotted),
        text("/|--", Kind::TopReverseDotted),
        text("\\|--", Kind::BottomReverseDotted),
        text("//--", Kind::StickTopReverseDotted),
        text("\\\\--", Kind::StickBottomReverseDotted),
        text("-|\\", Kind::Top),
        text("-|/", Kind::Bottom),
        text("-\\\\", Kind::StickTop),
        text("-//", Kind::StickBottom),
        text("/|-", Kind::TopReverse),
        text("\\|-", Kind::BottomReverse),
        text("//-", Kind::StickTopReverse),
        text("\\\\-", Kind::StickBottomReverse),
        scan(First::of(":"), message_text, Kind::Text),
        text("+", Kind::Plus),
        text("-", Kind::Minus),
        text("()", Kind::Central),
        at_end(Kind::Newline),
        scan(First::SOME, character, Kind::Invalid),
    ]
}
