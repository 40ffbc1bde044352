//! A text that a chart shows, of whatever kind.

use std::borrow::Cow;

use super::text::Text;
use crate::source::{Source, Span};

/// How a text is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Written {
    /// Without quotes.
    #[default]
    Bare,
    /// `"text"`
    Quoted,
    /// ``"`text`"``, or a label given as data: Markdown.
    Markdown,
    /// As SVG text: neither tags nor Markdown mean anything.
    Literal,
}

/// A text that is shown, where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label<'a> {
    /// The text as the reader takes it, entity codes as written.
    pub text: Cow<'a, str>,
    /// How it is written.
    pub written: Written,
    /// Whether it stands in `@{ … }`.
    pub data: bool,
    /// Where it stands, without quotes.
    pub span: Span,
}

impl<'a> Label<'a> {
    /// A text of a model.
    #[must_use]
    pub fn new(text: &'a Text, written: Written) -> Self {
        Self {
            text: Cow::Borrowed(&text.text),
            written,
            data: false,
            span: text.place.0,
        }
    }

    /// The place of a part of the text, where the source has the text letter by letter; else the
    /// whole.
    #[must_use]
    pub fn part(&self, source: &Source, range: std::ops::Range<usize>) -> Span {
        let here = source.slice(self.span);
        let Some(part) = self.text.get(range.clone()) else {
            return self.span;
        };
        let at = |start: usize, end: usize| {
            Span::new(self.span.start + start as u32, self.span.start + end as u32)
        };
        if here == self.text {
            return at(range.start, range.end);
        }
        // Quotes inside, prefixes of a block quote: the part itself, if it stands there once.
        let mut places = here.match_indices(part);
        match (places.next(), places.next()) {
            (Some((start, _)), None) if !part.is_empty() => at(start, start + part.len()),
            _ => self.span,
        }
    }
}
