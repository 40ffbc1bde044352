//! Words behind a node that are no id: a statement or a link misspelt, a text behind a colon.

use super::mistake::Mistake;
use super::scan;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::flowchart::rules;

/// Two words that are no id, but a statement or a link misspelt.
pub(super) fn other_word(m: &Mistake<'_>, from: usize, words: &str) -> Option<Diagnostic> {
    const KEYWORDS: &[&str] = &["linkStyle", "classDef", "class", "style", "click"];
    let mut each = words.split(is_space).filter(|word| !word.is_empty());
    let (first, second, third) = (each.next()?, each.next()?, each.next());
    if from == m.start && first == "direction" && third.is_none() {
        let at = from + words.len() - second.len();
        let range = (at, at + second.len());
        let message = format!("`{}` is no direction", m.shown(second));
        let found = m.found(&rules::UNKNOWN_DIRECTION, range, message);
        return Some(match super::header::direction(second) {
            Some(right) => found.help(format!("Write `{right}`.")).fix(Fix::safe(
                format!("Write `{right}`"),
                m.place(range.0, range.1),
                right,
            )),
            None => found.help("The directions are TB (or TD), BT, LR and RL."),
        });
    }
    let keyword = KEYWORDS
        .iter()
        .find(|word| word.eq_ignore_ascii_case(first));
    if let Some(right) = keyword
        && from == m.start
        && *right != first
        && scan::arrow(m.raw()).is_none()
    {
        let range = (from, from + first.len());
        let message = format!("no statement begins with `{}`", m.shown(first));
        return Some(
            m.found(&rules::SYNTAX_ERROR, range, message)
                .help(format!("Write `{right}`: upper and lower case count."))
                .fix(Fix::safe(
                    format!("Write `{right}`"),
                    m.place(range.0, range.1),
                    *right,
                )),
        );
    }
    let right = match second {
        "-" => "---",
        ".." => "-.-",
        _ => return None,
    };
    if third.is_none() || each.next().is_some() {
        return None;
    }
    let at = from + words.find(&format!(" {second} "))? + 1;
    let range = (at, at + second.len());
    Some(
        m.found(
            &rules::UNKNOWN_ARROW,
            range,
            format!("Mermaid has no link `{second}`"),
        )
        .help(format!("Write `{right}`, or `-->` with an arrow."))
        .fix(Fix::unsafe_(
            format!("Write `{right}`"),
            m.place(range.0, range.1),
            right,
        )),
    )
}

/// `A --> B: yes`, as in sequence diagrams.
pub(super) fn text_behind(m: &Mistake<'_>, colon: usize) -> Diagnostic {
    let line = m.text()[colon..m.end().max(colon)]
        .lines()
        .next()
        .unwrap_or_default();
    let text = line.trim_start_matches(':').trim_matches(is_space);
    let found = m
        .found(
            &rules::MISSING_LINK,
            (colon, colon + line.len()),
            format!(
                "`{}` stands behind a node, and no link leads there",
                m.shown(text)
            ),
        )
        .help("The text of a link stands in the link: `A -->|text| B`.");
    let before = &m.text()[m.start..colon];
    let (Some((at, len)), false) = (scan::arrow(before), before.contains(['|', '"', '\n'])) else {
        return found;
    };
    let plain = !text.is_empty()
        && !text.contains(['[', ']', '(', ')', '{', '}', '"', '|', ';', ':', '&'])
        && scan::arrow(text).is_none()
        && scan::arrow(&before[at + len..]).is_none();
    if !plain || before[at..at + len].ends_with(is_space) {
        return found;
    }
    let text = crate::syntax::prepare::decode_entities(text);
    found.fix(
        Fix::safe(
            "Put the text into the link",
            m.behind(m.start + at + len),
            format!("|{text}|"),
        )
        .and(m.place(colon, colon + line.len()), ""),
    )
}
