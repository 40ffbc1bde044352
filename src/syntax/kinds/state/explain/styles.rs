//! `classDef`, `class`, `style` and `click`.

use super::mistake::Mistake;
use super::names;
use crate::diagnostic::Fix;
use crate::syntax::chars::{is_space, is_word};
use crate::syntax::explain::{Explained, shown};
use crate::syntax::kinds::state::rules;
use crate::syntax::kinds::state::token::Kind;

/// What begins with one of these words.
pub(super) fn statement(m: &Mistake<'_>) -> Option<Explained> {
    match m.first().kind {
        Kind::ClassDef => class_def(m),
        Kind::Class | Kind::Style => ids(m),
        _ => Some(click(m)),
    }
}

fn class_def(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let start = bad.start as usize;
    if bad.kind == Kind::ClassDefDefault {
        let found = m
            .finding(
                &rules::RESERVED_ID,
                (start, bad.end as usize),
                "a class in a state diagram cannot be called `default`",
            )
            .help("Give the class another name, and put it on the states with `class`.");
        return Some(m.skip(found));
    }
    let line = m.slice(m.rest_of_line(start));
    let name = &line[..line.find(is_space).unwrap_or(line.len())];
    if name.is_empty() || name.chars().all(is_word) {
        return None;
    }
    let valid: String = name
        .chars()
        .map(|c| if is_word(c) { c } else { '_' })
        .collect();
    Some(names::class(m, (start, start + name.len()), &valid))
}

/// States that `class` and `style` do not know.
fn ids(m: &Mistake<'_>) -> Option<Explained> {
    let word = m.slice(m.first());
    let start = m.bad().start as usize;
    let line = m.slice(m.rest_of_line(start));
    let id = &line[..line.find(is_space).unwrap_or(line.len())];
    if id.is_empty() {
        return None;
    }
    let message = format!("`{word}` cannot name the state `{}`", shown(id));
    let found = m
        .finding(&rules::ILLEGAL_ID, (start, start + id.len()), message)
        .help(match m.first().kind {
            Kind::Class => {
                "Use an id of ASCII letters, digits and `_`, or write `:::` after the id in a transition."
            }
            _ => "Use an id of ASCII letters, digits and `_`.",
        });
    Some(m.skip(found))
}

fn click(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let place = (m.start, m.start + m.slice(m.rest_of_line(m.start)).len());
    let written = m.slice(m.rest_of_line(m.start));
    if let Some(at) = written.find("\\\"") {
        let quote = (m.start + at, m.start + at + 2);
        let message = "a text in quotes cannot contain a quote, not even after `\\`";
        let found = m.finding(&rules::BROKEN_CLICK, quote, message);
        return m.skip(found.help("Write the text without it: `click A \"address\" \"tooltip\"`."));
    }
    let found = m
        .finding(&rules::BROKEN_CLICK, place, "this `click` is incomplete")
        .help("Write a state, an address and a tooltip: `click A \"address\" \"tooltip\"`.");
    let only_address = m.kind(-1) == Some(Kind::String)
        && matches!(bad.kind, Kind::Newline | Kind::Eof)
        && m.at == 3;
    if !only_address {
        return m.skip(found);
    }
    let address = m.tokens[2].start as usize;
    let found = m
        .finding(
            &rules::BROKEN_CLICK,
            (address, m.tokens[2].end as usize),
            "a tooltip must follow this address",
        )
        .help("Write `href` before the address, or a tooltip after it.")
        .fix(Fix::safe("Write `href`", m.span(address..address), "href "));
    m.skip(found)
}
