//! Lines and pieces of a chart's text, and the findings and fixes that point at them.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::text;

/// The prepared text under an explanation. Offsets are of that text.
#[derive(Clone, Copy, Debug)]
pub(in crate::syntax) struct Page<'a> {
    /// The text, with the map to the file.
    pub(in crate::syntax) source: &'a Mapped,
}

impl<'a> Page<'a> {
    /// A piece of the text.
    pub(in crate::syntax) fn slice(&self, range: TextRange) -> &'a str {
        self.source.text.get(range.range()).unwrap_or_default()
    }

    /// The place in the file of a piece.
    pub(in crate::syntax) fn span(&self, range: TextRange) -> Span {
        self.source.map.span(range)
    }

    /// Where the line of a place ends.
    pub(in crate::syntax) fn line_end(&self, from: u32) -> u32 {
        let text = &self.source.text;
        let from = (from as usize).min(text.len());
        text[from..].find('\n').map_or(text.len(), |at| from + at) as u32
    }

    /// Where the line of a place begins.
    pub(in crate::syntax) fn line_start(&self, from: u32) -> u32 {
        let before = &self.source.text[..from as usize];
        before.rfind('\n').map_or(0, |at| at + 1) as u32
    }

    /// The line of a place, without white space at its ends.
    pub(in crate::syntax) fn line(&self, at: u32) -> TextRange {
        let whole = TextRange::new(self.line_start(at), self.line_end(at));
        text::trimmed(self.source, whole)
    }

    /// The same with its white space and its line break.
    pub(in crate::syntax) fn whole_line(&self, at: u32) -> TextRange {
        let end = (self.line_end(at) + 1).min(self.source.text.len() as u32);
        TextRange::new(self.line_start(at), end)
    }

    /// A line from a place on, without white space at its end.
    pub(in crate::syntax) fn rest_of_line(&self, start: u32) -> TextRange {
        let rest = TextRange::new(start, self.line_end(start));
        let text = self.slice(rest).trim_end();
        TextRange::new(start, start + text.len() as u32)
    }

    /// The white space that the line of a place begins with.
    pub(in crate::syntax) fn indent(&self, at: u32) -> &'a str {
        self.slice(TextRange::new(self.line_start(at), self.line(at).start))
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
        place: TextRange,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, self.span(place), message)
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
