//! `autonumber` with something else than numbers.

use super::{Mistake, arrows};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::sequence::rules;

/// `autonumber 10 participant A`: another statement on the line. The words after `autonumber` stand at a place.
fn statement_after(m: &Mistake<'_>, rest: &str, at: usize) -> Option<Diagnostic> {
    let number = |word: &str| word == "off" || word.bytes().all(|b| b.is_ascii_digit());
    let mut from = 0;
    for word in rest.split_inclusive(is_space).take(2) {
        if !number(word.trim_end()) {
            break;
        }
        from += word.len();
    }
    let (numbers, statement) = (rest[..from].trim_end(), &rest[from..]);
    let first = statement.split(is_space).next().unwrap_or_default();
    let is_statement = arrows::find(statement).is_some()
        || STATEMENTS.contains(&first) && first.len() < statement.len();
    if !is_statement {
        return None;
    }
    let place = m.span(at + from..at + rest.len());
    let message = format!("`{}` needs a line of its own", shown(statement));
    let line = m.line_start(m.start);
    let whole = m.slice(line..m.line_end(m.start));
    let indent = &whole[..m.start - line];
    let gap = m.span(at + numbers.len()..at + from);
    let found = Diagnostic::new(&rules::BROKEN_AUTONUMBER, place, message)
        .help(format!("Start a new line before `{first}`."));
    Some(match indent.chars().all(is_space) && from > 0 {
        true => found.fix(Fix::safe("Start a new line", gap, format!("\n{indent}"))),
        false => found,
    })
}

/// Words that a statement begins with.
const STATEMENTS: [&str; 12] = [
    "participant",
    "actor",
    "activate",
    "deactivate",
    "note",
    "Note",
    "loop",
    "alt",
    "opt",
    "par",
    "box",
    "title",
];

/// What is wrong with an `autonumber`.
pub(super) fn explain(m: &Mistake<'_>) -> Option<Diagnostic> {
    let line = m.slice(m.first_line());
    let word = line.find(is_space).unwrap_or(line.len());
    let rest = line[word..].trim();
    let start = m.start;
    if (m.bad().start as usize) > m.line_end(m.start) {
        let end = m.line_end(m.start);
        let from = start + line.len();
        return Some(
            Diagnostic::new(
                &rules::BROKEN_AUTONUMBER,
                m.span(from..end),
                "spaces at the end join `autonumber` to the next line",
            )
            .help("Remove the spaces.")
            .fix(Fix::safe("Remove the spaces", m.span(from..end), "")),
        );
    }
    let at = start + line.len() - line[word..].trim_start().len();
    if let Some(found) = statement_after(m, rest, at) {
        return Some(found);
    }
    let place = m.span(at..at + rest.len());
    let found = Diagnostic::new(
        &rules::BROKEN_AUTONUMBER,
        place,
        format!("`{}` cannot follow `autonumber`", shown(rest)),
    )
    .help("Write `autonumber`, `autonumber off`, or a first number and a step: `autonumber 10 5`.");
    let numbers: Vec<&str> = rest
        .split([',', ' '])
        .filter(|part| !part.is_empty())
        .collect();
    let plain = |text: &&str| text.bytes().all(|b| b.is_ascii_digit());
    if rest.contains(',') && numbers.len() <= 2 && numbers.iter().all(plain) {
        return Some(found.fix(Fix::safe("Write a space", place, numbers.join(" "))));
    }
    if rest.eq_ignore_ascii_case("on") || rest.eq_ignore_ascii_case("true") {
        return Some(found.fix(Fix::safe(
            "Remove it",
            m.span(start + word..at + rest.len()),
            "",
        )));
    }
    Some(found)
}
