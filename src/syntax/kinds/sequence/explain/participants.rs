//! Participants that could not be declared.

use super::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{shown, wording};
use crate::syntax::kinds::sequence::rules;
use crate::syntax::kinds::sequence::token::{Kind, Within};

/// What is wrong with a participant.
pub(super) fn explain(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    if m.innermost() == Some(Within::Data) {
        return Some(data(m));
    }
    match bad.kind {
        Kind::Invalid => Some(name(m)),
        Kind::Actor if m.at == 1 && m.tokens[0].kind == Kind::Create => Some(create(m)),
        Kind::Unknown | Kind::Newline if m.at > 0 => nameless(m),
        _ => None,
    }
}

/// `create B`
fn create(m: &Mistake<'_>) -> Diagnostic {
    let at = m.bad().start as usize;
    m.finding(
        &rules::SYNTAX_ERROR,
        m.first_line(),
        "`participant` or `actor` is missing after `create`",
    )
    .fix(Fix::safe(
        "Add `participant`",
        m.span(at..at),
        "participant ",
    ))
}

/// A statement that names nobody.
pub(super) fn nameless(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let word = m.slice(*m.tokens[..m.at].last()?);
    let ends = matches!(
        bad.kind,
        Kind::Unknown | Kind::Newline | Kind::Eof | Kind::Text
    );
    if !ends || !m.failure.expected.has(Kind::Actor) {
        return (bad.kind == Kind::Invalid).then(|| name(m));
    }
    Some(m.finding(
        &rules::SYNTAX_ERROR,
        m.first_line(),
        format!("a name is missing after `{word}`"),
    ))
}

/// A name that cannot be one.
fn name(m: &Mistake<'_>) -> Diagnostic {
    let bad = m.bad();
    let text = m.slice(bad).trim_end_matches(is_space);
    let start = bad.start as usize;
    let place = m.span(start..start + text.len());
    let word = m.tokens[..m.at].last().map_or("", |token| m.slice(*token));
    if text.starts_with('-') || text.starts_with('<') && text.contains('-') {
        return m.keyword_as_name(word, m.start);
    }
    let sign = text.find(['<', '>', ':', ',', ';', '@']).unwrap_or(0);
    let c = text[sign..].chars().next().unwrap_or(' ');
    let found = Diagnostic::new(
        &rules::ILLEGAL_ID,
        place,
        format!(
            "`{}` is not a valid name: names cannot contain `{c}`",
            shown(text)
        ),
    );
    let (head, tail) = (
        text[..sign].trim_end(),
        text[sign + c.len_utf8()..].trim_start(),
    );
    let declares = matches!(
        m.tokens[m.at - 1].kind,
        Kind::Participant | Kind::ParticipantActor
    );
    match c {
        ':' if declares && !head.is_empty() && !tail.is_empty() && !head.contains(is_space) => {
            let help = format!(
                "Write the name to show after `as`: `{word} {} as {}`.",
                shown(head),
                shown(tail)
            );
            let gap = m.span(start + head.len()..start + text.len() - tail.len());
            found.help(help).fix(Fix::safe("Write `as`", gap, " as "))
        }
        ',' if declares => several(m, found, text, word),
        '<' if declares && head.contains(' ') && !head.contains(" as ") => {
            let at = head.find(' ').unwrap_or(0);
            let gap = m.span(start + at..start + at);
            let message = "`as` is missing between the name and the text to show";
            Diagnostic::new(&rules::ILLEGAL_ID, place, message)
                .help("Write the name to show after `as`.")
                .fix(Fix::safe("Write `as`", gap, " as"))
        }
        _ if text.contains(" as") || text.chars().count() > 30 => found.help(format!(
            "Choose a plain name, and write what to show after `as`: `{word} A as Any text`."
        )),
        _ => found.help(format!(
            "Choose a plain name, and show the other one with `as`: `{word} A as {}`.",
            shown(text)
        )),
    }
}

/// `participant A, B`
fn several(m: &Mistake<'_>, found: Diagnostic, text: &str, word: &str) -> Diagnostic {
    let from = m.line_start(m.start);
    let line = m.slice(from..m.line_end(m.start));
    let indent = &line[..m.start - from];
    let names: Vec<&str> = text.split(',').map(str::trim).collect();
    let found = Diagnostic {
        rule: &rules::SEVERAL_NAMES,
        message: format!("a `{word}` line can declare only one participant"),
        ..found
    };
    let found = found.help("Declare each one on its own line.");
    let plain = |name: &&str| !name.is_empty() && !name.contains(['<', '>', ':', ';', '@']);
    if !indent.chars().all(is_space) || !names.iter().all(plain) {
        return found;
    }
    let all: Vec<String> = names.iter().map(|name| format!("{word} {name}")).collect();
    let place = m.span(m.start..m.start + m.slice(m.first_line()).len());
    found.fix(Fix::safe(
        "Declare each one on its own line",
        place,
        all.join(&format!("\n{indent}")),
    ))
}

/// `@{` without its end or its content.
fn data(m: &Mistake<'_>) -> Diagnostic {
    let open = m
        .tokens
        .iter()
        .find(|token| token.kind == Kind::ConfigStart);
    let place = open.map_or_else(
        || m.span(m.one_line(m.bad())),
        |open| m.span(m.one_line(*open)),
    );
    if m.bad().kind == Kind::ConfigEnd {
        return Diagnostic::new(
            &rules::BROKEN_METADATA,
            place,
            "the data in `@{ }` is empty",
        )
        .help("Write `@{ \"type\": \"database\" }`, or remove it.");
    }
    let end = m.text().len().saturating_sub(1);
    Diagnostic::new(&rules::BROKEN_METADATA, place, "this `@{` is never closed")
        .label("opened here")
        .annotate(m.span(end..end), wording::CHART_ENDS)
        .help("Close it with `}`.")
}
