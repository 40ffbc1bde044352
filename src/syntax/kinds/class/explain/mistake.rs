//! A statement of a class diagram that could not be read.

use crate::diagnostic::Diagnostic;
use crate::syntax::explain::{self, Explained};
use crate::syntax::kinds::class::Open;
use crate::syntax::kinds::class::ast::Statement;
use crate::syntax::kinds::class::token::{Kind, Token};

/// A statement of a class diagram that could not be read. Its tokens go to the end of the line at least.
pub(in crate::syntax::kinds::class) type Mistake<'a> = explain::Mistake<'a, Kind, Around<'a>>;

/// What is known around it.
pub(in crate::syntax::kinds::class) struct Around<'a> {
    /// The namespaces that are open.
    pub(in crate::syntax::kinds::class) open: &'a [Open],
    /// The statement before it.
    pub(in crate::syntax::kinds::class) previous: Option<&'a Statement>,
}

impl Mistake<'_> {
    /// Reads on after the brace that closes the body which begins on a line, else after the line.
    pub(super) fn after_body(&self, diagnostic: Diagnostic, open: Option<u32>) -> Explained {
        let end = match open {
            None => return self.next_line(diagnostic),
            Some(open) => self.closing(open as usize + 1),
        };
        let at = end.map_or(self.line_end(self.start), |at| at + 1);
        Explained::at(diagnostic, at)
    }

    /// Reads on in a namespace that the broken statement opens.
    pub(super) fn in_namespace(&self, diagnostic: Diagnostic, at: usize) -> Explained {
        Explained::at(diagnostic, at).opening()
    }

    /// The brace that closes a body, where one does before the next line with an opening one.
    pub(super) fn closing(&self, from: usize) -> Option<usize> {
        let rest = self.slice(from..);
        let at = rest.find(['{', '}'])?;
        (rest.as_bytes()[at] == b'}').then_some(from + at)
    }

    /// Whether a token is one character that no rule takes, or a sign.
    pub(super) fn is_sign(&self, token: Token, sign: &str) -> bool {
        matches!(token.kind, Kind::Unknown | Kind::Punctuation) && self.slice(token) == sign
    }
}
