//! Labels of classes: in other brackets, or where no label can be.

use super::Mistake;
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::Kind;

/// `class A[text]`
pub(super) fn in_brackets(m: &Mistake<'_>) -> Option<Explained> {
    let open = m.token(-1).filter(|t| t.kind == Kind::BracketOpen)?;
    let text = up_to(m, open.end, ']')?;
    let place = TextRange::new(open.start, text.end + 1);
    Some(unquoted(m, place, m.slice(text)))
}

/// `class A("text")`
pub(super) fn in_parentheses(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let text = up_to(m, bad.end, ')')?;
    let place = TextRange::new(bad.start, text.end + 1);
    Some(unquoted(m, place, m.slice(text)))
}

/// `class A "text"`, `class A as "text"`
pub(super) fn without_brackets(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let start = before_as(m, bad.start - 1);
    unquoted(m, TextRange::new(start, bad.end + 1), m.slice(bad))
}

/// The text on a line from a place up to a sign.
fn up_to(m: &Mistake<'_>, from: u32, sign: char) -> Option<TextRange> {
    let rest = m.trimmed(m.rest_of_line(from));
    let len = m.slice(rest).find(sign)? as u32;
    Some(TextRange::new(rest.start, rest.start + len))
}

/// The text of a class in other brackets, or in none.
fn unquoted(m: &Mistake<'_>, place: TextRange, text: &str) -> Explained {
    let bare = text.trim().trim_matches('"').trim_matches('\'');
    let fixed = format!("[\"{}\"]", bare.replace('"', "#quot;"));
    let mut found = m.finding(
        &rules::UNQUOTED_LABEL,
        place,
        "the label of a class must be in brackets and quotes",
    );
    found.fix = m.fix("Put the label in `[\"…\"]`", [(place, fixed.as_str())]);
    let whole = m.first_line();
    let brace = m.slice(whole).find('{').map(|at| whole.start + at as u32);
    m.after_body(found.help(format!("Write `{fixed}`.")), brace)
}

/// Where the text of a class begins that starts at a place: with ` as` before it, there.
fn before_as(m: &Mistake<'_>, text: u32) -> u32 {
    let line = m.first_line();
    let before = m
        .slice(TextRange::new(line.start, text))
        .trim_end_matches(is_space);
    match before.strip_suffix("as") {
        Some(name) if name.ends_with(is_space) => {
            line.start + name.trim_end_matches(is_space).len() as u32
        }
        _ => text,
    }
}

/// `A["text"] --> B`
pub(super) fn in_relation(m: &Mistake<'_>) -> Option<Explained> {
    let (open, name) = (m.bad(), m.token(-1)?);
    let rest = m.trimmed(m.rest_of_line(open.end));
    let len = m.slice(rest).find(']')? as u32;
    let text = m.slice(TextRange::new(rest.start, rest.start + len));
    let bare = text.trim().trim_matches('"');
    let place = TextRange::new(open.start, rest.start + len + 1);
    let id = m.slice(name);
    let line = format!("class {id}[\"{bare}\"]\n{}", m.indent(m.start));
    let mut found = m.finding(
        &rules::LABEL_IN_RELATION,
        place,
        "the label of a class must be on its `class` line",
    );
    let start = TextRange::at(m.first().start);
    found.fix = m.fix(
        "Declare the class on a line of its own",
        [(start, line.as_str()), (place, "")],
    );
    Some(m.next_line(found))
}
