//! Statements that do not begin on a line of their own.

use super::mistake::Mistake;
use crate::diagnostic::Fix;
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::cursor::range;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::c4::rules;

/// A statement after another on the same line.
pub(super) fn joined(m: &Mistake<'_>) -> Explained {
    let start = m.first().start;
    let before = m.page.source.text[..start as usize].trim_end_matches(is_space);
    let line_start = m.page.line_start(start);
    let from = before.len() as u32;
    if let Some(comment) = comment_above(m, line_start) {
        return comment;
    }
    let gap = TextRange::new(from.max(line_start), start);
    let found = m
        .page
        .finding(
            &rules::JOINED_STATEMENTS,
            range(m.first()),
            "each statement needs its own line",
        )
        .fix(Fix::safe(
            "Start a new line there",
            m.page.span(gap),
            format!("\n{}", m.page.indent(line_start)),
        ));
    Explained::at(found, start as usize)
}

/// A comment at the end of the line above: it takes the line break.
fn comment_above(m: &Mistake<'_>, line_start: u32) -> Option<Explained> {
    let text = &m.page.source.text;
    let above = text[..line_start as usize].trim_end_matches(is_space);
    let line = m.page.line(above.len() as u32);
    let at = m.page.slice(line).rfind("%%")? as u32 + line.start;
    let comment = TextRange::new(at, line.end);
    let body = text[..at as usize].trim_end_matches(is_space).len() as u32;
    let indent = m.page.indent(line.start);
    let written = m.page.slice(comment);
    let fix = Fix::safe(
        "Put the comment on a line of its own",
        m.page.span(TextRange::at(line.start)),
        format!("{written}\n{indent}"),
    )
    .and(m.page.span(TextRange::new(body, line.end)), "");
    let found = m
        .page
        .finding(
            &rules::TRAILING_COMMENT,
            comment,
            "a comment after a statement takes the end of its line",
        )
        .annotate(
            m.page.span(range(m.first())),
            "read as if it stood on the same line",
        )
        .fix(fix);
    Some(Explained::at(found, m.first().start as usize))
}
