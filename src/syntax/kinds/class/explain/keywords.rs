//! Words before names: of other languages, misspelt, glued to the name, or missing.

use super::Mistake;
use crate::diagnostic::Applicability;
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::cursor::range;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::class::rules;

/// Words of programming languages that say something more of a class.
const MODIFIERS: [&str; 14] = [
    "public",
    "private",
    "protected",
    "internal",
    "final",
    "static",
    "sealed",
    "export",
    "open",
    "data",
    "partial",
    "abstract",
    "const",
    "inner",
];

/// Words of other languages that begin a class, with the annotation that says the same.
const CLASSES: [(&str, &str); 13] = [
    ("class", ""),
    ("interface", "interface"),
    ("enum", "enumeration"),
    ("enumeration", "enumeration"),
    ("struct", "struct"),
    ("record", "record"),
    ("trait", "trait"),
    ("protocol", "protocol"),
    ("object", "object"),
    ("entity", "entity"),
    ("type", "type"),
    ("service", "service"),
    ("annotation", "annotation"),
];

/// Words of other languages that begin a namespace.
const NAMESPACES: [&str; 3] = ["package", "module", "subgraph"];

/// The words that statements begin with.
const WORDS: [&str; 8] = [
    "class",
    "namespace",
    "note",
    "click",
    "style",
    "classDef",
    "cssClass",
    "callback",
];

/// The head of a line, up to its brace, and where that stands.
fn head<'a>(m: &Mistake<'a>) -> (&'a str, Option<u32>) {
    let line = m.first_line();
    let text = m.slice(line);
    match text.find('{') {
        Some(at) => (&text[..at], Some(line.start + at as u32)),
        None => (text, None),
    }
}

/// `interface Shape {`, `abstract class Shape`, `package shapes {`
pub(super) fn foreign(m: &Mistake<'_>) -> Option<Explained> {
    let (head, brace) = head(m);
    let mut rest = head;
    let mut abstract_ = false;
    let mut words = 0;
    let (word, after) = loop {
        let (word, after) = next_word(rest);
        if !MODIFIERS.contains(&word) {
            break (word, after);
        }
        abstract_ |= word == "abstract";
        words += 1;
        rest = after;
    };
    let start = m.first().start;
    let name_at = |text: &str| start + (head.len() - text.len()) as u32;
    if NAMESPACES.contains(&word) && brace.is_some() {
        let place = TextRange::new(start, name_at(after.trim_start()));
        let message = format!("`{word}` is not a keyword: a namespace starts with `namespace`");
        let place = m.trimmed(place);
        let mut found = m.finding(&rules::FOREIGN_KEYWORD, place, message);
        found.fix = m.fix("Write `namespace`", [(place, "namespace")]);
        return Some(m.in_namespace(found, brace? as usize + 1));
    }
    let &(_, annotation) = CLASSES.iter().find(|(known, _)| *known == word)?;
    let (second, after) = match next_word(after) {
        // `enum class Colour`
        ("class", following) => ("class", following),
        _ => ("", after),
    };
    if words == 0 && annotation.is_empty() && second.is_empty() {
        return None;
    }
    let annotation = if abstract_ { "abstract" } else { annotation };
    let name = after.trim();
    if name.is_empty() || is_more(name) {
        return None;
    }
    let word_end = name_at(after.trim_start());
    let keyword = TextRange::new(start, word_end);
    let place = m.trimmed(keyword);
    let name_end = word_end + name.len() as u32;
    let text = match annotation {
        "" => String::new(),
        _ => format!(" <<{annotation}>>"),
    };
    let message = format!("{} cannot start a class", m.code(place));
    let mut found = m.finding(&rules::FOREIGN_KEYWORD, place, message);
    found.fix = m.fix(
        "Write `class` and an annotation",
        [
            (keyword, "class "),
            (TextRange::at(name_end), text.as_str()),
        ],
    );
    let help = match annotation {
        "" => "Start a class with `class`.".to_owned(),
        _ => format!("Write `class Name <<{annotation}>>`."),
    };
    Some(m.after_body(found.help(help), brace))
}

/// The first word of a text, and what is after it.
fn next_word(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches(is_space);
    let end = text.find(is_space).unwrap_or(text.len());
    text.split_at(end)
}

/// Whether a text is more than a name with a type or a label.
fn is_more(name: &str) -> bool {
    let bare = name.find(['~', '[', '<']).map_or(name, |at| &name[..at]);
    bare.trim().is_empty()
        || bare
            .trim()
            .contains(|c: char| !c.is_alphanumeric() && c != '_')
}

/// `classShape {`, `classDefhot fill:red`
pub(super) fn glued(m: &Mistake<'_>) -> Option<Explained> {
    let first = m.first();
    let word = m.slice(first);
    let known = ["classDef", "cssClass", "class", "namespace"];
    let known = known.into_iter().find(|known| {
        word.strip_prefix(known).is_some_and(|rest| {
            let next = rest.chars().next();
            let style = *known == "classDef";
            next.is_some_and(|c| style || c.is_uppercase() || c.is_ascii_digit() || c == '_')
        })
    })?;
    let (_, brace) = head(m);
    if brace.is_none() && known != "classDef" && known != "cssClass" {
        return None;
    }
    let at = TextRange::at(first.start + known.len() as u32);
    let message = format!("a space is missing after `{known}`");
    let mut found = m.finding(&rules::MISSPELT_KEYWORD, range(first), message);
    found.fix = m.fix("Add the space", [(at, " ")]);
    opened(m, found, known, brace)
}

/// `clas Shape {`, `Class Shape {`
pub(super) fn misspelt(m: &Mistake<'_>) -> Option<Explained> {
    let line = m.slice(m.first_line());
    let (word, rest) = next_word(line);
    if rest.trim().is_empty() || m.at == 0 && !line.contains('{') && m.around.open.is_empty() {
        return None;
    }
    let arrow = ["--", ".."].iter().any(|arrow| rest.contains(arrow));
    let bare = word.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    let lower = bare.to_ascii_lowercase();
    let near = WORDS.iter().find(|known| {
        let known = known.to_ascii_lowercase();
        lower == known || strsim::damerau_levenshtein(&lower, &known) == 1
    })?;
    if arrow || bare == *near || bare.len() < 3 {
        return None;
    }
    let start = m.first().start;
    let place = TextRange::new(start, start + word.len() as u32);
    let message = format!("{} is not a statement", m.code(place));
    let mut found = m.finding(&rules::MISSPELT_KEYWORD, place, message);
    found.fix = m.fix(format!("Write `{near}`"), [(place, *near)]);
    let (_, brace) = head(m);
    opened(m, found, near, brace)
}

/// `Shape {` without `class`, and other words before a name.
pub(super) fn missing(m: &Mistake<'_>) -> Option<Explained> {
    let (head, brace) = head(m);
    let brace = brace?;
    let bad = m.bad();
    let at_brace = bad.start == brace || m.at == 0;
    if !at_brace {
        return None;
    }
    let start = m.first().start;
    let (word, rest) = next_word(head);
    let plain = |text: &str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_alphanumeric() || c == '_' || c == '.')
    };
    let name = rest.trim();
    if name.is_empty() && plain(word) {
        let place = TextRange::new(start, start + word.len() as u32);
        let message = format!("`class` is missing before {}", m.code(place));
        let mut found = m.finding(&rules::MISSING_KEYWORD, place, message);
        found.fix = m.fix("Add `class`", [(TextRange::at(start), "class ")]);
        return Some(m.after_body(found, Some(brace)));
    }
    if !plain(name) || !plain(word) {
        return None;
    }
    let place = TextRange::new(start, start + word.len() as u32);
    let text = format!("class {name} <<{word}>> ");
    let message = format!("{} cannot start a class", m.code(place));
    let mut found = m.finding(&rules::FOREIGN_KEYWORD, place, message);
    let whole = TextRange::new(start, brace);
    found.fix = m.fix("Write `class` and an annotation", [(whole, text.as_str())]);
    if let Some(fix) = &mut found.fix {
        fix.applicability = Applicability::Unsafe;
    }
    Some(m.after_body(found, Some(brace)))
}

/// Goes on in what a word opens.
fn opened(
    m: &Mistake<'_>,
    found: crate::diagnostic::Diagnostic,
    word: &str,
    brace: Option<u32>,
) -> Option<Explained> {
    match brace {
        Some(brace) if word == "namespace" => Some(m.in_namespace(found, brace as usize + 1)),
        _ => Some(m.after_body(found, brace)),
    }
}
