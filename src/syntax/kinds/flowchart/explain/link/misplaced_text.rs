//! A text of a link that stands where none can: before the arrow, in brackets, with a pipe too few or too many.

use super::super::Within;
use super::super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::arrow::runs;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;
use crate::syntax::prepare::decode_entities;

const HELP: &str = "Put the text of a link right after its arrow: `A -->|text| B`.";

pub(in crate::syntax::kinds::flowchart) fn misplaced(m: &Mistake<'_>) -> Option<Diagnostic> {
    let kind = m.bad().kind;
    let wants_target = m.being_read() == Within::Target;
    if wants_target && m.kind(-1) == Some(Kind::Pipe) && kind != Kind::Pipe {
        return arrow_after(m);
    }
    match kind {
        Kind::Pipe if m.at > 0 && !wants_target && m.being_read() != Within::PipeText => {
            before_arrow(m)
                .or_else(|| third_pipe(m))
                .or_else(|| opening_pipe(m))
        }
        _ if wants_target && kind.opens() => bracketed(m),
        Kind::Str if wants_target => quoted(m),
        _ => None,
    }
}

/// The rest of the line from an offset on.
fn line<'a>(m: &Mistake<'a>, at: usize) -> &'a str {
    let rest = m.slice(at..m.end().max(at));
    rest.lines().next().unwrap_or_default()
}

/// Whether a text begins like an id, spaces before it aside.
fn begins_id(text: &str) -> bool {
    let text = text.trim_start_matches(is_space);
    text.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// `-->|yes|> B`, `-->|yes|--> B`: the arrow once more after its text.
fn arrow_after(m: &Mistake<'_>) -> Option<Diagnostic> {
    let pipe = m.token(-1)?.end as usize;
    let after = line(m, pipe);
    let lead = after.len() - after.trim_start_matches(is_space).len();
    let run = runs(&after[lead..]).into_iter().next()?;
    if run.at > 0 || !begins_id(&after[lead + run.len..]) {
        return None;
    }
    let start = pipe + lead;
    let sign = shown(&after[lead..lead + run.len]);
    Some(
        m.finding(
            &rules::MISPLACED_LINK_TEXT,
            (start, start + run.len),
            format!("this link has an arrow before its text and another, `{sign}`, after it"),
        )
        .help(HELP)
        .fix(Fix::safe(
            "Remove the second arrow",
            m.span(start..start + run.len),
            "",
        )),
    )
}

/// `A |yes| --> B`, `A |yes| B`, `A -|yes|-> B`.
fn before_arrow(m: &Mistake<'_>) -> Option<Diagnostic> {
    let at = m.bad().start as usize;
    let raw = line(m, at);
    let end = raw.get(1..)?.find('|')? + 2;
    let after = &raw[end..];
    let lead = after.len() - after.trim_start_matches(is_space).len();
    let head = m.slice(m.start..at).trim_end_matches(is_space);
    // What is there of an arrow before the text, and after it.
    let first = runs(head)
        .into_iter()
        .next_back()
        .filter(|run| run.end() == head.len() && !run.is_whole());
    let second = runs(&after[lead..])
        .into_iter()
        .next()
        .filter(|run| run.at == 0);
    let space = m.kind(-1) == Some(Kind::Space);
    if first.is_none() && !space || raw[1..end - 1].trim_matches(is_space).is_empty() {
        return None;
    }
    let from = first.as_ref().map_or(at, |run| m.start + run.at);
    let found = m
        .finding(
            &rules::MISPLACED_LINK_TEXT,
            (from, at + end),
            if second.is_some() {
                "the text of a link must come after its arrow"
            } else {
                "this link text has no arrow before it"
            },
        )
        .help(HELP);
    let text = decode_entities(&raw[..end]);
    let arrow = match second
        .as_ref()
        .or(first.as_ref())
        .map_or('-', |run| run.stroke())
    {
        '=' => "==>",
        '.' => "-.->",
        _ => "-->",
    };
    let whole = second.as_ref().filter(|run| run.is_whole());
    let arrow = whole.map_or(arrow, |run| run.plain.as_str());
    let to = at + end + second.as_ref().map_or(0, |run| lead + run.len);
    let description = format!("Write `{arrow}{}`", shown(&text));
    let instead = format!("{arrow}{text}");
    let place = m.span(from..to);
    Some(if second.is_some() {
        found.fix(Fix::safe(description, place, instead))
    } else if begins_id(after) {
        found.fix(Fix::unsafe_(description, place, instead))
    } else {
        found
    })
}

/// `-->|a|b| B`: a pipe in the text; `-->|yes| B |no| C`: no link before the second text.
fn third_pipe(m: &Mistake<'_>) -> Option<Diagnostic> {
    let at = m.bad().start as usize;
    let pipes: Vec<usize> = m.tokens[..m.at]
        .iter()
        .filter(|t| t.kind == Kind::Pipe)
        .map(|t| t.start as usize)
        .collect();
    let [.., open, close] = pipes.as_slice() else {
        return None;
    };
    let between = m.slice(*close + 1..at);
    if between.contains('\n') || !runs(between).is_empty() {
        return None;
    }
    let after = line(m, at + 1);
    if let Some(end) = after.find('|') {
        let range = (at, at + 1 + end + 1);
        return Some(
            m.finding(
                &rules::MISPLACED_LINK_TEXT,
                range,
                "this link text has no arrow before it",
            )
            .help(HELP)
            .fix(Fix::unsafe_(
                "Write `-->` before it",
                m.span(at..at),
                " -->",
            )),
        );
    }
    if !begins_id(after) {
        return None;
    }
    Some(
        m.finding(
            &rules::UNQUOTED_LABEL,
            (*close, close + 1),
            format!(
                "the link text `{}` contains `|` and needs quotes",
                shown(m.slice(open + 1..at))
            ),
        )
        .help("Put the text in quotes: `|\"…\"|`.")
        .fix(m.quote("Put the text in quotes", open + 1, at)),
    )
}

/// `-->yes| B`: the first pipe is missing. `A | B`: a pipe joins nothing.
fn opening_pipe(m: &Mistake<'_>) -> Option<Diagnostic> {
    let at = m.bad().start as usize;
    let head = m.slice(m.start..at);
    let after = line(m, at + 1);
    let before = runs(head).into_iter().next_back();
    if let Some(run) = before.filter(|run| run.is_whole()) {
        let text = &head[run.end()..];
        let lead = text.len() - text.trim_start_matches(is_space).len();
        let plain = !text.contains(['"', '&', '\n', ']', ')', '}']) && begins_id(text);
        if plain && begins_id(after) && !text.ends_with(is_space) {
            let from = m.start + run.end() + lead;
            return Some(
                m.finding(
                    &rules::UNCLOSED_LINK_TEXT,
                    (at, at + 1),
                    format!(
                        "this `|` ends the link text `{}`, but no `|` opens it",
                        shown(&text[lead..])
                    ),
                )
                .annotate(m.span(from..at), "the text begins here")
                .help(HELP)
                .fix(Fix::safe("Add the opening `|`", m.span(from..from), "|")),
            );
        }
    }
    Some(
        m.finding(
            &rules::MISSING_LINK,
            (at, at + 1),
            "this `|` has no link before it",
        )
        .help("Write a link (`A --> B`), ` & ` between nodes, or two pipes around a link text: `A -->|text| B`."),
    )
}

/// `-->[yes] B`: the text in the brackets of a label.
fn bracketed(m: &Mistake<'_>) -> Option<Diagnostic> {
    let at = m.bad().start as usize;
    let raw = line(m, at);
    let close = match raw.chars().next()? {
        '[' => "]",
        '(' => ")",
        '{' => "}",
        _ => return None,
    };
    let end = 1 + arrow::closing(&raw[1..], close)?;
    let (text, following) = (&raw[1..end], &raw[end + 1..]);
    if text.trim_matches(is_space).is_empty()
        || !begins_id(following)
        || !following.starts_with(is_space)
    {
        return None;
    }
    Some(
        m.finding(
            &rules::MISPLACED_LINK_TEXT,
            (at, at + end + 1),
            format!(
                "the text of a link must be between pipes, not in `{}{close}`",
                &raw[..1]
            ),
        )
        .help(HELP)
        .fix(piped(m, at, at + end + 1, text)),
    )
}

/// `-->"yes" B`
fn quoted(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let (at, end) = (bad.start as usize - 1, bad.end as usize + 1);
    let following = line(m, end.min(m.text().len()));
    if !following.starts_with(is_space) || !begins_id(following) {
        return None;
    }
    Some(
        m.finding(
            &rules::MISPLACED_LINK_TEXT,
            (at, end),
            "the text of a link must be between pipes, not only in quotes",
        )
        .help(HELP)
        .fix(Fix::safe("Put it between pipes", m.span(at..at), "|").and(m.after(end), "|")),
    )
}

/// Pipes for brackets, and quotes where the text needs them.
fn piped(m: &Mistake<'_>, at: usize, end: usize, text: &str) -> Fix {
    let bare = !text.contains(['[', ']', '(', ')', '{', '}', '|', '<', '>']) && !text.contains('"')
        || text.len() > 2 && text.starts_with('"') && text.ends_with('"');
    let quote = if bare { "" } else { "\"" };
    let mut fix = Fix::safe(
        "Put it between pipes",
        m.span(at..at + 1),
        format!("|{quote}"),
    );
    if !bare {
        for edit in m.spelt(at + 1, end - 1) {
            fix = fix.and(edit.span, edit.text);
        }
    }
    fix.and(m.span(end - 1..end), format!("{quote}|"))
}
