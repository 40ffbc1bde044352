//! How the statements of a chart may be laid out: the pieces that spaces may stand between.
//!
//! A kind of diagram says where its pieces are and what is wanted before each; `format` moves the pieces.
//! No piece is ever written anew: what a kind does not take apart is one piece, and stays as it is.

use crate::source::{Mapped, TextRange};

/// The pieces of a chart, in order of place.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// The pieces. Comments, directives and the front matter are not among them.
    pub pieces: Vec<Piece>,
    /// Whether a `;` between two statements does what the end of a line does.
    pub semicolons: bool,
}

/// A piece of a chart that stays as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its place in the text that the reader read; never empty.
    pub range: TextRange,
    /// What is wanted before it.
    pub before: Before,
    /// Whether it is a quote that the chart is the same without.
    pub spare: bool,
}

/// What is wanted between a piece and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// A line of its own: a statement begins.
    Line {
        /// How many blocks it stands in; the header stands in none.
        depth: u32,
        /// Whether it ends what the lines before it are in: `end`, `else`.
        closes: bool,
    },
    /// One space.
    Space,
    /// Nothing.
    Nothing,
    /// Nothing or one space, as it is written.
    Optional,
    /// What is written.
    Written,
}

/// Collects the pieces of a chart, statement after statement.
pub(in crate::syntax) struct Pieces<'r> {
    text: &'r Mapped,
    layout: Layout,
    depth: u32,
    /// What has to stand before the first piece of a statement.
    line: Option<Before>,
    /// The end of the last piece.
    end: u32,
}

/// Whether a layout may move a character: a space, a tab or the end of a line.
pub(crate) const fn is_movable(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

impl<'r> Pieces<'r> {
    pub(in crate::syntax) fn new(text: &'r Mapped, semicolons: bool) -> Self {
        Self {
            text,
            layout: Layout {
                pieces: Vec::new(),
                semicolons,
            },
            depth: 0,
            line: None,
            end: 0,
        }
    }

    pub(in crate::syntax) fn done(self) -> Layout {
        self.layout
    }

    /// The pieces of a chart: the words of its header, and its statements one level in, each laid by a function of its
    /// kind.
    pub(in crate::syntax) fn chart<S>(
        mut self,
        header: impl IntoIterator<Item = TextRange>,
        statements: &[S],
        mut lay: impl FnMut(&S, &mut Self),
    ) -> Layout {
        self.statement();
        for word in header {
            self.piece(word, Before::Space);
        }
        self.open();
        for statement in statements {
            lay(statement, &mut self);
        }
        self.done()
    }

    /// A statement begins.
    pub(in crate::syntax) fn statement(&mut self) {
        self.begin(self.depth, false);
    }

    /// A statement begins, of a kind whose statements nothing has to part: those that share a line keep it, since they may
    /// not be meant for several; unless a brace parts them.
    pub(in crate::syntax) fn next(&mut self, range: TextRange) {
        let between = self.text.slice(TextRange::new(self.end, range.start));
        let before = self.text.slice(TextRange::new(0, self.end));
        let parted = between.contains('\n') || before.ends_with(['{', '}']);
        if self.end == 0 || parted || self.text.slice(range).starts_with('}') {
            self.statement();
        }
    }

    /// A statement begins that goes on with the block it stands in: `else`.
    pub(in crate::syntax) fn section(&mut self) {
        self.begin(self.depth.saturating_sub(1), true);
    }

    /// What follows stands in one block more.
    pub(in crate::syntax) const fn open(&mut self) {
        self.depth += 1;
    }

    /// A statement begins that ends the block it stands in: `end`.
    pub(in crate::syntax) fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.begin(self.depth, true);
    }

    fn begin(&mut self, depth: u32, closes: bool) {
        self.line = Some(Before::Line { depth, closes });
    }

    /// Adds a piece without the white space at its ends. What stands before it in its statement and is not
    /// part of a piece becomes one that keeps its place.
    pub(in crate::syntax) fn piece(&mut self, range: TextRange, before: Before) {
        let range = self.trimmed(range);
        if range.is_empty() || range.start < self.end {
            return;
        }
        let mut before = before;
        if let Some(line) = self.line.take() {
            before = line;
        } else {
            let rest = self.trimmed(TextRange::new(self.end, range.start));
            if !rest.is_empty() {
                self.push(rest, Before::Written);
                before = Before::Written;
            }
        }
        self.push(range, before);
    }

    /// Adds a piece with the white space at its ends, which means something.
    pub(in crate::syntax) fn spaced(&mut self, range: TextRange) {
        if range.start >= self.end && !range.is_empty() {
            let before = self.line.take().unwrap_or(Before::Space);
            self.push(range, before);
        }
    }

    fn push(&mut self, range: TextRange, before: Before) {
        self.add(range, before, false);
    }

    fn add(&mut self, range: TextRange, before: Before, spare: bool) {
        self.layout.pieces.push(Piece {
            range,
            before,
            spare,
        });
        self.end = range.end;
    }

    /// Adds a text with the quotes around it, which it may lose.
    pub(in crate::syntax) fn unquoted(&mut self, range: TextRange, before: Before) {
        if range.start < self.end {
            return;
        }
        let (start, end) = (range.start + 1, range.end.saturating_sub(1));
        self.piece(TextRange::new(range.start, start), before);
        if let Some(quote) = self.layout.pieces.last_mut() {
            quote.spare = true;
        }
        self.push(TextRange::new(start, end), Before::Nothing);
        self.add(TextRange::new(end, range.end), Before::Nothing, true);
    }

    /// The text between the quotes at both ends of a range, if it has them.
    pub(in crate::syntax) fn quoted(&self, range: TextRange) -> Option<&'r str> {
        let text = self.text.slice(range).strip_prefix('"')?;
        text.strip_suffix('"').filter(|text| !text.is_empty())
    }

    /// Adds the words of a range with one space between them, up to the first quote or parenthesis: what it
    /// begins is one piece with the rest.
    pub(in crate::syntax) fn words(&mut self, range: TextRange) {
        let text = self.text.slice(range);
        let end = text.find(['"', '(', '`']).unwrap_or(text.len());
        let last = match end == text.len() {
            true => end,
            false => text[..end].rfind(is_movable).map_or(0, |at| at + 1),
        };
        let mut start = 0;
        for word in text[..last].split(is_movable) {
            let from = range.start + start as u32;
            self.piece(
                TextRange::new(from, from + word.len() as u32),
                Before::Space,
            );
            start += word.len() + 1;
        }
        self.piece(
            TextRange::new(range.start + last as u32, range.end),
            Before::Space,
        );
    }

    /// Adds what ends with a colon, then the text after it.
    pub(in crate::syntax) fn after_colon(&mut self, text: TextRange, before: Before) {
        self.piece(
            TextRange::new(text.start.saturating_sub(1), text.start),
            Before::Nothing,
        );
        self.piece(text, before);
    }

    /// Adds a colon, and a text after a space. Where nothing but a space stands after it, that is the text.
    pub(in crate::syntax) fn colon(&mut self, range: TextRange, before: Before) {
        let end = range.end;
        let range = self.trimmed(range);
        let text = self.text.slice(range);
        if text == ":" {
            return self.push(TextRange::new(range.start, end), before);
        }
        if !text.starts_with(':') || text.starts_with("::") {
            return self.piece(range, before);
        }
        self.piece(TextRange::new(range.start, range.start + 1), before);
        self.piece(TextRange::new(range.start + 1, range.end), Before::Space);
    }

    /// Adds words, and the brace that opens a block, if one comes last.
    pub(in crate::syntax) fn braced(&mut self, range: TextRange) {
        let range = self.trimmed(range);
        if !self.text.slice(range).ends_with('{') {
            return self.words(range);
        }
        self.words(TextRange::new(range.start, range.end - 1));
        self.piece(TextRange::new(range.end - 1, range.end), Before::Space);
    }

    /// Adds a statement whose text comes last: `title text`, `style A fill:red`.
    pub(in crate::syntax) fn valued(&mut self, range: TextRange, value: Option<TextRange>) {
        let start = value.map_or(range.end, |value| value.start.max(range.start));
        self.words(TextRange::new(range.start.min(start), start));
        self.piece(TextRange::new(start, range.end), Before::Space);
    }

    /// Adds `accTitle: text`, `accDescr: text` or `accDescr { text }`, of which the text is known.
    pub(in crate::syntax) fn accessible(&mut self, range: TextRange, value: TextRange) {
        let lead = self.text.slice(TextRange::new(self.end, value.start));
        if !lead.trim_end_matches(is_movable).ends_with('{') {
            let start = range.start.min(value.start);
            self.piece(TextRange::new(start, value.start), Before::Space);
            return self.piece(value, Before::Space);
        }
        let rest = TextRange::new(value.end, self.text.text.len() as u32);
        let Some(close) = self.text.slice(rest).find('}') else {
            return;
        };
        let word = lead.rfind("accDescr").unwrap_or(0) as u32;
        let range = TextRange::new(self.end + word, value.end + close as u32 + 1);
        self.piece(range, Before::Space);
    }

    /// What is written in a range.
    pub(in crate::syntax) fn slice(&self, range: TextRange) -> &'r str {
        self.text.slice(range)
    }

    /// A range without the white space at its ends.
    pub(in crate::syntax) fn trimmed(&self, range: TextRange) -> TextRange {
        let text = self.text.slice(range);
        let start = range.start + (text.len() - text.trim_start_matches(is_movable).len()) as u32;
        TextRange::new(start, start + text.trim_matches(is_movable).len() as u32)
    }
}
