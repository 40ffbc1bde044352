//! Lines that begin with no word of the language.

use super::cut_words::{after_call, split};
use super::foreign::without_line;
use super::mistake::Mistake;
use super::{foreign, misspelt};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::TextRange;
use crate::syntax::chars::{is_space, is_word};
use crate::syntax::explain::{Explained, Recovery, shown};
use crate::syntax::kinds::c4::rules;
use crate::syntax::outline::Block;

/// What is wrong with a line that begins with something unknown.
pub(super) fn unknown(m: &Mistake<'_>) -> Explained {
    let line = m.rest_of_line(m.first().start);
    let text = m.slice(line);
    let word = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let (word, rest) = text.split_at(word);
    let place = TextRange::new(line.start, line.start + word.len() as u32);
    let called = rest.trim_start_matches(is_space).starts_with('(');
    if let Some(found) = split(m, line, text) {
        return found;
    }
    let found = foreign::comment(m, line, text)
        .or_else(|| foreign::plantuml(m, line, text))
        .or_else(|| end(m, line, word, rest))
        .or_else(|| title(m, line, word, rest))
        .or_else(|| foreign::statement(m, line, word, rest, called))
        .or_else(|| foreign::arrow(m, line, text))
        .or_else(|| misspelt::misspelt(m, place, called));
    let found = found
        .or_else(|| misspelt::glued(m, line, text))
        .unwrap_or_else(|| nothing_known(m, line, place, called));
    let resume = match word.is_empty() && called {
        true => m.resume(after_call(m, line)),
        false => m.resume(line.start),
    };
    let then = Recovery::at(resume);
    let closes = found.rule == &rules::STRAY_END && open_end(m);
    let then = match (text.ends_with('{'), closes) {
        (true, _) => then.opening(),
        (false, true) => then.with(Block::Closes),
        (false, false) => then,
    };
    Explained {
        diagnostic: found,
        then,
    }
}

/// The message for what nobody writes.
fn nothing_known(m: &Mistake<'_>, line: TextRange, word: TextRange, called: bool) -> Diagnostic {
    if word.is_empty() && called {
        return m
            .finding(
                &rules::MISSPELT_KEYWORD,
                TextRange::new(line.start, line.start + 1),
                "the kind of the element, such as `System`, is missing before this `(`",
            )
            .help(format!(
                "Write the kind first: `System{}…`.",
                shown(m.slice(line)).trim_end_matches(['…', ','])
            ));
    }
    let place = if word.is_empty() { line } else { word };
    m.page
        .finding(
            &rules::MISSPELT_KEYWORD,
            place,
            format!("C4 diagrams have no keyword {}", m.code(place)),
        )
        .help("The keywords are `Person`, `System`, `Container`, `Component` (with `Db`, `Queue`, `_Ext`), boundaries, nodes and `Rel`.")
}

/// Whether an `end` is meant to close a boundary that nothing else closes.
fn open_end(m: &Mistake<'_>) -> bool {
    m.around.unclosed > 0 && !m.around.open.is_empty()
}

/// `end`, as other diagrams have it.
fn end(m: &Mistake<'_>, line: TextRange, word: &str, rest: &str) -> Option<Diagnostic> {
    if !word.eq_ignore_ascii_case("end") || !rest.trim_matches(is_space).is_empty() {
        return None;
    }
    let message = match m.around.open.is_empty() {
        true => "this `end` has nothing to close",
        false => "a boundary ends with `}`, not with `end`",
    };
    let found = m.finding(&rules::STRAY_END, line, message);
    Some(match open_end(m) {
        true => found.fix(Fix::safe("Write `}`", m.span(line), "}")),
        false => found.fix(without_line(m, line)),
    })
}

/// `title:`, and titles for screen readers without their colon.
fn title(m: &Mistake<'_>, line: TextRange, word: &str, rest: &str) -> Option<Diagnostic> {
    let after = line.start + word.len() as u32;
    let value = rest.strip_prefix(':').unwrap_or(rest);
    if word.eq_ignore_ascii_case("title") && !value.trim_matches(is_space).is_empty() {
        let place = TextRange::new(line.start, after + u32::from(value.len() < rest.len()));
        let gap = match value.starts_with(is_space) {
            true => "title",
            false => "title ",
        };
        return Some(
            m.page
                .finding(
                    &rules::MISSPELT_KEYWORD,
                    place,
                    match value.len() < rest.len() {
                        true => "a title is written without a colon",
                        false => "a space is missing after `title`",
                    },
                )
                .fix(Fix::safe("Write `title`", m.span(place), gap)),
        );
    }
    let is_acc = |name: &str| word.eq_ignore_ascii_case(name);
    if !is_acc("accTitle") && !is_acc("accDescr") || !rest.starts_with(is_space) {
        return None;
    }
    Some(
        m.page
            .finding(
                &rules::MISSPELT_KEYWORD,
                TextRange::new(line.start, after),
                format!("a colon is missing after `{word}`"),
            )
            .fix(Fix::safe(
                "Add the colon",
                m.span(TextRange::at(after)),
                ":",
            )),
    )
}

/// A title that a `#` or a `;` cuts.
pub(super) fn cut_title(m: &Mistake<'_>) -> Explained {
    let rest = m.rest_of_line(m.first().start);
    let sign = TextRange::new(rest.start, rest.start + 1);
    let written = m.slice(sign);
    let (code, what) = match written {
        "#" => ("#35;", "a title is cut off at `#`"),
        ";" => ("#59;", "a title ends before a `;`"),
        _ => {
            let found = m.finding(
                &rules::SYNTAX_ERROR,
                rest,
                format!("unexpected {} after the title", m.code(rest)),
            );
            return Explained::at(found, m.resume(rest.start));
        }
    };
    let found = m.finding(&rules::CUT_TITLE, sign, what);
    let text = m.slice(rest);
    let mut edits = text.char_indices().filter_map(|(i, c)| {
        let at = rest.start + i as u32;
        let code = match c {
            '#' => "#35;",
            ';' => "#59;",
            _ => return None,
        };
        Some((TextRange::new(at, at + 1), code))
    });
    // At the end, a `;` is meant to end the statement.
    let found = match text == ";" {
        true => found.fix(Fix::safe("Remove it", m.span(sign), "")),
        false => match m.fix(format!("Write `{code}`"), edits.by_ref()) {
            Some(fix) => found.help(format!("Write `{code}`.")).fix(fix),
            None => found,
        },
    };
    Explained::at(found, m.resume(rest.start))
}
