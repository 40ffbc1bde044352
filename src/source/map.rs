//! From a text that was cut out of a file back to the file.

use super::{Span, TextRange};

/// A piecewise map of offsets in a derived text to offsets in the text it came from.
///
/// Each segment says "from this derived offset on, add so much"; offsets inside a segment keep
/// their distance from its start. Looking one up costs a binary search over the segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetMap {
    /// (offset in the derived text, offset in the original), both rising.
    segments: Vec<(u32, u32)>,
    /// The end of the original; no offset is beyond it.
    end: u32,
}

impl Default for OffsetMap {
    fn default() -> Self {
        Self::shifted(0)
    }
}

impl OffsetMap {
    /// The map of a text that begins at `start` of the original and has every byte of it.
    #[must_use]
    pub fn shifted(start: u32) -> Self {
        Self {
            segments: vec![(0, start)],
            end: u32::MAX,
        }
    }

    /// The map of the same text with `len` bytes put in front of it.
    #[must_use]
    pub fn prefixed(&self, len: u32) -> Self {
        let first = self.segments[0].1;
        let mut segments = vec![(0, first)];
        segments.extend(self.segments.iter().map(|&(d, o)| (d + len, o)));
        Self {
            segments,
            end: self.end,
        }
    }

    /// Says where the original ends: what is added after the derived text stands there.
    pub fn end_at(&mut self, original: u32) {
        self.end = original;
    }

    /// Adds a segment: `derived` and what follows stand at `original` and what follows.
    pub fn push(&mut self, derived: u32, original: u32) {
        match self.segments.last_mut() {
            Some(last) if last.0 == derived => *last = (derived, original),
            Some(last) if last.1 + (derived - last.0) == original => {}
            _ => self.segments.push((derived, original)),
        }
    }

    /// Adds what another map says of a range of its text, which stands at `derived` here.
    pub fn extend(&mut self, derived: u32, other: &Self, range: TextRange) {
        self.push(derived, other.offset(range.start));
        let first = other.segments.partition_point(|s| s.0 <= range.start);
        for &(at, original) in &other.segments[first..] {
            if at >= range.end {
                break;
            }
            self.push(derived + at - range.start, original);
        }
    }

    /// Where an offset of the derived text stands in the original.
    #[must_use]
    pub fn offset(&self, derived: u32) -> u32 {
        let (offset, limit) = self.bounded(derived);
        offset.min(limit)
    }

    /// The place of an offset, and where the next segment begins: text that was put in is longer
    /// than what it stands for, and must not reach into what follows.
    fn bounded(&self, derived: u32) -> (u32, u32) {
        let i = self.segments.partition_point(|s| s.0 <= derived).max(1) - 1;
        let (start, original) = self.segments[i];
        let limit = self.segments.get(i + 1).map_or(self.end, |next| next.1);
        (
            original + derived.saturating_sub(start),
            limit.max(original),
        )
    }

    /// Where a span of the derived text stands in the original: from its first byte to its last,
    /// so that what was cut out after it stays outside.
    #[must_use]
    pub fn span(&self, derived: TextRange) -> Span {
        let start = self.offset(derived.start);
        if derived.is_empty() {
            return Span::at(start);
        }
        let (last, limit) = self.bounded(derived.end - 1);
        Span::new(start, (last + 1).min(limit).max(start))
    }
}

/// A text with the map back to where it came from; edits keep the map true.
#[derive(Clone, Debug, Default)]
pub struct Mapped {
    /// The text as edited so far.
    pub text: String,
    /// From `text` to the original.
    pub map: OffsetMap,
}

impl Mapped {
    /// A text that stands in the original from `start` on.
    #[must_use]
    pub fn new(text: impl Into<String>, start: u32) -> Self {
        Self {
            text: text.into(),
            map: OffsetMap::shifted(start),
        }
    }

    /// A part of the text; nothing where the range is not one of it.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> &str {
        self.text.get(range.range()).unwrap_or_default()
    }

    /// The place of a range in the original.
    #[must_use]
    pub fn span(&self, range: TextRange) -> Span {
        self.map.span(range)
    }

    /// Replaces ranges, which rise and do not overlap. Linear in the text and the segments.
    ///
    /// Text put in stands for the start of what it replaces.
    #[must_use]
    pub fn replace<'r>(&self, edits: impl IntoIterator<Item = (TextRange, &'r str)>) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let mut map = OffsetMap {
            segments: Vec::with_capacity(self.map.segments.len()),
            end: self.map.end,
        };
        let mut done = 0u32;
        let mut next = 0usize;
        let mut copy = |text: &mut String, map: &mut OffsetMap, from: u32, to: u32| {
            map.push(text.len() as u32, self.map.offset(from));
            while let Some(&(derived, original)) = self.map.segments.get(next) {
                if derived >= to {
                    break;
                }
                if derived > from {
                    map.push(text.len() as u32 + (derived - from), original);
                }
                next += 1;
            }
            text.push_str(&self.text[from as usize..to as usize]);
        };
        for (span, with) in edits {
            if span.start > done {
                copy(&mut text, &mut map, done, span.start);
            }
            if !with.is_empty() {
                map.push(text.len() as u32, self.map.offset(span.start));
                text.push_str(with);
            }
            done = span.end;
        }
        let len = self.text.len() as u32;
        if len > done {
            copy(&mut text, &mut map, done, len);
        }
        // Where the text ends, also when something was put in there.
        map.push(text.len() as u32, self.map.offset(len));
        Self { text, map }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_cuts_and_insertions() {
        let text = Mapped::new("abcdefgh", 100);
        let cut = text.replace([(TextRange::new(2, 4), ""), (TextRange::new(6, 7), "XYZ")]);
        assert_eq!(cut.text, "abefXYZh");
        let at: Vec<u32> = (0..=8).map(|i| cut.map.offset(i)).collect();
        assert_eq!(at, [100, 101, 104, 105, 106, 107, 107, 107, 108]);
        assert_eq!(cut.map.span(TextRange::new(4, 7)), Span::new(106, 107));
        assert_eq!(cut.map.span(TextRange::new(0, 2)), Span::new(100, 102));
        let longer = text.replace([(TextRange::at(8), "\n")]);
        let shorter = longer.replace([(TextRange::new(0, 4), "")]);
        assert_eq!(longer.map.offset(9), 108, "the end, after what was put in");
        assert_eq!(shorter.map.offset(5), 108, "still");
        let again = cut.replace([(TextRange::new(0, 1), "")]);
        assert_eq!(again.text, "befXYZh");
        assert_eq!(again.map.offset(0), 101);
        assert_eq!(again.map.offset(1), 104);
        assert_eq!(again.map.offset(6), 107);
    }
}
