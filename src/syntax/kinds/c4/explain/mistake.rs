//! A statement of a C4 diagram that could not be read.

use crate::syntax::explain::{self, MOST_SEARCHES, Page, description};
use crate::syntax::kinds::c4::ast::{C4, Call, StatementKind};
use crate::syntax::kinds::c4::token::{Kind, Token};
use crate::syntax::kinds::c4::{Before, Open};

/// A statement of a C4 diagram that could not be read. It begins with `accDescr {`, where its first token is the text
/// in the braces.
pub(in crate::syntax::kinds::c4) type Mistake<'a> = explain::Mistake<'a, Kind, Around<'a>>;

/// What is known around it.
pub(in crate::syntax::kinds::c4) struct Around<'a> {
    /// What stands before it.
    pub(in crate::syntax::kinds::c4) before: Before,
    /// The boundaries that are open.
    pub(in crate::syntax::kinds::c4) open: &'a [Open],
    /// The statements before it.
    pub(in crate::syntax::kinds::c4) chart: &'a C4,
    /// How many braces of the text are opened and not closed; below zero: closed and not opened.
    pub(in crate::syntax::kinds::c4) unclosed: i32,
    /// How many mistakes were explained before it.
    pub(in crate::syntax::kinds::c4) reported: usize,
}

impl Mistake<'_> {
    /// Where the text of a description begins that ends with the chart, where that is what could not be read:
    /// Mermaid then takes the end of the text for a second description.
    pub(super) fn open_description(&self) -> Option<u32> {
        let first = self.first();
        let last = self.around.chart.statements.last()?;
        let is_open = first.kind == Kind::AccDescrBlock && first.start == first.end;
        is_open.then_some(last.range.start)
    }

    /// Whether an explanation may look through the whole chart still.
    pub(super) fn searches(&self) -> bool {
        self.around.reported <= MOST_SEARCHES
    }

    /// Where the statement after the one that begins at a place begins: on the next line.
    pub(super) fn resume(&self, from: u32) -> usize {
        let end = match self.searches() {
            true => from,
            false => self.bad().end.max(from),
        };
        self.line_end(end) as usize
    }

    /// The statement before this one, where it is a word with arguments.
    pub(super) fn call_before(&self) -> Option<Call> {
        match self.around.chart.statements.last()?.kind {
            StatementKind::Call(call) => Some(call),
            _ => None,
        }
    }

    /// Whether the token that does not fit is the end of the chart.
    pub(super) fn is_at_end(&self) -> bool {
        matches!(self.bad().kind, Kind::Eof | Kind::EndInside)
    }
}

/// Where a statement begins: the token of `accDescr {` is what follows the brace.
pub(in crate::syntax::kinds::c4) fn start(page: Page<'_>, first: Token) -> usize {
    let opening = match first.kind {
        Kind::AccDescrBlock => description::opening(page, first.start),
        _ => None,
    };
    opening.map_or(first.start, |opening| opening.start) as usize
}
