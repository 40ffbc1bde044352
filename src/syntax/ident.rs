//! A piece of a chart's text: an id, a title, a style.

use crate::source::{Mapped, Span, TextRange};
use crate::syntax::prepare::{decode_entities, has_entities};

/// A piece of the text that a reader read, kept as its range.
///
/// What it says is the text of the range. Only where entity codes stand in it, which are shown
/// spelt otherwise, or quotes that are not part of it, the piece has a text of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ident {
    /// Where it stands.
    pub range: TextRange,
    /// What it says, where that is something else: few do, so there is room for a pointer only.
    own: Option<Box<Spelling>>,
}

/// What a piece says that is not written where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spelling(Box<str>);

impl Spelling {
    fn boxed(says: String) -> Box<Self> {
        Box::new(Self(says.into_boxed_str()))
    }
}

impl Ident {
    /// The piece of a text that stands at a range.
    pub(in crate::syntax) fn at(range: TextRange, text: &str) -> Self {
        let written = text.get(range.range()).unwrap_or_default();
        let own = has_entities(written).then(|| decode_entities(written));
        Self {
            range,
            own: own.map(Spelling::boxed),
        }
    }

    /// A piece at a range that says something else than what stands there; entity codes in it are
    /// spelt as they are shown.
    pub(in crate::syntax) fn saying(range: TextRange, says: &str) -> Self {
        Self {
            range,
            own: Some(Spelling::boxed(decode_entities(says))),
        }
    }

    /// What it says, of the text that it stands in; entity codes as written.
    #[must_use]
    pub fn text<'t>(&'t self, text: &'t Mapped) -> &'t str {
        self.text_in(&text.text)
    }

    /// The same, of the text without its map.
    pub(in crate::syntax) fn text_in<'t>(&'t self, text: &'t str) -> &'t str {
        match &self.own {
            Some(own) => &own.0,
            None => text.get(self.range.range()).unwrap_or_default(),
        }
    }

    /// Where it stands in the file.
    #[must_use]
    pub fn span(&self, text: &Mapped) -> Span {
        text.map.span(self.range)
    }

    /// The piece without the characters at its ends that a test takes.
    pub(in crate::syntax) fn trimmed(&self, text: &str, is: impl Fn(char) -> bool) -> Self {
        let whole = self.text_in(text);
        if self.is_as_written(text) {
            let written = &text[self.range.range()];
            let lead = written.len() - written.trim_start_matches(&is).len();
            let start = self.range.start + lead as u32;
            let len = written[lead..].trim_end_matches(&is).len();
            return Self::at(TextRange::new(start, start + len as u32), text);
        }
        Self::saying(self.range, whole.trim_matches(is))
    }

    /// The pieces between the commas.
    pub(in crate::syntax) fn split(&self, text: &str) -> Vec<Self> {
        if !self.is_as_written(text) {
            let parts = self.text_in(text).split(',');
            return parts.map(|part| Self::saying(self.range, part)).collect();
        }
        let mut start = self.range.start;
        let parts = text[self.range.range()].split(',').map(|part| {
            let range = TextRange::new(start, start + part.len() as u32);
            start = range.end + 1;
            Self::at(range, text)
        });
        parts.collect()
    }

    /// Whether it says what stands there, but for the spelling of entity codes.
    fn is_as_written(&self, text: &str) -> bool {
        *self == Self::at(self.range, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_say_what_stands_there() {
        let text = "a, ﬂ°°35¶ß,b\"c";
        let whole = Ident::at(TextRange::new(0, text.len() as u32), text);
        assert_eq!(whole.text_in(text), "a, #35;,b\"c");
        let parts = whole.split(text);
        let says: Vec<&str> = parts.iter().map(|part| part.text_in(text)).collect();
        assert_eq!(says, ["a", " #35;", "b\"c"]);
        let trimmed = parts[1].trimmed(text, char::is_whitespace);
        assert_eq!((trimmed.text_in(text), trimmed.range.start), ("#35;", 3));
        let other = Ident::saying(whole.range, "b,c");
        let says: Vec<Ident> = other.split(text);
        assert_eq!(says[1].text_in(text), "c");
        assert_eq!(says[1].range, whole.range);
    }
}
