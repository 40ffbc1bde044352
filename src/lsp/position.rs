//! Places as the client counts them: lines from 0, and columns in units that were agreed on.

use gen_lsp_types::{Position, PositionEncodingKind, Range};

use crate::source::{Source, Span};

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16: what counts where nothing was agreed.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// The one to use with a client that offers these: the one that costs nothing, else its first.
    pub(super) fn agreed(offered: &[PositionEncodingKind]) -> Self {
        let known = |kind: &PositionEncodingKind| match kind {
            PositionEncodingKind::UTF8 => Some(Self::Utf8),
            PositionEncodingKind::UTF16 => Some(Self::Utf16),
            PositionEncodingKind::UTF32 => Some(Self::Utf32),
            PositionEncodingKind::Custom(_) => None,
        };
        let mut offered = offered.iter().filter_map(known);
        let first = offered.next().unwrap_or_default();
        if offered.any(|kind| kind == Self::Utf8) {
            return Self::Utf8;
        }
        first
    }

    /// Its name in the protocol.
    pub(super) const fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    const fn units(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// The offset of a position. Past the end of a line it is that of the end, inside a character that of the
    /// character.
    pub(super) fn offset(self, source: &Source, position: Position) -> u32 {
        let lines = source.lines();
        if position.line >= lines.len() {
            return source.text().len() as u32;
        }
        let start = lines.start(position.line + 1);
        let end = lines.start(position.line + 2);
        let is_last = position.line + 1 == lines.len();
        let end = if is_last {
            source.text().len() as u32
        } else {
            end
        };
        let line = source.slice(Span::new(start, end));
        let line = line.trim_end_matches(['\n', '\r']);
        let mut left = position.character as usize;
        for (at, c) in line.char_indices() {
            let units = self.units(c);
            if left < units {
                return start + at as u32;
            }
            left -= units;
        }
        start + line.len() as u32
    }

    /// The position of an offset.
    pub(super) fn position(self, source: &Source, offset: u32) -> Position {
        let place = source.position(offset);
        let start = source.lines().start(place.line);
        let before = source.slice(Span::new(start, place.offset));
        let column: usize = match self {
            Self::Utf8 => before.len(),
            Self::Utf16 | Self::Utf32 => before.chars().map(|c| self.units(c)).sum(),
        };
        Position::new(place.line - 1, column as u32)
    }

    /// The span of a range; one that ends before it begins is turned round.
    pub(super) fn span(self, source: &Source, range: Range) -> Span {
        let (one, other) = (
            self.offset(source, range.start),
            self.offset(source, range.end),
        );
        Span::new(one.min(other), one.max(other))
    }

    /// The range of a span.
    pub(super) fn range(self, source: &Source, span: Span) -> Range {
        Range::new(
            self.position(source, span.start),
            self.position(source, span.end),
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    #[test]
    fn columns_count_what_was_agreed() {
        let source = Source::new("", "a😀b\r\né\rx");
        let columns = |offset| ALL.map(|encoding| encoding.position(&source, offset).character);
        assert_eq!(columns(5), [5, 3, 2]);
        let at = |line, character| ALL.map(|e| e.offset(&source, Position::new(line, character)));
        assert_eq!(at(0, 2), [1, 1, 5], "inside a character: its start");
        assert_eq!(at(0, 99), [6, 6, 6], "before the line break");
        assert_eq!(at(1, 1), [8, 10, 10]);
        assert_eq!(at(2, 0), [11, 11, 11], "a lone CR ends a line");
        assert_eq!(at(9, 9), [12, 12, 12]);
        let turned = Range::new(Position::new(1, 0), Position::new(0, 0));
        assert_eq!(Encoding::Utf16.span(&source, turned), Span::new(0, 8));
    }

    #[test]
    fn bytes_are_taken_where_they_are_offered() {
        use PositionEncodingKind as Kind;
        assert_eq!(Encoding::agreed(&[]), Encoding::Utf16);
        assert_eq!(Encoding::agreed(&[Kind::UTF16, Kind::UTF8]), Encoding::Utf8);
        assert_eq!(
            Encoding::agreed(&[Kind::UTF32, Kind::UTF16]),
            Encoding::Utf32
        );
        assert_eq!(
            Encoding::agreed(&[Kind::Custom("x".into())]),
            Encoding::Utf16
        );
    }

    proptest! {
        #[test]
        fn offsets_come_back(text in "[a😀é\r\n]{0,40}", at in any::<prop::sample::Index>()) {
            let source = Source::new("", text.as_str());
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            let ends: Vec<usize> = ends.collect();
            let offset = ends[at.index(ends.len())];
            // Between CR and LF is a place that no position has.
            prop_assume!(!(text[..offset].ends_with('\r') && text[offset..].starts_with('\n')));
            for encoding in ALL {
                let position = encoding.position(&source, offset as u32);
                prop_assert_eq!(encoding.offset(&source, position) as usize, offset);
            }
        }
    }
}
