//! Statements that do not begin on a line of their own.

use super::mistake::Mistake;
use crate::diagnostic::Fix;
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, description};
use crate::syntax::kinds::c4::rules;
use crate::syntax::kinds::c4::token::Kind;
use crate::syntax::lex::{TokenSet, token_set};

/// What a statement, or one that could not be read, begins with.
const STATEMENTS: TokenSet<Kind> = token_set!(
    Kind: Header, Element, Boundary, Relation, Style, Title, AccDescription, AccTitle, AccDescr, AccDescrBlock,
    Direction, Unknown
);

/// The end of a chart in a description that no brace closes.
pub(super) fn open_description(m: &Mistake<'_>) -> Option<Explained> {
    let text = m.open_description()?;
    let opening = description::opening(m.page, text)?;
    let found = description::unclosed(m.page, opening, text);
    Some(Explained::at(found, m.first().end as usize))
}

/// A statement after another on the same line.
pub(super) fn joined(m: &Mistake<'_>) -> Explained {
    let start = m.start as u32;
    let before = m.source.text[..start as usize].trim_end_matches(is_space);
    let line_start = m.line_start(start);
    let from = before.len() as u32;
    if let Some(comment) = after_comment(m) {
        return comment;
    }
    let gap = TextRange::new(from.max(line_start), start);
    let found = m
        .finding(
            &rules::JOINED_STATEMENTS,
            TextRange::new(start, m.first().end),
            "each statement needs its own line",
        )
        .fix(Fix::safe(
            "Start a new line there",
            m.span(gap),
            format!("\n{}", m.indent(line_start)),
        ));
    Explained::at(found, start as usize)
}

/// A statement on the line after a comment at the end of another: the comment takes the line break.
pub(super) fn after_comment(m: &Mistake<'_>) -> Option<Explained> {
    if !STATEMENTS.has(m.first().kind) {
        return None;
    }
    let text = &m.source.text;
    let start = m.start as u32;
    let line_start = m.line_start(start);
    let before = &text[line_start as usize..start as usize];
    if !before.chars().all(is_space) {
        return None;
    }
    let above = text[..line_start as usize].trim_end_matches(is_space);
    let line = m.line(above.len() as u32);
    let at = m.slice(line).rfind("%%")? as u32 + line.start;
    let comment = TextRange::new(at, line.end);
    let body = text[..at as usize].trim_end_matches(is_space).len() as u32;
    let indent = m.indent(line.start);
    let written = m.slice(comment);
    let fix = Fix::safe(
        "Put the comment on a line of its own",
        m.span(TextRange::at(line.start)),
        format!("{written}\n{indent}"),
    )
    .and(m.span(TextRange::new(body, line.end)), "");
    let found = m
        .finding(
            &rules::TRAILING_COMMENT,
            comment,
            "the comment after this statement joins it to the next line",
        )
        .annotate(
            m.span(TextRange::new(start, m.first().end)),
            "read as part of the same line",
        )
        .fix(fix);
    Some(Explained::at(found, start as usize))
}
