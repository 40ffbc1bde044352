//! A statement that could not be read, and what is known around it.

use crate::source::TextRange;
use crate::syntax::explain::{Page, description};
use crate::syntax::kinds::c4::ast::{C4, Call, StatementKind};
use crate::syntax::kinds::c4::token::{Failure, Kind, Token};
use crate::syntax::kinds::c4::{Before, Open};

/// What is known where a statement could not be read.
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

/// A statement that could not be read. Offsets are of the prepared text.
pub(super) struct Mistake<'a> {
    pub(super) page: Page<'a>,
    /// Its tokens.
    pub(super) tokens: &'a [Token],
    /// The index of the token that does not fit.
    pub(super) at: usize,
    /// Why.
    pub(super) failure: &'a Failure,
    pub(super) around: &'a Around<'a>,
}

/// After so many mistakes, none goes back to the line that it begins in.
const MOST_RETURNS: usize = 64;

impl Mistake<'_> {
    pub(super) fn first(&self) -> Token {
        self.tokens[0]
    }

    /// Where it begins: the token of `accDescr {` is what follows the brace.
    pub(super) fn start(&self) -> u32 {
        let first = self.first();
        match first.kind {
            Kind::AccDescrBlock => description::opening(self.page, first.start)
                .map_or(first.start, |opening| opening.start),
            _ => first.start,
        }
    }

    /// Where the text of a description begins that ends with the chart, where that is what could not be read:
    /// Mermaid then takes the end of the text for a second description.
    pub(super) fn open_description(&self) -> Option<u32> {
        let first = self.first();
        let last = self.around.chart.statements.last()?;
        let is_open = first.kind == Kind::AccDescrBlock && first.start == first.end;
        is_open.then_some(last.range.start)
    }

    /// The token that does not fit.
    pub(super) fn bad(&self) -> Token {
        self.tokens[self.at]
    }

    /// The line from the start of the statement on.
    pub(super) fn line(&self) -> TextRange {
        self.page.rest_of_line(self.first().start)
    }

    /// Whether an explanation may look through the whole chart still.
    pub(super) fn searches(&self) -> bool {
        self.around.reported <= MOST_RETURNS
    }

    /// Where the statement after the one that begins at a place begins: on the next line.
    pub(super) fn resume(&self, from: u32) -> usize {
        let end = match self.searches() {
            true => from,
            false => self.bad().end.max(from),
        };
        self.page.line_end(end) as usize
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
