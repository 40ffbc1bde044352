//! What is aligned stays aligned.
//!
//! A stop is a cell that stands after a space. Where lines next to each other, as deep as each other, have their
//! first, second … stop in the same column, and it took more than a space to get there, these stops stand in
//! one column again when each line is laid out. Nothing is aligned that was not: so a second run finds the same columns, and leaves them.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::rows::{Cell, Gap};

/// A line that can be aligned with others.
struct Line {
    /// Its first cell.
    first: usize,
    /// Where its stops are in the list of all.
    stops: Range<usize>,
    /// Whether it is next to the line before, and as deep.
    follows: bool,
    /// How wide it is before the stop that is looked at: as written, and as laid out.
    written: usize,
    laid: usize,
}

/// Widens the gaps of cells that are aligned in the text. Linear in the cells.
pub(super) fn align(text: &str, cells: &mut [Cell]) {
    let (mut lines, stops) = lines(text, cells);
    let mut active: Vec<usize> = (0..lines.len()).collect();
    for nth in 0.. {
        active.retain(|&line| lines[line].stops.len() > nth);
        if active.is_empty() {
            return;
        }
        for &line in &active {
            let line = &mut lines[line];
            let stop = line.stops.start + nth;
            let from = if nth == 0 {
                line.first
            } else {
                stops[stop - 1]
            };
            measure(text, cells, from..stops[stop], line);
        }
        let mut runs = active.as_slice();
        while !runs.is_empty() {
            let stop = |line: usize| stops[lines[line].stops.start + nth];
            let length = run(cells, &lines, runs, stop);
            let (run, rest) = runs.split_at(length);
            let run: Vec<(usize, usize)> = run.iter().map(|&line| (line, stop(line))).collect();
            widen(text, cells, &mut lines, &run);
            runs = rest;
        }
    }
}

/// The lines of statements, and the cells in them that stand after a space. Comments between lines do not part them;
/// empty lines do.
fn lines(text: &str, cells: &[Cell]) -> (Vec<Line>, Vec<usize>) {
    let mut lines: Vec<Line> = Vec::new();
    let mut stops = Vec::new();
    let mut depth_before = None;
    let mut open = false;
    for (at, cell) in cells.iter().enumerate() {
        let several = text[cell.span.range()].contains('\n');
        match cell.gap {
            Gap::Line {
                depth,
                empty,
                statement: true,
            } => {
                lines.push(Line {
                    first: at,
                    stops: stops.len()..stops.len(),
                    follows: depth_before == Some(depth) && !empty,
                    written: 0,
                    laid: 0,
                });
                depth_before = Some(depth);
                open = !several;
            }
            Gap::Line { empty, .. } => {
                if empty {
                    depth_before = None;
                }
                open = false;
            }
            Gap::Spaces(spaces) if open && !several => {
                if let Some(line) = lines.last_mut().filter(|_| spaces > 0) {
                    stops.push(at);
                    line.stops.end += 1;
                }
            }
            Gap::Spaces(_) | Gap::Kept => open = false,
        }
    }
    (lines, stops)
}

/// Adds the cells before the stop that is looked at, and the spaces between them as they are written.
fn measure(text: &str, cells: &[Cell], before: Range<usize>, line: &mut Line) {
    for at in before {
        let width = text[cells[at].span.range()].width();
        line.written += width + gap(cells, at + 1);
        line.laid += if cells[at].goes { 0 } else { width };
    }
}

/// How many bytes stand before a cell.
fn gap(cells: &[Cell], at: usize) -> usize {
    (cells[at].span.start - cells[at - 1].span.end) as usize
}

/// How many of some lines, from the first on, have their stop in one column.
fn run(cells: &[Cell], lines: &[Line], active: &[usize], stop: impl Fn(usize) -> usize) -> usize {
    let spaced = |line: usize| gap(cells, stop(line)) > 0;
    let pairs = active.windows(2);
    let same = pairs.take_while(|pair| {
        let (one, next) = (&lines[pair[0]], &lines[pair[1]]);
        pair[1] == pair[0] + 1
            && next.follows
            && one.written == next.written
            && spaced(pair[0])
            && spaced(pair[1])
    });
    same.count() + 1
}

/// Puts the cells of a run, each with its line, into one column, if they are aligned on purpose.
fn widen(text: &str, cells: &mut [Cell], lines: &mut [Line], run: &[(usize, usize)]) {
    let is_wide = |&(_, at): &(usize, usize)| {
        let between = &text[cells[at - 1].span.end as usize..cells[at].span.start as usize];
        between.len() > 1 && between.bytes().all(|b| b == b' ')
    };
    let aligned = run.len() > 1 && run.iter().any(is_wide);
    let widths = run.iter().map(|&(line, _)| lines[line].laid);
    let column = widths.max().unwrap_or(0) + 1;
    for &(line, at) in run {
        let line = &mut lines[line];
        if let Gap::Spaces(spaces) = &mut cells[at].gap {
            if aligned {
                *spaces = (column - line.laid) as u32;
            }
            line.laid += *spaces as usize;
        }
    }
}
