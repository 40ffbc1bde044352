//! Arrows that Mermaid does not have.

use super::super::token::Kind;
use super::mistake::Mistake;
use super::scan;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::flowchart::rules;

/// An arrow that Mermaid does not have, if that is what stands where reading stopped.
pub(super) fn wrong_arrow(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    if let Some(found) = backward(m, raw) {
        return Some(found);
    }
    let (at, len, right) = scan::wrong_arrow(raw)?;
    let start = m.start + at;
    // What was noticed before the arrow is another mistake.
    if (m.bad().end as usize) < start && m.bad().kind != Kind::StartLink {
        return None;
    }
    let shown = m.shown(&raw[at..at + len]);
    Some(
        m.found(
            &rules::UNKNOWN_ARROW,
            (start, start + len),
            format!("Mermaid has no arrow `{shown}`"),
        )
        .help(format!("Write `{right}`."))
        .fix(Fix::safe(
            format!("Write `{right}`"),
            m.place(start, start + len),
            right,
        )),
    )
}

/// `A <-- B`
fn backward(m: &Mistake<'_>, raw: &str) -> Option<Diagnostic> {
    let line = raw.lines().next()?;
    let (at, sign, right) = [
        ("<--", "-->"),
        ("<==", "==>"),
        ("<-.-", "-.->"),
        ("<-", "-->"),
    ]
    .into_iter()
    .find_map(|(sign, right)| line.find(sign).map(|at| (at, sign, right)))?;
    let behind = &line[at + sign.len()..];
    let outside = line[..at].matches(['[', '(', '{', '"']).count()
        == line[..at].matches([']', ')', '}', '"']).count();
    if !outside
        || behind.starts_with(['-', '>', '=', '.', 'o', 'x'])
        || scan::arrow(behind).is_some()
        || behind.contains('>')
    {
        return None;
    }
    let start = m.start + at;
    let found = m
        .found(
            &rules::UNKNOWN_ARROW,
            (start, start + sign.len()),
            format!("Mermaid has no arrow that points only back, as `{sign}` does"),
        )
        .help(format!(
            "Put the nodes the other way round: `B {right} A` for `A {sign} B`."
        ));
    let (left, text) = (
        line[..at].trim_matches(is_space),
        behind.trim_matches(is_space),
    );
    let plain = |node: &str| {
        !node.is_empty() && !node.contains(['&', '|', ';', '<', '>']) && scan::arrow(node).is_none()
    };
    if !(plain(left) && plain(text)) || line.len() < raw.len() {
        return Some(found);
    }
    let decode = crate::syntax::prepare::decode_entities;
    Some(found.fix(Fix::safe(
        "Turn the link round",
        m.place(m.start, m.start + line.trim_end_matches(is_space).len()),
        format!("{} {right} {}", decode(text), decode(left)),
    )))
}
