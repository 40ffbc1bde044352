//! What the rules of the lexer are made of: taking, entering, leaving, and searches that are remembered.

use super::patterns::{Match, invisible, literal};
use super::{Found, Lexer, Mode};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::token::Kind;

/// Where a search began and what it found, so that it need not be made again.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Memo {
    pub(super) from: usize,
    pub(super) end: usize,
}

impl Memo {
    pub(super) fn get(&self, pos: usize) -> Option<usize> {
        (self.from <= pos && pos < self.end).then_some(self.end)
    }
}

impl<'t> Lexer<'t> {
    /// Takes a literal text, without a token.
    pub(super) fn skip(&mut self, literal: &str) -> bool {
        let found = self.rest().starts_with(literal);
        if found {
            self.pos += literal.len();
        }
        found
    }

    /// Takes what a pattern matches as a token.
    pub(super) fn take(&mut self, kind: Kind, pattern: impl Fn(&'t str) -> Match<'t>) -> Found {
        let (_, matched) = pattern(self.rest()).ok()?;
        let start = self.pos;
        self.pos += matched.len();
        Some(Some((kind, start, self.pos)))
    }

    /// Takes what a pattern matches as a token, and enters a mode.
    pub(super) fn enter(
        &mut self,
        kind: Kind,
        mode: Mode,
        pattern: impl Fn(&'t str) -> Match<'t>,
    ) -> Found {
        let token = self.take(kind, pattern)?;
        self.push(mode);
        Some(token)
    }

    /// Takes what a pattern matches as a token, and leaves the mode.
    pub(super) fn leave(&mut self, kind: Kind, pattern: impl Fn(&'t str) -> Match<'t>) -> Found {
        let token = self.take(kind, pattern)?;
        self.pop();
        Some(token)
    }

    /// Everything up to a character or the end, also nothing.
    pub(super) fn until(&mut self, stop: u8, kind: Kind) -> Option<(Kind, usize, usize)> {
        let start = self.pos;
        self.pos = self.find(stop);
        Some((kind, start, self.pos))
    }

    /// Everything up to a character or the end, if that is something.
    pub(super) fn until_some(&mut self, stop: u8, kind: Kind) -> Found {
        (self.find(stop) > self.pos).then(|| self.until(stop, kind))
    }

    /// Where an ASCII character occurs next, else the end of the text.
    pub(super) fn find(&mut self, stop: u8) -> usize {
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
    pub(super) fn blanks_end(&mut self, pos: usize) -> usize {
        if let Some(end) = self.blanks.get(pos) {
            return end;
        }
        let rest = &self.text[pos..];
        let end = pos + rest.find(|c| !is_space(c)).unwrap_or(rest.len());
        self.blanks = Memo { from: pos, end };
        end
    }

    /// Quotes open a string in nearly every mode.
    pub(super) fn quotes(&mut self) -> Found {
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
    pub(super) fn arrow(&mut self, kind: Kind, pattern: impl Fn(&'t str) -> Match<'t>) -> Found {
        let lead = self.blanks_end(self.pos);
        let (_, matched) = pattern(&self.text[lead..]).ok()?;
        let start = self.pos;
        self.pos = self.blanks_end(lead + matched.len());
        Some(Some((kind, start, self.pos)))
    }

    /// The rules that hold in every mode, from those for links on.
    pub(super) fn everywhere(&mut self) -> Found {
        self.arrow(Kind::Link, invisible)
            .or_else(|| self.enter(Kind::EllipseStart, Mode::EllipseText, literal("(-")))
    }

    /// The brackets that open a label in every mode.
    pub(super) fn openers(&mut self) -> Found {
        self.long_openers().or_else(|| {
            self.first_of([
                ("|", Kind::Pipe, Mode::Text),
                ("(", Kind::Ps, Mode::Text),
                ("[", Kind::Sqs, Mode::Text),
                ("{", Kind::DiamondStart, Mode::Text),
            ])
        })
    }

    /// Those of more than one sign.
    pub(super) fn long_openers(&mut self) -> Found {
        self.first_of([
            ("([", Kind::StadiumStart, Mode::Text),
            ("[[", Kind::SubroutineStart, Mode::Text),
            ("[(", Kind::CylinderStart, Mode::Text),
            ("(((", Kind::DoubleCircleStart, Mode::Text),
            ("[/", Kind::TrapStart, Mode::TrapText),
            ("[\\", Kind::InvTrapStart, Mode::TrapText),
        ])
    }

    fn first_of<const N: usize>(&mut self, openers: [(&'static str, Kind, Mode); N]) -> Found {
        openers
            .into_iter()
            .find_map(|(open, kind, mode)| self.enter(kind, mode, literal(open)))
    }
}
