//! `state "text" as id`, written otherwise.

use super::mistake::{Mistake, slug};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, shown, wording};
use crate::syntax::kinds::state::ast::StatementKind;
use crate::syntax::kinds::state::rules;

/// `state "text"` without `as`, or with a quote that does not end.
pub(super) fn without_as(m: &Mistake<'_>) -> Option<Explained> {
    let label = m.first();
    let (start, end) = (label.start as usize, label.end as usize);
    let text = m.slice(label);
    if text.contains('\n') || end == m.text().len() {
        return Some(unclosed_quote(m, (start, end)));
    }
    let after = (end + 1).min(m.text().len());
    let message = format!("the text `{}` has no id", shown(text));
    let found = m
        .finding(&rules::TEXT_WITHOUT_ID, (start - 1, after), message)
        .help("Write `state \"…\" as id`.");
    let rest = m.slice(m.rest_of_line(after)).trim_start_matches(is_space);
    let next = after + m.slice(m.rest_of_line(after)).len() - rest.len();
    let found = match slug(text) {
        Some(id) => {
            let (end, line) = match rest.starts_with("-->") {
                true => (next, format!(" as {id}\n{}{id} ", m.indent(start))),
                false => (after, format!(" as {id}")),
            };
            let fix = Fix::safe(format!("Call it `{id}`"), m.span(after..end), line);
            // The id may be taken; then two states would become one.
            match m.is_used(&id) {
                true => found.fix(Fix {
                    applicability: crate::diagnostic::Applicability::Unsafe,
                    ..fix
                }),
                false => found.fix(fix),
            }
        }
        None => found,
    };
    if rest.starts_with('{') {
        return Some(m.opening(found, next));
    }
    Some(Explained::at(found, m.line_end(after)))
}

/// `state "text as A`
fn unclosed_quote(m: &Mistake<'_>, (start, end): (usize, usize)) -> Explained {
    let line = m.slice(m.rest_of_line(start));
    let found = m
        .finding(
            &rules::UNCLOSED_QUOTE,
            (start - 1, start),
            wording::unclosed_quote(line),
        )
        .annotate(m.span(end..end), "the text runs up to here")
        .help("Close it before `as`.");
    let found = match line.rfind(" as ") {
        Some(at) if at > 0 => found.fix(Fix::safe(
            "Close the quote",
            m.span(start + at..start + at),
            "\"",
        )),
        _ => match slug(line) {
            Some(id) if !line.contains('{') => found.fix(Fix::unsafe_(
                "Close the quote",
                m.span(start + line.len()..start + line.len()),
                format!("\" as {id}"),
            )),
            _ => found,
        },
    };
    Explained::at(found, m.line_end(start))
}

/// `state A b as C`, `state 'A b' as C`, `state A as "b"`
pub(super) fn unquoted(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let line = m.line_end(bad.start as usize);
    let declared = |kind: &StatementKind| matches!(kind, StatementKind::Declared(_));
    // The words before `as` were statements of their own.
    let on_line = m.line(bad.start as usize).start as usize as u32;
    let mut words = m.around.before.iter().rev();
    let first = (words.by_ref())
        .take_while(|statement| declared(&statement.kind) && statement.range.start >= on_line)
        .last();
    let start = match first {
        Some(first) => {
            let StatementKind::Declared(name) = first.kind else {
                return None;
            };
            name.start as usize
        }
        None => bad.start as usize,
    };
    let text = m
        .slice(start..bad.start as usize)
        .trim_end_matches(is_space);
    let end = start + text.len();
    if text.is_empty() {
        let found = m.finding(
            &rules::TEXT_WITHOUT_ID,
            (bad.start as usize, bad.end as usize),
            "there is no text before `as`",
        );
        return Some(m.skip(found.help("Write `state \"…\" as id`.")));
    }
    let rest = m.slice(m.rest_of_line(start));
    if let Some((id, label)) = reversed(rest) {
        let found = m
            .finding(
                &rules::UNQUOTED_TEXT,
                (start, start + rest.len()),
                "the text must come first, then `as` and the id",
            )
            .fix(Fix::safe(
                "Swap them",
                m.span(start..start + rest.len()),
                format!("\"{label}\" as {id}"),
            ));
        return Some(m.skip(found));
    }
    if let Some(quoted) = text.strip_suffix('"').filter(|text| !text.contains('"')) {
        let (_, id) = rest.rsplit_once(" as ").unwrap_or_default();
        let found = m
            .finding(
                &rules::UNQUOTED_TEXT,
                (end - 1, end),
                wording::unopened_quote(quoted),
            )
            .help(format!(
                "Write `state \"{}\" as {}`.",
                shown(quoted),
                shown(id)
            ))
            .fix(Fix::safe(
                "Add the opening quote",
                m.span(start..start),
                "\"",
            ));
        return Some(Explained::at(found, line));
    }
    let bare = (text
        .strip_prefix('\'')
        .and_then(|text| text.strip_suffix('\'')))
    .unwrap_or(text);
    let message = match bare.len() < text.len() {
        true => format!("`{}` needs double quotes", shown(text)),
        false => format!("`{}` needs quotes before `as`", shown(text)),
    };
    let found = m.finding(&rules::UNQUOTED_TEXT, (start, end), message);
    let found = quote(m, found, (start, end), bare);
    let brace = m.slice(m.rest_of_line(end)).rfind('{');
    match brace
        .map(|at| end + at)
        .filter(|&at| m.slice(m.rest_of_line(at)) == "{")
    {
        Some(brace) => Some(m.opening(found, brace)),
        None => Some(Explained::at(found, line)),
    }
}

fn quote(
    m: &Mistake<'_>,
    found: Diagnostic,
    (start, end): (usize, usize),
    text: &str,
) -> Diagnostic {
    if text.contains('"') {
        return found.help("Write `state \"…\" as id`.");
    }
    found.fix(Fix::safe(
        "Put the text in quotes",
        m.span(start..end),
        format!("\"{text}\""),
    ))
}

/// `A as "text"`: the id and the text.
pub(super) fn reversed(words: &str) -> Option<(&str, &str)> {
    let (id, label) = words.split_once(" as ")?;
    let label = label
        .trim_matches(is_space)
        .strip_prefix('"')?
        .strip_suffix('"')?;
    let id = id.trim_matches(is_space);
    (!id.contains(is_space) && !id.is_empty() && !label.contains('"')).then_some((id, label))
}
