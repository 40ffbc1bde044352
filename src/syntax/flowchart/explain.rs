//! What is wrong with a statement that could not be read, in the words of the chart.

use super::rules;
use super::token::{Kind, Token};
use crate::diagnostic::Diagnostic;
use crate::source::{Mapped, Span};

/// A statement that stopped making sense.
pub(super) struct Mistake<'a> {
    pub(super) source: &'a Mapped,
    /// Where it begins in that text.
    pub(super) start: usize,
    pub(super) tokens: &'a [Token],
    /// The token that does not fit.
    pub(super) at: usize,
    /// What was being read, the innermost first, with the tokens left where it began.
    pub(super) within: Vec<(&'static str, usize)>,
}

fn place(source: &Mapped, start: u32, end: u32) -> Span {
    source.map.span(Span::new(start, end))
}

pub(super) fn statement(mistake: &Mistake<'_>, _resume: usize) -> Diagnostic {
    let token = mistake.tokens[mistake.at];
    Diagnostic::new(
        &rules::SYNTAX_ERROR,
        place(mistake.source, token.start, token.end),
        "this is no statement of a flowchart",
    )
}

pub(super) fn direction_separator(source: &Mapped, _direction: Token, at: Token) -> Diagnostic {
    Diagnostic::new(
        &rules::SYNTAX_ERROR,
        place(source, at.start, at.end),
        "a line break is missing behind the direction",
    )
}

pub(super) fn header(source: &Mapped, first: Token, at: Token) -> (Diagnostic, usize) {
    let resume = super::recover::resume(&source.text, first.start as usize);
    let diagnostic = Diagnostic::new(
        &rules::SYNTAX_ERROR,
        place(source, at.start, at.end),
        "the first line is no header of a flowchart",
    );
    (diagnostic, resume)
}

pub(super) fn stray_end(source: &Mapped, token: Token) -> (Diagnostic, usize) {
    let resume = super::recover::resume(&source.text, token.start as usize);
    let diagnostic = Diagnostic::new(
        &rules::SYNTAX_ERROR,
        place(source, token.start, token.end),
        "this `end` ends no subgraph",
    );
    (diagnostic, resume)
}

pub(super) fn unclosed_subgraph(open: Span, end: Span) -> Diagnostic {
    Diagnostic::new(&rules::SYNTAX_ERROR, open, "this subgraph has no `end`")
        .annotate(end, "the chart ends here")
}

/// How many arrows a text seems to have.
pub(super) fn links_in(text: &str) -> usize {
    ["--", "==", "-.", "->", "=>", "→", "~~~"]
        .iter()
        .map(|sign| text.matches(sign).count())
        .sum()
}
