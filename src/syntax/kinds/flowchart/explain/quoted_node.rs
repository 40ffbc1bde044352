//! Quotes where a node should stand: around its id, or around a label without brackets.

use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{shown, wording};
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::{Kind, Token};
/// `A "text"`
pub(super) fn unbracketed(m: &Mistake<'_>, bad: Token) -> Option<Diagnostic> {
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

/// `"Order" --> B`
pub(super) fn quoted_id(m: &Mistake<'_>, bad: Token) -> Diagnostic {
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
