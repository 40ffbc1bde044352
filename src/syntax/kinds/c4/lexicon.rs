//! The C4 diagram's lexicon: Mermaid's modes, and in each mode Mermaid's rules in Mermaid's order.
//!
//! The order is that of the `c4Diagram` grammar of Mermaid 12.3.0. Mermaid has a mode for each word
//! that a statement begins with, all with the same rules: they are one here. Left out are rules that
//! can never be reached.

use super::keyword::{KEYWORDS, Keyword};
use super::token::Kind;
use crate::syntax::chars::is_space;
use crate::syntax::lex::{
    self, Extent, First, Lexicon, Rule, Rules, acc_descr, acc_descr_block, acc_title, at_end,
    block_value, direction_lines, line_value, made_once, modes, scan, text, word,
};

type Scanner<'t> = lex::Scanner<'t, C4Lexicon>;
type C4Rule = Rule<C4Lexicon>;

/// The modes, rules and tokens of C4 diagrams.
#[derive(Debug)]
pub(super) struct C4Lexicon;

modes! {
    /// A mode of the lexer.
    pub(super) enum Mode {
        Initial,
        /// After the word that a statement begins with.
        Call,
        /// Between the parentheses.
        Arguments,
        /// Between quotes.
        Quoted,
        /// After `$`.
        Key,
        /// After the name that `$` begins.
        Equals,
        /// Between the quotes after `=`.
        Value,
        AccTitle,
        AccDescr,
        AccDescrBlock,
    }
}

/// The headers.
pub(super) const HEADERS: [&str; 5] = [
    "C4Context",
    "C4Container",
    "C4Component",
    "C4Dynamic",
    "C4Deployment",
];

impl Lexicon for C4Lexicon {
    type Mode = Mode;
    type Kind = Kind;
    type State = ();

    const START: Mode = Mode::Initial;
    // Where a text ends in parentheses or quotes; elsewhere the rule for `$` gives another token.
    const END: Kind = Kind::EndInside;
    const UNKNOWN: Kind = Kind::Unknown;

    fn state(_: &str) {}

    fn rules(mode: Mode) -> &'static Rules<Self> {
        made_once!(C4Lexicon, mode, rules)
    }
}

fn rules(mode: Mode) -> Rules<C4Lexicon> {
    match mode {
        Mode::Initial => initial(),
        Mode::Call => Rules::new([
            at_end(Kind::EndInside),
            scan(First::of("("), |s| spaced(s, "(", ","), Kind::Empty).enter(Mode::Arguments),
            text("(", None).enter(Mode::Arguments),
            text(")", None).leave_some(2),
        ]),
        Mode::Arguments => Rules::new([
            text(")", None).leave_some(2),
            text(",,", Kind::Empty),
            text(",", None),
            scan(First::of(" \""), |s| spaced(s, "", "\"\""), Kind::Empty),
            scan(First::of(" \""), |s| spaced(s, "", "\""), None).enter(Mode::Quoted),
            scan(First::of(" $"), |s| spaced(s, "", "$"), None).enter(Mode::Key),
            scan(First::SOME, |s| s.some_until(b','), Kind::Bare),
        ]),
        Mode::Quoted => Rules::new([
            text("\"", None).leave(),
            scan(First::ANY, |s| s.until(b'"'), Kind::Quoted),
        ]),
        Mode::Key => {
            Rules::new([scan(First::ANY, |s| s.until(b'='), Kind::Key).enter(Mode::Equals)])
        }
        Mode::Equals => Rules::new([scan(First::of("="), |s| spaced(s, "=", "\""), None)
            .leave()
            .enter(Mode::Value)]),
        Mode::Value => Rules::new([
            scan(First::SOME, |s| s.some_until(b'"'), Kind::Value),
            text("\"", None).leave_some(2),
        ]),
        Mode::AccTitle => line_value(Kind::AccTitleValue),
        Mode::AccDescr => line_value(Kind::AccDescrValue),
        Mode::AccDescrBlock => block_value(Kind::AccDescrBlock),
    }
}

/// Outside parentheses.
fn initial() -> Rules<C4Lexicon> {
    let directions = direction_lines([Kind::Direction; 4]);
    let titles = [
        scan(First::of("t"), |s| titled(s, "title"), Kind::Title),
        scan(
            First::of("a"),
            |s| titled(s, "accDescription"),
            Kind::AccDescription,
        ),
        acc_title(Kind::AccTitle, Mode::AccTitle),
        acc_descr(Kind::AccDescr, Mode::AccDescr),
        acc_descr_block(Mode::AccDescrBlock),
    ];
    let spaces = [
        scan(First::of("%"), comment, None),
        scan(First::SPACE, |s| s.spaces_and_line_breaks(), Kind::Newline),
        scan(First::SPACE, |s| s.spaces(), None),
    ];
    let headers = HEADERS.map(|header| word(header, Kind::Header));
    let calls = KEYWORDS.map(|(name, keyword)| call(name, keyword));
    let rest = [
        text("{", Kind::OpenBrace),
        text("}", Kind::CloseBrace),
        at_end(Kind::Eof),
    ];
    let rules = directions.into_iter().chain(titles).chain(spaces);
    Rules::new(rules.chain(headers).chain(calls).chain(rest))
}

/// The rule of a word that a statement begins with.
fn call(name: &'static str, keyword: Keyword) -> C4Rule {
    let kind = match keyword {
        Keyword::Element(_) => Kind::Element,
        Keyword::Boundary(_) => Kind::Boundary,
        Keyword::Relation(_) | Keyword::Indexed => Kind::Relation,
        Keyword::ElementStyle | Keyword::RelationStyle | Keyword::Layout => Kind::Style,
    };
    word(name, kind).enter(Mode::Call)
}

/// A text, spaces, and another text: `[(][ ]*[,]`.
fn spaced(s: &mut Scanner<'_>, before: &str, after: &str) -> Option<Extent> {
    let from = s.pos + s.literal(before)?;
    let rest = s.text[from..].trim_start_matches(' ');
    let end = s.text.len() - rest.strip_prefix(after)?.len();
    Some(Extent::new(s.pos, end))
}

/// `title\s[^#\n;]+`
fn titled(s: &mut Scanner<'_>, word: &str) -> Option<Extent> {
    let rest = &s.rest()[s.literal(word)?..];
    let text = rest.strip_prefix(is_space)?;
    let len = text.find(['#', '\n', ';']).unwrap_or(text.len());
    (len > 0).then(|| Extent::new(s.pos, s.text.len() - text.len() + len))
}

/// `%%[^\n]*\n*`
fn comment(s: &mut Scanner<'_>) -> Option<Extent> {
    s.literal("%%")?;
    let rest = &s.rest();
    let line = rest.find('\n').unwrap_or(rest.len());
    let breaks = rest[line..].bytes().take_while(|&b| b == b'\n').count();
    Some(Extent::new(s.pos, s.pos + line + breaks))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::lex::testing::firsts_hold;

    const TEXTS: &[&str] = &[
        "direction TB\ndirection BT\ndirection RL\ndirection LR",
        "title A\naccDescription B\naccTitle: C\naccDescr: D\naccDescr {E}\n%% F\n",
        "C4Context C4Container C4Component C4Dynamic C4Deployment { }",
        "Person(, a) Rel( ,,b, \"c\", \"\", $tags= \"d\")",
    ];

    #[test]
    fn rules_begin_as_they_say() {
        let words: Vec<&str> = KEYWORDS.iter().map(|(word, _)| *word).collect();
        let words = words.join(" ");
        let texts: Vec<&str> = TEXTS.iter().copied().chain([words.as_str()]).collect();
        firsts_hold::<C4Lexicon>(Mode::ALL, &texts);
    }
}
