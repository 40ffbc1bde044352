//! From a text that was cut out of a file back to the file.

use super::{Span, TextRange};

/// A piecewise map of offsets in a derived text to offsets in the text it came from.
///
/// Each segment says "from this derived offset on, add so much"; offsets inside a segment keep
/// their distance from its start. Looking one up costs a binary search over the segments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffsetMap {
    /// Both of their offsets rise.
    segments: Vec<Segment>,
    /// The end of the original; no offset is beyond it.
    end: u32,
}

/// What the derived text is made of, from an offset to the next segment's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    derived: u32,
    original: u32,
    /// How many bytes of the original stand for the segment as a whole, as `&lt;` does for `<`; 0 where
    /// each byte stands for itself.
    whole: u32,
}

impl Segment {
    const fn plain(derived: u32, original: u32) -> Self {
        Self {
            derived,
            original,
            whole: 0,
        }
    }

    /// The same segment from a later offset on.
    fn from(self, derived: u32) -> Self {
        match derived.checked_sub(self.derived) {
            Some(more) if self.whole == 0 => Self::plain(derived, self.original + more),
            Some(more) if more > 0 => Self::plain(derived, self.original),
            _ => self,
        }
    }
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
            segments: vec![Segment::plain(0, start)],
            end: u32::MAX,
        }
    }

    /// The map of the same text with `len` bytes put in front of it.
    #[must_use]
    pub fn prefixed(&self, len: u32) -> Self {
        let first = self.segments[0].original;
        let mut segments = vec![Segment::plain(0, first)];
        segments.extend(self.segments.iter().map(|segment| Segment {
            derived: segment.derived + len,
            ..*segment
        }));
        Self {
            segments,
            end: self.end,
        }
    }

    /// Says where the original ends: what is added after the derived text stands there.
    pub fn end_at(&mut self, original: u32) {
        self.end = original;
    }

    /// Whether another map says of every offset what this one says, so many bytes further on.
    #[must_use]
    pub fn is_moved(&self, by: i64, to: &Self) -> bool {
        let is_at = |old: u32, new: u32| i64::from(old) + by == i64::from(new);
        let same = |(old, new): (&Segment, &Segment)| {
            (old.derived, old.whole) == (new.derived, new.whole)
                && is_at(old.original, new.original)
        };
        self.segments.len() == to.segments.len()
            && (self.end == to.end && to.end == u32::MAX || is_at(self.end, to.end))
            && self.segments.iter().zip(&to.segments).all(same)
    }

    /// Adds a segment: `derived` and what follows stand at `original` and what follows.
    pub fn push(&mut self, derived: u32, original: u32) {
        self.add(Segment::plain(derived, original));
    }

    /// Adds a segment that stands as a whole for `length` bytes at `original`: an entity, an escape.
    pub fn push_whole(&mut self, derived: u32, original: u32, length: u32) {
        self.add(Segment {
            derived,
            original,
            whole: length,
        });
    }

    fn add(&mut self, segment: Segment) {
        match self.segments.last_mut() {
            Some(last) if last.derived == segment.derived => *last = segment,
            Some(last)
                if segment.whole == 0
                    && last.whole == 0
                    && last.from(segment.derived) == segment => {}
            _ => self.segments.push(segment),
        }
    }

    /// The segment that holds an offset, from that offset on.
    fn segment_at(&self, derived: u32) -> Segment {
        self.segments[self.at(derived)].from(derived)
    }

    /// Adds what another map says of a range of its text, which stands at `derived` here.
    pub fn extend(&mut self, derived: u32, other: &Self, range: TextRange) {
        self.add(Segment {
            derived,
            ..other.segment_at(range.start)
        });
        let first = other.segments.partition_point(|s| s.derived <= range.start);
        for &segment in &other.segments[first..] {
            if segment.derived >= range.end {
                break;
            }
            self.add(Segment {
                derived: derived + segment.derived - range.start,
                ..segment
            });
        }
    }

    /// The map of a text of `length` bytes that was cut out of another derived text: through that one's map.
    #[must_use]
    pub fn through(&self, length: u32, outer: &Self) -> Self {
        let mut map = Self {
            segments: Vec::new(),
            end: u32::MAX,
        };
        for (i, segment) in self.segments.iter().enumerate() {
            let next = self.segments.get(i + 1).map_or(length, |next| next.derived);
            let bytes = match segment.whole {
                0 => next.saturating_sub(segment.derived),
                whole => whole,
            };
            let middle = TextRange::new(segment.original, segment.original + bytes);
            if segment.whole == 0 {
                map.extend(segment.derived, outer, middle);
            } else {
                let place = outer.span(middle);
                map.push_whole(segment.derived, place.start, place.len());
            }
        }
        // Its end is where what follows begins, after what the outer text lost there.
        map.push(length, outer.offset(self.offset(length)));
        map
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
        self.bounded_in(self.at(derived), derived)
    }

    /// The number of the segment that holds an offset.
    fn at(&self, derived: u32) -> usize {
        let after = self.segments.partition_point(|s| s.derived <= derived);
        after.max(1) - 1
    }

    /// The same as [`Self::bounded`], of an offset that a segment holds.
    fn bounded_in(&self, i: usize, derived: u32) -> (u32, u32) {
        let segment = self.segments[i];
        let limit = self
            .segments
            .get(i + 1)
            .map_or(self.end, |next| next.original);
        (
            segment.from(derived.max(segment.derived)).original,
            limit.max(segment.original),
        )
    }

    /// Where a span of the derived text stands in the original: from its first byte to its last,
    /// so that what was cut out after it stays outside.
    #[must_use]
    pub fn span(&self, derived: TextRange) -> Span {
        let first = self.at(derived.start);
        let (start, limit) = self.bounded_in(first, derived.start);
        let start = start.min(limit);
        if derived.is_empty() {
            return Span::at(start);
        }
        // Most spans end in the segment that they begin in.
        let next = self.segments.get(first + 1);
        let last = match next.is_some_and(|next| next.derived < derived.end) {
            true => self.at(derived.end - 1),
            false => first,
        };
        let segment = self.segments[last];
        if segment.whole > 0 {
            return Span::new(start, (segment.original + segment.whole).max(start));
        }
        let (end, limit) = self.bounded_in(last, derived.end - 1);
        Span::new(start, (end + 1).min(limit).max(start))
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
            map.add(Segment {
                derived: text.len() as u32,
                ..self.map.segment_at(from)
            });
            while let Some(&segment) = self.map.segments.get(next) {
                if segment.derived >= to {
                    break;
                }
                if segment.derived > from {
                    map.add(Segment {
                        derived: text.len() as u32 + (segment.derived - from),
                        ..segment
                    });
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
    fn what_stands_for_more_is_taken_whole() {
        // `a &lt; b` of a page, from 10 on.
        let mut map = OffsetMap::shifted(10);
        map.push_whole(2, 12, 4);
        map.push(3, 16);
        let text = Mapped {
            text: "a < b".to_owned(),
            map,
        };
        assert_eq!(text.span(TextRange::new(2, 3)), Span::new(12, 16));
        assert_eq!(text.span(TextRange::new(0, 3)), Span::new(10, 16));
        assert_eq!(text.span(TextRange::new(3, 5)), Span::new(16, 18));
        let cut = text.replace([(TextRange::new(0, 2), "")]);
        assert_eq!(cut.text, "< b");
        assert_eq!(cut.span(TextRange::new(0, 1)), Span::new(12, 16));
        // ` < ` cut out of it.
        let part = OffsetMap::shifted(1).through(3, &text.map);
        assert_eq!(part.span(TextRange::new(0, 2)), Span::new(11, 16));
        assert_eq!(part.offset(2), 16);
    }

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
