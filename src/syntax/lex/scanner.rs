//! The text under a lexer, and searches in it that are remembered.

use super::direction_places::Directions;
use crate::syntax::chars::{is_line_end, is_space};

/// What a pattern matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) struct Extent {
    /// Where the token's text begins.
    pub(in crate::syntax) start: usize,
    /// Where it ends.
    pub(in crate::syntax) end: usize,
    /// Where reading goes on.
    pub(in crate::syntax) next: usize,
}

impl Extent {
    /// A match that is its token's text as a whole.
    pub(in crate::syntax) fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end,
            next: end,
        }
    }
}

/// Where a search began and what it found, so that it need not be made again.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::syntax) struct Memo {
    from: usize,
    end: usize,
}

impl Memo {
    /// What the search found, where it passed over `pos`.
    pub(in crate::syntax) fn get(&self, pos: usize) -> Option<usize> {
        (self.from <= pos && pos < self.end).then_some(self.end)
    }

    /// Remembers that a search from `from` on found `end`.
    pub(in crate::syntax) fn set(&mut self, from: usize, end: usize) {
        *self = Self { from, end };
    }
}

/// A text, a place in it, and what was found further on.
#[derive(Debug)]
pub(in crate::syntax) struct Scanner<'t, S> {
    /// The whole text.
    pub(in crate::syntax) text: &'t str,
    /// Where the next match begins.
    pub(in crate::syntax) pos: usize,
    /// What the kind's patterns know.
    pub(in crate::syntax) state: S,
    /// Whether words are read in any case.
    ignore_case: bool,
    directions: Directions,
    spaces: Memo,
    line: Memo,
    /// For each character of ASCII, where it occurs next.
    next: [Memo; 128],
}

impl<'t, S> Scanner<'t, S> {
    /// Begins at the start of a text that has these directions.
    pub(super) fn new(text: &'t str, directions: Directions, state: S, ignore_case: bool) -> Self {
        Self {
            text,
            pos: 0,
            state,
            ignore_case,
            directions,
            spaces: Memo::default(),
            line: Memo::default(),
            next: [Memo::default(); 128],
        }
    }

    /// The text from here on.
    pub(in crate::syntax) fn rest(&self) -> &'t str {
        &self.text[self.pos..]
    }

    /// The byte here; `None` at the end.
    pub(in crate::syntax) fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.pos).copied()
    }

    /// The length of a text that stands here.
    pub(in crate::syntax) fn literal(&self, text: &str) -> Option<usize> {
        let head = self.rest().as_bytes().get(..text.len())?;
        let same = if self.ignore_case {
            head.eq_ignore_ascii_case(text.as_bytes())
        } else {
            // The texts of rules are too short for a call.
            head.iter().eq(text.as_bytes())
        };
        same.then_some(text.len())
    }

    /// A match from here to a place, where that is further on.
    pub(in crate::syntax) fn some_to(&self, end: usize) -> Option<Extent> {
        (end > self.pos).then(|| Extent::new(self.pos, end))
    }

    /// A match from here to where a character of ASCII occurs next, else to the end of the text.
    pub(in crate::syntax) fn until(&mut self, stop: u8) -> Option<Extent> {
        Some(Extent::new(self.pos, self.find(stop)))
    }

    /// The same, where it is not empty.
    pub(in crate::syntax) fn some_until(&mut self, stop: u8) -> Option<Extent> {
        let end = self.find(stop);
        self.some_to(end)
    }

    /// Where a character of ASCII occurs next, else the end of the text.
    pub(in crate::syntax) fn find(&mut self, stop: u8) -> usize {
        let memo = &mut self.next[usize::from(stop & 127)];
        if let Some(end) = memo.get(self.pos) {
            return end;
        }
        let rest = &self.text.as_bytes()[self.pos..];
        let end = self.pos + rest.iter().position(|&b| b == stop).unwrap_or(rest.len());
        memo.set(self.pos, end);
        end
    }

    /// Where the white space that begins at a place ends.
    pub(in crate::syntax) fn spaces_end(&mut self, pos: usize) -> usize {
        let here = self.text.as_bytes().get(pos);
        if here.is_none_or(|&byte| byte.is_ascii() && !is_space(char::from(byte))) {
            return pos;
        }
        if let Some(end) = self.spaces.get(pos) {
            return end;
        }
        let rest = &self.text[pos..];
        let end = pos + rest.find(|c| !is_space(c)).unwrap_or(rest.len());
        self.spaces.set(pos, end);
        end
    }

    /// Where the line ends that `.` of JavaScript sees.
    pub(in crate::syntax) fn line_end(&mut self) -> usize {
        if let Some(end) = self.line.get(self.pos) {
            return end;
        }
        let rest = self.rest();
        let end = self.pos + rest.find(is_line_end).unwrap_or(rest.len());
        self.line.set(self.pos, end);
        end
    }

    /// The line from here on, where the direction of that number stands further on in it.
    pub(super) fn direction_line(&mut self, name: usize) -> Option<Extent> {
        if self.directions.is_empty {
            return None;
        }
        let line_end = self.line_end();
        let places = &self.directions.by_name[name];
        let last = places
            .partition_point(|place| place.0 < line_end)
            .checked_sub(1)?;
        let (from, to) = places[last];
        let start = self.pos;
        if from < start {
            return None;
        }
        self.pos = to;
        Some(Extent::new(start, self.find(b'\n')))
    }
}
