//! The state diagram's lexicon: Mermaid's modes, and in each mode Mermaid's rules in Mermaid's order.
//!
//! The order is that of the `stateDiagram` grammar of Mermaid 12.3.0. Left out are rules that can
//! never be reached. What Mermaid does with a `%%` inside a name (it ends there) is part of the
//! patterns for names, and a rule of its own where the name would be empty.

use std::sync::LazyLock;

use super::token::Kind;
use crate::syntax::chars::{is_line_end, is_space, is_word};
use crate::syntax::lex::{
    self, Extent, First, Lexicon, Rule, Rules, acc_descr, acc_descr_block, acc_title, at_end,
    block_value, direction_lines, is_boundary, line_value, modes, scan, text, word,
};

type Scanner<'t> = lex::Scanner<'t, StateLexicon>;
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

/// Where the things end that a pattern looks for far ahead.
#[derive(Debug)]
pub(super) struct Ends {
    /// The stereotypes, by [`STEREOTYPES`]: where each begins, in order.
    stereotypes: [Vec<usize>; 6],
    /// The ends of notes: where the line break before each begins, and where the words end.
    notes: Vec<(usize, usize)>,
}

/// The marks of states that are not boxes, in the order of their rules.
const STEREOTYPES: [(&str, Kind); 6] = [
    ("<<fork>>", Kind::Fork),
    ("<<join>>", Kind::Join),
    ("<<choice>>", Kind::Choice),
    ("[[fork]]", Kind::Fork),
    ("[[join]]", Kind::Join),
    ("[[choice]]", Kind::Choice),
];

impl Ends {
    fn of(text: &str) -> Self {
        let folded = text.to_ascii_lowercase();
        let stereotypes = STEREOTYPES.map(|(mark, _)| {
            let marks = folded.match_indices(mark);
            marks.map(|(at, _)| at).collect()
        });
        let words = folded.match_indices("end note");
        let notes = words.filter_map(|(at, word)| {
            let end = at + word.len();
            let before = text[..at].trim_end_matches(is_space);
            let line_break = text[before.len()..at].rfind('\n')?;
            // The first line break of the white space: Mermaid takes as little as it can.
            let first = text[before.len()..at].find('\n').unwrap_or(line_break);
            is_boundary(&text[end..]).then_some((before.len() + first, end))
        });
        Self {
            stereotypes,
            notes: notes.collect(),
        }
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
        static RULES: LazyLock<Vec<Rules<StateLexicon>>> =
            LazyLock::new(|| Mode::ALL.iter().map(|&mode| rules(mode)).collect());
        &RULES[mode as usize]
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
            scan(First::of("0123456789"), digits, Kind::Width),
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

/// Outside of composite states.
fn initial() -> Rules<StateLexicon> {
    let first = [
        word("click", Kind::Click),
        word("href", Kind::Href),
        scan(First::of("\""), quoted, Kind::String),
        word("default", Kind::Default),
    ];
    let spaces = [
        scan(First::of("\n"), line_breaks, Kind::Newline),
        scan(First::SPACE, space, None),
        scan(First::of("#"), remark, None),
        scan(First::of("%"), comment, None),
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
        scan(First::SPACE, space_in_line, None),
        scan(First::of("#"), remark, None),
        scan(First::of("%"), comment, None),
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

/// What no id holds, beside white space.
const NO_ID: &str = ":-{";
/// What the id of a note does not hold, beside white space.
const NO_NOTE_ID: &str = ":-";

/// `[^:\n\s\-\{]+`
fn id(s: &mut Scanner<'_>) -> Option<Extent> {
    let len = name_len(s.rest(), NO_ID, true);
    s.some_to(s.pos + len)
}

/// `\s*[^:\n\s\-]+`
fn note_id(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.spaces_end(s.pos);
    let rest = &s.text[start..];
    if rest.is_empty() || rest.starts_with(|c| NO_NOTE_ID.contains(c)) {
        return None;
    }
    // Where a comment follows the white space, the name is empty.
    Some(Extent::new(start, start + name_len(rest, NO_NOTE_ID, true)))
}

/// A name up to one of some characters, or to a comment; it may be empty.
fn name(s: &mut Scanner<'_>, stops: &str) -> Extent {
    Extent::new(s.pos, s.pos + name_len(s.rest(), stops, false))
}

/// Where a comment stands in the place of a name: what Mermaid passes over.
fn name_of_comment(s: &mut Scanner<'_>, stops: &str) -> Option<Extent> {
    let rest = s.rest();
    let spaced = stops != "\n{" && stops != "\n";
    let stop = |c: char| stops.contains(c) || spaced && is_space(c);
    rest.starts_with("%%")
        .then(|| Extent::new(s.pos, s.pos + rest.find(stop).unwrap_or(rest.len())))
}

/// How long a name is that ends before some characters, and before `%%`.
fn name_len(rest: &str, stops: &str, spaced: bool) -> usize {
    let stop = |c: char| stops.contains(c) || spaced && is_space(c);
    let found = &rest[..rest.find(stop).unwrap_or(rest.len())];
    found.find("%%").unwrap_or(found.len())
}

/// `\s*:(?:[^:\n;]|:[^:\n;])+`, where no white space is left before it.
fn description(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    rest.strip_prefix(':')?;
    let line = &rest[1..s.find(b'\n').min(s.find(b';')) - s.pos];
    // Two colons in a row, or a colon at the end, end it.
    let double = line
        .match_indices("::")
        .map(|(at, _)| at)
        .find(|&at| at > 0);
    let (from, len) = match line.strip_prefix(':') {
        Some(after) if after.is_empty() || after.starts_with(':') => return None,
        Some(_) => (1, double),
        None => (0, double),
    };
    let text = &line[..len.unwrap_or(line.len())];
    let text = if len.is_none() {
        text.strip_suffix(':').unwrap_or(text)
    } else {
        text
    };
    (text.len() > from).then(|| Extent::new(s.pos, s.pos + 1 + text.len()))
}

/// `"[^"]*"`
fn quoted(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.pos;
    s.rest().strip_prefix('"')?;
    s.pos += 1;
    let end = s.find(b'"');
    (end < s.text.len()).then(|| Extent::new(start, end + 1))
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

/// `#[^\n]*`
fn remark(s: &mut Scanner<'_>) -> Option<Extent> {
    s.rest().strip_prefix('#')?;
    line(s)
}

/// `[^\n]*`
fn line(s: &mut Scanner<'_>) -> Option<Extent> {
    let end = s.find(b'\n');
    s.some_to(end)
}

/// `%%(?!\{)[^\n]*`
fn comment(s: &mut Scanner<'_>) -> Option<Extent> {
    let after = s.rest().strip_prefix("%%")?;
    if after.starts_with('{') {
        return None;
    }
    line(s)
}

/// A word and the white space after it: `state\s+`.
fn spaced(s: &mut Scanner<'_>, word: &str) -> Option<Extent> {
    let end = s.pos + s.literal(word)?;
    let next = s.spaces_end(end);
    (next > end).then_some(Extent {
        start: s.pos,
        end,
        next,
    })
}

/// Some characters, and white space after them, which is not part of the token.
fn words(s: &mut Scanner<'_>, is_part: fn(char) -> bool) -> Option<Extent> {
    let rest = s.rest();
    let end = s.pos + rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let next = s.spaces_end(end);
    (end > s.pos && next > end).then_some(Extent {
        start: s.pos,
        end,
        next,
    })
}

/// `\w+((,\s*\w+)*)`
fn class_ids(s: &mut Scanner<'_>) -> Option<Extent> {
    let word = |at: usize| {
        let rest = &s.text[at..];
        at + rest.find(|c| !is_word(c)).unwrap_or(rest.len())
    };
    let mut end = word(s.pos);
    s.some_to(end)?;
    while let Some(after) = s.text[end..].strip_prefix(',') {
        let start = s.text.len() - after.trim_start_matches(is_space).len();
        let next = word(start);
        if next == start {
            break;
        }
        end = next;
    }
    s.some_to(end)
}

/// `\d+`
fn digits(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let len = rest.find(|c: char| !c.is_ascii_digit());
    s.some_to(s.pos + len.unwrap_or(rest.len()))
}

/// `\s+width\b`
fn width(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.pos;
    s.pos = s.spaces_end(start);
    let end = s.pos + s.literal("width")?;
    (s.pos > start && is_boundary(&s.text[end..])).then(|| Extent::new(start, end))
}

/// `\s*as\s+`; in a floating note `\s*as\s*`.
fn as_word(s: &mut Scanner<'_>, spaced: bool) -> Option<Extent> {
    s.pos = s.spaces_end(s.pos);
    let start = s.pos;
    let end = start + s.literal("as")?;
    let next = s.spaces_end(end);
    (next > end || !spaced).then_some(Extent { start, end, next })
}

/// `.*<<fork>>` and the like: the token is the name before the mark.
fn stereotype(s: &mut Scanner<'_>, number: usize) -> Option<Extent> {
    let line_end = s.line_end();
    let places = &s.state.stereotypes[number];
    let last = places.partition_point(|&at| at < line_end).checked_sub(1)?;
    let at = places[last];
    if at < s.pos {
        return None;
    }
    let name = &s.text[s.pos..at];
    let start = s.pos + name.len() - name.trim_start_matches(is_space).len();
    let end = s.pos + name.trim_end_matches(is_space).len();
    Some(Extent {
        start: start.min(at),
        end: end.max(start.min(at)),
        next: at + STEREOTYPES[number].0.len(),
    })
}

/// `\w+\s+\w+.*?\{`: Mermaid throws. The token ends where the brace does.
fn several_words(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.pos;
    let rest = s.rest();
    let first = start + rest.find(|c| !is_word(c)).filter(|&len| len > 0)?;
    let second = s.spaces_end(first);
    if second == first || !s.text[second..].starts_with(is_word) {
        return None;
    }
    s.pos = second;
    let line_end = s.line_end();
    let brace = s.find(b'{');
    // A brace right after the second word needs a letter before it, which is there.
    (brace < line_end).then(|| Extent::new(start, brace + 1))
}

/// `[^\n\s\{]+`
fn state_name(s: &mut Scanner<'_>) -> Option<Extent> {
    let rest = s.rest();
    let len = rest.find(|c| is_space(c) || c == '{');
    s.some_to(s.pos + len.unwrap_or(rest.len()))
}

/// `\s*:[^:\n;]+`: Mermaid cuts two characters off, the second of which should be a space.
fn note_line(s: &mut Scanner<'_>) -> Option<Extent> {
    let start = s.pos;
    let colon = s.spaces_end(start);
    let after = s.text[colon..].strip_prefix(':')?;
    let len = after.find([':', '\n', ';']).unwrap_or(after.len());
    if len == 0 {
        return None;
    }
    let end = colon + 1 + len;
    let cut: usize = s.text[start..end].chars().take(2).map(char::len_utf8).sum();
    Some(Extent {
        start: start + cut,
        end,
        next: end,
    })
}

/// `[\s\S]*?\n\s*end note\b`: the token is what stands before.
fn note_block(s: &mut Scanner<'_>) -> Option<Extent> {
    let notes = &s.state.notes;
    let first = notes.partition_point(|&(_, end)| end <= s.pos);
    // What begins in the white space before this place is not one that can be taken.
    let (line_break, end) = notes[first..]
        .iter()
        .copied()
        .find(|&(at, _)| at >= s.pos)?;
    Some(Extent {
        start: s.pos,
        end: line_break,
        next: end,
    })
}

/// `.`
fn character(s: &mut Scanner<'_>) -> Option<Extent> {
    let first = s.rest().chars().next().filter(|&c| !is_line_end(c))?;
    Some(Extent::new(s.pos, s.pos + first.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::lex::Lexer;
    use crate::syntax::lex::testing::firsts_hold;

    #[test]
    fn rules_match_only_what_they_say_they_begin_with() {
        let texts = [
            "click A href \"u\" \"t\"\ndefault stateDiagram stateDiagram-v2 x\n hide empty description",
            "direction TB\ndirection BT\ndirection RL\ndirection LR\n# c\n%% c\n%%{ x:y-z\u{a0}%",
            "scale 350 width\naccTitle: t\naccDescr: d\naccDescr { d }\nclassDef default x\nclassDef a b",
            "class a, b c\nstyle a,b c\nstate a b {\nstate \"x\" as y\n{ } [*] --> é:::x : t -- ;",
            "a <<fork>>\na <<join>>\na <<choice>>\na [[fork]]\na [[join]]\na [[choice]]",
            "note left of A : x\nnote right of B\n  y\nend note\nnote \"x\" as N",
        ];
        firsts_hold::<StateLexicon>(Mode::ALL, &texts);
    }

    #[test]
    fn tokens_are_those_of_mermaid() {
        let tokens = |text: &str| -> Vec<(Kind, String)> {
            let mut lexer = Lexer::<StateLexicon>::new(text);
            let mut tokens = Vec::new();
            loop {
                let token = lexer.next();
                if token.kind == Kind::Eof {
                    return tokens;
                }
                if token.kind != Kind::Newline {
                    tokens.push((token.kind, token.text(text).to_owned()));
                }
            }
        };
        let is = |text: &str, want: &[(Kind, &str)]| {
            let want: Vec<_> = want
                .iter()
                .map(|(kind, text)| (*kind, (*text).to_owned()))
                .collect();
            assert_eq!(tokens(text), want, "{text}");
        };
        is("A%%b --> c", &[(Kind::Id, "A")]);
        is("A : x: y", &[(Kind::Id, "A"), (Kind::Descr, ": x: y")]);
        is(
            "A : x::y",
            &[(Kind::Id, "A"), (Kind::Descr, ": x"), (Kind::Descr, "::y")],
        );
        is(
            "A : x; y",
            &[
                (Kind::Id, "A"),
                (Kind::Descr, ": x"),
                (Kind::Id, ";"),
                (Kind::Id, "y"),
            ],
        );
        is("state a b <<fork>>", &[(Kind::Fork, "a b")]);
        is("state a\nb c {", &[(Kind::SeveralWords, "a\nb c {")]);
        is(
            "note right of A:text",
            &[
                (Kind::Note, "note"),
                (Kind::RightOf, "right of"),
                (Kind::Id, "A"),
                (Kind::NoteText, "ext"),
            ],
        );
        is(
            "A --> B : change direction LR now",
            &[(Kind::DirectionLr, "A --> B : change direction LR now")],
        );
    }
}
