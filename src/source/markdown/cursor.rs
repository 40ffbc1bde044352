//! Lines, and columns in them as Markdown counts: a tab goes on to the next multiple of four.

use crate::source::Span;

/// The lines of a text from an offset on: (start, after the line break). LF, CRLF and CR end one.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = from;
    std::iter::from_fn(move || {
        let start = at;
        let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
        let length = match rest.iter().position(|&b| b == b'\n' || b == b'\r') {
            Some(i) if rest[i] == b'\r' && rest.get(i + 1) == Some(&b'\n') => i + 2,
            Some(i) => i + 1,
            None => rest.len(),
        };
        at = start + length;
        Some((start, at))
    })
}

/// A place in a line.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    start: usize,
    pos: usize,
    end: usize,
    column: usize,
    /// Columns of a tab that was passed only in part.
    spare: usize,
}

impl<'t> Cursor<'t> {
    /// At the start of a line; `end` is after its line break.
    pub(super) fn new(text: &'t str, start: usize, end: usize) -> Self {
        Self {
            text,
            start,
            pos: start,
            end,
            column: 0,
            spare: 0,
        }
    }

    /// Where the line begins in the text.
    pub(super) fn line_start(&self) -> usize {
        self.start
    }

    /// The offset in the text.
    pub(super) fn pos(&self) -> usize {
        self.pos
    }

    /// What is left of the line, with its line break.
    pub(super) fn rest(&self) -> &'t str {
        &self.text[self.pos..self.end]
    }

    /// What is left of the line, without spaces around it and without its line break.
    pub(super) fn trimmed(&self) -> &'t str {
        let rest = self.rest();
        let rest = &rest[..without_end(rest)];
        let start = rest.bytes().position(|byte| !is_white_space(byte));
        &rest[start.unwrap_or_default()..]
    }

    /// The place of what is left of the line, from here on, without spaces at its end.
    pub(super) fn trimmed_span(&self) -> Span {
        Span::new(
            self.pos as u32,
            (self.pos + without_end(self.rest())) as u32,
        )
    }

    /// Whether nothing but spaces is left.
    pub(super) fn is_blank(&self) -> bool {
        self.trimmed().is_empty()
    }

    /// How many columns of spaces come next.
    pub(super) fn indent(&self) -> usize {
        let mut column = self.column;
        for byte in self.rest().bytes() {
            match byte {
                b' ' => column += 1,
                b'\t' => column = next_tab(column),
                _ => break,
            }
        }
        column - self.column + self.spare
    }

    /// Passes the spaces that come next.
    pub(super) fn skip_spaces(&mut self) {
        self.skip_columns(usize::MAX);
    }

    /// Passes spaces up to a number of columns, and no further than they go. A tab that reaches
    /// further is passed whole, and the rest of it still counts as indentation.
    pub(super) fn skip_columns(&mut self, columns: usize) {
        let spare = self.spare.min(columns);
        self.spare -= spare;
        let mut left = columns - spare;
        while left > 0 && self.pos < self.end {
            let width = match self.text.as_bytes()[self.pos] {
                b' ' => 1,
                b'\t' => next_tab(self.column) - self.column,
                _ => break,
            };
            self.pos += 1;
            self.column += width;
            self.spare = width.saturating_sub(left);
            left = left.saturating_sub(width);
        }
    }

    /// Passes bytes, which end at the end of a character.
    pub(super) fn skip_bytes(&mut self, count: usize) {
        for &byte in &self.text.as_bytes()[self.pos..self.pos + count] {
            self.column = if byte == b'\t' {
                next_tab(self.column)
            } else {
                self.column + 1
            };
        }
        self.pos += count;
        self.spare = 0;
    }
}

const fn is_white_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

/// The length of a text without the spaces and line breaks at its end.
fn without_end(text: &str) -> usize {
    let last = text.bytes().rposition(|byte| !is_white_space(byte));
    last.map_or(0, |last| last + 1)
}

const fn next_tab(column: usize) -> usize {
    column / 4 * 4 + 4
}
