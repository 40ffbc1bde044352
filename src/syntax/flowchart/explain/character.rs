//! Characters that no id takes.

use super::super::token::{Kind, Token};
use super::mistake::Mistake;
use super::{beside, scan};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::flowchart::rules;

/// A character that no rule of the lexer takes.
pub(super) fn character(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let at = bad.start as usize;
    let c = m.text()[at..].chars().next()?;
    let hidden = |c: char| {
        c.is_control() && !is_space(c)
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}')
    };
    if bad.kind == Kind::Unknown && hidden(c) {
        let place = (at, at + c.len_utf8());
        return Some(
            m.found(
                &rules::INVISIBLE_CHARACTER,
                place,
                format!("an invisible character (U+{:04X}) stands here", c as u32),
            )
            .help("Remove it.")
            .fix(Fix::safe("Remove it", m.place(place.0, place.1), "")),
        );
    }
    if bad.kind == Kind::LinkId {
        return link_id(m, bad);
    }
    if bad.kind == Kind::ShapeDataStart && m.kind(-1) == Some(Kind::Space) && !m.wants_id() {
        return beside::detached(m, bad);
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
    let shown: String = m.text()[at..]
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
        return Some(
            m.found(
                &rules::SMART_QUOTES,
                (at, at + c.len_utf8()),
                format!("`{c}` is no quote to Mermaid"),
            )
            .help("Use straight quotes: `\"`."),
        );
    }
    let found = m
        .found(
            &rules::ILLEGAL_ID,
            (at, at + shown.len()),
            if shown.starts_with('ﬂ') || m.text()[..at].ends_with('ﬂ') {
                "an entity code cannot be part of an id".to_owned()
            } else {
                format!("`{shown}` cannot be part of an id")
            },
        )
        .help("Give the node an id of letters and digits, and put what it shows in brackets: `id[\"…\"]`.");
    Some(found)
}

/// A bracket of double width, as Chinese and Japanese keyboards write it.
fn wide_bracket(m: &Mistake<'_>, at: usize, c: char) -> Option<Diagnostic> {
    const WIDE: &[(char, char, char, char)] = &[
        ('（', '(', '）', ')'),
        ('［', '[', '］', ']'),
        ('【', '[', '】', ']'),
        ('｛', '{', '｝', '}'),
    ];
    let (_, open, wide, close) = WIDE.iter().find(|wide| wide.0 == c)?;
    let len = c.len_utf8();
    let found = m
        .found(
            &rules::ILLEGAL_ID,
            (at, at + len),
            format!("`{c}` is no bracket to Mermaid"),
        )
        .help(format!("Write `{open}` and `{close}`."));
    let line = m.text()[at..m.end().max(at)]
        .lines()
        .next()
        .unwrap_or_default();
    let Some(end) = line.find(*wide) else {
        return Some(found);
    };
    if end <= len || line[..end].contains(['[', '(', '{', ']', ')', '}', '"', '|']) {
        return Some(found);
    }
    let fix = Fix::safe("Write plain brackets", m.place(at, at + len), *open)
        .and(m.place(at + end, at + end + wide.len_utf8()), *close);
    Some(found.fix(fix))
}

/// `a@b --> c`
fn link_id(m: &Mistake<'_>, bad: Token) -> Option<Diagnostic> {
    let word = m.word(bad);
    let at = bad.end as usize - 1;
    let behind = &m.text()[at + 1..];
    if scan::arrow_here(behind.trim_start_matches(is_space)).is_some() && !word.contains("--") {
        return Some(
            m.found(
                &rules::MISSING_BLANK,
                (bad.start as usize, at + 1),
                format!(
                    "`{}` is read as the id of the link, and the node before it is missing",
                    m.shown(word)
                ),
            )
            .help("Write the node, a blank, and then the id of the link: `A e1@--> B`."),
        );
    }
    Some(
        m.found(
            &rules::ILLEGAL_ID,
            (at, at + 1),
            "`@` cannot be part of an id",
        )
        .help("Put what the node shows in brackets: `id[\"a@b\"]`."),
    )
}
