//! `autonumber` with something else than numbers.

use super::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::sequence::rules;

/// What is wrong with an `autonumber`.
pub(super) fn explain(m: &Mistake<'_>) -> Option<Diagnostic> {
    let line = m.line();
    let word = line.find(is_space).unwrap_or(line.len());
    let rest = line[word..].trim();
    let start = m.start();
    if (m.bad().start as usize) > m.line_end() {
        let end = m.line_end();
        let from = start + line.len();
        return Some(
            Diagnostic::new(
                &rules::BROKEN_AUTONUMBER,
                m.place(from, end),
                "spaces at the end join `autonumber` to the next line",
            )
            .help("Remove the spaces.")
            .fix(Fix::safe("Remove the spaces", m.place(from, end), "")),
        );
    }
    let at = start + line.len() - line[word..].trim_start().len();
    let place = m.place(at, at + rest.len());
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
            m.place(start + word, at + rest.len()),
            "",
        )));
    }
    Some(found)
}
