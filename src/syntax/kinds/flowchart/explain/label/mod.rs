//! Mistakes in labels: brackets and quotes.

mod bracket;
mod quote;
mod text;

use super::Within;
use super::mistake::Mistake;
use crate::diagnostic::Diagnostic;
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::token::{Kind, Token};

/// An opening bracket: as it is shown, and what closes it.
fn pair(open: Kind, doubled: bool) -> (&'static str, &'static str) {
    match open {
        Kind::DoubleCircleStart => ("(((", ")))"),
        Kind::EllipseStart => ("(-", "-)"),
        Kind::StadiumStart => ("([", "])"),
        Kind::SubroutineStart => ("[[", "]]"),
        Kind::CylinderStart => ("[(", ")]"),
        Kind::Ps if doubled => ("((", "))"),
        Kind::Ps => ("(", ")"),
        Kind::DiamondStart if doubled => ("{{", "}}"),
        Kind::DiamondStart => ("{", "}"),
        Kind::TagEnd => (">", "]"),
        Kind::TrapStart => ("[/", "/]"),
        Kind::InvTrapStart => ("[\\", "\\]"),
        Kind::VertexWithPropsStart => ("[|", "]"),
        _ => ("[", "]"),
    }
}

/// A label as far as it was read.
struct OpenLabel<'m, 'a> {
    mistake: &'m Mistake<'a>,
    /// The first opening token.
    token: Token,
    /// How the bracket is written, and what closes it.
    open: &'static str,
    close: &'static str,
    /// Where the text inside begins.
    inside: usize,
    /// The id before it.
    id: String,
}

/// Explains a label that could not be read.
pub(super) fn explain(mistake: &Mistake<'_>) -> Option<Diagnostic> {
    let index = mistake.begun(Within::Label)?;
    let token = *mistake.tokens.get(index)?;
    let second = mistake.tokens.get(index + 1).map(|t| t.kind);
    let doubled = second == Some(token.kind) && matches!(token.kind, Kind::Ps | Kind::DiamondStart);
    let (open, close) = pair(token.kind, doubled);
    let inside = token.start as usize + open.len();
    let before = mistake.slice(mistake.start..token.start as usize);
    let id = before
        .rsplit(|c: char| is_space(c) || matches!(c, '>' | '|' | ']' | ')' | '}'))
        .next()
        .unwrap_or_default();
    let label = OpenLabel {
        mistake,
        token,
        open,
        close,
        inside,
        id: shown(id),
    };
    label
        .quotes()
        .or_else(|| label.lone_quote())
        .or_else(|| label.empty())
        .or_else(|| label.path())
        .or_else(|| label.hyphen())
        .or_else(|| label.split_close())
        .or_else(|| label.wrong_close())
        .or_else(|| label.unquoted())
        .or_else(|| Some(label.unclosed()))
}

impl OpenLabel<'_, '_> {
    fn of(&self) -> String {
        if self.id.is_empty() {
            "the label".to_owned()
        } else {
            format!("the label of `{}`", self.id)
        }
    }

    fn text(&self) -> &str {
        self.mistake.slice(self.inside..)
    }

    /// The text from the label's start to the end of its statement.
    fn rest(&self) -> &str {
        let end = self.mistake.end().max(self.inside);
        self.mistake.slice(self.inside..end)
    }

    fn opening(&self) -> (usize, usize) {
        let start = self.token.start as usize;
        (start, start + self.open.len())
    }

    /// Whether the token that does not fit stands after the statement.
    fn runs_away(&self) -> bool {
        self.mistake.bad().start as usize >= self.mistake.end()
    }
}
