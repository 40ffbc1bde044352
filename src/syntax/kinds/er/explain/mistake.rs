//! A statement of an ER diagram that could not be read.

use crate::diagnostic::Fix;
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::explain;
use crate::syntax::kinds::er::ast::{Statement, StatementKind};
use crate::syntax::kinds::er::token::Kind;

/// A statement of an ER diagram that could not be read. Its tokens are followed by some of what comes next.
pub(in crate::syntax::kinds::er) type Mistake<'a> = explain::Mistake<'a, Kind, Around<'a>>;

/// What is known around it.
pub(in crate::syntax::kinds::er) struct Around<'a> {
    /// The statements before it.
    pub(in crate::syntax::kinds::er) before: &'a [Statement],
}

impl<'a> Mistake<'a> {
    /// Whether the token that does not fit is a character without a meaning.
    pub(super) fn is_sign(&self, sign: char) -> bool {
        let bad = self.bad();
        matches!(bad.kind, Kind::Sign | Kind::Unknown) && self.slice(bad).starts_with(sign)
    }

    /// The statement before this one, where it ends on the line on which this one begins.
    pub(super) fn beside(&self) -> Option<&'a Statement> {
        let last = self.previous()?;
        let gap = TextRange::new(last.range.end, self.first().start.max(last.range.end));
        (!self.slice(gap).contains('\n')).then_some(last)
    }

    /// The last relationship on the line on which this statement begins.
    pub(super) fn relation_on_line(&self) -> Option<&'a Statement> {
        let start = self.line_start(self.first().start);
        let before = self.around.before.iter().rev();
        let mut before = before.take_while(|one| one.range.start >= start);
        before.find(|one| matches!(one.kind, StatementKind::Relation(_)))
    }

    /// The statement before this one.
    pub(super) fn previous(&self) -> Option<&'a Statement> {
        self.around.before.last()
    }

    /// The text from a place to the next white space.
    pub(super) fn word_from(&self, at: u32) -> TextRange {
        let rest = self.slice(at as usize..);
        let end = rest.find(is_space).unwrap_or(rest.len());
        TextRange::new(at, at + end as u32)
    }

    /// A fix that puts a piece into double quotes.
    pub(super) fn quote(&self, piece: TextRange) -> Option<Fix> {
        let text = self.slice(piece).trim_matches(['\'', '"']);
        let text = text.replace('"', "#quot;").replace('%', "#37;");
        self.fix(
            "Put it in quotes",
            [(piece, format!("\"{text}\"").as_str())],
        )
    }
}
