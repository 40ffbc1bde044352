//! Notes in the ways of other diagrams and languages.

use super::Mistake;
use super::names::written;
use crate::source::TextRange;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::class::rules;

/// `note left of A: text`, `note "text" for A`, `note text`, `note for A: text`
pub(super) fn note(m: &Mistake<'_>) -> Option<Explained> {
    let whole = m.first_line();
    let line = m.slice(whole);
    let rest = line.strip_prefix("note")?.trim_start();
    if let Some(after) = ["left of ", "right of ", "over ", "top of ", "bottom of "]
        .iter()
        .find_map(|side| rest.strip_prefix(side))
    {
        let (name, text) = after.split_once(':')?;
        let fixed = format!("note for {} \"{}\"", written(name.trim()), bare(text)?);
        let found = said(
            m,
            whole,
            "a note in a class diagram cannot have a side",
            fixed,
        );
        return Some(m.next_line(found));
    }
    if let Some(after) = rest.strip_prefix("for ") {
        return for_class(m, whole, after.trim());
    }
    let mut parts = rest.splitn(3, '"');
    if let (Some(""), Some(text), Some(after)) = (parts.next(), parts.next(), parts.next()) {
        let name = after.trim().strip_prefix("for ")?.trim();
        let fixed = format!("note for {} \"{text}\"", written(name));
        let found = said(
            m,
            whole,
            "the class must come before the text of the note",
            fixed,
        );
        return Some(m.next_line(found));
    }
    let text = bare(rest)?;
    if text.starts_with(['<', '*', '(', ')', '{', '}', '[', ']', '"']) || text.contains('"') {
        return None;
    }
    let fixed = format!("note \"{text}\"");
    let found = said(m, whole, "the text of a note needs quotes", fixed);
    Some(m.next_line(found))
}

/// `note for A: text`, `note for A text`
fn for_class(m: &Mistake<'_>, whole: TextRange, after: &str) -> Option<Explained> {
    let (name, text) = match after.split_once(':') {
        Some((name, text)) if !name.contains([' ', '"']) => (name, text),
        _ => after.split_once(' ')?,
    };
    if name.contains(['"', '`', '~', '<']) {
        return None;
    }
    let text = text.trim().trim_start_matches(':').trim();
    let quoted = text.len() > 1 && text.starts_with('"') && text.ends_with('"');
    let inner = if quoted {
        &text[1..text.len() - 1]
    } else {
        text
    };
    let fixed = format!("note for {} \"{}\"", written(name.trim()), bare(inner)?);
    let message = match quoted {
        true => "a note cannot have a colon before its text",
        false => "the text of a note needs quotes",
    };
    let found = said(m, whole, message, fixed);
    Some(m.next_line(found))
}

/// A text without quotes around it, where it holds none.
fn bare(text: &str) -> Option<&str> {
    let text = text.trim();
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let text = inner.unwrap_or(text);
    (!text.is_empty() && !text.contains('"')).then_some(text)
}

fn said(
    m: &Mistake<'_>,
    whole: TextRange,
    message: &str,
    fixed: String,
) -> crate::diagnostic::Diagnostic {
    let mut found = m.finding(&rules::BROKEN_NOTE, whole, message);
    found.fix = m.fix(
        "Write `note \"text\"` or `note for Name \"text\"`",
        [(whole, fixed.as_str())],
    );
    found.help("Write `note \"text\"` or `note for Name \"text\"`.")
}
