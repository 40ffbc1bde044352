//! The sequence diagram's lexicon: Mermaid's modes, and in each mode Mermaid's rules in Mermaid's order.
//!
//! The order is that of the `sequenceDiagram` grammar of Mermaid 12.3.0. Left out are rules that can
//! never be reached: each takes no more than one before it, and to the same end.

use std::sync::LazyLock;

use super::token::Kind;
use crate::syntax::chars::is_space;
use crate::syntax::lex::{
    self, Extent, First, Lexicon, Rule, Rules, acc_descr, acc_descr_block, acc_title, at_end,
    block_value, line_value, scan, text, word,
};

type Scanner<'t> = lex::Scanner<'t, SequenceLexicon>;
type SequenceRule = Rule<SequenceLexicon>;

/// The modes, rules and tokens of sequence diagrams.
#[derive(Debug)]
pub(super) struct SequenceLexicon;

/// A mode of the lexer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Every mode, in their order.
const MODES: &[Mode] = &[
    Mode::Initial,
    Mode::Id,
    Mode::Alias,
    Mode::Config,
    Mode::Line,
    Mode::AccTitle,
    Mode::AccDescr,
    Mode::AccDescrBlock,
];

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
        static RULES: LazyLock<Vec<Rules<SequenceLexicon>>> =
            LazyLock::new(|| MODES.iter().map(|&mode| rules(mode)).collect());
        &RULES[mode as usize]
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
            scan(First::SPACE, space_in_line, None),
            scan(First::of("#"), remark, None),
            text("@{", Kind::ConfigStart).enter(Mode::Config),
            scan(First::SOME, name_before_data, Kind::Actor),
            scan(First::SOME, name_before_as, Kind::Actor).enter(Mode::Alias),
            scan(First::SOME, name_to_end, Kind::Actor).leave(),
            scan(First::SOME, line, Kind::Invalid).leave(),
        ]),
        Mode::Alias => Rules::new([
            scan(First::SPACE, space_in_line, None),
            scan(First::of("#"), remark, None),
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
            scan(First::SPACE, space_in_line, None),
            scan(First::of("#"), remark, None),
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
        scan(First::of("\n"), line_breaks, Kind::Newline),
        scan(First::SPACE, space, None),
        scan(First::of("#"), remark, None),
        scan(First::of("%"), comment, None),
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

/// `[\n]+`
fn line_breaks(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    s.some_to(s.text.len() - rest.trim_start_matches('\n').len())
}

/// `\s+`
fn space(s: &mut Scanner<'_>) -> Option<Extent> {
    let end = s.spaces_end(s.pos);
    s.some_to(end)
}

/// `((?!\n)\s)+`
fn space_in_line(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let after = rest.trim_start_matches(|c| is_space(c) && c != '\n');
    s.some_to(s.text.len() - after.len())
}

/// `[^\n]+`
fn line(s: &mut Scanner<'_>) -> Option<Extent> {
    let end = s.find(b'\n');
    s.some_to(end)
}

/// `#[^\n]*`
fn remark(s: &mut Scanner<'_>) -> Option<Extent> {
    s.rest().starts_with('#').then(|| line(s))?
}

/// `%(?!\{)[^\n]*`
fn comment(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest().strip_prefix('%')?;
    if rest.starts_with('{') {
        return None;
    }
    line(s)
}

/// `:[^#\n;]*`
fn message_text(s: &mut Scanner<'_>) -> Option<Extent> {
    let starts = s.rest().starts_with(':');
    starts.then(|| Extent::new(s.pos, text_end(s)))
}

/// `[^\}]%%[^\n]*`
fn comment_after(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let first = rest.chars().next().filter(|&c| c != '}')?;
    let from = s.pos + first.len_utf8();
    if !s.text[from..].starts_with("%%") {
        return None;
    }
    let start = s.pos;
    s.pos = from;
    Some(Extent::new(start, s.find(b'\n')))
}

/// `([0-9]+(\.[0-9]{1,2})?|\.[0-9]{1,2})(?=[ \n]+)`
fn number(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let whole = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let digits = |from: usize| {
        let rest = rest[from..].strip_prefix('.')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits).then_some(from + 1 + digits)
    };
    let len = digits(whole).or((whole > 0).then_some(whole))?;
    rest[len..]
        .starts_with([' ', '\n'])
        .then(|| Extent::new(s.pos, s.pos + len))
}

/// A keyword before a name: `word(?=[ \t]+[^\/\\\+\(\)<>:\n,;\s\-])`.
fn before_name(s: &mut Scanner<'_>, word: &str) -> Option<Extent> {
    let len = s.literal(word)?;
    let rest = &s.rest()[len..];
    let name = rest.trim_start_matches([' ', '\t']);
    let first = name.chars().next().filter(|_| name.len() < rest.len())?;
    let starts = !is_space(first) && !"/\\+()<>:,;-".contains(first);
    starts.then(|| Extent::new(s.pos, s.pos + len))
}

/// `title\s[^#\n;]+`
fn title(s: &mut Scanner<'_>, word: &str) -> Option<Extent> {
    let len = s.literal(word)?;
    let space = s.rest()[len..].chars().next().filter(|&c| is_space(c))?;
    let (start, from) = (s.pos, s.pos + len + space.len_utf8());
    s.pos = from;
    let end = text_end(s);
    (end > from).then(|| Extent::new(start, end))
}

/// Where `[^#\n;]*` ends.
fn text_end(s: &mut Scanner<'_>) -> usize {
    s.find(b'#').min(s.find(b';')).min(s.find(b'\n'))
}

/// `.`
fn character(s: &mut Scanner<'_>) -> Option<Extent> {
    let first = s.rest().chars().next()?;
    Some(Extent::new(s.pos, s.pos + first.len_utf8()))
}

/// Names in messages and notes.
///
/// A first part without any of `/\+()<>-:,;`, then parts that each may begin with one `-` and hold
/// slashes, brackets and backslashes, as long as none begins like an arrow.
fn name(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let part = |at: usize, stops: &str| {
        let len = rest[at..].find(|c| stops.contains(c));
        len.map_or(rest.len(), |len| at + len)
    };
    let mut end = part(0, "/\\+()<->:\n,;");
    if end == 0 {
        return None;
    }
    while !begins_arrow(&rest[end..]) {
        let dash = usize::from(rest[end..].starts_with('-'));
        let next = part(end + dash, "+<->:\n,;");
        if next == end + dash {
            break;
        }
        end = next;
    }
    Some(trimmed(s.pos, &rest[..end]))
}

/// Whether a name ends before a text: `-x`, `--`, `()` and other beginnings of arrows.
fn begins_arrow(rest: &str) -> bool {
    const SIGNS: [&str; 12] = [
        "-x", "-X", "--", "-)", "-|\\", "-\\", "-/", "-|/", "/|-", "\\|-", "//-", "\\\\-",
    ];
    rest.starts_with("()") || SIGNS.iter().any(|sign| rest.starts_with(sign))
}

/// A name's match: the token is what stands between white space.
fn trimmed(pos: usize, found: &str) -> Extent {
    let start = pos + found.len() - found.trim_start_matches(is_space).len();
    let end = pos + found.trim_end_matches(is_space).len();
    Extent {
        start,
        end: end.max(start),
        next: pos + found.len(),
    }
}

/// What no name after `participant` holds, beside line breaks.
const NO_NAME: &str = "<>:,;@";

/// The name of one word that begins here, and what is after the white space after it.
fn one_word<'t>(s: &mut Scanner<'t>) -> Option<(Extent, &'t str)> {
    let rest = s.rest();
    let len = rest
        .find(|c| is_space(c) || NO_NAME.contains(c))
        .unwrap_or(rest.len());
    let name = s.some_to(s.pos + len)?;
    let after = s.spaces_end(name.end);
    Some((name, &s.text[after..]))
}

/// `[^<>:\n,;@\s]+(?=\s*@\{)`
fn name_before_data(s: &mut Scanner<'_>) -> Option<Extent> {
    let (name, after) = one_word(s)?;
    after.starts_with("@{").then_some(name)
}

/// `[^<>:\n,;@\s]+(?=\s+as\s)`
fn name_before_as(s: &mut Scanner<'_>) -> Option<Extent> {
    let (name, after) = one_word(s)?;
    let spaced = s.text.len() - after.len() > name.end;
    (spaced && is_as(after)).then_some(name)
}

/// Whether `as` and white space begin a text.
fn is_as(text: &str) -> bool {
    let head = text.as_bytes().get(..2);
    head.is_some_and(|head| head.eq_ignore_ascii_case(b"as")) && text[2..].starts_with(is_space)
}

/// `[^<>:\n,;@]+(?=\s*[\n;#]|$)`: to the end of the line or a `;`, else to the last `#` before
/// something that no name holds.
fn name_to_end(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let len = rest
        .find(|c| c == '\n' || NO_NAME.contains(c))
        .unwrap_or(rest.len());
    let len = match rest[len..].chars().next() {
        None | Some('\n' | ';') => len,
        Some(_) => rest[..len].rfind('#')?,
    };
    (len > 0).then(|| trimmed(s.pos, &rest[..len]))
}

/// `\}(?=\s+as\s)`
fn brace_before_as(s: &mut Scanner<'_>) -> Option<Extent> {
    s.rest().strip_prefix('}')?;
    let end = s.pos + 1;
    let after = s.spaces_end(end);
    (after > end && is_as(&s.text[after..])).then(|| Extent::new(s.pos, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::lex::testing::firsts_hold;

    #[test]
    fn rules_begin_with_what_they_say() {
        firsts_hold::<SequenceLexicon>(
            MODES,
            &[
                "sequenceDiagram\n participant A@{ \"type\": \"queue\" } as B %% c\nactor C as D;",
                "A-x+B(c): d # e\nF /|-- ()G: wrap: h\n1.5 .25 \\\\-I <<-->>J",
                "Note right of é,K: l\nlinks M: {}\nlink N: o @ p\ntitle: q\nTITLE r\n",
                "box create destroy loop rect opt alt else par par_over and critical option break end",
                "left of over activate deactivate properties x details y off note link z, ->>;<<->>",
                "-->> <<--> -> --> -x --x -) --) --|\\ --|/ --\\\\ --// /|-- \\|-- //-- \\\\--",
                "-|\\ -|/ -\\\\ -// /|- \\|- //- \\\\- : + () <<-->> title: a",
                "right of A\nlegacy title: x\naccDescr : y\npar_over z\n.5 \n",
                "accTitle: s\nACCDESCR { t }\nautonumber 10 off\n% u\nv%% w\n}%{ \u{a0}x",
            ],
        );
    }

    #[test]
    fn names_end_where_an_arrow_begins() {
        let first = |text: &str| {
            let token = lex::Lexer::<SequenceLexicon>::new(text).next();
            (token.kind, token.text(text).to_owned())
        };
        for (text, name) in [
            ("A b->>C", "A b"),
            ("a-b->>C", "a-b"),
            ("a-x", "a"),
            ("f(x)->>C", "f(x)"),
            ("a/b/|-C", "a/b/|-C"),
            ("A/|-C", "A"),
            ("A()->>B", "A"),
            ("a- ->>b", "a-"),
        ] {
            assert_eq!(first(text), (Kind::Actor, name.to_owned()), "{text}");
        }
    }
}
