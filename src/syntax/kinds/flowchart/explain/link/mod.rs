//! Mistakes in links: texts and targets.

mod misplaced_text;
mod second_half;
mod text_in_pipes;
mod text_inside;

pub(super) use misplaced_text::misplaced;
pub(super) use text_in_pipes::text_in_pipes;
pub(super) use text_inside::text_inside;

use super::Within;
use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;
use crate::syntax::lenient;

/// ``"`text"``: a Markdown string without a backtick at its end. The text stands at an offset.
fn open_markdown(m: &Mistake<'_>, text: &str, at: usize) -> Option<Diagnostic> {
    let inner = text.strip_prefix("\"`")?.strip_suffix('"')?;
    if lenient::is_code(&text[1..text.len() - 1]) {
        let message = "the backtick after the quote starts Markdown in this link text";
        return Some(m.code(at, at + text.len() - 1, message));
    }
    if inner.ends_with('`') || inner.contains('"') {
        return None;
    }
    let end = at + text.len() - 1;
    Some(
        m.finding(
            &rules::UNCLOSED_QUOTE,
            (at, at + 2),
            "the Markdown string of the link has no backtick at its end",
        )
        .label("opened here")
        .annotate(m.span(end..end + 1), "a backtick is missing before this quote")
        .help("A Markdown string starts with a quote and a backtick, and ends with a backtick and a quote.")
        .fix(Fix::safe("Add the backtick", m.after(end), "`")),
    )
}

/// `x-- text`: a node whose id is taken for the head of the link.
fn node_in_link(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    let lacks_node = m.at == 0 || matches!(m.being_read(), Within::Target | Within::Ampersand);
    if !lacks_node || !matches!(bad.kind, Kind::Link | Kind::StartLink) {
        return None;
    }
    let word = m.slice(bad);
    let sign = word.trim_matches(is_space);
    let (id, head) = match sign.as_bytes().first()? {
        b'x' => ("x", "cross"),
        b'o' => ("o", "circle"),
        _ => return None,
    };
    let start = bad.start as usize + word.len() - word.trim_start_matches(is_space).len();
    Some(
        m.finding(
            &rules::MISSING_SOURCE,
            (start, start + sign.len()),
            format!("`{sign}` is read as a link with a {head}, not as node `{id}`"),
        )
        .help(format!(
            "Put a space after the node: `{id} {}`.",
            &sign[1..]
        ))
        .fix(Fix::safe("Add the space", m.after(start + 1), " ")),
    )
}

/// A link that begins or leads nowhere.
pub(super) fn ends(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    if let Some(found) = node_in_link(m) {
        return Some(found);
    }
    if m.at == 0 && matches!(bad.kind, Kind::Link | Kind::StartLink) {
        let word = m.slice(bad);
        let lead = word.len() - word.trim_start_matches(is_space).len();
        let start = bad.start as usize + lead;
        return Some(
            m.finding(
                &rules::MISSING_SOURCE,
                (start, start + word.trim_matches(is_space).len()),
                "no node comes before this link",
            )
            .help("Write the node it comes from before it."),
        );
    }
    if let Some(id) = m.token(-1).filter(|token| token.kind == Kind::LinkId) {
        let (start, end) = (id.start as usize, id.end as usize);
        return Some(
            m.finding(
                &rules::MISSING_LINK,
                (start, end),
                format!(
                    "`{}` is the id of a link, but no link follows",
                    shown(m.slice(id))
                ),
            )
            .help("Write the arrow right after it: `A e1@--> B`."),
        );
    }
    if !matches!(m.being_read(), Within::Target | Within::Ampersand) {
        return None;
    }
    let after_and = m.being_read() == Within::Ampersand;
    let what = if after_and { "`&`" } else { "this link" };
    let before = m.token(-1)?;
    let word = m.slice(before);
    let lead = word.len() - word.trim_start_matches(is_space).len();
    let start = before.start as usize + lead;
    let range = (start, start + word.trim_matches(is_space).len().max(1));
    match bad.kind {
        // The link takes the line break after it, and so the word that begins the next statement.
        kind if kind.is_keyword() && !m.starts_line(bad) => None,
        Kind::Newline
        | Kind::Semi
        | Kind::Eof
        | Kind::Unclosed
        | Kind::Link
        | Kind::StartLink
        | Kind::End
        | Kind::Subgraph
        | Kind::Style
        | Kind::LinkStyle
        | Kind::ClassDef
        | Kind::Class
        | Kind::Click => {
            let found = m
                .finding(
                    &rules::MISSING_TARGET,
                    range,
                    if after_and {
                        "a node is missing after this `&`".to_owned()
                    } else {
                        "no node follows this link".to_owned()
                    },
                )
                .help(if bad.kind == Kind::Newline {
                    format!("Write the node after {what}, on the same line.")
                } else {
                    format!("Write the node after {what}.")
                });
            let (place, note) = match bad.kind {
                Kind::Newline | Kind::Semi | Kind::Eof | Kind::Unclosed => return Some(found),
                Kind::Link | Kind::StartLink => (m.span(bad), "another link begins here"),
                _ => (m.place_of_word(bad), "another statement begins here"),
            };
            Some(found.annotate(place, note))
        }
        Kind::Pipe => Some(
            m.finding(
                &rules::DOUBLED_LINK_TEXT,
                (bad.start as usize, bad.end as usize),
                "this link already has a text",
            )
            .help("Write one text, inside the link or between pipes."),
        ),
        kind if kind.opens() => Some(
            m.finding(
                &rules::MISSING_ID,
                (bad.start as usize, bad.end as usize),
                "this label has no id before it",
            )
            .help("Write an id before the bracket: `B[…]`."),
        ),
        _ => None,
    }
}
