//! The rules of the mode in which statements are read, keywords first.

use super::{
    DOTTED, FlowLexicon, FlowRule, Kind, Mode, NORMAL, THICK, everywhere, long_openers, patterns,
    quotes, scans, short_openers,
};
use crate::syntax::lex::{
    First, Rules, acc_descr, acc_descr_block, acc_title, at_end, direction_lines, direction_td,
    nom, scan, text, word,
};

/// The mode in which statements are read.
pub(super) fn initial() -> Rules<FlowLexicon> {
    let words = [
        acc_title(Kind::AccTitle, Mode::AccTitle),
        acc_descr(Kind::AccDescr, Mode::AccDescr),
        acc_descr_block(Mode::AccDescrMultiline),
        text("@{", Kind::ShapeDataStart).enter(Mode::ShapeData),
        scan(First::of("c"), |s| scans::before_space(s, "call"), None).enter(Mode::CallbackName),
        scan(First::of("c"), |s| scans::before_space(s, "click"), None).enter(Mode::Click),
    ];
    let directions = direction_lines([
        Kind::DirectionTb,
        Kind::DirectionBt,
        Kind::DirectionRl,
        Kind::DirectionLr,
    ]);
    let signs = [
        direction_td(Kind::DirectionTd),
        scan(First::SOME, scans::link_id, Kind::LinkId).needing("@"),
        nom(First::of("0123456789"), patterns::number, Kind::Num),
        text("#", Kind::Brkt),
        text(":::", Kind::StyleSeparator),
        text(":", Kind::Colon),
        text("&", Kind::Amp),
        text(";", Kind::Semi),
        text(",", Kind::Comma),
        text("*", Kind::Mult),
    ];
    let arrows = [
        scan(NORMAL, |s| scans::arrow(s, patterns::normal), Kind::Link),
        scan(
            NORMAL,
            |s| scans::arrow(s, patterns::half_normal),
            Kind::StartLink,
        )
        .enter(Mode::EdgeText),
        scan(THICK, |s| scans::arrow(s, patterns::thick), Kind::Link),
        scan(
            THICK,
            |s| scans::arrow(s, patterns::half_thick),
            Kind::StartLink,
        )
        .enter(Mode::ThickEdgeText),
        scan(DOTTED, |s| scans::arrow(s, patterns::dotted), Kind::Link),
        scan(
            DOTTED,
            |s| scans::arrow(s, patterns::half_dotted),
            Kind::StartLink,
        )
        .enter(Mode::DottedEdgeText),
    ];
    let flags = [
        text("[|", Kind::VertexWithPropsStart),
        text(">", Kind::TagEnd).enter(Mode::Text),
    ];
    // `\|` and `v` come before ids; pipes and single brackets after them.
    let ids = [
        text("<", Kind::TagStart),
        text("^", Kind::Up),
        text("\\|", Kind::Sep),
        word("v", Kind::Down),
        nom(patterns::NODE, patterns::node_string, Kind::NodeString),
        text("-", Kind::Minus),
        nom(First::BEYOND, patterns::unicode_letter, Kind::UnicodeText),
    ];
    let spaces = [
        nom(First::of("\n"), patterns::newlines, Kind::Newline),
        nom(First::SPACE, patterns::spaces, Kind::Space),
        at_end(Kind::Eof),
    ];
    Rules::new(
        (words.into_iter())
            .chain(quotes())
            .chain(keywords())
            .chain(directions)
            .chain(signs)
            .chain(arrows)
            .chain(everywhere())
            .chain(flags)
            .chain(long_openers())
            .chain(ids)
            .chain(short_openers())
            .chain(spaces),
    )
}

/// The words of the language.
fn keywords() -> [FlowRule; 15] {
    [
        scan(First::of("sfg"), scans::header, Kind::Graph).enter(Mode::Dir),
        nom(First::of("sfg"), patterns::header, Kind::Graph),
        word("style", Kind::Style),
        word("default", Kind::Default),
        word("linkStyle", Kind::LinkStyle),
        word("interpolate", Kind::Interpolate),
        word("classDef", Kind::ClassDef),
        word("class", Kind::Class),
        nom(First::of("h"), patterns::href, Kind::Href),
        word("subgraph", Kind::Subgraph),
        scan(First::of("e"), scans::end, Kind::End),
        word("_self", Kind::LinkTarget),
        word("_blank", Kind::LinkTarget),
        word("_parent", Kind::LinkTarget),
        word("_top", Kind::LinkTarget),
    ]
}
