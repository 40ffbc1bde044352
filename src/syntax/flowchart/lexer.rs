//! The lexer: Mermaid's modes, and in each mode Mermaid's rules in Mermaid's order.
//!
//! Mermaid reads flowcharts with a lexer that has a stack of modes. In each mode it tries a list of
//! regular expressions in order and takes the first that matches, not the longest; some rules hold
//! in every mode. To agree with it in every corner, this lexer has the same modes and tries the same patterns,
//! as nom parsers, in the same order. The order is that of the `flow` grammar of Mermaid 12.3.0.
//!
//! It differs where that cannot be seen: a run of characters that Mermaid hands over one by one
//! (text between two halves of an arrow) is one token here; what a pattern finds far ahead (white space, the
//! end of a line, an `@`) is remembered, so that the cost stays linear; and inside brackets it
//! stops behind a token with which no statement can go on, so that one bracket left open does not
//! cost the rest of the chart again for each statement.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n, take_while1};
use nom::character::complete::{char, one_of, satisfy};
use nom::combinator::{not, opt, peek, recognize};
use nom::{IResult, Parser};

use super::token::{Kind, Token};
use crate::syntax::chars::{is_line_end, is_node_char, is_space, is_unicode_letter, is_word};

/// What a pattern matched, and what is behind it.
type Match<'t> = IResult<&'t str, &'t str, ()>;

/// A mode of the lexer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Initial,
    /// Behind `graph`: only a direction or the end of the line.
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

/// Where a search began and what it found, so that it need not be made again.
#[derive(Clone, Copy, Debug, Default)]
struct Memo {
    from: usize,
    end: usize,
}

impl Memo {
    fn get(&self, pos: usize) -> Option<usize> {
        (self.from <= pos && pos < self.end).then_some(self.end)
    }
}

/// Reads a prepared text token by token. It can be set back to any place.
#[derive(Debug)]
pub(super) struct Lexer<'t> {
    text: &'t str,
    pos: usize,
    modes: Vec<Mode>,
    first_graph: bool,
    /// The end of the text was reached: from now on, nothing.
    done: bool,
    blanks: Memo,
    line: Memo,
    word: Memo,
    /// The last `@` of `word` that can end the id of a link.
    word_at: Option<usize>,
    /// `direction XX`: where it begins, where it ends, and which it is.
    directions: Vec<(usize, usize, Kind)>,
    /// For an ASCII character, a place and where it occurs next from there on.
    next: [Memo; 128],
    /// The run of bare text in brackets that was found last.
    bare: Memo,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            pos: 0,
            modes: vec![Mode::Initial],
            first_graph: true,
            done: false,
            blanks: Memo::default(),
            line: Memo::default(),
            word: Memo::default(),
            word_at: None,
            directions: directions(text),
            next: [Memo::default(); 128],
            bare: Memo::default(),
        }
    }

    /// Goes on at a place, as if a statement began there.
    pub(super) fn resume(&mut self, pos: usize) {
        self.pos = pos;
        self.modes.clear();
        self.modes.push(Mode::Initial);
        self.done = false;
    }

    /// Where the next token, or the keyword or quote before it, begins.
    pub(super) fn pos(&self) -> usize {
        self.pos
    }

    /// How many modes the lexer is in: more than one inside brackets, quotes or the like.
    pub(super) fn depth(&self) -> usize {
        self.modes.len()
    }

    fn mode(&self) -> Mode {
        self.modes.last().copied().unwrap_or(Mode::Initial)
    }

    fn push(&mut self, mode: Mode) {
        self.modes.push(mode);
    }

    fn pop(&mut self) {
        if self.modes.len() > 1 {
            self.modes.pop();
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.pos..]
    }

    /// The next token. At the end of the text [`Kind::Eof`] once, or [`Kind::Unclosed`] in a mode
    /// that something has to close; after that always [`Kind::Unclosed`].
    pub(super) fn next(&mut self) -> Token {
        loop {
            let start = self.pos;
            if self.done {
                return self.token(Kind::Unclosed, start);
            }
            self.done = self.rest().is_empty();
            match self.step() {
                Some(Some((kind, from, to))) => {
                    return Token {
                        kind,
                        start: from as u32,
                        end: to as u32,
                    };
                }
                Some(None) => self.done = false,
                None if self.rest().is_empty() => {
                    let kind = if self.mode() == Mode::Initial {
                        Kind::Eof
                    } else {
                        Kind::Unclosed
                    };
                    return self.token(kind, start);
                }
                None => {
                    self.pos += self.rest().chars().next().map_or(0, char::len_utf8);
                    return self.token(Kind::Unknown, start);
                }
            }
        }
    }

    fn token(&self, kind: Kind, start: usize) -> Token {
        Token {
            kind,
            start: start as u32,
            end: self.pos as u32,
        }
    }

    /// Tries the rules of the mode: a token, a match without a token, or no match.
    fn step(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        match self.mode() {
            Mode::Initial => self.initial(),
            Mode::Dir => self.dir(),
            Mode::AccTitle => {
                self.pop();
                Some(self.until(b'\n', Kind::AccTitleValue))
            }
            Mode::AccDescr => {
                self.pop();
                Some(self.until(b'\n', Kind::AccDescrValue))
            }
            Mode::AccDescrMultiline => {
                if self.skip("}") {
                    self.pop();
                    return Some(None);
                }
                Some(self.until(b'}', Kind::AccDescrMultiline))
            }
            Mode::ShapeData => self.shape_data(),
            Mode::ShapeDataString => {
                let start = self.pos;
                if self.skip("\"") {
                    self.pop();
                    return Some(Some((Kind::ShapeData, start, self.pos)));
                }
                self.until_some(b'"', Kind::ShapeData)
            }
            Mode::CallbackName => self.callback_name(),
            Mode::CallbackArgs => {
                if self.skip(")") {
                    self.pop();
                    return Some(None);
                }
                Some(self.until(b')', Kind::CallbackArgs))
            }
            Mode::Click => self.click(),
            Mode::String => {
                if self.skip("\"`") {
                    self.push(Mode::MdString);
                    return Some(None);
                }
                self.until_some(b'"', Kind::Str).or_else(|| {
                    self.skip("\"").then(|| {
                        self.pop();
                        None
                    })
                })
            }
            Mode::MdString => self.md_string(),
            Mode::EdgeText => self.edge_text('-'),
            Mode::ThickEdgeText => self.edge_text('='),
            Mode::DottedEdgeText => self.edge_text('.'),
            Mode::EllipseText => self.ellipse_text(),
            Mode::TrapText => self.trap_text(),
            Mode::Text => self.bracket_text(),
        }
    }

    // ---- pieces -------------------------------------------------------------------------------

    /// Takes a literal text, without a token.
    fn skip(&mut self, literal: &str) -> bool {
        let found = self.rest().starts_with(literal);
        if found {
            self.pos += literal.len();
        }
        found
    }

    /// Takes what a pattern matches as a token.
    fn take(
        &mut self,
        kind: Kind,
        pattern: impl Fn(&'t str) -> Match<'t>,
    ) -> Option<Option<(Kind, usize, usize)>> {
        let (_, matched) = pattern(self.rest()).ok()?;
        let start = self.pos;
        self.pos += matched.len();
        Some(Some((kind, start, self.pos)))
    }

    /// Takes what a pattern matches as a token, and enters a mode.
    fn enter(
        &mut self,
        kind: Kind,
        mode: Mode,
        pattern: impl Fn(&'t str) -> Match<'t>,
    ) -> Option<Option<(Kind, usize, usize)>> {
        let token = self.take(kind, pattern)?;
        self.push(mode);
        Some(token)
    }

    /// Takes what a pattern matches as a token, and leaves the mode.
    fn leave(
        &mut self,
        kind: Kind,
        pattern: impl Fn(&'t str) -> Match<'t>,
    ) -> Option<Option<(Kind, usize, usize)>> {
        let token = self.take(kind, pattern)?;
        self.pop();
        Some(token)
    }

    /// Everything up to a character or the end, also nothing.
    fn until(&mut self, stop: u8, kind: Kind) -> Option<(Kind, usize, usize)> {
        let start = self.pos;
        self.pos = self.find(stop);
        Some((kind, start, self.pos))
    }

    /// Everything up to a character or the end, if that is something.
    fn until_some(&mut self, stop: u8, kind: Kind) -> Option<Option<(Kind, usize, usize)>> {
        (self.find(stop) > self.pos).then(|| self.until(stop, kind))
    }

    /// Where an ASCII character occurs next, else the end of the text.
    fn find(&mut self, stop: u8) -> usize {
        let memo = &mut self.next[usize::from(stop & 127)];
        if let Some(end) = memo.get(self.pos) {
            return end;
        }
        let rest = &self.text.as_bytes()[self.pos..];
        let end = self.pos + rest.iter().position(|&b| b == stop).unwrap_or(rest.len());
        if end > self.pos {
            *memo = Memo {
                from: self.pos,
                end,
            };
        }
        end
    }

    /// Where the white space that begins at a place ends.
    fn blanks_end(&mut self, pos: usize) -> usize {
        if let Some(end) = self.blanks.get(pos) {
            return end;
        }
        let rest = &self.text[pos..];
        let end = pos + rest.find(|c| !is_space(c)).unwrap_or(rest.len());
        self.blanks = Memo { from: pos, end };
        end
    }

    /// Quotes open a string in nearly every mode.
    fn quotes(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        if self.skip("\"`") {
            self.push(Mode::MdString);
            Some(None)
        } else if self.skip("\"") {
            self.push(Mode::String);
            Some(None)
        } else {
            None
        }
    }

    /// An arrow of one kind, with the white space around it.
    fn arrow(
        &mut self,
        kind: Kind,
        pattern: impl Fn(&'t str) -> Match<'t>,
    ) -> Option<Option<(Kind, usize, usize)>> {
        let lead = self.blanks_end(self.pos);
        let (_, matched) = pattern(&self.text[lead..]).ok()?;
        let start = self.pos;
        self.pos = self.blanks_end(lead + matched.len());
        Some(Some((kind, start, self.pos)))
    }

    /// The rules that hold in every mode, from those for links on.
    fn everywhere(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        self.arrow(Kind::Link, invisible)
            .or_else(|| self.enter(Kind::EllipseStart, Mode::EllipseText, literal("(-")))
    }

    // ---- modes --------------------------------------------------------------------------------

    fn dir(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        if let Some(found) = self.quotes() {
            return Some(found);
        }
        let start = self.pos;
        let lead = self.blanks_end(start);
        if let Some(i) = self.text[start..lead].rfind('\n') {
            self.pos += i + 1;
            self.pop();
            return Some(Some((Kind::NoDir, start, self.pos)));
        }
        if let Ok((_, matched)) = direction_word(&self.text[lead..]) {
            self.pos = lead + matched.len();
            self.pop();
            return Some(Some((Kind::Dir, lead, self.pos)));
        }
        self.everywhere().or_else(|| self.openers())
    }

    /// The brackets that open a label in every mode.
    fn openers(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        for (open, kind, mode) in [
            ("([", Kind::StadiumStart, Mode::Text),
            ("[[", Kind::SubroutineStart, Mode::Text),
            ("[(", Kind::CylinderStart, Mode::Text),
            ("(((", Kind::DoubleCircleStart, Mode::Text),
            ("[/", Kind::TrapStart, Mode::TrapText),
            ("[\\", Kind::InvTrapStart, Mode::TrapText),
            ("|", Kind::Pipe, Mode::Text),
            ("(", Kind::Ps, Mode::Text),
            ("[", Kind::Sqs, Mode::Text),
            ("{", Kind::DiamondStart, Mode::Text),
        ] {
            if let Some(found) = self.enter(kind, mode, literal(open)) {
                return Some(found);
            }
        }
        None
    }

    fn shape_data(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        let start = self.pos;
        if self.skip("\"") {
            self.push(Mode::ShapeDataString);
            return Some(Some((Kind::ShapeData, start, self.pos)));
        }
        let end = self.find(b'}').min(self.find(b'^')).min(self.find(b'"'));
        if end > start {
            self.pos = end;
            return Some(Some((Kind::ShapeData, start, end)));
        }
        self.skip("}").then(|| {
            self.pop();
            None
        })
    }

    fn callback_name(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        if self.rest().starts_with('(') {
            let inner = self.blanks_end(self.pos + 1);
            self.pop();
            if self.text[inner..].starts_with(')') {
                self.pos = inner + 1;
            } else {
                self.pos += 1;
                self.push(Mode::CallbackArgs);
            }
            return Some(None);
        }
        Some(self.until(b'(', Kind::CallbackName))
    }

    fn click(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        if let Some(found) = self.quotes() {
            return Some(found);
        }
        let first = self.rest().chars().next();
        if first.is_some_and(is_space) {
            self.pos += first.map_or(0, char::len_utf8);
            self.pop();
            return Some(None);
        }
        self.take(Kind::Click, |i| take_while(|c| !is_space(c)).parse(i))
    }

    fn md_string(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        let end = self.find(b'`').min(self.find(b'"'));
        if end > self.pos {
            let start = self.pos;
            self.pos = end;
            return Some(Some((Kind::MdStr, start, end)));
        }
        if self.skip("`\"") {
            self.pop();
            return Some(None);
        }
        self.quotes()
    }

    /// Text between the two halves of an arrow: everything but the dash that could begin the second half.
    fn edge_text(&mut self, dash: char) -> Option<Option<(Kind, usize, usize)>> {
        if let Some(found) = self.quotes() {
            return Some(found);
        }
        let second: fn(&str) -> Match<'_> = match dash {
            '=' => thick,
            '.' => dotted,
            _ => normal,
        };
        let start = self.pos;
        loop {
            let here = self.pos;
            if let Some(Some((kind, from, to))) = self.arrow(Kind::Link, second) {
                if here > start {
                    self.pos = here;
                    return Some(Some((Kind::EdgeText, start, here)));
                }
                self.pop();
                return Some(Some((kind, from, to)));
            }
            let mut chars = self.rest().chars();
            let taken = match chars.next() {
                None | Some('"') if here > start => None,
                Some('-') if dash == '-' => (chars.next() != Some('-')).then_some('-'),
                Some(c) => (c != dash).then_some(c),
                None => None,
            };
            match taken {
                // White space in which no arrow follows is text as a whole.
                Some(c) if is_space(c) => self.pos = self.blanks_end(here),
                Some(c) => self.pos += c.len_utf8(),
                None if here > start => return Some(Some((Kind::EdgeText, start, here))),
                None => return self.everywhere().or_else(|| self.openers()),
            }
        }
    }

    fn ellipse_text(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        if let Some(found) = self.quotes() {
            return Some(found);
        }
        if let Some(found) = self.arrow(Kind::Link, invisible) {
            return Some(found);
        }
        let closing = |i: &'t str| recognize((one_of("-/)"), char(')'))).parse(i);
        if let Some(found) = self.leave(Kind::EllipseEnd, closing) {
            return Some(found);
        }
        let start = self.pos;
        while let Some(c) = self.rest().chars().next() {
            let here = self.pos;
            let stop = matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | '"')
                || closing(self.rest()).is_ok()
                || (here > start && self.arrow(Kind::Link, invisible).is_some());
            if stop {
                self.pos = here;
                break;
            }
            self.pos = if is_space(c) {
                self.blanks_end(here)
            } else {
                here + c.len_utf8()
            };
        }
        if self.pos > start {
            return Some(Some((Kind::Text, start, self.pos)));
        }
        self.everywhere().or_else(|| self.openers())
    }

    fn trap_text(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        if let Some(found) = self.quotes() {
            return Some(found);
        }
        if let Some(found) = self.everywhere() {
            return Some(found);
        }
        for (open, kind) in [
            ("([", Kind::StadiumStart),
            ("[[", Kind::SubroutineStart),
            ("[(", Kind::CylinderStart),
            ("(((", Kind::DoubleCircleStart),
        ] {
            if let Some(found) = self.enter(kind, Mode::Text, literal(open)) {
                return Some(found);
            }
        }
        let trap_end = |i: &'t str| recognize((one_of("\\(?=])"), char(']'))).parse(i);
        if let Some(found) = self
            .leave(Kind::TrapEnd, trap_end)
            .or_else(|| self.leave(Kind::InvTrapEnd, literal("/]")))
        {
            return Some(found);
        }
        // Slashes that close nothing, and runs of what is neither a slash nor a bracket.
        let piece = |i: &'t str| {
            let slash = recognize((one_of("/\\"), peek(not(char(']')))));
            let run = take_while1(|c| !matches!(c, '\\' | '/' | '[' | ']' | '(' | ')' | '{' | '}'));
            alt((slash, run)).parse(i)
        };
        self.take(Kind::Text, piece).or_else(|| self.openers())
    }

    fn bracket_text(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        if let Some(found) = self.quotes() {
            return Some(found);
        }
        if let Some(found) = self.everywhere() {
            return Some(found);
        }
        for (bracket, kind) in [
            ("])", Kind::StadiumEnd),
            ("]]", Kind::SubroutineEnd),
            (")]", Kind::CylinderEnd),
            (")))", Kind::DoubleCircleEnd),
            ("|", Kind::Pipe),
            (")", Kind::Pe),
            ("]", Kind::Sqe),
            ("}", Kind::DiamondStop),
        ] {
            if let Some(found) = self.leave(kind, literal(bracket)) {
                return Some(found);
            }
        }
        if let Some(found) = self.openers() {
            return Some(found);
        }
        let start = self.pos;
        let end = self.bare.get(start).unwrap_or_else(|| {
            let rest = self.rest();
            let sign = rest.find(['[', ']', '(', ')', '{', '}', '|', '"']);
            start + sign.unwrap_or(rest.len())
        });
        if end == start {
            return None;
        }
        self.bare = Memo { from: start, end };
        self.pos = end;
        Some(Some((Kind::Text, start, end)))
    }

    fn initial(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        if let Some(found) = self.words() {
            return Some(found);
        }
        if let Some(found) = self.direction_line() {
            return Some(found);
        }
        if let Some(found) = self.link_id() {
            return Some(found);
        }
        if let Some(found) = self.take(Kind::Num, |i| {
            take_while1(|c: char| c.is_ascii_digit()).parse(i)
        }) {
            return Some(found);
        }
        for (sign, kind) in [
            ("#", Kind::Brkt),
            (":::", Kind::StyleSeparator),
            (":", Kind::Colon),
            ("&", Kind::Amp),
            (";", Kind::Semi),
            (",", Kind::Comma),
            ("*", Kind::Mult),
        ] {
            if let Some(found) = self.take(kind, literal(sign)) {
                return Some(found);
            }
        }
        for (whole, half, mode) in [
            (normal as fn(&'t str) -> Match<'t>, "--", Mode::EdgeText),
            (thick, "==", Mode::ThickEdgeText),
            (dotted, "-.", Mode::DottedEdgeText),
        ] {
            if let Some(found) = self.arrow(Kind::Link, whole) {
                return Some(found);
            }
            if let Some(found) = self.arrow(Kind::StartLink, first_half(half)) {
                self.push(mode);
                return Some(found);
            }
        }
        if let Some(found) = self.everywhere() {
            return Some(found);
        }
        if let Some(found) = self.take(Kind::VertexWithPropsStart, literal("[|")) {
            return Some(found);
        }
        if let Some(found) = self.enter(Kind::TagEnd, Mode::Text, literal(">")) {
            return Some(found);
        }
        // `\|` and `v` come before ids, pipes and single brackets behind them.
        for (open, kind, mode) in [
            ("([", Kind::StadiumStart, Mode::Text),
            ("[[", Kind::SubroutineStart, Mode::Text),
            ("[(", Kind::CylinderStart, Mode::Text),
            ("(((", Kind::DoubleCircleStart, Mode::Text),
            ("[/", Kind::TrapStart, Mode::TrapText),
            ("[\\", Kind::InvTrapStart, Mode::TrapText),
        ] {
            if let Some(found) = self.enter(kind, mode, literal(open)) {
                return Some(found);
            }
        }
        self.take(Kind::TagStart, literal("<"))
            .or_else(|| self.take(Kind::Up, literal("^")))
            .or_else(|| self.take(Kind::Sep, literal("\\|")))
            .or_else(|| self.take(Kind::Down, word("v")))
            .or_else(|| self.take(Kind::NodeString, node_string))
            .or_else(|| self.take(Kind::Minus, literal("-")))
            .or_else(|| {
                self.take(Kind::UnicodeText, |i| {
                    recognize(satisfy(is_unicode_letter)).parse(i)
                })
            })
            .or_else(|| self.openers())
            .or_else(|| self.take(Kind::Newline, |i| take_while1(|c| c == '\n').parse(i)))
            .or_else(|| {
                self.take(Kind::Space, |i| {
                    take_while1(|c| is_space(c) && c != '\n' && c != '\r').parse(i)
                })
            })
    }

    /// Accessibility, data, calls, quotes and keywords.
    fn words(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        let first = self.rest().as_bytes().first().copied()?;
        match first {
            b'a' => {
                for (name, sign, kind, mode) in [
                    ("accTitle", ":", Some(Kind::AccTitle), Mode::AccTitle),
                    ("accDescr", ":", Some(Kind::AccDescr), Mode::AccDescr),
                    ("accDescr", "{", None, Mode::AccDescrMultiline),
                ] {
                    let blanks = || take_while::<_, &str, ()>(is_space);
                    let found =
                        recognize((tag(name), blanks(), tag(sign), blanks())).parse(self.rest());
                    if let Ok((_, matched)) = found {
                        let start = self.pos;
                        self.pos += matched.len();
                        self.push(mode);
                        return Some(kind.map(|kind| (kind, start, self.pos)));
                    }
                }
                None
            }
            b'@' => self.enter(Kind::ShapeDataStart, Mode::ShapeData, literal("@{")),
            b'"' => self.quotes(),
            b'c' => {
                for (name, mode) in [("call", Mode::CallbackName), ("click", Mode::Click)] {
                    let end = self.pos + name.len();
                    if self.rest().starts_with(name) {
                        let after = self.blanks_end(end);
                        if after > end {
                            self.pos = after;
                            self.push(mode);
                            return Some(None);
                        }
                    }
                }
                self.take(Kind::ClassDef, word("classDef"))
                    .or_else(|| self.take(Kind::Class, word("class")))
            }
            b's' => self
                .take(Kind::Style, word("style"))
                .or_else(|| self.graph_word("swimlane-beta"))
                .or_else(|| self.take(Kind::Subgraph, word("subgraph"))),
            b'd' => self.take(Kind::Default, word("default")),
            b'l' => self.take(Kind::LinkStyle, word("linkStyle")),
            b'i' => self.take(Kind::Interpolate, word("interpolate")),
            b'h' => self.take(Kind::Href, |i| {
                recognize((tag("href"), satisfy(is_space))).parse(i)
            }),
            b'f' => self
                .graph_word("flowchart-elk")
                .or_else(|| self.graph_word("flowchart")),
            b'g' => self.graph_word("graph"),
            b'e' => {
                let found = self.take(Kind::End, word("end"))?;
                self.pos = self.blanks_end(self.pos);
                found.map(|(kind, start, _)| Some((kind, start, self.pos)))
            }
            b'_' => ["_self", "_blank", "_parent", "_top"]
                .into_iter()
                .find_map(|target| self.take(Kind::LinkTarget, word(target))),
            _ => None,
        }
    }

    fn graph_word(&mut self, name: &'static str) -> Option<Option<(Kind, usize, usize)>> {
        let found = self.take(Kind::Graph, word(name))?;
        if std::mem::take(&mut self.first_graph) {
            self.push(Mode::Dir);
        }
        Some(found)
    }

    /// A `direction XX` further on in this line makes the line a statement of it.
    fn direction_line(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        if self.directions.is_empty() {
            return None;
        }
        let line_end = self.line.get(self.pos).unwrap_or_else(|| {
            let rest = self.rest();
            self.pos + rest.find(is_line_end).unwrap_or(rest.len())
        });
        self.line = Memo {
            from: self.pos,
            end: line_end,
        };
        let first = self.directions.partition_point(|d| d.0 < self.pos);
        let here = self.directions[first..]
            .iter()
            .take_while(|d| d.0 < line_end);
        let mut best: Option<&(usize, usize, Kind)> = None;
        for found in here {
            // The kinds are tried one after the other, and each takes its last occurrence.
            if best.is_none_or(|best| rank(found.2) <= rank(best.2)) {
                best = Some(found);
            }
        }
        let &(_, end, kind) = best?;
        let start = self.pos;
        self.pos = end;
        let end = self.find(b'\n');
        self.pos = end;
        Some(Some((kind, start, end)))
    }

    /// `e1@`, if what follows is neither data nor a quote.
    fn link_id(&mut self) -> Option<Option<(Kind, usize, usize)>> {
        let is_part =
            |c: char| !is_space(c) && !matches!(c, '"' | '[' | ']' | '(' | ')' | '{' | '}' | '|');
        if self.word.get(self.pos).is_none() {
            let rest = self.rest();
            let len = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            let end = self.pos + len;
            self.word = Memo {
                from: self.pos,
                end,
            };
            let mut after = self.text[end..].chars().next();
            self.word_at = None;
            for (i, c) in rest[..len].char_indices().rev() {
                if c == '@' && after.is_some_and(|next| next != '{' && next != '"') {
                    self.word_at = Some(self.pos + i);
                    break;
                }
                after = Some(c);
            }
        }
        let at = self.word_at.filter(|&at| at > self.pos)?;
        let start = self.pos;
        self.pos = at + 1;
        Some(Some((Kind::LinkId, start, self.pos)))
    }
}

// ---- patterns ---------------------------------------------------------------------------------

/// A literal text.
fn literal<'t>(text: &'static str) -> impl Fn(&'t str) -> Match<'t> {
    move |input| tag(text).parse(input)
}

/// A word that no letter, digit or `_` follows.
fn word<'t>(text: &'static str) -> impl Fn(&'t str) -> Match<'t> {
    move |input| recognize((tag(text), peek(not(satisfy(is_word))))).parse(input)
}

/// A direction behind `graph`.
fn direction_word(input: &str) -> Match<'_> {
    alt((
        word("LR"),
        word("RL"),
        word("TB"),
        word("BT"),
        word("TD"),
        word("BR"),
        literal("<"),
        literal(">"),
        literal("^"),
        word("v"),
    ))
    .parse(input)
}

/// The dashes of an arrow: two or more and a head, or three or more.
fn dashes(dash: char, input: &str) -> Match<'_> {
    let run = |least| take_while_m_n(least, usize::MAX, move |c| c == dash);
    recognize((
        opt(one_of("xo<")),
        alt((recognize((run(2), one_of("xo>"))), run(3))),
    ))
    .parse(input)
}

/// `-->`, `---`, `x--x` and the like.
fn normal(input: &str) -> Match<'_> {
    dashes('-', input)
}

/// `==>`, `===`, …
fn thick(input: &str) -> Match<'_> {
    dashes('=', input)
}

/// `-.->`, `-.-`, `.->`, …
fn dotted(input: &str) -> Match<'_> {
    recognize((
        opt(one_of("xo<")),
        opt(char('-')),
        take_while1(|c| c == '.'),
        char('-'),
        opt(one_of("xo>")),
    ))
    .parse(input)
}

/// `~~~`
fn invisible(input: &str) -> Match<'_> {
    take_while_m_n(3, usize::MAX, |c| c == '~').parse(input)
}

/// The half of an arrow before a text.
fn first_half<'t>(half: &'static str) -> impl Fn(&'t str) -> Match<'t> {
    move |input| recognize((opt(one_of("xo<")), tag(half))).parse(input)
}

/// A piece of an id: signs, letters and digits of ASCII, and hyphens that begin no arrow.
fn node_string(input: &str) -> Match<'_> {
    let bytes = input.as_bytes();
    let mut len = 0;
    while let Some(&byte) = bytes.get(len) {
        let hyphen = byte == b'-'
            && input[len + 1..]
                .chars()
                .next()
                .is_some_and(|next| !matches!(next, '>' | '-' | '.'));
        if !(byte.is_ascii() && is_node_char(byte as char) || hyphen) {
            break;
        }
        len += 1;
    }
    if len == 0 {
        return Err(nom::Err::Error(()));
    }
    Ok((&input[len..], &input[..len]))
}

/// The order in which the directions are tried.
fn rank(kind: Kind) -> usize {
    match kind {
        Kind::DirectionTb => 0,
        Kind::DirectionBt => 1,
        Kind::DirectionRl => 2,
        Kind::DirectionLr => 3,
        _ => 4,
    }
}

/// Every `direction XX` of a text, in order.
fn directions(text: &str) -> Vec<(usize, usize, Kind)> {
    let mut found = Vec::new();
    for (start, name) in text.match_indices("direction") {
        let behind = &text[start + name.len()..];
        let word = behind.trim_start_matches(is_space);
        if word.len() == behind.len() {
            continue;
        }
        let kind = match word.as_bytes().get(..2) {
            Some(b"TB") => Kind::DirectionTb,
            Some(b"BT") => Kind::DirectionBt,
            Some(b"RL") => Kind::DirectionRl,
            Some(b"LR") => Kind::DirectionLr,
            Some(b"TD") => Kind::DirectionTd,
            _ => continue,
        };
        found.push((start, text.len() - word.len() + 2, kind));
    }
    found
}
