//! Notes: their side, their state, their text, their end.

use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{Explained, shown};
use crate::syntax::kinds::state::rules;
use crate::syntax::kinds::state::token::Kind;
use crate::syntax::text;

/// What begins with `note`.
pub(super) fn note(m: &Mistake<'_>) -> Option<Explained> {
    match m.kind(-1) {
        Some(Kind::Note) => Some(side(m)),
        Some(Kind::LeftOf | Kind::RightOf) => super::names::hyphen(m).or_else(|| {
            let at = m.bad().start as usize;
            let found = m.finding(
                &rules::BROKEN_NOTE,
                (m.start, at),
                "this note does not name a state",
            );
            Some(m.skip(found.help("Write `note right of A : text`.")))
        }),
        Some(Kind::Id) => super::names::hyphen(m).or_else(|| Some(text(m))),
        Some(Kind::NoteText | Kind::As) => Some(floating(m)),
        _ => None,
    }
}

/// Neither `left of` nor `right of`.
fn side(m: &Mistake<'_>) -> Explained {
    let word_end = m.first().end as usize;
    let start = m.bad().start as usize;
    if start > m.line_end(word_end) {
        return alone(m, word_end);
    }
    let line = m.slice(m.rest_of_line(start));
    let word = &line[..line.find(is_space).unwrap_or(line.len())];
    let lower = word.to_ascii_lowercase();
    let found = |message: String| {
        m.finding(&rules::BROKEN_NOTE, (start, start + word.len()), message)
            .help("Write `note right of A : text` or `note left of A : text`.")
    };
    if lower == "over" {
        let message = "a note cannot be `over` a state, only beside it";
        let place = m.span(start..start + word.len());
        let several = line[..line.find(':').unwrap_or(line.len())].contains(',');
        let fix = match several {
            false => Fix::safe("Put the note on the right", place, "right of"),
            true => Fix::unsafe_("Put the note on the right", place, "right of"),
        };
        return past(m, start, found(message.to_owned()).fix(fix));
    }
    let near = |side: &str| match lower.strip_prefix(side) {
        Some("" | "of" | "-of" | "_of") => true,
        _ => {
            let letters = lower.trim_end_matches(|c: char| !c.is_alphabetic());
            strsim::damerau_levenshtein(letters, side) <= 1
        }
    };
    let Some(side) = ["left", "right"].into_iter().find(|side| near(side)) else {
        let message = format!(
            "a note starts with `note right of` or `note left of`, not `note {}`",
            shown(word)
        );
        return past(m, start, found(message));
    };
    // What stands between the side and the state.
    let after = &line[word.len()..];
    let spaced = after.trim_start_matches(is_space);
    let of = match spaced.get(..2) {
        Some(of) if of.eq_ignore_ascii_case("of") && spaced[2..].starts_with(is_space) => {
            spaced[2..].trim_start_matches(is_space)
        }
        _ => spaced,
    };
    let end = start + line.len() - of.len();
    let has_of = spaced.len() != of.len();
    let message = match has_of {
        true if lower == side => format!("only one space may stand between `{side}` and `of`"),
        true => format!("`{} of` is not a side: write `{side} of`", shown(word)),
        false if lower == side => format!("expected `of` after `{side}`"),
        false => format!("expected `{side} of`, found `{}`", shown(word)),
    };
    let found = found(message);
    let found = match of.is_empty() {
        true => found,
        false => found.fix(Fix::safe(
            format!("Write `{side} of`"),
            m.span(start..end),
            format!("{side} of "),
        )),
    };
    past(m, start, found)
}

/// A finding after which what is after the note is read.
fn past(m: &Mistake<'_>, start: usize, diagnostic: Diagnostic) -> Explained {
    let resume = match m.slice(m.rest_of_line(start)).contains(':') {
        true => m.line_end(start),
        false => block_end(m, start),
    };
    Explained::at(diagnostic, resume)
}

/// `note` with nothing after it on the line: mostly an `end note` of nothing.
fn alone(m: &Mistake<'_>, end: usize) -> Explained {
    let start = m.line(m.start).start as usize;
    let place = (start, end);
    let line = m.slice(start..end);
    let found = match line.split_whitespace().next() {
        Some(word) if word.eq_ignore_ascii_case("end") => m
            .finding(
                &rules::BROKEN_NOTE,
                place,
                "this `end note` has no note to close",
            )
            .fix(Fix::safe("Remove it", m.span(m.whole_line(start)), "")),
        _ => m
            .finding(
                &rules::BROKEN_NOTE,
                place,
                "this note does not name a state",
            )
            .help("Write `note right of A : text`."),
    };
    Explained::at(found, m.line_end(end))
}

/// Where a note over several lines ends, if it does so before the indentation does.
fn block_end(m: &Mistake<'_>, from: usize) -> usize {
    let indent = m.indent(m.start).len();
    let end = m.line_end(from);
    let mut at = end + 1;
    while at < m.text().len() {
        let line_end = m.line_end(at);
        let line = m.slice(at..line_end);
        let words = line.trim_matches(is_space);
        if words.eq_ignore_ascii_case("end note") {
            return line_end;
        }
        if !words.is_empty() && line.len() - line.trim_start_matches(is_space).len() <= indent {
            break;
        }
        at = line_end + 1;
    }
    end
}

/// A note whose text or end is missing.
fn text(m: &Mistake<'_>) -> Explained {
    let id = m.tokens[m.at - 1];
    let (start, end) = (m.start, id.end as usize);
    let rest = m.slice(m.rest_of_line(end)).trim_start_matches(is_space);
    if rest.is_empty() {
        return unended(m, (start, end));
    }
    let after = end + m.slice(m.rest_of_line(end)).len() - rest.len();
    if rest.starts_with(':') {
        let found = m.finding(
            &rules::BROKEN_NOTE,
            (after, after + rest.len()),
            "this note has no text",
        );
        return m.skip(found.help("Write the text after the colon."));
    }
    let found = m.finding(
        &rules::BROKEN_NOTE,
        (after, after + rest.len()),
        "a colon is missing before the text of the note",
    );
    let several = rest.contains(':');
    m.skip(match several {
        true => found.help("Name one state: `note right of A : text`."),
        false => found.fix(Fix::safe("Write a colon", m.span(end..end), " :")),
    })
}

/// A note over several lines without its end.
fn unended(m: &Mistake<'_>, (start, end): (usize, usize)) -> Explained {
    let found = m
        .finding(
            &rules::BROKEN_NOTE,
            (start, end),
            "this note is never closed",
        )
        .help("End it with a line `end note`, or write its text after a colon.");
    let (found, resume) = ended(m, found, end);
    Explained::at(found, resume)
}

/// The fix of a note that does not end, and where its text ends.
fn ended(m: &Mistake<'_>, found: Diagnostic, end: usize) -> (Diagnostic, usize) {
    let text = m.text();
    let indent = m.indent(m.start).len();
    let mut at = m.line_end(end) + 1;
    let mut last = None;
    while at < text.len() {
        let line_end = text::line_end(m.source, at);
        let line = &text[at..line_end];
        let words = line.trim_matches(is_space);
        let deep = line.len() - line.trim_start_matches(is_space).len();
        let start = at + deep;
        let lower = words.to_ascii_lowercase();
        if ["endnote", "end", "end-note", "end_note", "end notes"].contains(&lower.as_str()) {
            let fix = Fix::safe(
                "Write `end note`",
                m.span(start..start + words.len()),
                "end note",
            );
            return (found.fix(fix), line_end);
        }
        if !words.is_empty() && deep <= indent {
            break;
        }
        if !words.is_empty() {
            last = Some(line_end);
        }
        at = line_end + 1;
    }
    match last {
        Some(last) => {
            let line = format!("\n{}end note", m.indent(m.start));
            (
                found.fix(Fix::safe("Write `end note`", m.span(last..last), line)),
                last,
            )
        }
        None => (found, m.line_end(end)),
    }
}

/// `note "text" as N`, not quite.
fn floating(m: &Mistake<'_>) -> Explained {
    let end = m.line_end(m.start);
    let found = m
        .finding(
            &rules::BROKEN_NOTE,
            (m.start, m.start + m.slice(m.rest_of_line(m.start)).len()),
            "a note must be beside a state",
        )
        .help("Write `note right of A : text`.");
    Explained::at(found, end)
}
