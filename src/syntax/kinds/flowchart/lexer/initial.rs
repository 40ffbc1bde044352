//! The rules of the mode that statements are read in, keywords first.

use nom::Parser;
use nom::bytes::complete::{tag, take_while, take_while1};
use nom::character::complete::satisfy;
use nom::combinator::recognize;

use super::patterns::{Match, dotted, first_half, literal, node_string, normal, thick, word};
use super::pieces::Memo;
use super::{Found, Lexer, Mode};
use crate::syntax::chars::{is_space, is_unicode_letter};
use crate::syntax::kinds::flowchart::token::Kind;

impl<'t> Lexer<'t> {
    pub(super) fn initial(&mut self) -> Found {
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
        if let Some(found) = self.long_openers() {
            return Some(found);
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
    fn words(&mut self) -> Found {
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

    fn graph_word(&mut self, name: &'static str) -> Found {
        let found = self.take(Kind::Graph, word(name))?;
        if std::mem::take(&mut self.first_graph) {
            self.push(Mode::Dir);
        }
        Some(found)
    }

    /// `e1@`, if what follows is neither data nor a quote.
    fn link_id(&mut self) -> Found {
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
