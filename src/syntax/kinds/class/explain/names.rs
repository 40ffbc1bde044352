//! Names: types in angles, quotes, labels, words of the language, signs that no name takes.

use super::Mistake;
use crate::source::TextRange;
use crate::syntax::chars::is_space;
use crate::syntax::cursor::range;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::{HEADS, Kind, LINES, Token, Within};

/// A name as it must be written: bare, or in backticks.
pub(super) fn written(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || c == '_';
    if !name.is_empty() && name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("`{}`", name.replace('`', ""))
    }
}

/// A name in quotes.
pub(super) fn quoted(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let token = quoted_name(m)?;
    let name = m.slice(token).trim();
    if name.is_empty() || name.contains('\n') {
        return None;
    }
    let place = TextRange::new(token.start - 1, token.end + 1);
    let message = format!("the text {} cannot be a name", m.code(place));
    let mut found = m.finding(&rules::QUOTED_ID, place, message);
    let rest = m.trimmed(m.rest_of_line(place.end));
    let words = m.slice(rest).split('{').next().unwrap_or_default();
    let words = words.trim_end();
    let alias = words.strip_prefix("as ").map(str::trim);
    let alias = alias.filter(|alias| alias.chars().all(|c| c.is_alphanumeric() || c == '_'));
    if let (Some(alias), Some(Within::Class)) = (alias, m.innermost()) {
        let text = format!("{alias}[\"{name}\"]");
        let whole = TextRange::new(place.start, rest.start + words.len() as u32);
        found.fix = m.fix("Put the label in brackets", [(whole, text.as_str())]);
    } else {
        let text = written(name);
        let description = match text.starts_with('`') {
            true => "Put the name in backticks",
            false => "Remove the quotes",
        };
        found.fix = m.fix(description, [(place, text.as_str())]);
        if bad.kind == Kind::Quoted && m.innermost() == Some(Within::Namespace) {
            let whole = m.first_line();
            let brace = m.slice(whole).find('{')?;
            let at = whole.start as usize + brace + 1;
            return Some(m.in_namespace(found, at));
        }
    }
    let whole = m.first_line();
    let brace = m.slice(whole).find('{').map(|at| whole.start + at as u32);
    let brace = brace.filter(|_| m.innermost() == Some(Within::Class));
    Some(m.after_body(found, brace))
}

/// The text in quotes that stands for a name.
fn quoted_name(m: &Mistake<'_>) -> Option<Token> {
    let bad = m.bad();
    let before = m.token(-1);
    let after_word = before.is_some_and(|token| {
        matches!(
            token.kind,
            Kind::Class
                | Kind::Namespace
                | Kind::NoteFor
                | Kind::Click
                | Kind::Link
                | Kind::Callback
        )
    });
    if bad.kind == Kind::Quoted && (m.at == 0 || after_word) {
        return Some(bad);
    }
    // `A --> "B"` and the end of the line, or a label.
    let before = before.filter(|token| token.kind == Kind::Quoted)?;
    let arrow = m.tokens[..m.at - 1].last()?;
    let ends = matches!(bad.kind, Kind::Newline | Kind::Eof | Kind::Label);
    (ends && (LINES.has(arrow.kind) || HEADS.has(arrow.kind))).then_some(before)
}

/// `class A, B`
pub(super) fn list(m: &Mistake<'_>) -> Explained {
    let bad = m.bad();
    let mut found = m.finding(
        &rules::CLASS_LIST,
        range(bad),
        "a `class` line can declare only one class",
    );
    let rest = m.trimmed(m.rest_of_line(bad.end));
    let text = format!("\n{}class ", m.indent(m.start));
    let gap = TextRange::new(bad.start, rest.start);
    found.fix = m.fix("Give each class its own line", [(gap, text.as_str())]);
    m.next_line(found)
}

/// A word of the language where a name belongs.
pub(super) fn reserved(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let keyword = |token: Token| {
        matches!(
            token.kind,
            Kind::Note
                | Kind::Link
                | Kind::Click
                | Kind::Callback
                | Kind::Href
                | Kind::CssClass
                | Kind::Aggregation
                | Kind::LinkTarget
                | Kind::Style
                | Kind::ClassDef
                | Kind::Class
                | Kind::Namespace
        )
    };
    let line = m.slice(m.first_line());
    let arrow = ["--", ".."].iter().any(|arrow| line.contains(arrow));
    let token = if keyword(bad) && m.at > 0 {
        bad
    } else if keyword(m.first()) && arrow && m.first().kind != Kind::Class {
        m.first()
    } else {
        return None;
    };
    // Only where nothing but a name fits.
    let name_fits = m.failure.expected.has(Kind::Literal) || token == m.first();
    if !name_fits {
        return None;
    }
    let word = m.slice(token);
    let text = format!("`{word}`");
    let message = format!("{text} is a keyword and cannot be the name of a class");
    let mut found = m.finding(&rules::RESERVED_ID, range(token), message);
    let help = if is_reserved_everywhere(token.kind) {
        let name = capitalised(word);
        let taken = m.text().contains(&name);
        if !taken {
            let edit = (range(token), name.as_str());
            found.fix = m.fix("Start the name with a capital letter", [edit]);
        }
        format!("Write `{name}`; backticks do not help.")
    } else {
        found.fix = m.fix("Put the name in backticks", [(range(token), text.as_str())]);
        "A name in backticks can be any text.".to_owned()
    };
    let whole = m.first_line();
    let brace = m.slice(whole).find('{').map(|at| whole.start + at as u32);
    Some(m.after_body(found.help(help), brace))
}

/// Whether a word is a keyword even where a name in backticks begins.
fn is_reserved_everywhere(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Note | Kind::Link | Kind::Click | Kind::Callback | Kind::Href | Kind::CssClass
    )
}

/// A word with a capital.
fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars.as_str().chars()).collect()
}

/// A sign that no name takes, in the middle of one.
pub(super) fn sign(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let within = matches!(
        m.innermost(),
        Some(Within::Class | Within::Relation | Within::Note | Within::Namespace)
    );
    let odd = matches!(
        bad.kind,
        Kind::Unknown
            | Kind::Punctuation
            | Kind::Plus
            | Kind::Equals
            | Kind::Percent
            | Kind::Hash
            | Kind::Colon
            | Kind::Comma
    );
    let starts = m.at == 0 && bad.kind == Kind::Unknown;
    if !odd || !(within || starts) || matches!(m.slice(bad), "{" | "}" | "(" | ")" | ";") {
        return None;
    }
    let line = m.first_line();
    let text = m.slice(line);
    // The sign may stand on a later line, after a comment that took the line break.
    let at = (bad.start - line.start) as usize;
    if at >= text.len() {
        return None;
    }
    let stops = |c: char| is_space(c) || "{[\"~`".contains(c);
    let start = text[..at].rfind(stops).map_or(0, |found| {
        found + text[found..].chars().next().map_or(0, char::len_utf8)
    });
    let end = text[at..].find(stops).map_or(text.len(), |end| at + end);
    let name = text[start..end].trim_end_matches(';');
    let letters = name.chars().any(|c| c.is_alphanumeric() || !c.is_ascii());
    let arrow = ["--", "..", "->", ":::"]
        .iter()
        .any(|arrow| name.contains(arrow));
    let ticks = text[..start].ends_with('`') || text[end..].starts_with('`');
    if !letters || arrow || ticks {
        return None;
    }
    let from = line.start + start as u32;
    let place = TextRange::new(from, from + name.len() as u32);
    let fixed = format!("`{name}`");
    let message = format!("a name cannot contain {}", m.code(range(bad)));
    let mut found = m.finding(&rules::ILLEGAL_ID, place, message);
    found.fix = m.fix("Put the name in backticks", [(place, fixed.as_str())]);
    let brace = text.find('{').map(|at| line.start + at as u32);
    let found = found.help("A name in backticks can be any text.");
    match (m.innermost(), brace) {
        (Some(Within::Namespace), Some(brace)) => Some(m.in_namespace(found, brace as usize + 1)),
        _ => Some(m.after_body(found, brace)),
    }
}
