//! An argument between its commas.

use super::Found;
use crate::model::c4::Styles;
use crate::source::TextRange;
use crate::syntax::chars::{is_space, is_word};
use crate::syntax::explain::{Page, shown};
use crate::syntax::kinds::c4::explain::written::{Argument, named};
use crate::syntax::kinds::c4::rules;

/// The names of arguments that Mermaid knows, besides those of styles.
const NAMES: [&str; 7] = ["descr", "techn", "tags", "link", "sprite", "label", "type"];

/// What is wrong with an argument between its commas.
pub(super) fn value(page: Page<'_>, argument: Argument) -> Option<Found> {
    let range = argument.range;
    let text = page.slice(range);
    if let Some((len, value)) = named(text) {
        return named_value(page, range, len, value);
    }
    if single(text) {
        let inner = &text[1..text.len() - 1];
        return Some(Found {
            rule: &rules::SINGLE_QUOTES,
            place: range,
            message: "this text needs double quotes".to_owned(),
            help: "Mermaid reads only double quotes here.",
            fix: "Write double quotes",
            edits: vec![(range, format!("\"{}\"", inner.replace('"', "#quot;")))],
        });
    }
    let sign = text.trim_start_matches([';', '.', ':']);
    if sign.len() + 1 == text.len() && sign.trim_start().starts_with('"') {
        let len = (text.len() - sign.trim_start().len()) as u32;
        return Some(Found {
            rule: &rules::UNQUOTED_ARGUMENT,
            place: TextRange::new(range.start, range.start + 1),
            message: format!("unexpected `{}` before `{}`", &text[..1], shown(sign)),
            help: "Remove it.",
            fix: "Remove it",
            edits: vec![(
                TextRange::new(range.start, range.start + len),
                String::new(),
            )],
        });
    }
    if let Some(gap) = missing_comma(text) {
        let at = range.start + gap as u32;
        return Some(Found {
            rule: &rules::UNQUOTED_ARGUMENT,
            place: range,
            message: "a comma is missing before the quote".to_owned(),
            help: "Separate arguments with commas.",
            fix: "Add the comma",
            edits: vec![(TextRange::at(at), ",".to_owned())],
        });
    }
    let len = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let rest = text[len..].trim_start_matches(is_space);
    let name = &text[..len];
    if (NAMES.contains(&name) || Styles::name(name).is_some()) && rest.starts_with('=') {
        return Some(Found {
            rule: &rules::UNQUOTED_ARGUMENT,
            place: range,
            message: format!("`$` is missing before `{name}`"),
            help: "Write a named argument as `$name=\"text\"`.",
            fix: "Add `$`",
            edits: vec![(TextRange::at(range.start), "$".to_owned())],
        });
    }
    None
}

/// Where a comma is missing between an alias and a text: `a "text"`.
fn missing_comma(text: &str) -> Option<usize> {
    let at = text.find('"').filter(|at| *at > 0)?;
    let alias = text[..at].trim_end_matches(is_space);
    let whole = text.ends_with('"') && text.len() > at + 1;
    let plain = alias.chars().all(|c| is_word(c) || matches!(c, '-' | '.'));
    (whole && plain && !text[at + 1..text.len() - 1].contains('"')).then_some(alias.len())
}

/// Whether a text stands in single quotes.
fn single(text: &str) -> bool {
    text.len() > 1 && text.starts_with('\'') && text.ends_with('\'')
}

/// `$name` with a value in no quotes, in others, or without one.
fn named_value(
    page: Page<'_>,
    range: TextRange,
    len: usize,
    value: Option<usize>,
) -> Option<Found> {
    let text = page.slice(range);
    let name = &text[..len];
    let found = |message: String, edits| {
        Some(Found {
            rule: &rules::UNQUOTED_ARGUMENT,
            place: range,
            message,
            help: "Write a named argument as `$name=\"text\"`.",
            fix: "Use double quotes",
            edits,
        })
    };
    let Some(value) = value else {
        return found(format!("`{name}` has no value"), Vec::new());
    };
    let (start, value) = (range.start + value as u32, &text[value..]);
    if value == "\"\"" || value.is_empty() {
        return found(
            format!("the value of `{name}` is empty"),
            vec![(with_comma(page, range), String::new())],
        );
    }
    if value.starts_with('"') {
        return None;
    }
    let inner = match single(value) {
        true => &value[1..value.len() - 1],
        false => value,
    };
    found(
        format!("the value of `{name}` is not in double quotes"),
        vec![(
            TextRange::new(start, range.end),
            format!("\"{}\"", inner.replace('"', "#quot;")),
        )],
    )
}

/// An argument with the comma before it.
fn with_comma(page: Page<'_>, range: TextRange) -> TextRange {
    let before = page.source.text[..range.start as usize].trim_end_matches(is_space);
    match before.strip_suffix(',') {
        Some(before) => TextRange::new(before.len() as u32, range.end),
        None => range,
    }
}
