//! What stands beside a node and does not belong there: another node, a label that comes too late, quotes.

use super::mistake::Mistake;
use super::{Within, words};
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{shown, wording};
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::{Kind, Token};

/// Nodes side by side, ids of two words, commas, quotes.
pub(super) fn neighbours(m: &Mistake<'_>) -> Option<Diagnostic> {
    let bad = m.bad();
    if bad.kind == Kind::Str {
        return if m.at == 0 || m.wants_id() {
            Some(quoted_id(m, bad))
        } else {
            unbracketed(m, bad)
        };
    }
    if bad.kind == Kind::Colon && m.at > 0 {
        return colons(m, bad);
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
        return detached(m, bad);
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

/// `A "text"`
fn unbracketed(m: &Mistake<'_>, bad: Token) -> Option<Diagnostic> {
    let (start, end) = (bad.start as usize - 1, bad.end as usize + 1);
    let before = m.token(if m.kind(-1) == Some(Kind::Space) {
        -2
    } else {
        -1
    })?;
    let text = shown(m.slice(bad));
    if before.kind.closes() || before.kind == Kind::ShapeData {
        return Some(
            m.finding(
                &rules::MISPLACED_LABEL,
                (start, end),
                format!("the text `\"{text}\"` follows a node that already has a label"),
            )
            .help("Write one label in the brackets, with `<br>` for a line break."),
        );
    }
    let id = m
        .slice(m.start..before.end as usize)
        .rsplit(|c: char| is_space(c) || matches!(c, '>' | '|' | '&' | ';'))
        .next()
        .unwrap_or_default();
    if end > m.text().len() || m.slice(bad).contains('\n') || id.is_empty() || id.ends_with(':') {
        return None;
    }
    let following = m.slice(end..).trim_start_matches([' ', '\t']);
    let ends = following.is_empty() || following.starts_with(['\n', ';', '&', '-', '=', '<', '~']);
    let found = m
        .finding(
            &rules::UNBRACKETED_LABEL,
            (start, end),
            format!("the text `\"{text}\"` after `{}` needs brackets", shown(id)),
        )
        .help("Put the label of a node in brackets right after its id: `A[\"text\"]`.");
    Some(if ends {
        found.fix(
            Fix::safe(
                "Put the label in brackets",
                m.span(before.end as usize..start),
                "[",
            )
            .and(m.after(end), "]"),
        )
    } else {
        found
    })
}

/// `A[x]::big`, `A[x]: y`, `A --> B : yes`
fn colons(m: &Mistake<'_>, bad: Token) -> Option<Diagnostic> {
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

/// `"Order" --> B`
fn quoted_id(m: &Mistake<'_>, bad: Token) -> Diagnostic {
    let word = m.slice(bad);
    let quote = (bad.start as usize).saturating_sub(1);
    if word.contains('\n') && m.slice(quote..).starts_with('"') {
        return m
            .finding(
                &rules::UNCLOSED_QUOTE,
                (quote, quote + 1),
                wording::unclosed_quote(word),
            )
            .help("Remove it: an id cannot contain quotes.");
    }
    let head = m.slice(..quote);
    let head = head.trim_end_matches([' ', '\t']);
    if m.at == 0 && head.ends_with("click") {
        let start = bad.start as usize - 1;
        return m
            .finding(
                &rules::BROKEN_CLICK,
                (start, bad.end as usize + 1),
                "the id of a node must come first after `click`",
            )
            .help("Write `click A \"url\"`.");
    }
    let (start, end) = (
        bad.start as usize - 1,
        (bad.end as usize + 1).min(m.text().len()),
    );
    let next = m.slice(end..).chars().next();
    let unrelated = ["-->", "---", "-.", "==", ":::", " & "]
        .iter()
        .any(|sign| word.contains(sign));
    if unrelated || next.is_some_and(|c| c.is_alphanumeric() || "`\"(".contains(c)) {
        // The two quotes are of different texts.
        return m
            .finding(
                &rules::QUOTED_ID,
                (start, start + 1),
                "expected a node, found `\"`",
            )
            .help("Remove the `\"`, or write an id before the text: `id[\"…\"]`.");
    }
    let found = m
        .finding(
            &rules::QUOTED_ID,
            (start, end),
            format!(
                "`\"{}\"` is where an id should be, but ids cannot have quotes",
                shown(word)
            ),
        )
        .help("Write an id, and the label after it in brackets: `id[\"…\"]`.");
    let plain = !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain {
        return found.fix(Fix::safe("Remove the quotes", m.span(start..end), word));
    }
    let id: String = word
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect();
    let id = id.trim_matches('_');
    if id.is_empty() || word.contains('\n') {
        return found;
    }
    let text = crate::syntax::prepare::decode_entities(word);
    found.fix(Fix::unsafe_(
        "Give it an id",
        m.span(start..end),
        format!("{id}[\"{text}\"]"),
    ))
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
