//! How wide text is: by a table for Latin, Greek and Cyrillic, by class for the rest.

use super::advances::{BOLD, REGULAR};
use super::fragment::{Marks, Run};
use super::kerning::nearer;

/// The units of the table in a font size.
const UNITS: f64 = 2048.0;

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Font {
    /// The size in pixels.
    pub(crate) size: f64,
    /// Whether all of it is bold.
    pub(crate) bold: bool,
}

impl Font {
    /// The width of a line.
    pub(crate) fn line(self, line: &[Run]) -> f64 {
        line.iter()
            .map(|run| self.width(&run.text, run.marks))
            .sum()
    }

    /// The width of a piece of text.
    pub(crate) fn width(self, text: &str, marks: Marks) -> f64 {
        let small = marks.sub > 0 || marks.sup > 0;
        let size = if small { self.size * SMALL } else { self.size };
        width(text, size, self.bold || marks.bold > 0)
    }
}

/// How large raised and lowered text is beside the text around it.
pub(crate) const SMALL: f64 = 0.75;

/// The width of text.
fn width(text: &str, size: f64, bold: bool) -> f64 {
    let (mut before, mut sum) = ('\0', 0.0);
    for c in text.chars() {
        sum += advance(c, bold) - nearer(before, c, bold);
        before = c;
    }
    sum * size
}

/// The width of a character beside the font size.
fn advance(c: char, bold: bool) -> f64 {
    let code = u32::from(c);
    let table = if bold { BOLD } else { REGULAR };
    let range = table.iter().rev().find(|(first, _)| *first <= code);
    let known = range.and_then(|(first, widths)| widths.get((code - first) as usize));
    match known {
        Some(&units) if units > 0 => f64::from(units) / UNITS,
        _ => by_class(code),
    }
}

/// What fonts have in common where no table knows the character.
fn by_class(code: u32) -> f64 {
    match code {
        // Marks on other characters, joiners, variation selectors, skin tones.
        0x300..=0x36F
        | 0x483..=0x489
        | 0x591..=0x5BD
        | 0x610..=0x61A
        | 0x64B..=0x65F
        | 0x200B..=0x200F
        | 0x202A..=0x202E
        | 0x2060..=0x2064
        | 0x20D0..=0x20FF
        | 0xFE00..=0xFE0F
        | 0xFE20..=0xFE2F
        | 0xFEFF
        | 0x1F3FB..=0x1F3FF
        | 0xE0100..=0xE01EF => 0.0,
        // Pictures.
        0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0x231A..=0x23FF => 1.3,
        // East Asian scripts.
        0x1100..=0x115F
        | 0x2E80..=0xA4CF
        | 0xA960..=0xA97F
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF01..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x20000..=0x3FFFD => 1.0,
        // Arrows, mathematics, boxes and blocks: as wide as the fallbacks of Linux have them.
        0x2190..=0x25FF | 0x2900..=0x2AFF => 0.85,
        _ => 0.65,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_is_measured_by_the_table() {
        // Liberation Sans: A is 1366 units wide, i 455; bold i 569.
        assert_eq!(width("Ai", 2048.0, false), 1366.0 + 455.0);
        assert_eq!(width("i", 2048.0, true), 569.0);
        assert_eq!(width("é", 10.0, false), width("e", 10.0, false));
    }

    #[test]
    fn the_rest_is_measured_by_class() {
        assert_eq!(width("日本", 14.0, false), 28.0);
        assert_eq!(width("e\u{301}", 14.0, false), width("e", 14.0, false));
    }
}
