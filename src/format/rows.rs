//! The lines of a chart as they are to be: pieces and comments, each with what stands before it.

use crate::config::Quotes;
use crate::source::Span;
use crate::syntax::{Before, Layout, Reading, is_movable};

/// A stretch of the chart that stays as it is written, and what is to stand before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// Its place in the chart.
    pub(super) span: Span,
    /// What is to stand before it.
    pub(super) gap: Gap,
    /// Whether it goes.
    pub(super) goes: bool,
}

/// What is to stand before a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// It begins a line.
    Line {
        /// In how many blocks.
        depth: u32,
        /// Whether an empty line stands before it.
        empty: bool,
        /// Whether a statement begins.
        statement: bool,
    },
    /// So many spaces.
    Spaces(u32),
    /// What is written.
    Kept,
}

/// The cells of a chart, in order. Places in its reading count from `place`. `None` where its text has other pieces than its reader saw.
pub(super) fn rows(
    text: &str,
    place: u32,
    reading: &Reading,
    layout: &Layout,
    quotes: Quotes,
) -> Option<Vec<Cell>> {
    // What ends in a lone carriage return has no lines that could be laid out.
    if text.matches('\r').count() != text.matches("\r\n").count() {
        return None;
    }
    let mut builder = Builder {
        text,
        semicolons: layout.semicolons,
        whole: wholes(reading, place)?,
        next: 0,
        cells: Vec::with_capacity(layout.pieces.len() + reading.comments.len()),
        end: 0,
        depth: 0,
    };
    for piece in &layout.pieces {
        let span = own(reading.text.span(piece.range), place)?;
        let first = text.get(span.range())?;
        // On a line of its own, it would be a comment.
        let is_remark = first.starts_with("%%");
        if span.start < builder.end || first.is_empty() || is_remark {
            return None;
        }
        builder.piece(span, piece.before);
        if let Some(cell) = builder.cells.last_mut() {
            cell.goes = piece.spare && quotes == Quotes::AsNeeded;
        }
    }
    builder.rest();
    Some(builder.cells)
}

/// The front matter, directives and comments, in order: each is one cell, however many lines it has.
fn wholes(reading: &Reading, place: u32) -> Option<Vec<Span>> {
    let mut whole: Vec<Span> = reading.comments.iter().map(|c| c.span).collect();
    if let Some(frame) = reading.frame() {
        whole.extend(frame.front_matter);
        whole.extend(frame.inits.iter().map(|init| init.1));
    }
    whole.sort_unstable();
    whole.into_iter().map(|span| own(span, place)).collect()
}

/// A place in a chart that begins at `place`; `None` where it is before that.
fn own(span: Span, place: u32) -> Option<Span> {
    let start = span.start.checked_sub(place)?;
    Some(Span::new(start, start + span.len()))
}

/// Whether white space stands in a text that no layout moves, as a no-break space.
pub(super) fn has_odd_spaces(text: &str) -> bool {
    let is_odd = |c: char| c == MARK || !is_movable(c) && c.is_whitespace();
    text.chars().any(is_odd)
}

/// The mark of UTF-8, with which a file may begin.
pub(super) const MARK: char = '\u{FEFF}';

struct Builder<'t> {
    text: &'t str,
    semicolons: bool,
    whole: Vec<Span>,
    /// The first of them that is still to come.
    next: usize,
    cells: Vec<Cell>,
    /// The end of the last cell.
    end: u32,
    /// The depth of the last statement.
    depth: u32,
}

impl Builder<'_> {
    fn slice(&self, start: u32, end: u32) -> &str {
        self.text
            .get(start as usize..end as usize)
            .unwrap_or_default()
    }

    /// Whether what stands before an offset has white space that stays.
    fn has_odd_spaces(&self, at: u32) -> bool {
        let between = self.slice(self.end, at);
        let is_first = self.end == 0 && self.cells.is_empty();
        let between = match between.strip_prefix(MARK) {
            Some(rest) if is_first => rest,
            _ => between,
        };
        has_odd_spaces(between)
    }

    fn push(&mut self, span: Span, gap: Gap) {
        let goes = false;
        self.cells.push(Cell { span, gap, goes });
        self.end = span.end;
    }

    fn piece(&mut self, span: Span, before: Before) {
        let gap = match before {
            // What is neither a space nor a text stays where it is.
            _ if self.has_odd_spaces(span.start) => Gap::Kept,
            Before::Line { depth, closes } => {
                let closer = closes.then_some(span.start);
                self.between(span.start, depth, closer);
                self.depth = depth;
                self.line(span.start, depth, true)
            }
            _ => self.within(span.start, before),
        };
        self.push(span, gap);
    }

    /// What begins a line at an offset.
    fn line(&self, at: u32, depth: u32, statement: bool) -> Gap {
        let between = self.slice(self.end, at);
        // Neither what ends the line before nor what begins this one is a line.
        let mut lines = between.split('\n').skip(1).peekable();
        let mut empty = false;
        while let Some(line) = lines.next() {
            empty |= lines.peek().is_some() && line.trim_matches(is_movable).is_empty();
        }
        Gap::Line {
            depth,
            empty: empty && !self.cells.is_empty(),
            statement,
        }
    }

    /// What is to stand before a piece inside a statement.
    fn within(&mut self, at: u32, before: Before) -> Gap {
        let between = self.slice(self.end, at);
        let is_written = before == Before::Written;
        let breaks = between.contains('\n');
        let others = !between.chars().all(is_movable);
        if is_written || others && !breaks || breaks && before == Before::Nothing {
            return Gap::Kept;
        }
        if breaks {
            // The statement goes on in another line, perhaps after comments.
            let depth = self.depth + 1;
            self.others(at, depth, |_| depth);
            return Gap::Line {
                depth,
                empty: false,
                statement: false,
            };
        }
        Gap::Spaces(match before {
            Before::Nothing => 0,
            Before::Optional => between.len().min(1) as u32,
            _ => 1,
        })
    }

    /// Comments and the like before a statement. One before the end of a block is in the block, unless it
    /// is written as far out as that.
    fn between(&mut self, at: u32, depth: u32, closer: Option<u32>) {
        let outer = closer.map(|closer| self.column(closer));
        let place = |column: usize| match outer {
            Some(outer) if column > outer => depth + 1,
            _ => depth,
        };
        self.others(at, depth, place);
    }

    /// Comments and the like after the last statement.
    fn rest(&mut self) {
        if self.has_odd_spaces(self.text.len() as u32) {
            return;
        }
        self.others(self.text.len() as u32, 1, |_| 1);
    }

    /// Adds what stands before an offset and is not a piece; `place` gives the depth of a column.
    fn others(&mut self, at: u32, depth: u32, place: impl Fn(usize) -> u32) {
        while let Some((span, is_whole)) = self.other(at) {
            let own_line = self.cells.is_empty() || self.slice(self.end, span.start).contains('\n');
            let gap = if own_line {
                let depth = if depth == 0 {
                    0
                } else {
                    place(self.column(span.start))
                };
                self.line(span.start, depth, false)
            } else {
                Gap::Kept
            };
            self.push(span, gap);
            self.next += usize::from(is_whole);
        }
    }

    /// The next comment, directive or other text before an offset, and whether it is one of those known.
    fn other(&mut self, at: u32) -> Option<(Span, bool)> {
        let between = self.slice(self.end, at);
        let is_lead = |c: char| is_movable(c) || c == MARK || self.semicolons && c == ';';
        let start = self.end + (between.len() - between.trim_start_matches(is_lead).len()) as u32;
        if start >= at {
            return None;
        }
        while self
            .whole
            .get(self.next)
            .is_some_and(|whole| whole.end <= start)
        {
            self.next += 1;
        }
        let next = self.whole.get(self.next).copied();
        let (end, known) = match next {
            Some(next) if next.start <= start => (next.end.min(at), true),
            Some(next) if next.start < at => (next.start, false),
            _ => (at, false),
        };
        let text = self.slice(start, end);
        let text = match known {
            true => text,
            false => text.split('\n').next().unwrap_or_default(),
        };
        let mut length = text.trim_end_matches(is_movable).len() as u32;
        // Without a character after it, it would not be a comment.
        if text.starts_with("%% ") && length == 2 {
            length = 3;
        }
        Some((Span::new(start, start + length), known))
    }

    /// How far an offset stands from the beginning of its line.
    fn column(&self, at: u32) -> usize {
        let before = self.slice(0, at);
        before.len() - before.rfind('\n').map_or(0, |line| line + 1)
    }
}
