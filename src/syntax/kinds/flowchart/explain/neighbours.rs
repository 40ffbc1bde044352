//! What stands beside a node and does not belong there: another node, a label that comes too late, quotes.

use super::mistake::Mistake;
use super::{detached, quoted_node, words};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::{Kind, Token};

/// Nodes side by side, ids of two words, commas, quotes.
pub(super) fn neighbours(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    if bad.kind == Kind::Str {
        return if m.at == 0 || m.wants_id() {
            Some(quoted_node::quoted_id(m, bad))
        } else {
            quoted_node::unbracketed(m, bad)
        };
    }
    if bad.kind == Kind::Colon && m.at > 0 {
        return detached::colons(m, bad);
    }
    if bad.kind.opens()
        || matches!(
            bad.kind,
            Kind::ShapeDataStart | Kind::StyleSeparator | Kind::VertexWithPropsStart
        )
    {
        if m.at == 0 && bad.kind.opens() {
            let range = (bad.start as usize, bad.end as usize);
            let found = m.finding(&rules::MISSING_ID, range, "this label has no id before it");
            return Some(found.help("Write an id before the bracket: `A[…]`."));
        }
        return detached::detached(m, bad);
    }
    if m.kind(-1) == Some(Kind::Amp) && m.kind(-2) == Some(Kind::Space) {
        let end = m.token(-1)?.end as usize;
        return Some(unspaced_ampersand(m, end - 1, end));
    }
    let follows = m
        .kind(-1)
        .is_some_and(|kind| kind.closes() || kind == Kind::ShapeData);
    let is_id = is_id(bad.kind) || bad.kind == Kind::Minus;
    if is_id && follows {
        return Some(missing_link(m, m.token(-1)?));
    }
    if is_id && m.at == 1 && m.kind(-1) == Some(Kind::Mult) {
        return None;
    }
    if !(is_id || bad.kind.is_keyword()) || m.kind(-1) != Some(Kind::Space) {
        return None;
    }
    after_space(m)
}

fn is_id(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::NodeString | Kind::Num | Kind::UnicodeText | Kind::Down | Kind::Default
    )
}

/// A word after a space: what stands before the space says what was meant.
fn after_space(m: &Mistake<'_>) -> Option<Diagnostic> {
    let (space, before) = (m.token(-1)?, m.token(-2)?);
    if before.kind == Kind::Amp {
        match m.kind(-3).filter(|_| m.at > 2) {
            None | Some(Kind::Link | Kind::StartLink | Kind::Pipe) => {
                return Some(stray_ampersand(m, before, space));
            }
            Some(Kind::Space) => {}
            Some(_) => return Some(glued_ampersand(m, before)),
        }
    }
    if before.kind == Kind::Comma || m.slice(before).ends_with(',') {
        let comma = before.end as usize - 1;
        let end = space.end as usize;
        return Some(
            m.finding(
                &rules::COMMA_LIST,
                (comma, comma + 1),
                "a comma cannot join nodes",
            )
            .help("Write ` & ` between them.")
            .fix(Fix::safe("Write ` & `", m.span(comma..end), " & ")),
        );
    }
    if before.kind == Kind::Colon || m.slice(before).ends_with(':') {
        return Some(words::text_after(m, before.end as usize - 1));
    }
    if !is_id(before.kind) {
        return Some(missing_link(m, before));
    }
    if m.slice(before).len() > 1 && m.slice(before).ends_with('&') {
        let at = before.end as usize - 1;
        return Some(unspaced_ampersand(m, at, at));
    }
    words::space_in_id(m, before.end as usize).or_else(|| Some(missing_link(m, before)))
}

/// `A &B`, `A& B`: the offset of the `&`, and where the space is missing.
fn unspaced_ampersand(m: &Mistake<'_>, at: usize, gap: usize) -> Diagnostic {
    m.finding(
        &rules::MISSING_SPACE,
        (at, at + 1),
        "`&` needs a space on both sides to join nodes",
    )
    .help("Write ` & `.")
    .fix(Fix::safe("Add the space", m.after(gap), " "))
}

/// `A[x] B[y]`, `A[x]B[y]`
fn missing_link(m: &Mistake<'_>, before: Token) -> Diagnostic {
    let bad = m.bad();
    let start = m.word_start(bad);
    let rest = m
        .slice(start..m.end().max(start))
        .lines()
        .next()
        .unwrap_or_default();
    let len = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(rest.len());
    let end = (start + len).max(bad.end as usize);
    m.finding(
        &rules::MISSING_LINK,
        (start, end),
        format!(
            "a link or a line break is missing before `{}`",
            shown(m.slice(start..end))
        ),
    )
    .annotate(
        m.span(before.start as usize..before.end as usize),
        "this node ends here",
    )
    .help("Write a link between the two nodes (`-->`), or start a new line.")
}

/// `A& B`
fn glued_ampersand(m: &Mistake<'_>, amp: Token) -> Diagnostic {
    let (start, end) = (amp.start as usize, amp.end as usize);
    m.finding(
        &rules::MISSING_SPACE,
        (start, end),
        "`&` needs a space on both sides to join nodes",
    )
    .help("Write ` & `.")
    .fix(Fix::safe("Add the space", m.after(start), " "))
}

/// `& A --> B`, `A --> & B`
fn stray_ampersand(m: &Mistake<'_>, amp: Token, space: Token) -> Diagnostic {
    let (start, end) = (amp.start as usize, amp.end as usize);
    m.finding(
        &rules::MISSING_SOURCE,
        (start, end),
        "no node comes before this `&`",
    )
    .help("Write a node before it, or remove it.")
    .fix(Fix::unsafe_(
        "Remove it",
        m.span(start..space.end as usize),
        "",
    ))
}
