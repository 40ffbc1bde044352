//! Notes that could not be read.

use super::{Mistake, messages};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, shown};
use crate::syntax::kinds::sequence::rules;
use crate::syntax::kinds::sequence::token::{ARROWS, Kind};

/// What is wrong with a note.
pub(super) fn explain(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    match bad.kind {
        Kind::Comma => Some(several(m)),
        Kind::Actor | Kind::Text | Kind::Newline if m.at == 1 => Some(position(m)),
        Kind::Newline | Kind::Eof => {
            let name = m.token(-1).filter(|token| token.kind == Kind::Actor)?;
            let (start, end) = (name.start as usize, name.end as usize);
            Some(messages::colon_after(m, start, end, "note"))
        }
        kind if ARROWS.has(kind) && m.at == 1 => {
            let word = m.slice(m.tokens[0]);
            Some(m.keyword_as_name(word, m.start))
        }
        _ => None,
    }
}

/// A note of several lines up to an `end note`, as state diagrams have it.
pub(super) fn of_several_lines(m: &Mistake<'_>) -> Option<Explained> {
    if m.tokens[0].kind != Kind::Note || m.bad().kind != Kind::Newline {
        return None;
    }
    let text = m.text();
    let mut at = m.line_end(m.start) + 1;
    let mut texts: Vec<&str> = Vec::new();
    for line in text.get(at..)?.split_inclusive('\n').take(LINES) {
        let inner = line.trim_matches(|c| is_space(c) || c == '\n');
        at += line.len();
        if !inner.eq_ignore_ascii_case("end note") {
            texts.push(inner);
            continue;
        }
        let start = m.start;
        let head = m.slice(m.first_line());
        let end = at - (line.len() - line.trim_end_matches('\n').len());
        let said = texts.join("<br/>");
        let found = Diagnostic::new(
            &rules::FOREIGN_STATEMENT,
            m.span(start..start + head.len()),
            "a note in a sequence diagram is one line",
        )
        .help(format!(
            "Write `{}: …`, with `<br/>` for a line break.",
            shown(head)
        ));
        let plain = !said.is_empty() && !said.contains([';', '#']) && !said.contains("%%");
        let found = match plain {
            true => found.fix(Fix::safe(
                "Join the lines with `<br/>`",
                m.span(start + head.len()..end),
                format!(": {said}"),
            )),
            false => found,
        };
        return Some(Explained::at(found, at));
    }
    None
}

/// How many lines of a note are looked at for its `end note`.
const LINES: usize = 20;

/// `Note over A,B,C: x`
fn several(m: &Mistake<'_>) -> Diagnostic {
    let names: Vec<_> = m
        .tokens
        .iter()
        .filter(|token| token.kind == Kind::Actor)
        .collect();
    let over = m.tokens.iter().any(|token| token.kind == Kind::Over);
    let (Some(first), Some(last)) = (names.first(), names.last()) else {
        return m.finding(
            &rules::SEVERAL_NAMES,
            m.first_line(),
            "a note can be over one participant or two",
        );
    };
    let place = m.span(first.start as usize..last.end as usize);
    if !over {
        return Diagnostic::new(
            &rules::SEVERAL_NAMES,
            place,
            "a note beside a participant can name only one",
        )
        .help("To put a note over two, write `Note over A,B: text`.");
    }
    let found = Diagnostic::new(
        &rules::SEVERAL_NAMES,
        place,
        "a note can be over one participant or two",
    )
    .help("Name the first and the last: the note reaches from one to the other.");
    let (first, last) = (m.slice(**first), m.slice(**last));
    found.fix(Fix::safe(
        "Name the first and the last",
        place,
        format!("{first},{last}"),
    ))
}

/// `Note above A: x`, `Note right A: x`, `Note: x`
fn position(m: &Mistake<'_>) -> Diagnostic {
    let bad = m.bad();
    let text = m.slice(bad);
    let word = text.split(' ').next().unwrap_or_default();
    let at = bad.start as usize;
    let place = m.span(at..at + word.len());
    let help = "Write `over A`, `over A,B`, `left of A` or `right of A`.";
    if bad.kind != Kind::Actor {
        return m
            .finding(
                &rules::NOTE_POSITION,
                m.first_line(),
                "the note does not say where it goes",
            )
            .help(help);
    }
    let lower = word.to_ascii_lowercase();
    let more = word.len() < text.len();
    let found = |message: String| Diagnostic::new(&rules::NOTE_POSITION, place, message).help(help);
    match lower.as_str() {
        "left" | "right" if more => {
            let meant = format!("{lower} of");
            found(format!("`of` is missing after `{word}`")).fix(Fix::safe(
                format!("Write `{meant}`"),
                place,
                meant,
            ))
        }
        "above" | "on" | "below" | "under" | "at" | "for" | "across" | "between" | "overs"
            if more =>
        {
            found(format!("a note cannot be `{word}` a participant")).fix(Fix::safe(
                "Write `over`",
                place,
                "over",
            ))
        }
        _ => found("the note does not say where it goes".to_owned()).fix(Fix::safe(
            "Write `over`",
            m.span(at..at),
            "over ",
        )),
    }
}
