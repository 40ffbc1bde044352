//! Names of entities that Mermaid reads as something else, and labels in brackets.

use super::Mistake;
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::er::ast::StatementKind;
use crate::syntax::kinds::er::rules;
use crate::syntax::kinds::er::token::{Kind, Token};

/// Words that statements and cardinalities begin with, where a name is meant.
pub(super) fn reserved(m: &Mistake<'_>) -> Option<Explained> {
    let first = m.first();
    let is_word = m
        .slice(first)
        .starts_with(|c: char| c.is_ascii_alphabetic());
    if m.beside().is_some() || !is_word {
        return None;
    }
    let rest = m.rest_of_line(first.end);
    let after = m.slice(rest).trim_start();
    let names = after.starts_with(['|', '}', '{', '['])
        || after.starts_with("o|")
        || after.starts_with(":::");
    names.then(|| keyword_name(m, first))
}

/// A word of the language where the name of an entity belongs.
fn keyword_name(m: &Mistake<'_>, word: Token) -> Explained {
    let page = m.page;
    let place = range(word);
    let mut found = page
        .finding(
            &rules::RESERVED_ID,
            place,
            format!("{} is a keyword and cannot be a name", page.code(place)),
        )
        .help("In quotes, every word can be a name.");
    found.fix = m.quote(place);
    let line = page.rest_of_line(word.start);
    match page.slice(line).ends_with('{') && !page.slice(line).ends_with(['|', 'o']) {
        true => super::opening(found, line.end),
        false => m.next_line(found),
    }
}

/// What stands at a place where the name of an entity belongs.
pub(super) fn at(m: &Mistake<'_>, start: u32) -> Option<Explained> {
    let bad = m.bad();
    let word = m.slice(bad);
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Some(keyword_name(m, bad));
    }
    if bad.kind == Kind::Text {
        return Some(quoted(m, bad));
    }
    let page = m.page;
    let rest = page.rest_of_line(start);
    let said = page.slice(rest);
    if said.starts_with('\'') {
        return single(m, start);
    }
    let end = said.find([':', ' ', '{', '[']).unwrap_or(said.len());
    let name = TextRange::new(start, start + end as u32);
    let named = page.slice(name).contains(char::is_alphanumeric);
    named.then(|| unquoted(m, name))
}

/// A name that begins on this line, or at the end of the statement before: quotes and signs.
pub(super) fn name(m: &Mistake<'_>) -> Option<Explained> {
    let (page, bad) = (m.page, m.bad());
    match bad.kind {
        Kind::Text => Some(quoted(m, bad)),
        Kind::Sign | Kind::Comma | Kind::Hash if m.is_sign('\'') && m.beside().is_none() => {
            single(m, bad.start)
        }
        Kind::Sign | Kind::Comma | Kind::Hash => {
            let beside = m.beside();
            let glued = beside.filter(|one| {
                one.range.end == bad.start && matches!(one.kind, StatementKind::Entity(_))
            });
            if beside.is_some() && glued.is_none() {
                return None;
            }
            let start = glued.map_or(bad.start, |one| one.range.start);
            let word = m.word_from(start);
            let said = page.slice(word);
            let end = said.find(['{', ':', '[']).unwrap_or(said.len());
            let word = TextRange::new(start, start + end as u32);
            let named = page.slice(word).contains(char::is_alphanumeric);
            (named && !page.slice(word).contains(['|', '"', '<', '>', '}']))
                .then(|| unquoted(m, word))
        }
        _ => None,
    }
}

/// A name that needs quotes.
pub(super) fn unquoted(m: &Mistake<'_>, name: TextRange) -> Explained {
    let page = m.page;
    let said = page.slice(name);
    let spaced = said.contains(' ')
        && !said.contains(|c: char| !(c.is_alphanumeric() || "_-. ".contains(c)));
    let rule = if spaced {
        &rules::SPACE_IN_ID
    } else {
        &rules::NAME_SIGN
    };
    let wrong = said
        .chars()
        .find(|&c| !(c.is_alphanumeric() || "_-.*".contains(c)));
    let why = match wrong {
        Some(' ') => " because it contains a space".to_owned(),
        Some('`') => " because it contains a backtick".to_owned(),
        Some(c) if !c.is_control() => format!(" because it contains `{c}`"),
        _ => String::new(),
    };
    let mut found = page
        .finding(
            rule,
            name,
            format!("the name {} needs quotes{why}", page.code(name)),
        )
        .help("Without quotes, a name can contain only letters, digits, `-`, `_`, `.` and `*`.");
    if !said.contains('"') {
        found.fix = m.quote(name);
    }
    let line = page.rest_of_line(name.start);
    match page.slice(line).ends_with(" {") {
        true => super::opening(found, line.end),
        false => m.next_line(found),
    }
}

/// A name in quotes that Mermaid reads as a text.
fn quoted(m: &Mistake<'_>, token: Token) -> Explained {
    let page = m.page;
    let place = range(token);
    let inner = m.slice(token).trim_matches('"');
    let message = match inner {
        "" => "a name in quotes cannot be empty".to_owned(),
        _ if inner.contains('\n') => "a name in quotes cannot contain a line break".to_owned(),
        _ => {
            let sign = inner.chars().find(|c| "%\\\u{b}\u{8}\r".contains(*c));
            match sign {
                Some(sign @ ('%' | '\\')) => format!("a name in quotes cannot contain `{sign}`"),
                _ => return control_character(m, token),
            }
        }
    };
    let mut found = page.finding(&rules::QUOTED_NAME, place, message);
    let signs: Vec<(TextRange, &str)> = (m.slice(token).match_indices(['%', '\\']))
        .map(|(at, sign)| {
            let at = token.start + at as u32;
            let code = if sign == "%" { "#37;" } else { "#92;" };
            (TextRange::new(at, at + 1), code)
        })
        .collect();
    if !inner.contains('\n') {
        let codes: Vec<&str> = [("#37;", "`#37;` for `%`"), ("#92;", "`#92;` for `\\`")]
            .into_iter()
            .filter(|(code, _)| signs.iter().any(|(_, written)| written == code))
            .map(|(_, said)| said)
            .collect();
        found.fix = page.fix(format!("Write {}", codes.join(" and ")), signs);
    }
    let end = page.line_end(token.end);
    let line = page.rest_of_line(token.end);
    match page.slice(line).trim_start() == "{" {
        true => super::opening(found, line.end),
        false => Explained::at(found, end as usize),
    }
}

/// A name in quotes with a character in it that nobody sees.
fn control_character(m: &Mistake<'_>, token: Token) -> Explained {
    let page = m.page;
    let text = m.slice(token);
    let (at, c) = (text.char_indices())
        .find(|(_, c)| c.is_control())
        .unwrap_or_default();
    let start = token.start + at as u32;
    let place = TextRange::new(start, start + c.len_utf8() as u32);
    let message = format!(
        "the name contains a control character (U+{:04X})",
        u32::from(c)
    );
    let mut found = page
        .finding(&rules::QUOTED_NAME, place, message)
        .help("Delete the character.");
    found.fix = page.fix("Delete the character", [(place, "")]);
    Explained::at(found, page.line_end(token.end) as usize)
}

/// `'Line Item'`
fn single(m: &Mistake<'_>, start: u32) -> Option<Explained> {
    let page = m.page;
    let rest = page.rest_of_line(start);
    let end = page.slice(rest)[1..].find('\'')?;
    let place = TextRange::new(start, start + end as u32 + 2);
    let mut found = page.finding(
        &rules::SINGLE_QUOTES,
        place,
        "this name needs double quotes",
    );
    found.fix = m.quote(place);
    match page.slice(rest).ends_with(" {") {
        true => Some(super::opening(found, rest.end)),
        false => Some(m.next_line(found)),
    }
}

/// `A[two words]`
pub(super) fn alias(m: &Mistake<'_>) -> Option<Explained> {
    let page = m.page;
    let tokens = &m.tokens[..=m.at];
    let open = tokens
        .iter()
        .rfind(|token| token.kind == Kind::BracketOpen)?;
    let rest = page.rest_of_line(open.end);
    let close = page.slice(rest).find(']')?;
    let inner = TextRange::new(open.end, open.end + close as u32);
    let mut found = page
        .finding(
            &rules::NAME_SIGN,
            inner,
            format!("the label {} needs quotes", page.code(inner)),
        )
        .help("Without quotes, a label in brackets must be one word.");
    if !page.slice(inner).trim().is_empty() {
        found.fix = m.quote(inner);
    }
    match page.slice(rest).ends_with('{') {
        true => Some(super::opening(found, rest.end)),
        false => Some(m.next_line(found)),
    }
}

/// `A["label"] ||--o{ B : x`: the left entity.
pub(super) fn labelled_before(m: &Mistake<'_>) -> Option<Explained> {
    let StatementKind::Entity(entity) = &m.beside()?.kind else {
        return None;
    };
    let label = entity.label?;
    let page = m.page;
    let close = page.rest_of_line(label.end);
    let end = label.end + page.slice(close).find(']')? as u32 + 1;
    Some(split(
        m,
        entity.name,
        TextRange::new(entity.name.start, end),
    ))
}

/// `A ||--o{ B["label"] : x`: the right entity, whose name is a token.
pub(super) fn labelled(m: &Mistake<'_>, name: Token) -> Option<Explained> {
    let page = m.page;
    let rest = page.rest_of_line(name.end);
    let close = page.slice(rest).find(']')?;
    let whole = TextRange::new(name.start, name.end + close as u32 + 1);
    Some(split(m, range(name), whole))
}

/// Gives an entity with a label its own line.
fn split(m: &Mistake<'_>, name: TextRange, whole: TextRange) -> Explained {
    let page = m.page;
    let label = TextRange::new(name.end, whole.end);
    let start = TextRange::at(page.line_start(whole.start));
    let line = format!("{}{}\n", page.indent(whole.start), page.slice(whole));
    let mut found = page
        .finding(
            &rules::LABEL_IN_RELATION,
            label,
            "an entity cannot have a label inside a relationship",
        )
        .help("Put the entity with its label on its own line.");
    found.fix = page.fix(
        "Put the entity on its own line",
        [(start, line.as_str()), (label, "")],
    );
    m.next_line(found)
}
