//! Runs of characters, comments and texts in quotes: patterns that several kinds share.

use super::scanner::{Extent, Scanner};
use crate::syntax::chars::is_space;

impl<S> Scanner<'_, S> {
    /// One or more of some characters.
    pub(in crate::syntax) fn some_of(&self, is: impl Fn(char) -> bool) -> Option<Extent> {
        let after = self.rest().trim_start_matches(is);
        self.some_to(self.text.len() - after.len())
    }

    /// `\s+`
    pub(in crate::syntax) fn spaces(&mut self) -> Option<Extent> {
        let end = self.spaces_end(self.pos);
        self.some_to(end)
    }

    /// `((?!\n)\s)+`
    pub(in crate::syntax) fn spaces_in_line(&self) -> Option<Extent> {
        self.some_of(|c| is_space(c) && c != '\n')
    }

    /// `[\n]+`
    pub(in crate::syntax) fn line_breaks(&self) -> Option<Extent> {
        self.some_of(|c| c == '\n')
    }

    /// `\s*(\r?\n)+`: white space up to its last line break.
    pub(in crate::syntax) fn spaces_and_line_breaks(&mut self) -> Option<Extent> {
        let end = self.spaces_end(self.pos);
        let last = self.text[self.pos..end].rfind('\n')?;
        self.some_to(self.pos + last + 1)
    }

    /// `#[^\n]*`
    pub(in crate::syntax) fn remark(&mut self) -> Option<Extent> {
        self.literal("#")?;
        self.some_until(b'\n')
    }

    /// A sign that no brace follows, and the rest of its line: `%%(?!\{)[^\n]*`.
    pub(in crate::syntax) fn comment(&mut self, sign: &str) -> Option<Extent> {
        let after = self.pos + self.literal(sign)?;
        if self.text[after..].starts_with('{') {
            return None;
        }
        self.some_until(b'\n')
    }

    /// `"[^"]*"`
    pub(in crate::syntax) fn quoted(&mut self) -> Option<Extent> {
        let start = self.pos;
        self.pos += self.literal("\"")?;
        let end = self.find(b'"');
        (end < self.text.len()).then(|| Extent::new(start, end + 1))
    }
}
