//! The rules of the other modes: behind the header's keyword, in brackets and quotes, between the halves of an
//! arrow, in data, and behind `click` and `call`.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{take_while, take_while1};
use nom::character::complete::{char, one_of};
use nom::combinator::{not, peek, recognize};

use super::patterns::{Match, direction_word, dotted, invisible, literal, normal, thick};
use super::pieces::Memo;
use super::{Found, Lexer, Mode};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::token::Kind;

impl<'t> Lexer<'t> {
    pub(super) fn dir(&mut self) -> Found {
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

    pub(super) fn shape_data(&mut self) -> Found {
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

    pub(super) fn callback_name(&mut self) -> Found {
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

    pub(super) fn click(&mut self) -> Found {
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

    pub(super) fn md_string(&mut self) -> Found {
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
    pub(super) fn edge_text(&mut self, dash: char) -> Found {
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

    pub(super) fn ellipse_text(&mut self) -> Found {
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

    pub(super) fn trap_text(&mut self) -> Found {
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

    pub(super) fn bracket_text(&mut self) -> Found {
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
}
