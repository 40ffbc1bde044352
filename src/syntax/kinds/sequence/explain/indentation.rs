//! Where an `end` is missing, as the indentation shows it.

use super::blocks::end_of;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, TextRange};
use crate::syntax::explain::wording;
use crate::syntax::kinds::sequence;
use crate::syntax::kinds::sequence::ast::{Closed, Statement, StatementKind};
use crate::syntax::kinds::sequence::{Opened, rules};
use crate::syntax::text;

/// A block whose `end` is still to come.
struct Open<'t> {
    /// Its first line.
    range: TextRange,
    word: &'static str,
    indent: &'t str,
    /// Whether a statement stands in its last section, further to the right.
    is_filled: bool,
}

/// The blocks whose lines all are further to the right than their first, until a line that is not and does
/// not end them: a finding each. `None` where the lines do not show it. Linear, but for the depth of blocks.
pub(in crate::syntax::kinds::sequence) fn unclosed(
    source: &Mapped,
    statements: &[Statement],
) -> Option<Vec<Diagnostic>> {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut found = Vec::new();
    let mut last = TextRange::default();
    for statement in statements {
        let before = std::mem::replace(&mut last, statement.range);
        let Some(indent) = indent(source, statement.range) else {
            match statement.kind {
                StatementKind::BlockStart(..)
                | StatementKind::BoxStart(_)
                | StatementKind::Section(_)
                | StatementKind::End(_) => return None,
                _ => continue,
            }
        };
        let mut close = |open: Open<'_>| found.push(finding(source, &open, before));
        match statement.kind {
            StatementKind::End(Closed::Unread) => return None,
            StatementKind::Section(_) | StatementKind::End(_) => {
                if open.iter().any(|block| block.indent == indent) {
                    while let Some(inner) = open.pop_if(|block| block.indent != indent) {
                        close(inner);
                    }
                }
                if let StatementKind::Section(_) = statement.kind {
                    open.last_mut()?.is_filled = false;
                } else {
                    open.pop()?;
                }
                continue;
            }
            _ => {}
        }
        while let Some(inner) = open.pop_if(|block| !is_deeper(indent, block.indent)) {
            if !inner.is_filled {
                return None;
            }
            close(inner);
        }
        if let Some(around) = open.last_mut() {
            around.is_filled = true;
        }
        let word = match statement.kind {
            StatementKind::BlockStart(block, _) => block.word(),
            StatementKind::BoxStart(_) => "box",
            _ => continue,
        };
        open.push(Open {
            range: statement.range,
            word,
            indent,
            is_filled: false,
        });
    }
    while let Some(inner) = open.pop() {
        if !inner.is_filled {
            return None;
        }
        found.push(finding(source, &inner, last));
    }
    Some(found)
}

/// How many open blocks around a section end before it, as it stands below the first line of one
/// whose section it can be.
pub(in crate::syntax::kinds::sequence) fn inner(
    source: &Mapped,
    open: &[sequence::Open],
    word: &str,
    section: TextRange,
) -> Option<usize> {
    let own = indent(source, section)?;
    for (inner, block) in open.iter().rev().enumerate() {
        let Opened::Block(kind) = block.what else {
            return None;
        };
        let around = indent(source, block.range)?;
        if around == own {
            return (kind.section() == Some(word)).then_some(inner);
        }
        if !is_deeper(around, own) {
            return None;
        }
    }
    None
}

/// A block that a section of the block around it ends, after a statement.
pub(in crate::syntax::kinds::sequence) fn cut_off(
    source: &Mapped,
    block: sequence::Open,
    last: TextRange,
    section: TextRange,
) -> Diagnostic {
    let open = Open {
        range: block.range,
        word: block.word(),
        indent: indent(source, block.range).unwrap_or_default(),
        is_filled: true,
    };
    let mut found = finding(source, &open, last);
    found.annotations.clear();
    found.annotate(
        source.span(text::trimmed(source, section)),
        "this belongs to the block around it",
    )
}

/// What stands before a statement on its line, where that is white space.
fn indent(source: &Mapped, range: TextRange) -> Option<&str> {
    let before = &source.text[..range.start as usize];
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    let indent = &before[from..];
    indent
        .chars()
        .all(|c| matches!(c, ' ' | '\t'))
        .then_some(indent)
}

fn is_deeper(indent: &str, around: &str) -> bool {
    indent.len() > around.len() && indent.starts_with(around)
}

/// A block that ends after a statement, by its lines.
fn finding(source: &Mapped, open: &Open<'_>, last: TextRange) -> Diagnostic {
    let range = text::trimmed(source, open.range);
    let end = text::line_end(source, last.end as usize);
    let is_last = end + 1 >= source.text.len();
    let (at, edit) = match is_last {
        true => (end, format!("\n{}end", open.indent)),
        false => (end + 1, format!("{}end\n", open.indent)),
    };
    let message = format!("this `{}` is never closed", open.word);
    Diagnostic::new(&rules::UNCLOSED_BLOCK, source.span(range), message)
        .annotate(source.span(text::trimmed(source, last)), "its last line")
        .annotate(end_of(source), wording::CHART_ENDS)
        .help("Add `end` after its last line.")
        .fix(Fix::safe(
            "Add `end` after its last line",
            source.span(TextRange::at(at as u32)),
            edit,
        ))
}
