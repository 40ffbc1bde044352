//! Spaces in lists of ids and numbers, and at the end of a statement.

use super::super::Within;
use super::super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;

/// A space in a list, or at the end.
pub(super) fn space(m: &Mistake<'_>, what: Within, at: usize, end: usize) -> Option<Diagnostic> {
    if matches!(
        m.kind(1),
        None | Some(Kind::Newline | Kind::Semi | Kind::Eof)
    ) {
        return Some(
            m.finding(
                &rules::TRAILING_SPACE,
                (at, end),
                format!("a `{}` line cannot end with a space", what.keyword()),
            )
            .help("Remove the space.")
            .fix(Fix::safe("Remove the space", m.span(at..end), "")),
        );
    }
    let head = m.slice(m.start..at);
    let list = m
        .slice(m.start..m.end().max(at))
        .lines()
        .next()
        .unwrap_or_default();
    // Spaces after (or before) commas of the list.
    let mut fix: Option<Fix> = None;
    let body = list.find(is_space).map_or(0, |i| {
        i + list[i..].len() - list[i..].trim_start_matches(is_space).len()
    });
    for (i, _) in list.match_indices(',').filter(|(i, _)| *i > body) {
        let following = &list[i + 1..];
        let after = following.len() - following.trim_start_matches(is_space).len();
        let before = list[..i].len() - list[..i].trim_end_matches(is_space).len();
        if after + before == 0 {
            continue;
        }
        let span = m.span(m.start + i - before..m.start + i + 1 + after);
        fix = Some(match fix {
            None => Fix::safe("Remove the spaces", span, ","),
            Some(fix) => fix.and(span, ","),
        });
    }
    if what == Within::Class
        && let Some(found) = several(m, list, at, end)
    {
        return Some(found);
    }
    if what == Within::LinkStyle
        && let Some(comma) = head.strip_suffix(',')
        && !m.slice(end..).starts_with(|c: char| c.is_ascii_digit())
    {
        let comma = m.start + comma.len();
        return Some(
            m.finding(
                &rules::TRAILING_COMMA,
                (comma, comma + 1),
                "a number is missing after this comma",
            )
            .help("Remove the comma.")
            .fix(Fix::safe("Remove the comma", m.span(comma..comma + 1), "")),
        );
    }
    if list.contains(',') || head.ends_with(',') {
        let found = m
            .finding(
                &rules::SPACE_IN_LIST,
                (at, end),
                "there is a space in the list",
            )
            .help("Separate the items with commas, without spaces: `A,B`.");
        return Some(match fix {
            Some(fix) => found.fix(fix),
            None => found,
        });
    }
    Some(
        m.finding(
            &rules::SPACE_IN_LIST,
            (at, end),
            if what == Within::Class {
                "a `class` statement can apply only one class".to_owned()
            } else {
                format!("there is a space in this `{}`", what.keyword())
            },
        )
        .help("Write a statement for each class; join ids with commas: `class A,B name`."),
    )
}

/// `class A big, small`: more than one class.
fn several(m: &Mistake<'_>, list: &str, at: usize, end: usize) -> Option<Diagnostic> {
    let following = list.strip_prefix("class")?.trim_start_matches(is_space);
    let ids = following.split(is_space).next()?;
    let classes = following[ids.len()..].trim_matches(is_space);
    let names: Vec<&str> = classes
        .split(',')
        .map(|name| name.trim_matches(is_space))
        .collect();
    let is_name = |name: &&str| !name.is_empty() && !name.contains(is_space);
    if ids.ends_with(',') || names.len() < 2 || !names.iter().all(is_name) {
        return None;
    }
    let from = m.start + list.find(ids)? + ids.len();
    let from = from + m.slice(from..).find(classes)?;
    let mut instead = names[0].to_owned();
    for name in &names[1..] {
        instead.push_str(&format!("; class {ids} {name}"));
    }
    Some(
        m.finding(
            &rules::SPACE_IN_LIST,
            (at, end),
            "a `class` statement can apply only one class",
        )
        .help("Write a statement for each class.")
        .fix(Fix::safe(
            "Write a statement for each",
            m.span(from..from + classes.len()),
            instead,
        )),
    )
}
