//! The flowchart's lexicon: Mermaid's modes, and in each mode Mermaid's rules in Mermaid's order.
//!
//! The order is that of the `flow` grammar of Mermaid 12.3.0; the rules that hold in every mode
//! (quotes, `~~~`, brackets) stand in each. It differs where that cannot be seen: a run of characters
//! that Mermaid hands over one by one (text between two halves of an arrow) is one token here, and
//! rules that cannot match at the same place may have changed places.
//!
//! `statements` has the rules of the mode that statements are read in, `patterns` the regular
//! expressions that need no memory, `scans` those that do.

mod patterns;
mod scans;
mod statements;
#[cfg(test)]
mod tests;

use super::token::Kind;
use crate::syntax::lex::{
    self, First, Lexicon, Memo, Rule, Rules, block_value, line_value, made_once, modes, nom, scan,
    text,
};
pub(super) use patterns::is_node_char;

/// The flowchart's lexer.
pub(super) type Lexer<'t> = lex::Lexer<'t, FlowLexicon>;

/// The modes, rules and tokens of flowcharts.
#[derive(Debug)]
pub(super) struct FlowLexicon;

modes! {
    /// A mode of the lexer.
    pub(super) enum Mode {
        Initial,
        /// After `graph`: only a direction or the end of the line.
        Dir,
        AccTitle,
        AccDescr,
        AccDescrMultiline,
        ShapeData,
        ShapeDataString,
        CallbackName,
        CallbackArgs,
        Click,
        String,
        MdString,
        EdgeText,
        ThickEdgeText,
        DottedEdgeText,
        EllipseText,
        TrapText,
        Text,
    }
}

/// What the patterns remember.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The header's keyword was read.
    header: bool,
    /// The word that was looked through last for the id of a link.
    word: Memo,
    /// The last `@` in it that can end such an id.
    word_at: Option<usize>,
    /// The run of bare text in brackets that was found last.
    bare: Memo,
}

impl Lexicon for FlowLexicon {
    type Mode = Mode;
    type Kind = Kind;
    type State = Seen;

    const START: Mode = Mode::Initial;
    const END: Kind = Kind::Unclosed;
    const UNKNOWN: Kind = Kind::Unknown;

    fn state(_: &str) -> Seen {
        Seen::default()
    }

    fn rules(mode: Mode) -> &'static Rules<Self> {
        made_once!(FlowLexicon, mode, rules)
    }
}

type FlowRule = Rule<FlowLexicon>;

fn rules(mode: Mode) -> Rules<FlowLexicon> {
    match mode {
        Mode::Initial => statements::initial(),
        Mode::Dir => dir(),
        Mode::AccTitle => line_value(Kind::AccTitleValue),
        Mode::AccDescr => line_value(Kind::AccDescrValue),
        Mode::AccDescrMultiline => block_value(Kind::AccDescrMultiline),
        Mode::ShapeData => Rules::new([
            text("\"", Kind::ShapeData).enter(Mode::ShapeDataString),
            scan(First::SOME, scans::data, Kind::ShapeData),
            text("}", None).leave(),
        ]),
        Mode::ShapeDataString => Rules::new([
            text("\"", Kind::ShapeData).leave(),
            scan(First::SOME, |s| s.some_until(b'"'), Kind::ShapeData),
        ]),
        Mode::CallbackName => Rules::new([
            scan(First::of("("), scans::empty_arguments, None).leave(),
            text("(", None).leave().enter(Mode::CallbackArgs),
            scan(First::ANY, |s| s.until(b'('), Kind::CallbackName),
        ]),
        Mode::CallbackArgs => Rules::new([
            text(")", None).leave(),
            scan(First::ANY, |s| s.until(b')'), Kind::CallbackArgs),
        ]),
        Mode::Click => Rules::new(quotes().into_iter().chain([
            nom(First::SPACE, patterns::space, None).leave(),
            nom(First::ANY, patterns::no_space, Kind::Click),
        ])),
        Mode::String => Rules::new([
            text("\"`", None).enter(Mode::MdString),
            scan(First::SOME, |s| s.some_until(b'"'), Kind::Str),
            text("\"", None).leave(),
        ]),
        Mode::MdString => Rules::new(
            [
                scan(First::SOME, scans::markdown, Kind::MdStr),
                text("`\"", None).leave(),
            ]
            .into_iter()
            .chain(quotes()),
        ),
        Mode::EdgeText => edge_text(
            scan(NORMAL, |s| scans::arrow(s, patterns::normal), Kind::Link),
            |s| scans::edge_text(s, '-', patterns::normal),
        ),
        Mode::ThickEdgeText => edge_text(
            scan(THICK, |s| scans::arrow(s, patterns::thick), Kind::Link),
            |s| scans::edge_text(s, '=', patterns::thick),
        ),
        Mode::DottedEdgeText => edge_text(
            scan(DOTTED, |s| scans::arrow(s, patterns::dotted), Kind::Link),
            |s| scans::edge_text(s, '.', patterns::dotted),
        ),
        Mode::EllipseText => ellipse_text(),
        Mode::TrapText => trap_text(),
        Mode::Text => bracket_text(),
    }
}

const NORMAL: First = First::SPACE.or(First::of("xo<-"));
const THICK: First = First::SPACE.or(First::of("xo<="));
const DOTTED: First = First::SPACE.or(First::of("xo<-."));
const INVISIBLE: First = First::SPACE.or(First::of("~"));

fn dir() -> Rules<FlowLexicon> {
    let direction = First::SPACE.or(First::of("LRTBv<>^"));
    let own = [
        scan(First::SPACE, scans::no_direction, Kind::NoDir).leave(),
        scan(direction, scans::direction, Kind::Dir).leave(),
    ];
    Rules::new(
        (quotes().into_iter())
            .chain(own)
            .chain(everywhere())
            .chain(openers()),
    )
}

/// Text between the two halves of an arrow.
fn edge_text(
    second_half: FlowRule,
    run: fn(&mut scans::FlowScanner<'_>) -> Option<lex::Extent>,
) -> Rules<FlowLexicon> {
    let own = [second_half.leave(), scan(First::SOME, run, Kind::EdgeText)];
    Rules::new(
        (quotes().into_iter())
            .chain(own)
            .chain(everywhere())
            .chain(openers()),
    )
}

fn ellipse_text() -> Rules<FlowLexicon> {
    let own = [
        scan(
            INVISIBLE,
            |s| scans::arrow(s, patterns::invisible),
            Kind::Link,
        ),
        nom(First::of("-/)"), patterns::ellipse_end, Kind::EllipseEnd).leave(),
        scan(First::SOME, scans::ellipse_text, Kind::Text),
    ];
    Rules::new(
        (quotes().into_iter())
            .chain(own)
            .chain(everywhere())
            .chain(openers()),
    )
}

fn trap_text() -> Rules<FlowLexicon> {
    let own = [
        nom(First::of("\\(?=])"), patterns::trap_end, Kind::TrapEnd).leave(),
        text("/]", Kind::InvTrapEnd).leave(),
        nom(First::SOME, patterns::trap_text, Kind::Text),
    ];
    let [stadium, subroutine, cylinder, circle, ..] = long_openers();
    Rules::new(
        (quotes().into_iter())
            .chain(everywhere())
            .chain([stadium, subroutine, cylinder, circle])
            .chain(own)
            .chain(openers()),
    )
}

fn bracket_text() -> Rules<FlowLexicon> {
    let closers = [
        text("])", Kind::StadiumEnd).leave(),
        text("]]", Kind::SubroutineEnd).leave(),
        text(")]", Kind::CylinderEnd).leave(),
        text(")))", Kind::DoubleCircleEnd).leave(),
        text("|", Kind::Pipe).leave(),
        text(")", Kind::Pe).leave(),
        text("]", Kind::Sqe).leave(),
        text("}", Kind::DiamondStop).leave(),
    ];
    Rules::new(
        (quotes().into_iter())
            .chain(everywhere())
            .chain(closers)
            .chain(openers())
            .chain([scan(First::SOME, scans::bare_text, Kind::Text)]),
    )
}

/// Quotes open a string in nearly every mode.
fn quotes() -> [FlowRule; 2] {
    [
        text("\"`", None).enter(Mode::MdString),
        text("\"", None).enter(Mode::String),
    ]
}

/// The rules that hold in every mode, from those for links on.
fn everywhere() -> [FlowRule; 2] {
    [
        scan(
            INVISIBLE,
            |s| scans::arrow(s, patterns::invisible),
            Kind::Link,
        ),
        text("(-", Kind::EllipseStart).enter(Mode::EllipseText),
    ]
}

/// The brackets that open a label in every mode.
fn openers() -> impl Iterator<Item = FlowRule> {
    long_openers().into_iter().chain(short_openers())
}

/// Those of more than one sign.
fn long_openers() -> [FlowRule; 6] {
    [
        text("([", Kind::StadiumStart).enter(Mode::Text),
        text("[[", Kind::SubroutineStart).enter(Mode::Text),
        text("[(", Kind::CylinderStart).enter(Mode::Text),
        text("(((", Kind::DoubleCircleStart).enter(Mode::Text),
        text("[/", Kind::TrapStart).enter(Mode::TrapText),
        text("[\\", Kind::InvTrapStart).enter(Mode::TrapText),
    ]
}

fn short_openers() -> [FlowRule; 4] {
    [
        text("|", Kind::Pipe).enter(Mode::Text),
        text("(", Kind::Ps).enter(Mode::Text),
        text("[", Kind::Sqs).enter(Mode::Text),
        text("{", Kind::DiamondStart).enter(Mode::Text),
    ]
}
