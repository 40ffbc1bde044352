//! What belongs to a node and comes too late or without it: a label, a class, colons.

use super::mistake::Mistake;
use super::words;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::{Kind, Token, Within};
/// `A:::`
pub(super) fn no_class(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad().kind;
    let ends = bad.separates() || matches!(bad, Kind::Link | Kind::StartLink | Kind::Space);
    let colons = m.token(-1)?;
    if m.being_read() != Within::ClassName || !ends {
        return None;
    }
    Some(
        m.finding(
            &rules::MISSING_VALUE,
            (colons.start as usize, colons.end as usize),
            "expected a class name after `:::`",
        )
        .help("Write one right after the colons, or remove the colons."),
    )
}

/// `A[x]::big`, `A[x]: y`, `A --> B : yes`
pub(super) fn colons(m: &Mistake<'_>, bad: Token) -> Option<Diagnostic> {
    let at = bad.start as usize;
    let rest = m.slice(at..m.end().max(at));
    let count = rest.len() - rest.trim_start_matches(':').len();
    let glued = rest[count..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    if count == 2 && glued || count == 1 && glued && m.kind(-1).is_some_and(Kind::closes) {
        let place = m.span(at..at + count);
        return Some(
            m.finding(
                &rules::CLASS_COLONS,
                (at, at + count),
                format!("a class is added with `:::`, not with `{}`", &rest[..count]),
            )
            .help("Write `:::`.")
            .fix(if count == 2 {
                Fix::safe("Write `:::`", place, ":::")
            } else {
                Fix::unsafe_("Write `:::`", place, ":::")
            }),
        );
    }
    Some(words::text_after(m, at))
}

/// `A [x]`, `A:::c[x]`, `A[x][y]`
pub(super) fn detached(m: &Mistake<'_>, bad: Token) -> Option<Diagnostic> {
    let before = m.token(-1)?;
    let what = match bad.kind {
        Kind::ShapeDataStart => "the data",
        Kind::StyleSeparator => "the class",
        _ => "the label",
    };
    let sign = shown(m.slice(bad));
    let again = before.kind == Kind::Space
        && m.kind(-2)
            .is_some_and(|kind| kind.closes() || kind == Kind::ShapeData)
        && bad.kind.opens();
    // `A: [x]`, `A = [x]`
    if let (Kind::Space, Some(id)) = (before.kind, m.token(-2))
        && bad.kind.opens()
        && (id.kind == Kind::Colon || m.slice(id).ends_with(':'))
    {
        let colon = id.end as usize - 1;
        return Some(
            m.finding(
                &rules::DETACHED_LABEL,
                (colon, bad.end as usize),
                format!("there is a colon between the id and `{sign}`"),
            )
            .help(format!("Write {what} directly after the id."))
            .fix(Fix::safe(
                "Remove the colon",
                m.span(colon..before.end as usize),
                "",
            )),
        );
    }
    if again {
        return Some(
            m.finding(
                &rules::MISPLACED_LABEL,
                (bad.start as usize, bad.end as usize),
                format!(
                    "the label that starts with `{sign}` follows a node that already has a label"
                ),
            )
            .help("A node has one label; another node needs an id and a link: `A[x] --> B[y]`."),
        );
    }
    if before.kind == Kind::Space {
        let (from, to) = (before.start as usize, before.end as usize);
        let mut fix = Fix::safe("Remove the space", m.span(from..to), "");
        if bad.kind == Kind::StyleSeparator {
            let end = bad.end as usize;
            let rest = m.slice(end..);
            let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            if spaces > 0 {
                fix = fix.and(m.span(end..end + spaces), "");
            }
        }
        return Some(
            m.finding(
                &rules::DETACHED_LABEL,
                (from, bad.end as usize),
                format!("there is a space between the id and `{sign}`"),
            )
            .help(format!("Write {what} directly after the id."))
            .fix(fix),
        );
    }
    if before.kind == Kind::Link && bad.kind == Kind::StyleSeparator {
        return Some(class_of_link(m, before, bad));
    }
    let first = m.first();
    if matches!(first.kind, Kind::Class | Kind::Style | Kind::Click) {
        let word = m.slice(first).trim_end();
        return Some(
            m.finding(
                &rules::MISPLACED_LABEL,
                (bad.start as usize, bad.end as usize),
                format!("a node in a `{word}` statement cannot have a label or a class"),
            )
            .help("Write only the id here, and its label where the node is drawn."),
        );
    }
    Some(
        m.finding(
            &rules::MISPLACED_LABEL,
            (bad.start as usize, bad.end as usize),
            format!("{what} that starts with `{sign}` comes too late"),
        )
        .help("The order is id, label, class, data: `A[x]:::c@{ … }`, each at most once."),
    )
}

/// `A -->:::hot B`
fn class_of_link(m: &Mistake<'_>, link: Token, bad: Token) -> Diagnostic {
    let arrow = m.slice(link).trim_matches(is_space);
    let rest = m.slice(bad.end as usize..m.end().max(bad.end as usize));
    let length = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')));
    let class = &rest[..length.unwrap_or(rest.len())];
    let range = (bad.start as usize, bad.end as usize + class.len());
    let found = m.finding(
        &rules::MISPLACED_LABEL,
        range,
        format!(
            "a link cannot have its class after `:::`, as in `:::{}`",
            shown(class)
        ),
    );
    let class = if class.is_empty() { "hot" } else { class };
    found.help(format!(
        "Give the link an id, `e1@{arrow}`, and the class on a line of its own: `class e1 {}`.",
        shown(class)
    ))
}
