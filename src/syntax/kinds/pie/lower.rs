//! From statements to the model: what each statement does, in Mermaid's order.
//!
//! This follows `pieDb.ts` and the value converters of Mermaid 12.3.0: of two slices with one label
//! the first counts, and a negative value is refused.

use foldhash::{HashSet, HashSetExt};

use super::ast::{self, StatementKind};
use super::rules;
use crate::diagnostic::Diagnostic;
use crate::model::pie::{Pie, Slice};
use crate::model::{Frame, Text};
use crate::source::{Mapped, TextRange};
use crate::syntax::{description, text};

/// What the statements say. What Mermaid's database refuses becomes diagnostics.
pub(super) fn lower(source: &Mapped, chart: &ast::Pie, frame: Frame) -> (Pie, Vec<Diagnostic>) {
    let mut pie = Pie {
        frame,
        show_data: chart.show_data.is_some(),
        ..Pie::default()
    };
    let mut labels = HashSet::new();
    let mut diagnostics = Vec::new();
    for statement in &chart.statements {
        match statement.kind {
            StatementKind::Slice(label, value) => {
                let written = source.slice(value);
                let value_place = source.span(value);
                let slice = Slice {
                    label: self::label(source, label),
                    value: written.parse().unwrap_or_default(),
                    place: source.span(label.to(value)).into(),
                };
                if slice.value < 0.0 {
                    let message = format!("a slice cannot have the negative value `{written}`");
                    diagnostics.push(
                        Diagnostic::new(&rules::NEGATIVE_SLICE, value_place, message)
                            .help("Write a value of 0 or more."),
                    );
                }
                // White space at its ends tells one label from another, and is not shown.
                if labels.insert(unescaped(source.slice(between_quotes(label)))) {
                    pie.slices.push(slice);
                } else {
                    pie.dropped.push(slice);
                }
            }
            StatementKind::Title(range) => {
                let title = value(source, range, "title").filter(|title| !title.is_empty());
                pie.frame.title = title.or(pie.frame.title.take());
            }
            StatementKind::AccTitle(range) => {
                let title = value(source, range, "accTitle").filter(|title| !title.is_empty());
                let title = title.map(|title| description::sanitised(&title));
                pie.frame.acc_title = title.or(pie.frame.acc_title.take());
            }
            StatementKind::AccDescr(range) => {
                let descr = value(source, range, "accDescr").filter(|descr| !descr.is_empty());
                let descr = descr.map(|descr| description::dedent(&description::sanitised(&descr)));
                pie.frame.acc_descr = descr.or(pie.frame.acc_descr.take());
            }
            StatementKind::Error => {}
        }
    }
    (pie, diagnostics)
}

/// The text between quotes, with backslashes taken away.
fn label(source: &Mapped, range: TextRange) -> Text {
    let inner = text::trimmed(source, between_quotes(range));
    Text {
        text: unescaped(&text::decoded(source, inner)),
        place: source.span(inner).into(),
    }
}

fn between_quotes(range: TextRange) -> TextRange {
    let start = range.start + 1;
    TextRange::new(start, range.end.saturating_sub(1).max(start))
}

/// The text as Langium converts a string: a backslash and the character after it are one.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let Some(next) = (c == '\\').then(|| chars.next()).flatten() else {
            out.push(c);
            continue;
        };
        out.push(match next {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            '0' => '\0',
            other => other,
        });
    }
    out
}

/// The text after a keyword and its sign: of one line with runs of spaces as one, of a block in braces
/// with its lines trimmed.
fn value(source: &Mapped, range: TextRange, keyword: &str) -> Option<String> {
    let whole = text::decoded(source, range);
    let rest = whole.trim_start().strip_prefix(keyword)?.trim_start();
    if let Some(block) = rest.strip_prefix('{') {
        let lines = block
            .strip_suffix('}')
            .unwrap_or(block)
            .lines()
            .map(str::trim);
        let lines: Vec<String> = lines
            .filter(|line| !line.is_empty())
            .map(one_spaced)
            .collect();
        return Some(lines.join("\n"));
    }
    Some(one_spaced(rest.strip_prefix(':').unwrap_or(rest).trim()))
}

/// The text with runs of tabs and spaces as one space.
fn one_spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for (at, c) in text.char_indices() {
        if !matches!(c, '\t' | ' ') {
            run = 0;
            out.push(c);
            continue;
        }
        run += 1;
        // A single tab stays a tab.
        let alone = !text[at + 1..].starts_with(['\t', ' ']);
        if run == 1 {
            out.push(if alone { c } else { ' ' });
        }
    }
    out
}
