//! Sequence diagrams in cells, as PlantUML's text output and mermaid-ascii draw them.
//!
//! `columns` places the lifelines so that the texts between them have room, `extents` finds how far each fragment reaches
//! to the sides, `rows` goes through the events and gives each its rows, `paint` draws what came of it. Where the drawing is
//! wider than the terminal, all is done again with texts that are broken earlier.
//!
//! A line of text costs one row and an arrow another, so that a screen holds some twenty messages. Answers are dashed;
//! what is active is a double line (`#` in ASCII); notes have dashed borders, fragments full ones with their word and guard
//! in them. Numbers stand before the texts, in brackets. Every arrow of Mermaid's has a head of its own.

mod columns;
mod extents;
mod heads;
mod paint;
mod rows;

use super::Terminal;
use super::lines::{plain, widest};
use crate::model::sequence::Sequence;
use crate::source::Span;

/// How many columns texts may have, from the first try to the last.
const LIMITS: [usize; 7] = [48, 36, 26, 20, 14, 10, 7];
/// The most that a participant's name may have.
const HEAD: usize = 20;

/// Draws a chart in as many columns as there are, if that can be.
pub(super) fn draw(chart: &Sequence, terminal: Terminal, marked: &[Span]) -> Option<String> {
    super::narrowest(terminal, LIMITS, |limit| {
        let columns = columns::Columns::of(chart, limit);
        let rows = rows::Rows::of(chart, &columns);
        paint::paint(chart, &columns, &rows, marked, terminal.ascii)
    })
}

/// A text that may be as wide as a limit, and how wide it is.
fn block(text: &str, limit: usize) -> (Vec<String>, i32) {
    let lines = plain(text, limit);
    let wide = widest(&lines) as i32;
    (lines, wide)
}
