//! A class or a namespace that stands between the members of a class.

use super::Mistake;
use super::body_lines::{begins_block, is_member, is_statement};
use crate::source::TextRange;
use crate::syntax::explain::{Explained, Recovery};
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::Kind;

/// So many bytes are looked through for the end of a block: where many are open, each would be looked through.
const FAR: usize = 10_000;

/// A block that begins on a line of a body, and after which the members go on: it is read as a statement of its
/// own, and the members after it are passed over.
pub(super) fn inside(m: &Mistake<'_>, line: usize) -> Option<Explained> {
    let brace = m.tokens.iter().find(|token| token.kind == Kind::Open)?;
    let close = closing(m.slice(line..)).map(|at| line + at)?;
    let after = m.line_end(close);
    if !m.slice(close + 1..after).trim().is_empty() {
        return None;
    }
    let rest = m.slice(after..);
    let next = rest.lines().map(str::trim).find(|line| !line.is_empty())?;
    if !is_inside(next) {
        return None;
    }
    let end = rest.find(['{', '}']);
    let end = end.filter(|&at| rest.as_bytes()[at] == b'}')? + after;
    let head = m.trimmed(m.rest_of_line(line as u32));
    let opener = TextRange::new(m.first().start, brace.end);
    let message = format!(
        "{} is inside the braces of {}",
        m.code(without_brace(m, head)),
        m.code(without_brace(m, opener))
    );
    let mut found = m
        .finding(&rules::STATEMENT_IN_BODY, head, message)
        .annotate(m.span(opener), "these braces are still open")
        .help("Move it before the class, or after the `}` of the class.");
    let block = TextRange::new(line as u32, m.line_end(close) as u32 + 1);
    let before = TextRange::at(m.line_start(m.start) as u32);
    found.fix = m.fix(
        "Move it before the class",
        [(before, m.slice(block)), (block, "")],
    );
    // The block is read as a statement of its own.
    let then = Recovery::at(line.saturating_sub(1));
    let passed = TextRange::new(close as u32 + 1, end as u32 + 1);
    Some(Explained {
        diagnostic: found,
        then: then.skipping(passed),
    })
}

/// The first line of a block, without its brace.
fn without_brace(m: &Mistake<'_>, head: TextRange) -> TextRange {
    let text = m.slice(head).trim_end_matches('{').trim_end();
    TextRange::new(head.start, head.start + text.len() as u32)
}

/// Where the first block of a text is closed.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate().take(FAR) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth <= 1 => return (depth == 1).then_some(at),
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Whether a line can hardly stand outside the braces of a class.
fn is_inside(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let typed = words == 2 && !line.contains([':', '"', '{', '}', '-', '.']);
    let annotation = line.starts_with("<<") && line.ends_with(">>");
    !is_statement(line) && !begins_block(line) && (is_member(line) || typed || annotation)
}
