//! Keywords that a chart uses as names.

use foldhash::HashSet;

use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, TextRange};
use crate::syntax::kinds::sequence::rules;

/// A finding about a name that is a keyword. The first fix for a keyword declares the participant by
/// the other name; `given` holds the other names that are declared so.
pub(super) fn keyword_as_name(
    source: &Mapped,
    range: TextRange,
    given: &HashSet<String>,
) -> Diagnostic {
    let word = source.slice(range);
    let place = source.span(range);
    let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
    let other = format!("{}{rest}_", first.to_uppercase());
    let declaration = format!("participant {other} as {word}");
    let found = Diagnostic::new(
        &rules::RESERVED_ID,
        place,
        format!("`{word}` is a keyword in upper and lower case, so it cannot be a name"),
    )
    .help(format!("Declare it by another name: `{declaration}`."));
    let before = &source.text[..range.start as usize];
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    let indent = before[from..].trim_start_matches([' ', '\t']);
    let indent = &before[from..before.len() - indent.len()];
    let what = format!("Write `{other}`");
    if given.contains(&other) {
        return found.fix(Fix::safe(what, place, other));
    }
    if before[from..].contains(';') {
        return found.fix(Fix::unsafe_(what, place, other));
    }
    let line = source.span(TextRange::at(from as u32));
    let fix = Fix::safe(format!("Declare `{other}`"), place, other);
    found.fix(fix.and(line, format!("{indent}{declaration}\n")))
}

/// The name that the fix of such a finding gives.
pub(in crate::syntax::kinds::sequence) fn given(found: &Diagnostic) -> Option<String> {
    let fix = found.fix.as_ref()?;
    let name = fix.edits.last()?;
    (found.rule == &rules::RESERVED_ID).then(|| name.text.clone())
}
