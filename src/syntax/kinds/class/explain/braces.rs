//! Braces: in members, on the next line, missing, too many.

use super::body_lines::{begins_block, is_statement};
use super::{Mistake, interruption};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, description, wording};
use crate::syntax::kinds::class::ast::StatementKind;
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::Kind;
use crate::syntax::outline::Block;

/// A brace in the body of a class: of a member, or of the next class.
pub(super) fn in_body(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let start = m.line_start(bad.start as usize);
    let line = m.rest_of_line(bad.start);
    let whole = TextRange::new(start as u32, line.end);
    let head = m.slice(whole).trim();
    if begins_block(head) && start > m.first().start as usize {
        return interruption::inside(m, start).or_else(|| unclosed_before(m, start));
    }
    let edits = braces_of_members(m, start);
    let place = m.trimmed(whole);
    let mut found = m
        .finding(
            &rules::BRACE_IN_MEMBER,
            place,
            "a member cannot contain braces",
        )
        .help("Write `#123;` for `{` and `#125;` for `}`.");
    let end = edits.last().map_or(line.end, |(range, _)| range.end);
    found.fix = m.fix("Write `#123;` and `#125;` for the braces", edits);
    let close = m.slice(end as usize..).find('}');
    let resume = close.map_or(m.text().len(), |at| end as usize + at + 1);
    Some(Explained::at(found, resume))
}

/// The braces of the members from a line on, up to the line that closes the body.
fn braces_of_members(m: &Mistake<'_>, start: usize) -> Vec<(TextRange, &'static str)> {
    let mut edits = Vec::new();
    let mut at = start;
    for line in m.slice(start..).split_inclusive('\n') {
        let plain = line.trim_start();
        let closes = plain.starts_with('}') || begins_block(plain);
        let opening = line.matches('{').count();
        if closes || opening != line.matches('}').count() {
            break;
        }
        for (offset, sign) in line.match_indices(['{', '}']) {
            let place = TextRange::new((at + offset) as u32, (at + offset + 1) as u32);
            edits.push((place, if sign == "{" { "#123;" } else { "#125;" }));
        }
        at += line.len();
    }
    edits
}

/// A body that is still open where the next class begins.
fn unclosed_before(m: &Mistake<'_>, line: usize) -> Option<Explained> {
    let brace = m.tokens.iter().find(|token| token.kind == Kind::Open)?;
    let opener = TextRange::new(m.first().start, brace.end);
    let indent = m.indent(m.start);
    let text = format!("{indent}}}\n");
    let head = m.trimmed(m.rest_of_line(line as u32));
    let head = m.trimmed(head);
    let message = format!("the braces above {} are not closed", m.code(head));
    let mut found = m
        .finding(&rules::UNCLOSED_BODY, head, message)
        .annotate(m.span(opener), "opened here")
        .help("Write `}` before this line.");
    found.fix = m.fix(
        "Close the braces before this line",
        [(TextRange::at(line as u32), text.as_str())],
    );
    // The line is read as a statement of its own.
    Some(Explained::at(found, line.saturating_sub(1)))
}

/// A body that is never closed: it takes the rest of the chart.
pub(super) fn never_closed(m: &Mistake<'_>) -> Option<Explained> {
    let brace = m.tokens.iter().find(|token| token.kind == Kind::Open)?;
    let members = m.tokens.iter().filter(|t| t.kind == Kind::Member);
    let mut swallowed = members.filter(|&&member| is_statement(m.slice(member).trim()));
    let at = swallowed
        .next()
        .map(|member| m.line_start(member.start as usize));
    let end = m.text().trim_end().len();
    let indent = m.indent(m.start);
    let (place, text) = match at {
        Some(at) => (at, format!("{indent}}}\n")),
        None => (end, format!("\n{indent}}}")),
    };
    let opener = TextRange::new(m.first().start, brace.end);
    let mut found = m.finding(
        &rules::UNCLOSED_BODY,
        opener,
        "these braces are never closed",
    );
    let last = TextRange::at(m.text().len().saturating_sub(1) as u32);
    found = found.annotate(m.span(last), wording::CHART_ENDS);
    if let Some(at) = at {
        let line = m.trimmed(m.rest_of_line(at as u32));
        found = found.annotate(m.span(line), "read as a member");
    }
    found.fix = m.fix(
        "Close the braces",
        [(TextRange::at(place as u32), text.as_str())],
    );
    let resume = at.map_or(m.text().len(), |at| at.saturating_sub(1));
    Some(Explained::at(
        found.help("Write `}` where the members end."),
        resume,
    ))
}

/// `class A:::name { }`
pub(super) fn empty_body(m: &Mistake<'_>) -> Option<Explained> {
    let (bad, brace) = (m.bad(), m.token(-1)?);
    let styled = m.tokens.iter().any(|t| t.kind == Kind::StyleMark);
    if brace.kind != Kind::Open || !styled {
        return None;
    }
    let style = m.tokens[..m.at - 1].last()?;
    let gone = TextRange::new(style.end, bad.end);
    let mut found = m.finding(
        &rules::EMPTY_BODY,
        TextRange::new(brace.start, bad.end),
        "empty braces cannot follow a style class",
    );
    found.fix = m.fix("Remove the braces", [(gone, "")]);
    Some(Explained::at(found, bad.end as usize))
}

/// The brace of a namespace, on the line after its name.
pub(super) fn of_namespace_on_next_line(m: &Mistake<'_>) -> Option<Explained> {
    let (bad, text) = (m.bad(), m.text());
    let after = &text[bad.end as usize..];
    let next = bad.end as usize + (after.len() - after.trim_start().len());
    if !text[next..].starts_with('{') {
        return None;
    }
    let before = text[..bad.start as usize].trim_end().len();
    let gap = TextRange::new(before as u32, next as u32);
    let place = TextRange::new(next as u32, next as u32 + 1);
    Some(m.in_namespace(detached(m, place, gap), next + 1))
}

/// The brace of a class, on the line after its name.
pub(super) fn of_class_on_next_line(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let previous = m.around.previous?;
    let StatementKind::Class(class) = &previous.kind else {
        return None;
    };
    if class.members.is_some() {
        return None;
    }
    let gap = TextRange::new(previous.range.end, bad.start);
    let found = detached(m, range(bad), gap);
    Some(m.after_body(found, Some(bad.start)))
}

/// A brace that stands apart from its name.
fn detached(m: &Mistake<'_>, brace: TextRange, gap: TextRange) -> crate::diagnostic::Diagnostic {
    let mut found = m.finding(
        &rules::BRACE_ON_NEXT_LINE,
        brace,
        "this brace must be on the line before",
    );
    if m.slice(gap).trim().is_empty() {
        found.fix = m.fix("Join the lines", [(gap, " ")]);
    }
    found.help("Write a name and its `{` on one line.")
}

/// A `}` that closes nothing, or nothing that holds anything.
pub(super) fn stray(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let line = m.first_line();
    let start = m.line_start(line.start as usize) as u32;
    let end = (m.line_end(line.start as usize) + 1).min(m.text().len()) as u32;
    if let Some(open) = m.around.open.last() {
        let mut found = m
            .finding(
                &rules::EMPTY_NAMESPACE,
                open.range,
                "this namespace is empty",
            )
            .annotate(m.span(range(bad)), "it is closed here")
            .help("Put a class in it, or remove the namespace.");
        let from = m.line_start(open.range.start as usize) as u32;
        let whole = TextRange::new(from, bad.end);
        found.fix = m.fix("Remove the namespace", [(whole, "")]);
        return Explained::at(found, bad.end as usize).with(Block::Closes);
    }
    let mut found = m.finding(
        &rules::STRAY_BRACE,
        range(bad),
        "this `}` has no matching `{`",
    );
    if m.slice(line) == "}" {
        found.fix = m.fix("Remove the brace", [(TextRange::new(start, end), "")]);
    }
    Explained::at(found, bad.start as usize + 1)
}

/// A description that is never closed: Mermaid takes the end of the chart for a second one.
pub(super) fn open_description(m: &Mistake<'_>) -> Option<Explained> {
    let (bad, text) = (m.bad(), m.token(-1)?);
    let is_open = bad.start == bad.end;
    let text = text.start;
    let opening = description::opening(m.page, text).filter(|_| is_open)?;
    Some(Explained::at(
        description::unclosed(m.page, opening, text),
        bad.end as usize,
    ))
}

/// A namespace that is never closed: before a line that does not belong in it, else at the end.
pub(in crate::syntax::kinds::class) fn unclosed(
    source: &Mapped,
    whole: TextRange,
    foreign: Option<Span>,
) -> Diagnostic {
    // The last line break is one that was added.
    let end: Span = source.span(TextRange::at(source.text.len().saturating_sub(1) as u32));
    let last = source.text.trim_end().len() as u32;
    let (place, text) = match foreign {
        Some(line) => (Span::at(line.start), "}\n    "),
        None => (source.span(TextRange::at(last)), "\n}"),
    };
    let found = Diagnostic::new(
        &rules::UNCLOSED_BODY,
        source.map.span(whole),
        "this namespace is never closed",
    )
    .annotate(end, wording::CHART_ENDS)
    .help("Write `}` where it ends.")
    .fix(Fix::safe("Close the namespace", place, text));
    match foreign {
        Some(line) => found.annotate(line, "this cannot be inside a namespace"),
        None => found,
    }
}
