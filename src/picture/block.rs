//! Labels measured and broken into lines, ready to be placed.

use super::geometry::{Point, Size};
use super::scene::{Anchor, Paint, Text, TextLine};
use super::text::{Font, Label, Run};

/// How far lines are apart beside the font size, and where a base line is below the middle of a line.
const LEADING: f64 = 20.0 / 14.0;
const BASE: f64 = 0.35;

/// How much wider text is in DejaVu Sans, which Linux takes where it has no font with the metrics of Arial, and how
/// much of that the room has which is left around every text.
const WIDER: f64 = 0.23;
const PADDED: f64 = 12.0;

/// Lines with their widths.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    lines: Vec<(Vec<Run>, f64)>,
    pub(crate) font: Font,
    pub(crate) italic: bool,
    /// The size of the whole, with spare room for wider fonts; empty where nothing is shown.
    pub(crate) size: Size,
}

impl Block {
    /// Breaks a label at spaces into lines of much the same width, where it is wider than a limit, and long words where they must be.
    pub(crate) fn of(label: Label, font: Font, limit: f64) -> Self {
        let width = |text: &str, marks| font.width(text, marks);
        let label = label.balance(limit, &width).cut(limit, &width);
        let lines: Vec<(Vec<Run>, f64)> = (label.lines.into_iter())
            .map(|line| {
                let width = font.line(&line);
                (line, width)
            })
            .collect();
        let widest = lines.iter().map(|line| line.1).fold(0.0, f64::max);
        let spare = (WIDER * widest - PADDED).max(0.0);
        let size = Size::new(widest + spare, lines.len() as f64 * font.size * LEADING);
        Self {
            lines,
            font,
            italic: false,
            size,
        }
    }

    /// Whether nothing is shown.
    pub(crate) fn is_empty(&self) -> bool {
        self.size.is_empty()
    }

    /// The block around a point.
    pub(crate) fn at(&self, middle: Point, paint: Paint) -> Text {
        self.anchored(middle, Anchor::Middle, paint)
    }

    /// The block beside a point, or around it.
    pub(crate) fn anchored(&self, middle: Point, anchor: Anchor, paint: Paint) -> Text {
        let step = self.font.size * LEADING;
        let first = middle.y - self.size.height / 2.0 + step / 2.0 + self.font.size * BASE;
        let lines = self
            .lines
            .iter()
            .enumerate()
            .map(|(i, (runs, width))| TextLine {
                at: Point::new(middle.x, first + i as f64 * step),
                width: *width,
                runs: runs.clone(),
            });
        Text {
            lines: lines.filter(|line| !line.runs.is_empty()).collect(),
            size: self.font.size,
            bold: self.font.bold,
            italic: self.italic,
            paint,
            anchor,
            is_title: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_room_for_wider_fonts() {
        let font = Font {
            size: 14.0,
            bold: false,
        };
        for text in [
            "id",
            "withdrawal(amount)",
            "IReadOnlyList history, ILogger logger",
        ] {
            let block = Block::of(Label::verbatim(text), font, 440.0);
            let planned = block.lines[0].1;
            // In DejaVu Sans these are wider by a sixth to a fifth.
            assert!(block.size.width + PADDED >= 1.2 * planned, "{text}");
            assert!(block.size.width <= 1.23 * planned, "{text}");
        }
    }
}
