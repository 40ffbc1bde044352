//! Texts in lines of cells.

use unicode_width::UnicodeWidthChar;

use crate::model::graph;
use crate::picture::text::Label;

/// How many columns a character takes: none if it cannot be seen or stands on the one before, two for
/// those of East Asian scripts and emoji.
pub(super) fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// How many columns a text takes, character by character, as [`Canvas`](super::canvas::Canvas) puts them.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns).sum()
}

/// The lines of a label, broken at spaces where they would be longer than a limit, and within words that are much too
/// long.
pub(super) fn lines(label: Label, limit: usize) -> Vec<String> {
    let wide = |text: &str, _| width(text) as f64;
    let label = label.wrap(limit as f64, &wide).cut(limit as f64, &wide);
    label.text().lines().map(str::to_owned).collect()
}

/// The same of a text in which tags and entity codes are read.
pub(super) fn plain(text: &str, limit: usize) -> Vec<String> {
    lines(Label::new(&graph::Text::plain(text)), limit)
}

/// The widest of some lines.
pub(super) fn widest(lines: &[String]) -> usize {
    lines.iter().map(|line| width(line)).max().unwrap_or(0)
}
