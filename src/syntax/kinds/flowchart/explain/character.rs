//! Characters that no id takes.

use super::mistake::Mistake;
use super::{Within, detached};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::{is_space, is_unicode_letter};
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::resume;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::{Kind, Token};

/// A character that no rule of the lexer takes.
pub(super) fn character(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let at = bad.start as usize;
    let c = m.slice(at..).chars().next()?;
    let hidden = |c: char| {
        c.is_control() && !is_space(c)
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
    };
    if bad.kind == Kind::Unknown && hidden(c) {
        let place = (at, at + c.len_utf8());
        return Some(
            m.finding(
                &rules::INVISIBLE_CHARACTER,
                place,
                format!("there is an invisible character here (U+{:04X})", c as u32),
            )
            .help("Remove it.")
            .fix(Fix::safe("Remove it", m.span(place.0..place.1), "")),
        );
    }
    if let Some(found) = extra_bracket(m, at, c) {
        return Some(found);
    }
    if bad.kind == Kind::LinkId {
        return link_id(m, bad);
    }
    if bad.kind == Kind::ShapeDataStart && m.kind(-1) == Some(Kind::Space) && !m.wants_id() {
        return detached::detached(m, bad);
    }
    // `A >text]`
    let label = m
        .slice(at + c.len_utf8()..m.end().max(at + c.len_utf8()))
        .find(']');
    if bad.kind == Kind::TagEnd
        && m.kind(-1) == Some(Kind::Space)
        && !m.wants_id()
        && label.is_some_and(|end| end > 1 && !m.slice(at + 1..).starts_with(is_space))
    {
        return detached::detached(m, bad);
    }
    if let Some(found) = wide_bracket(m, at, c) {
        return Some(found);
    }
    if !matches!(
        bad.kind,
        Kind::Unknown | Kind::TagStart | Kind::TagEnd | Kind::Up | Kind::Sep | Kind::ShapeDataStart
    ) {
        return None;
    }
    let shown: String = m
        .slice(at..)
        .chars()
        .take_while(|&c| !is_space(c) && !c.is_ascii())
        .take(8)
        .collect();
    let shown = if shown.is_empty() {
        c.to_string()
    } else {
        shown
    };
    if "“”„«»".contains(c) {
        let found = m
            .finding(
                &rules::SMART_QUOTES,
                (at, at + c.len_utf8()),
                format!("Mermaid does not accept `{c}` as a quote"),
            )
            .help(
                "Ids and styles cannot have quotes; put the label of a node in brackets: `id[\"…\"]`.",
            );
        return Some(unquoted(m, at, c).map_or(found.clone(), |fix| found.fix(fix)));
    }
    if let Some(found) = wide_sign(m, at, c) {
        return Some(found);
    }
    if c == '@'
        && let Some(found) = open_data(m, at)
    {
        return Some(found);
    }
    let found = m
        .finding(
            &rules::ILLEGAL_ID,
            (at, at + shown.len()),
            if shown.starts_with('ﬂ') || m.slice(..at).ends_with('ﬂ') {
                "an entity code cannot be part of an id".to_owned()
            } else {
                format!("`{shown}` cannot be part of an id")
            },
        )
        .help("Give the node an id of letters and digits, and put its label in brackets: `id[\"…\"]`.");
    Some(match renamed(m, at) {
        Some(fix) => found.fix(fix),
        None => found,
    })
}

/// An id of the letters that ids take, with the whole word as its label.
fn renamed(m: &Mistake<'_>, at: usize) -> Option<Fix> {
    let ends = |c: char| is_space(c) || "[](){}<>|;\"=~".contains(c);
    let start = m.slice(m.start..at).rfind(ends).map_or(m.start, |i| {
        let i = m.start + i;
        i + m.slice(i..).chars().next().map_or(1, char::len_utf8)
    });
    let rest = m.slice(start..m.end().max(start));
    let end = start + rest.find(ends).unwrap_or(rest.len());
    let word = m.slice(start..end);
    let after = m.slice(end..);
    let taken = |c: char| c.is_ascii_alphanumeric() || c == '_' || is_unicode_letter(c);
    let id: String = word
        .chars()
        .map(|c| {
            if taken(c) {
                c
            } else if c.is_ascii() {
                '_'
            } else {
                ' '
            }
        })
        .filter(|c| *c != ' ')
        .collect();
    let id = id.trim_matches('_');
    if id.is_empty() || !(start..end).contains(&at) || word.contains(":::") {
        return None;
    }
    let labelled = after.starts_with(['[', '(', '{']);
    let word = crate::syntax::prepare::decode_entities(word);
    let with = if labelled {
        id.to_owned()
    } else {
        format!("{id}[\"{word}\"]")
    };
    Some(Fix::unsafe_(
        format!("Write `{id}`"),
        m.span(start..end),
        with,
    ))
}

/// `1. A --> B`, `- A --> B`, `* A --> B`, `1) A --> B`, `> A --> B`
pub(super) fn list_marker(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    let digits = raw.len() - raw.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let sign = raw[digits..].chars().next()?;
    let marker = match sign {
        '.' | ')' if digits > 0 => digits + 1,
        '-' | '*' | '+' | '>' | '•' | '·' if digits == 0 => sign.len_utf8(),
        _ => return None,
    };
    let after = &raw[marker..];
    let lead = after.len() - after.trim_start_matches([' ', '\t']).len();
    let statement = &after[lead..];
    let bad = m.bad().start as usize;
    if lead == 0 || bad > m.start + marker + lead || !resume::starts_statement(statement) {
        return None;
    }
    Some(
        m.finding(
            &rules::LIST_MARKER,
            (m.start, m.start + marker),
            format!(
                "a chart has no lists, so a line cannot begin with `{}`",
                &raw[..marker]
            ),
        )
        .help("Start the line with the statement.")
        .fix(Fix::safe(
            "Remove it",
            m.span(m.start..m.start + marker + lead),
            "",
        )),
    )
}

/// `A[x]) --> B`, `A --> B]`: a bracket that closes nothing.
fn extra_bracket(m: &Mistake<'_>, at: usize, c: char) -> Option<Diagnostic> {
    let slanted = matches!(c, '/' | '\\')
        && m.slice(at + 1..).starts_with(']')
        && m.kind(-1).is_some_and(Kind::closes);
    if !(matches!(c, ')' | ']' | '}') || slanted) || m.at == 0 || m.begun(Within::Label).is_some() {
        return None;
    }
    let before = m.token(-1)?;
    let before = if before.kind == Kind::Space {
        m.token(-2)?
    } else {
        before
    };
    let rest = m.slice(at..m.end().max(at));
    let lead = usize::from(slanted);
    let len = rest.len() - rest[lead..].trim_start_matches([')', ']', '}']).len();
    let after = rest[len..].trim_start_matches([' ', '\t']);
    let ends = after.is_empty()
        || after.starts_with(['\n', '&', ':'])
        || arrow::length_here(after).is_some();
    if before.kind == Kind::ShapeData && c == '}' {
        let first = m.slice(..at).rfind('}')?;
        return Some(
            m.finding(
                &rules::BROKEN_METADATA,
                (first, first + 1),
                "the data ends at this brace, but one more follows",
            )
            .annotate(m.span(at..at + 1), "the data was meant to end here")
            .help("Put a value with braces in quotes: `label: \"{x}\"`."),
        );
    }
    let labelled = before.kind.closes() || before.kind == Kind::ShapeData;
    let written = &rest[..len];
    let found = m
        .finding(
            &rules::MISMATCHED_BRACKET,
            (at, at + len),
            if labelled {
                format!("this `{written}` is one bracket too many: the label before it is already closed")
            } else {
                format!("this `{written}` has nothing to close")
            },
        )
        .help(if labelled {
            "Remove it."
        } else {
            "Remove it, or write the bracket that opens the label."
        });
    let place = m.span(at..at + len);
    Some(match (ends, labelled) {
        (false, _) => found,
        (true, true) => found.fix(Fix::safe("Remove it", place, "")),
        (true, false) => found.fix(Fix::unsafe_("Remove it", place, "")),
    })
}

/// A bracket of double width, as Chinese and Japanese keyboards write it.
fn wide_bracket(m: &Mistake<'_>, at: usize, c: char) -> Option<Diagnostic> {
    const WIDE: &[(char, char, char, char)] = &[
        ('（', '(', '）', ')'),
        ('［', '[', '］', ']'),
        ('【', '[', '】', ']'),
        ('｛', '{', '｝', '}'),
        ('「', '[', '」', ']'),
        ('『', '[', '』', ']'),
        ('〔', '[', '〕', ']'),
        ('〈', '[', '〉', ']'),
        ('《', '[', '》', ']'),
    ];
    let (_, open, wide, close) = WIDE.iter().find(|wide| wide.0 == c)?;
    let len = c.len_utf8();
    let found = m
        .finding(
            &rules::ILLEGAL_ID,
            (at, at + len),
            format!("`{c}` is not a bracket to Mermaid"),
        )
        .help(format!("Write `{open}` and `{close}`."));
    let line = m
        .slice(at..m.end().max(at))
        .lines()
        .next()
        .unwrap_or_default();
    let Some(end) = line.find(*wide) else {
        return Some(found);
    };
    if end <= len || line[..end].contains(['[', '(', '{', ']', ')', '}', '"', '|']) {
        return Some(found);
    }
    let fix = Fix::safe("Write plain brackets", m.span(at..at + len), *open)
        .and(m.span(at + end..at + end + wide.len_utf8()), *close);
    Some(found.fix(fix))
}

/// `A@ shape: odd }`: data without its brace.
fn open_data(m: &Mistake<'_>, at: usize) -> Option<Diagnostic> {
    let following = m.slice(at + 1..).lines().next()?;
    let key = following.trim_start_matches(is_space);
    let name = key.find(|c: char| !c.is_ascii_alphabetic())?;
    (name > 0 && key[name..].starts_with(": ")).then(|| {
        m.finding(
            &rules::BROKEN_METADATA,
            (at, at + 1),
            "`{` is missing after this `@`",
        )
        .help("Write the data of a node in braces: `A@{ shape: rect }`.")
    })
}

/// `a@b --> c`
fn link_id(m: &Mistake<'_>, bad: Token) -> Option<Diagnostic> {
    let word = m.slice(bad);
    let at = bad.end as usize - 1;
    let following = m.slice(at + 1..);
    if arrow::length_here(following.trim_start_matches(is_space)).is_some() && !word.contains("--")
    {
        return Some(
            m.finding(
                &rules::MISSING_SPACE,
                (bad.start as usize, at + 1),
                format!(
                    "a space is missing between the node and the link id in `{}`",
                    shown(word)
                ),
            )
            .help("Write the node, a space, and then the id of the link: `A e1@--> B`."),
        );
    }
    if let Some(found) = open_data(m, at) {
        return Some(found);
    }
    Some(
        m.finding(
            &rules::ILLEGAL_ID,
            (at, at + 1),
            "`@` cannot be part of an id",
        )
        .help("Use a plain id, and put the label in brackets: `id[\"a@b\"]`."),
    )
}

/// `“A” --> B`: an id, or a value, without its quotes.
fn unquoted(m: &Mistake<'_>, at: usize, open: char) -> Option<Fix> {
    let inside = at + open.len_utf8();
    let rest = m.slice(inside..m.end().max(inside));
    let len = rest.find(|c: char| "“”„«»".contains(c))?;
    let close = rest[len..].chars().next()?;
    let word = &rest[..len];
    let plain = !word.is_empty()
        && word
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "_-#".contains(c));
    plain.then(|| {
        Fix::safe("Remove the quotes", m.span(at..inside), "")
            .and(m.span(inside + len..inside + len + close.len_utf8()), "")
    })
}

/// A comma, semicolon or colon of double width.
fn wide_sign(m: &Mistake<'_>, at: usize, c: char) -> Option<Diagnostic> {
    let (plain, help) = match c {
        '，' | '、' => (" & ", "Write ` & ` between nodes that have the same link."),
        '；' => (";", "Write `;`, or start a new line."),
        '：' => (
            ":",
            "Write `:`; the text of a link goes between pipes: `A -->|text| B`.",
        ),
        '＆' => ("&", "Write `&`."),
        _ => return None,
    };
    let place = m.span(at..at + c.len_utf8());
    let found = m
        .finding(
            &rules::ILLEGAL_ID,
            (at, at + c.len_utf8()),
            format!("`{c}` is a full-width character, which Mermaid does not read"),
        )
        .help(help);
    Some(if matches!(c, '；' | '＆') {
        found.fix(Fix::safe(format!("Write `{plain}`"), place, plain))
    } else {
        found.fix(Fix::unsafe_(format!("Write `{plain}`"), place, plain))
    })
}
