//! Texts after a colon.

use super::mistake::Mistake;
use crate::diagnostic::Fix;
use crate::syntax::chars::is_space;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::state::ast::StatementKind;
use crate::syntax::kinds::state::rules;

/// A colon that ends a text: the second one of a note, two in a row elsewhere.
pub(super) fn second_colon(m: &Mistake<'_>) -> Option<Explained> {
    let at = m.bad().start as usize;
    let beside = m.beside()?;
    let message = match beside.kind {
        StatementKind::Note(_) => "the text of a note cannot contain a colon",
        StatementKind::Described(..) | StatementKind::Transition(_) => {
            "a text cannot contain two colons"
        }
        _ => return None,
    };
    let line = m.slice(m.rest_of_line(at));
    let found = m
        .finding(&rules::SECOND_COLON, (at, at + line.len()), message)
        .annotate(m.span(beside.range), "the text that is read")
        .help("Write `#58;` for a colon.");
    let mut fix = Fix::safe("Write `#58;`", m.span(at..at + 1), "#58;");
    let colons = line.match_indices(':').skip(1).take(64);
    for (colon, _) in colons {
        fix = fix.and(m.span(at + colon..at + colon + 1), "#58;");
    }
    Some(m.skip(found.fix(fix)))
}

/// A colon without a text.
pub(super) fn empty(m: &Mistake<'_>) -> Option<Explained> {
    let at = m.bad().start as usize;
    let line = m.slice(m.rest_of_line(at));
    if !line.chars().all(|c| c == ':' || is_space(c)) {
        return None;
    }
    let start = m.beside().map_or(at, |beside| beside.range.end as usize);
    let found = m
        .finding(
            &rules::EMPTY_TEXT,
            (at, at + line.len()),
            "no text follows this colon",
        )
        .fix(Fix::safe(
            "Remove the colon",
            m.span(start..at + line.len()),
            "",
        ));
    Some(m.skip(found))
}

/// `scale` without `width`.
pub(super) fn scale(m: &Mistake<'_>) -> Explained {
    let line = m.slice(m.rest_of_line(m.start));
    let found = m
        .finding(
            &rules::SYNTAX_ERROR,
            (m.start, m.start + line.len()),
            "a scale must be a number and `width`, as in `scale 350 width`",
        )
        .help("Remove the line: Mermaid does nothing with it.")
        .fix(Fix::safe(
            "Remove the line",
            m.span(m.whole_line(m.start)),
            "",
        ));
    m.skip(found)
}
