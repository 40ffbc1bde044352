//! Types of names: in angles, and one in the other.

use super::Mistake;
use crate::source::TextRange;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::Kind;

/// `class Box<T>`, `Box<T> <|-- Crate`
pub(super) fn angles(m: &Mistake<'_>) -> Option<Explained> {
    let whole = m.first_line();
    let line = m.slice(whole);
    let bad = (m.bad().start.max(whole.start) - whole.start) as usize;
    let (mut edits, mut first) = (Vec::new(), None);
    let mut from = 0;
    while let Some(at) = line[from..].find('<').map(|at| from + at) {
        from = at + 1;
        let Some(inner) = inner(line, at) else {
            continue;
        };
        let close = at + 1 + inner.len();
        let nested = inner.contains(['<', '~']);
        first = first.or(Some((at, close, nested)));
        let place = |at: usize| {
            let at = whole.start + at as u32;
            TextRange::new(at, at + 1)
        };
        edits.push((place(at), "~"));
        edits.push((place(close), "~"));
        from = close + 1;
    }
    let (open, close, nested) = first?;
    if bad < open {
        return None;
    }
    let place = TextRange::new(whole.start + open as u32, whole.start + close as u32 + 1);
    let mut found = m
        .finding(
            &rules::ANGLE_GENERICS,
            place,
            "a type parameter needs `~` around it",
        )
        .help(format!(
            "Write `~{}~`.",
            line[open + 1..close].replace(['<', '>'], "")
        ));
    if !nested {
        let description = format!("Write `~{}~`", &line[open + 1..close]);
        found.fix = m.fix(description, edits);
    }
    let brace = line.find('{').map(|at| whole.start + at as u32);
    Some(m.after_body(found, brace))
}

/// What stands in angles right after a word: `T` of `Box<T>`.
fn inner(line: &str, open: usize) -> Option<&str> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let before = line[..open].chars().next_back()?;
    let rest = &line[open + 1..];
    if !word(before) || !rest.starts_with(|c: char| word(c) || c == '?') {
        return None;
    }
    let mut depth = 0usize;
    for (at, c) in rest.char_indices() {
        match c {
            '<' => depth += 1,
            '>' if depth == 0 => return Some(&rest[..at]),
            '>' => depth -= 1,
            c if word(c) || " ,.?[]~&".contains(c) => {}
            _ => return None,
        }
    }
    None
}

/// `class Box~List~T~~`
pub(super) fn nested(m: &Mistake<'_>) -> Option<Explained> {
    let before = m.token(-1)?;
    if before.kind != Kind::Generic || m.at < 2 {
        return None;
    }
    let line = m.slice(m.trimmed(m.rest_of_line(before.start - 1)));
    let end = line.rfind('~')? as u32;
    let place = TextRange::new(before.start - 1, before.start + end);
    let found = match m.bad().kind {
        Kind::Generic => {
            let name = m.slice(m.tokens[m.at - 2]);
            let message = "only one pair of `~` may follow the name of a class";
            let help = format!("Write all type parameters in one: `{name}~K, V~`.");
            m.finding(&rules::NESTED_GENERICS, place, message)
                .help(help)
        }
        _ => {
            let message = "a type parameter after the name of a class cannot contain another one";
            m.finding(&rules::NESTED_GENERICS, place, message)
                .help("Only members can nest types; write one name between the `~`.")
        }
    };
    let whole = m.first_line();
    let brace = m.slice(whole).find('{');
    Some(m.after_body(found, brace.map(|at| whole.start + at as u32)))
}
