//! The data in `@{ … }`.

use serde_json::Value;

use super::ast::{Data, DataKey};
use super::token::{Kind, Token, Tokens};
use crate::source::{Mapped, OffsetMap, Span, TextRange};
use crate::syntax::prepare::decode_entities;
use crate::syntax::yaml;

/// Reads the tokens of one or more `@{ … }` as Mermaid does: the text between the braces is a flow mapping
/// if it is on one line, and a block mapping otherwise; in quotes, a line break is `<br/>`.
pub(super) fn read(input: &Tokens<'_>, tokens: &[Token]) -> Data {
    let first = tokens[0];
    let last = tokens[tokens.len() - 1];
    let end = closing_brace(input.text, last.end);
    let range = TextRange::new(first.start, end);
    let body = text(input, tokens);
    let one_line = !body.text.contains('\n');
    let body = if one_line { braced(&body) } else { body };
    match yaml::load(&body) {
        Ok(document) => Data {
            range,
            value: decoded(document.value),
            keys: document
                .keys
                .into_iter()
                .map(|(name, span, value)| DataKey {
                    name: decode_entities(&name),
                    span,
                    value,
                })
                .collect(),
            error: None,
            fixed: Vec::new(),
        },
        Err(error) => Data {
            range,
            value: Value::Null,
            keys: Vec::new(),
            fixed: (fix(&body, one_line).into_iter())
                .map(|(span, with)| (span, decode_entities(&with)))
                .collect(),
            error: Some((decode_entities(&error.message), error.span)),
        },
    }
}

/// Edits that make YAML of a text that is none: a comma between two keys, quotes around a value, spaces for tabs.
fn fix(body: &Mapped, one_line: bool) -> Vec<(Span, String)> {
    let text = &body.text;
    if text.len() > 1000 {
        // Nobody writes that much by hand, and each try reads it once more.
        return Vec::new();
    }
    let mut tries: Vec<Vec<(TextRange, String)>> = Vec::new();
    let at = |i: usize, len: usize, with: &str| {
        (TextRange::new(i as u32, (i + len) as u32), with.to_owned())
    };
    if one_line {
        let commas = known_keys(text).into_iter().skip(1).filter_map(|key| {
            let before = text[..key].trim_end_matches([' ', '\t']);
            match before.chars().next_back()? {
                ',' | '{' | ':' => None,
                ';' => Some(at(before.len() - 1, 1, ",")),
                _ => Some(at(before.len(), 0, ",")),
            }
        });
        tries.push(commas.collect());
        tries.push(quoted(text));
    } else {
        let tabs = text.match_indices('\t').filter(|(i, _)| {
            let line = text[..*i].rfind('\n').map_or(0, |start| start + 1);
            text[line..*i].chars().all(char::is_whitespace)
        });
        tries.push(tabs.map(|(i, _)| at(i, 1, "  ")).collect());
    }
    for edits in tries {
        let tried = body.replace(edits.iter().map(|(span, with)| (*span, with.as_str())));
        if !edits.is_empty() && yaml::load(&tried).is_ok_and(|read| read.value.is_object()) {
            let place = |span: TextRange| body.map.span(span);
            return edits
                .into_iter()
                .map(|(span, with)| (place(span), with))
                .collect();
        }
    }
    Vec::new()
}

/// Where keys that Mermaid knows begin.
fn known_keys(text: &str) -> Vec<usize> {
    const KNOWN: &[&str] = &[
        "label",
        "shape",
        "icon",
        "img",
        "form",
        "pos",
        "w",
        "h",
        "constraint",
        "animate",
        "animation",
        "curve",
    ];
    let known = |key: &usize| {
        let word = text[*key..].split(':').next().unwrap_or_default();
        KNOWN.contains(&word)
    };
    keys(text).into_iter().filter(known).collect()
}

/// Where the keys of a flow mapping begin: a word and a colon, outside quotes.
fn keys(text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut quote = None;
    let mut word = None;
    for (i, c) in text.char_indices() {
        match quote {
            Some(open) => {
                if c == open {
                    quote = None;
                }
                continue;
            }
            None if matches!(c, '"' | '\'') && word.is_none() => quote = Some(c),
            None => {}
        }
        if c.is_ascii_alphanumeric() || c == '_' || c == '-' {
            word.get_or_insert(i);
            continue;
        }
        if c == ':' && text[i + 1..].starts_with(' ') {
            found.extend(word);
        }
        word = None;
    }
    found
}

/// Quotes around the values that cannot stand without: each from after its key to the next comma and key.
fn quoted(text: &str) -> Vec<(TextRange, String)> {
    let keys = known_keys(text);
    let mut edits = Vec::new();
    for (n, &key) in keys.iter().enumerate() {
        let Some(colon) = text[key..].find(": ").map(|i| key + i + 2) else {
            continue;
        };
        let end = keys.get(n + 1).copied().unwrap_or(text.len());
        let value = text[colon..end]
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '}'));
        let lead = value.len() - value.trim_start().len();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/');
        let value = value.trim_start();
        if value.is_empty() || value.contains('"') || value.chars().all(plain) {
            continue;
        }
        let (start, end) = ((colon + lead) as u32, (colon + lead + value.len()) as u32);
        edits.push((TextRange::at(start), "\"".to_owned()));
        edits.push((TextRange::at(end), "\"".to_owned()));
    }
    edits
}

/// The text between the braces, with the map to the file.
fn text(input: &Tokens<'_>, tokens: &[Token]) -> Mapped {
    let mut text = String::new();
    let mut map = OffsetMap::shifted(input.map.offset(tokens[0].end));
    let mut quoted = false;
    for token in tokens.iter().filter(|t| t.kind == Kind::ShapeData) {
        let piece = token.text(input.text);
        if piece == "\"" {
            quoted = !quoted;
        }
        let mut rest = piece;
        let mut copy = |text: &mut String, rest: &str, len: usize| {
            let start = token.end - rest.len() as u32;
            let part = TextRange::new(start, start + len as u32);
            map.extend(text.len() as u32, input.map, part);
            text.push_str(&rest[..len]);
        };
        while let Some(i) = rest.find('\n') {
            if quoted {
                copy(&mut text, rest, i);
                text.push_str("<br/>");
                rest = rest[i + 1..].trim_start_matches(crate::syntax::chars::is_space);
            } else {
                copy(&mut text, rest, i + 1);
                rest = &rest[i + 1..];
            }
        }
        copy(&mut text, rest, rest.len());
    }
    map.end_at(input.map.offset(tokens[tokens.len() - 1].end));
    Mapped { text, map }
}

/// A value with its entity codes as written: YAML is read with the codes hidden, or their `#` began a comment.
fn decoded(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(decode_entities(&text)),
        Value::Array(items) => items.into_iter().map(decoded).collect(),
        Value::Object(entries) => (entries.into_iter())
            .map(|(key, value)| (decode_entities(&key), decoded(value)))
            .collect(),
        other => other,
    }
}

fn braced(body: &Mapped) -> Mapped {
    let mut text = String::with_capacity(body.text.len() + 4);
    text.push_str("{\n");
    text.push_str(&body.text);
    text.push_str("\n}");
    Mapped {
        text,
        map: body.map.prefixed(2),
    }
}

/// The end of the `}` that follows a place, white space between.
fn closing_brace(text: &str, from: u32) -> u32 {
    let after = &text[from as usize..];
    let spaces = after.len()
        - after
            .trim_start_matches(crate::syntax::chars::is_space)
            .len();
    match after[spaces..].starts_with('}') {
        true => from + spaces as u32 + 1,
        false => from,
    }
}
