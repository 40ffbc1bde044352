//! A statement of a sequence diagram that could not be read.

use foldhash::HashSet;

use super::reserved;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::TextRange;
use crate::syntax::explain;
use crate::syntax::kinds::sequence::Open;
use crate::syntax::kinds::sequence::token::{Kind, Token};

/// A statement of a sequence diagram that could not be read.
pub(in crate::syntax::kinds::sequence) type Mistake<'a> = explain::Mistake<'a, Kind, Around<'a>>;

/// What is known around it.
pub(in crate::syntax::kinds::sequence) struct Around<'a> {
    /// The names so far.
    pub(in crate::syntax::kinds::sequence) names: &'a HashSet<&'a str>,
    /// The text that a next line could go on with.
    pub(in crate::syntax::kinds::sequence) text: Option<TextRange>,
    /// The blocks that are open.
    pub(in crate::syntax::kinds::sequence) open: &'a [Open],
    /// The names that fixes give to participants whose own are keywords.
    pub(in crate::syntax::kinds::sequence) given: &'a HashSet<String>,
}

impl Mistake<'_> {
    /// The first line of a token.
    pub(super) fn one_line(&self, token: Token) -> TextRange {
        let line = self.slice(token).split('\n').next().unwrap_or_default();
        TextRange::new(token.start, token.start + line.len() as u32)
    }

    /// A finding about a name that is a keyword.
    pub(super) fn keyword_as_name(&self, word: &str, at: usize) -> Diagnostic {
        let range = TextRange::new(at as u32, (at + word.len()) as u32);
        reserved::keyword_as_name(self.source, range, self.around.given)
    }

    /// A fix that takes the whole first line out.
    pub(super) fn without_line(&self, description: &str) -> Fix {
        Fix::safe(description, self.span(self.whole_line(self.start)), "")
    }
}
