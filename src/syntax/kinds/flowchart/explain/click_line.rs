//! A statement on the line of a `click`.

use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::rules;

/// `click A name  B[x]`: another statement on the line of a `click`. `before` is where the `click` ends.
pub(super) fn statement_after(
    m: &Mistake<'_>,
    following: &str,
    from: usize,
    before: usize,
) -> Option<Diagnostic> {
    let id = following.split(['[', '(', '{']).next()?;
    let bracketed = id.len() < following.len()
        && id.starts_with(char::is_alphabetic)
        && id
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let linked = following.split_once(is_space).is_some_and(|(word, rest)| {
        let rest = rest.trim_start_matches(is_space);
        !word.contains(['"', '('])
            && (rest.starts_with("& ") || arrow::find(rest).is_some_and(|found| found.0 == 0))
    });
    // `click A name(x)` lacks its `call`.
    if !linked && (!bracketed || following[id.len()..].starts_with('(')) {
        return None;
    }
    let word = match bracketed {
        true => format!("{id}{}…", &following[id.len()..=id.len()]),
        false => following
            .split(is_space)
            .next()
            .unwrap_or_default()
            .to_owned(),
    };
    let message = format!(
        "`{}` cannot follow a `click` on the same line",
        shown(&word)
    );
    let end = from + word.trim_end_matches('…').len();
    let line_start = m.slice(..m.start).rfind('\n').map_or(0, |at| at + 1);
    let indent = m.slice(line_start..m.start);
    let found = m
        .finding(&rules::BROKEN_CLICK, (from, end), message)
        .help(format!("Start a new line before `{}`.", shown(&word)));
    Some(match indent.trim_matches([' ', '\t']) {
        "" => found.fix(Fix::safe(
            "Start a new line",
            m.span(before..from),
            format!("\n{indent}"),
        )),
        _ => found,
    })
}
