//! From byte offsets to lines and columns.

use serde::{Deserialize, Serialize};

/// A place in a text as people count: line and column from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The line, from 1. LF, CRLF and a lone CR end a line.
    pub line: u32,
    /// The column, from 1, in Unicode scalar values.
    pub column: u32,
    /// The offset in UTF-8 bytes, from 0.
    pub offset: u32,
}

/// How many bytes lie between two entries of the character count.
const STEP: usize = 1024;

/// Where lines begin, and how many characters lie before every 1,024th byte: a position costs a
/// binary search and at most 1,024 bytes of counting, however long the line.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    chars: Vec<u32>,
}

impl LineIndex {
    /// Reads the text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        let mut chars = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut count = 0u32;
        for chunk in bytes.chunks(STEP) {
            chars.push(count);
            count += chunk.iter().filter(|&&byte| is_char_start(byte)).count() as u32;
        }
        for (i, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(i + 1) != Some(&b'\n')) {
                starts.push(i as u32 + 1);
            }
        }
        if bytes.len().is_multiple_of(STEP) {
            chars.push(count);
        }
        Self { starts, chars }
    }

    /// How many lines there are; a text that ends in a line break has an empty last one.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Whether there is no line; never true, even an empty text has one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The offset at which a line (from 1) begins; past the last line, that of the last.
    #[must_use]
    pub fn start(&self, line: u32) -> u32 {
        let i = (line.max(1) as usize - 1).min(self.starts.len() - 1);
        self.starts[i]
    }

    /// The line (from 1) that holds an offset.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// The position of an offset; one past the end is that of the end, one inside a character that
    /// of the character.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let mut offset = (offset as usize).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line(offset as u32);
        let column = self.chars_before(text, offset)
            - self.chars_before(text, self.start(line) as usize)
            + 1;
        Position {
            line,
            column,
            offset: offset as u32,
        }
    }

    /// The column of an offset in UTF-16 code units, from 0, as editors' protocols count.
    #[must_use]
    pub fn utf16_column(&self, text: &str, offset: u32) -> u32 {
        let position = self.position(text, offset);
        let line = &text[self.start(position.line) as usize..position.offset as usize];
        line.chars().map(|c| c.len_utf16() as u32).sum()
    }

    fn chars_before(&self, text: &str, offset: usize) -> u32 {
        let step = offset / STEP;
        let rest = &text.as_bytes()[step * STEP..offset];
        self.chars[step] + rest.iter().filter(|&&byte| is_char_start(byte)).count() as u32
    }
}

const fn is_char_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters() {
        let text = "aé\r\nb\rc\n";
        let index = LineIndex::new(text);
        let at = |offset| {
            let p = index.position(text, offset);
            (p.line, p.column)
        };
        assert_eq!(index.len(), 4);
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(1), (1, 2));
        assert_eq!(at(2), (1, 2), "inside a character: its start");
        assert_eq!(at(3), (1, 3));
        assert_eq!(at(5), (2, 1));
        assert_eq!(at(7), (3, 1));
        assert_eq!(at(9), (4, 1));
        assert_eq!(at(99), (4, 1));
    }

    #[test]
    fn long_lines_cost_no_more() {
        let text = "é".repeat(5000);
        let index = LineIndex::new(&text);
        assert_eq!(index.position(&text, 9000).column, 4501);
        assert_eq!(index.utf16_column(&text, 9000), 4500);
    }
}
