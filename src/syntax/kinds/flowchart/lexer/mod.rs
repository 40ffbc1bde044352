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
//!
//! `pieces` has what the rules are made of, `patterns` the regular expressions, `initial` the rules of the mode
//! that statements are read in, `nested` those of the other modes, `directions` the lines that a `direction XX` takes.

mod directions;
mod initial;
mod nested;
mod patterns;
mod pieces;

use super::token::{Kind, Token};
use pieces::Memo;

/// What the rules of a mode give: a token and its place, a match without a token, or no match.
type Found = Option<Option<(Kind, usize, usize)>>;

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
            directions: directions::directions(text),
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
    fn step(&mut self) -> Found {
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
}
