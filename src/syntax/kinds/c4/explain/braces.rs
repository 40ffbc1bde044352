//! Boundaries and their braces.

use super::arguments;
use super::joined::joined;
use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::c4::{Base, BoundaryKind, ElementKind};
use crate::source::{Mapped, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Page, Recovery, wording};
use crate::syntax::kinds::c4::Open;
use crate::syntax::kinds::c4::ast::{Call, Keyword, Statement, StatementKind};
use crate::syntax::kinds::c4::rules;
use crate::syntax::kinds::c4::token::{CALLS, Kind};
use crate::syntax::outline::Block;

/// A boundary whose brace is missing, or has no line end after it.
pub(super) fn boundary(m: &Mistake<'_>) -> Explained {
    let word = range(m.first());
    let name = m.slice(word);
    let line = m.rest_of_line(m.first().start);
    let brace = m.tokens[..m.at]
        .iter()
        .find(|token| token.kind == Kind::OpenBrace);
    let Some(brace) = brace else {
        return without_brace(m, line, name);
    };
    let (bad, after) = (m.bad(), brace.end);
    match bad.kind {
        Kind::CloseBrace if m.around.unclosed < 0 => {
            let close = m.span(range(bad));
            let found = m
                .finding(
                    &rules::EMPTY_BOUNDARY,
                    range(bad),
                    "this `}` closes the boundary while it is still empty",
                )
                .fix(Fix::safe("Remove this `}`", close, ""));
            Explained::at(found, bad.end as usize).opening()
        }
        Kind::CloseBrace => {
            let whole = TextRange::new(word.start, bad.end);
            let found = empty(m.page, whole, word);
            Explained::at(found, bad.end as usize)
        }
        kind if CALLS.has(kind) && m.line_end(after) != m.line_end(bad.start) => {
            // A comment after the brace took the end of the line.
            let explained = joined_at(m, m.at);
            explained.opening()
        }
        _ => {
            let indent = m.indent(word.start);
            let rest = m.rest_of_line(after);
            let text = m.slice(rest);
            let inner = text.trim_start_matches(is_space);
            let start = rest.end - inner.len() as u32;
            let found = m.finding(
                &rules::INLINE_BOUNDARY,
                TextRange::new(start, rest.end),
                "the content of a boundary must start on its own line",
            );
            let close = inner
                .strip_suffix('}')
                .map(|body| body.trim_end_matches(is_space));
            let gap = m.span(TextRange::new(after, start));
            let mut fix = Fix::safe("Move it to its own line", gap, format!("\n{indent}    "));
            if let Some(body) = close {
                let end = TextRange::new(start + body.len() as u32, rest.end - 1);
                fix = fix.and(m.span(end), format!("\n{indent}"));
            }
            Explained::at(found.fix(fix), start as usize).opening()
        }
    }
}

/// `joined`, for a token further on.
fn joined_at(m: &Mistake<'_>, at: usize) -> Explained {
    let tokens = &m.tokens[at..];
    joined(&Mistake {
        start: super::start(m.page, tokens[0]),
        tokens,
        at: 0,
        ..*m
    })
}

/// A boundary that no brace follows.
fn without_brace(m: &Mistake<'_>, line: TextRange, name: &str) -> Explained {
    let found = m.finding(
        &rules::MISSING_BRACE,
        line,
        format!("`{name}` needs braces with elements inside"),
    );
    let resume = m.line_end(line.start) as usize;
    if m.around.unclosed < 0 {
        let end = m.span(TextRange::at(line.end));
        let found = found.fix(Fix::safe("Add the brace", end, " {"));
        return Explained::at(found, resume).opening();
    }
    let found = match m.bad().kind {
        Kind::Unknown => found,
        _ => found.help("Write `{` at the end of this line, and `}` after the elements."),
    };
    Explained::at(found, resume)
}

/// A boundary with nothing in it.
fn empty(page: Page<'_>, whole: TextRange, word: TextRange) -> Diagnostic {
    let found = page
        .finding(
            &rules::EMPTY_BOUNDARY,
            whole,
            format!("this {} is empty", page.code(word)),
        )
        .help("Put elements inside, or write an element instead.");
    let element = match Keyword::of(page.slice(word)) {
        Some(Keyword::Boundary(BoundaryKind::Container)) => "Container",
        Some(Keyword::Boundary(BoundaryKind::Node(_))) => "Container",
        _ => "System",
    };
    let text = page.slice(whole);
    let Some(brace) = text.rfind('{') else {
        return found;
    };
    let body = text[..brace].trim_end_matches(is_space).len() as u32;
    let rest = TextRange::new(whole.start + body, whole.end);
    found.fix(
        Fix::unsafe_(format!("Make it a `{element}`"), page.span(word), element)
            .and(page.span(rest), ""),
    )
}

/// A `{` where none belongs.
pub(super) fn stray(m: &Mistake<'_>) -> Explained {
    let brace = range(m.bad());
    let rest = m.rest_of_line(brace.start);
    let alone = m.slice(rest) == "{";
    let opens = has_end(m, brace.start).unwrap_or(m.around.unclosed <= 0);
    let then = Recovery::at(brace.end as usize);
    let then = if opens { then.opening() } else { then };
    let Some(call) = m.call_before() else {
        let line = m.line(brace.start);
        let found = m.finding(&rules::FOREIGN_BRACES, brace, "unexpected `{`");
        let found = match m.slice(line) == "{" {
            true if !opens => found.fix(Fix::safe(
                "Remove the line",
                m.span(m.whole_line(brace.start)),
                "",
            )),
            _ => found.help("Only a boundary can have braces: `System_Boundary(b, \"Bank\") {`."),
        };
        return Explained {
            diagnostic: found,
            then,
        };
    };
    let name = m.slice(call.word);
    let found = m.finding(
        &rules::FOREIGN_BRACES,
        brace,
        format!("`{name}` cannot have braces: only boundaries and nodes can"),
    );
    let diagnostic = if !opens && alone {
        let before = m.source.text[..brace.start as usize].trim_end_matches(is_space);
        let gap = TextRange::new(before.len() as u32, brace.end);
        found.fix(Fix::safe("Remove the brace", m.span(gap), ""))
    } else if let Some(boundary) = boundary_of(call) {
        let word = m.span(call.word);
        found.fix(Fix::safe(format!("Write `{boundary}`"), word, boundary))
    } else {
        found
    };
    Explained { diagnostic, then }
}

/// Whether the indentation says that a brace on the line of a place has one that closes it; `None`
/// where it says nothing.
fn has_end(m: &Mistake<'_>, at: u32) -> Option<bool> {
    let text = &m.source.text;
    let indent = m.indent(at).len();
    if !m.searches() {
        return None;
    }
    let mut deeper = false;
    let mut end = m.line_end(at) as usize;
    while end + 1 < text.len() {
        let line = m.line(end as u32 + 1);
        end = m.line_end(end as u32 + 1) as usize;
        if line.is_empty() {
            continue;
        }
        if m.indent(line.start).len() <= indent {
            return deeper.then(|| m.slice(line).starts_with('}'));
        }
        deeper = true;
    }
    None
}

/// The boundary that is called as an element is.
fn boundary_of(call: Call) -> Option<&'static str> {
    match call.keyword {
        Keyword::Element(ElementKind { base, .. }) => match base {
            Base::Person => None,
            Base::System => Some("System_Boundary"),
            Base::Container | Base::Component => Some("Container_Boundary"),
        },
        _ => None,
    }
}

/// A `}` where none belongs.
pub(super) fn closing(m: &Mistake<'_>) -> Explained {
    let brace = range(m.bad());
    let last = m.around.chart.statements.last();
    if let Some(last) = last
        && let StatementKind::Opens(call) = last.kind
        && !m.around.open.is_empty()
    {
        let whole = TextRange::new(last.range.start, brace.end);
        let found = empty(m.page, whole, call.word);
        let found = found.annotate(m.span(brace), "closed here");
        return Explained::at(found, brace.end as usize).with(Block::Closes);
    }
    let found = m.finding(&rules::STRAY_BRACE, brace, "this `}` has no matching `{`");
    let line = m.line(brace.start);
    let fix = match m.slice(line) == "}" {
        true => Fix::safe("Remove the line", m.span(m.whole_line(brace.start)), ""),
        false => Fix::safe("Remove this `}`", m.span(brace), ""),
    };
    Explained::at(found.fix(fix), brace.end as usize)
}

/// A title where a boundary needs an element first.
pub(super) fn title(m: &Mistake<'_>) -> Explained {
    let line = m.rest_of_line(m.first().start);
    let found = m
        .finding(
            &rules::MISPLACED_TITLE,
            line,
            "a title cannot be first in a boundary",
        )
        .help("Move it below the header: it is the title of the whole chart.");
    Explained::at(found, m.line_end(line.start) as usize)
}

/// A boundary that is never closed.
pub(in crate::syntax::kinds::c4) fn unclosed(source: &Mapped, open: Open) -> Diagnostic {
    let page = Page { source };
    let first = page.slice(open.range).lines().next().unwrap_or_default();
    let place = TextRange::new(open.range.start, open.range.start + first.len() as u32);
    let found = page
        .finding(
            &rules::UNCLOSED_BOUNDARY,
            place,
            "this boundary is never closed",
        )
        .annotate(page.span(end_of(page)), wording::CHART_ENDS)
        .help("Close it with `}` on a line of its own.");
    match missing_end(page, open.range) {
        Some(fix) => found.fix(fix),
        None => found,
    }
}

/// The boundary whose brace is missing, as the indentation of the braces shows it, if one is still open at the end.
pub(in crate::syntax::kinds::c4) fn culprit(
    source: &Mapped,
    statements: &[Statement],
    open: Open,
) -> Open {
    let page = Page { source };
    let mut stack: Vec<TextRange> = Vec::new();
    for statement in statements {
        match statement.kind {
            StatementKind::Opens(_) => stack.push(statement.range),
            StatementKind::Closes(_) => {
                let own = page.indent(statement.range.start);
                let Some(top) = stack.pop() else {
                    return open;
                };
                let is_own = |range: &TextRange| page.indent(range.start) == own;
                if !is_own(&top) {
                    return match stack.iter().any(is_own) {
                        true => Open::read(source, top),
                        false => open,
                    };
                }
            }
            _ => {}
        }
    }
    open
}

/// Puts a brace where the indentation says that a boundary ends.
fn missing_end(page: Page<'_>, open: TextRange) -> Option<Fix> {
    let text = &page.source.text;
    let indent = page.indent(open.start);
    let mut deeper = false;
    let mut last = page.line_end(open.end);
    while (last as usize) < text.len() {
        let next = last + 1;
        let line = page.line(next);
        let end = page.line_end(next);
        if next as usize >= text.len() {
            break;
        }
        if !line.is_empty() {
            let inner = page.indent(next);
            if inner.len() <= indent.len() {
                if !deeper || page.slice(line).starts_with('}') {
                    return None;
                }
                break;
            }
            deeper = true;
            last = end;
            continue;
        }
        if end as usize >= text.len() {
            break;
        }
        // An empty line belongs to the block where more of it comes.
        let more = text[end as usize..].trim_start_matches(is_space);
        let at = (text.len() - more.len()) as u32;
        if more.is_empty() || page.indent(at).len() <= indent.len() {
            if !deeper || more.starts_with('}') {
                return None;
            }
            break;
        }
        last = end;
    }
    deeper.then(|| {
        Fix::safe(
            "Add `}` where the indentation ends",
            page.span(TextRange::at(last)),
            format!("\n{indent}}}"),
        )
    })
}

/// A statement that took a brace into an argument.
pub(in crate::syntax::kinds::c4) fn swallowed_brace(
    source: &Mapped,
    call: Call,
) -> Option<Diagnostic> {
    let page = Page { source };
    let found = arguments::explain(page, call.word, call.keyword)?.diagnostic;
    Some(found.annotate(page.span(end_of(page)), "Mermaid expects `}` here"))
}

/// The end of the chart.
pub(super) fn end_of(page: Page<'_>) -> TextRange {
    TextRange::at(page.source.text.len().saturating_sub(1) as u32)
}
