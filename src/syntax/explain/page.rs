//! Lines and pieces of a chart's text, and the findings and fixes that point at them.

use super::piece::{Offset, Piece};
use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::text;

/// The prepared text under an explanation. Offsets are of that text.
///
/// Where a piece ends beyond the text or inside a character, or before it begins, what is nearest is taken: charts are
/// anybody's, and an explanation is never worth a panic.
#[derive(Clone, Copy, Debug)]
pub(in crate::syntax) struct Page<'a> {
    /// The text, with the map to the file.
    pub(in crate::syntax) source: &'a Mapped,
}

impl<'a> Page<'a> {
    /// The whole text.
    pub(in crate::syntax) fn text(&self) -> &'a str {
        &self.source.text
    }

    /// A piece of the text.
    pub(in crate::syntax) fn slice(&self, piece: impl Piece) -> &'a str {
        let text = self.text();
        let (start, end) = piece.bounds(text.len());
        let start = whole(text, start);
        &text[start..whole(text, end).max(start)]
    }

    /// The place in the file of a piece.
    pub(in crate::syntax) fn span(&self, piece: impl Piece) -> Span {
        let text = self.text();
        let (start, end) = piece.bounds(text.len());
        let start = whole(text, start);
        let mut end = end.clamp(start, text.len().max(start));
        while !text.is_char_boundary(end) {
            end += 1;
        }
        self.source.span(TextRange::new(start as u32, end as u32))
    }

    /// The place in the file right after the character before an offset.
    pub(in crate::syntax) fn after(&self, offset: usize) -> Span {
        match self.slice(..offset).chars().next_back() {
            Some(c) => Span::at(self.span(offset - c.len_utf8()..offset).end),
            None => self.span(0..0),
        }
    }

    /// Where the line of a place ends.
    pub(in crate::syntax) fn line_end<O: Offset>(&self, at: O) -> O {
        let from = whole(self.text(), at.index());
        O::of(text::line_end(self.source, from))
    }

    /// Where the line of a place begins.
    pub(in crate::syntax) fn line_start<O: Offset>(&self, at: O) -> O {
        let before = self.slice(..at.index());
        O::of(before.rfind('\n').map_or(0, |at| at + 1))
    }

    /// The line of a place, without white space at its ends.
    pub(in crate::syntax) fn line(&self, at: impl Offset) -> TextRange {
        let start = self.line_start(at).index() as u32;
        self.trimmed(TextRange::new(start, self.line_end(at).index() as u32))
    }

    /// The same with its white space and its line break.
    pub(in crate::syntax) fn whole_line(&self, at: impl Offset) -> TextRange {
        let end = (self.line_end(at).index() + 1).min(self.text().len());
        TextRange::new(self.line_start(at).index() as u32, end as u32)
    }

    /// A line from a place on, without white space at its end.
    pub(in crate::syntax) fn rest_of_line(&self, start: impl Offset) -> TextRange {
        let from = start.index();
        let rest = self.slice(from..self.line_end(from));
        let end = from + rest.trim_end_matches(is_space).len();
        TextRange::new(from as u32, end as u32)
    }

    /// A piece without white space at its ends.
    pub(in crate::syntax) fn trimmed(&self, range: TextRange) -> TextRange {
        text::trimmed(self.source, range)
    }

    /// The white space that the line of a place begins with.
    pub(in crate::syntax) fn indent(&self, at: impl Offset) -> &'a str {
        let start = self.line_start(at).index();
        self.slice(start..self.line(at).start as usize)
    }

    /// A piece in backticks, on one line, cut where it is long.
    pub(in crate::syntax) fn code(&self, range: TextRange) -> String {
        const LONGEST: usize = 40;
        let text = text::decoded(self.source, range);
        let line = text.trim().lines().next().unwrap_or_default();
        let shown: String = line.chars().take(LONGEST).collect();
        let more = if shown.len() < line.len() { "…" } else { "" };
        format!("`{}{more}`", shown.replace('`', "'"))
    }

    /// A mistake at a place.
    pub(in crate::syntax) fn finding(
        &self,
        rule: &'static RuleInfo,
        piece: impl Piece,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, self.span(piece), message)
    }

    /// A safe fix of some edits; `None` for none.
    pub(in crate::syntax) fn fix<'t>(
        &self,
        description: impl Into<String>,
        edits: impl IntoIterator<Item = (TextRange, &'t str)>,
    ) -> Option<Fix> {
        let mut edits = edits.into_iter();
        let (first, text) = edits.next()?;
        let fix = Fix::safe(description, self.span(first), text);
        Some(edits.fold(fix, |fix, (range, text)| fix.and(self.span(range), text)))
    }
}

/// Where the character begins that an offset is in; the end of the text at most.
fn whole(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn offsets_are_of_whole_characters() {
        let text = "a跨b";
        let offsets: Vec<usize> = (0..8).map(|at| whole(text, at)).collect();
        assert_eq!(offsets, [0, 1, 1, 1, 4, 5, 5, 5]);
    }
}
