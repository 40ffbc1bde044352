//! `%%{init}%%` directives.

use serde_json::{Map, Value};

use super::chars::is_word;
use crate::source::TextRange;

/// The configuration that a `%%{init: {…}}%%` gives (single quotes will do), or a `%%{wrap}%%`.
pub(super) fn config(text: &str) -> Option<Map<String, Value>> {
    let body = text.strip_prefix("%%{")?.trim_start();
    let word = body.find(|c| !is_word(c)).unwrap_or(body.len());
    if &body[..word] == "wrap" {
        return Some(Map::from_iter([("wrap".to_owned(), Value::Bool(true))]));
    }
    let (name, value) = body.split_once(':')?;
    if !matches!(name.trim(), "init" | "initialize") {
        return None;
    }
    let value = value.trim().strip_suffix("}%%").unwrap_or(value).trim();
    match serde_json::from_str(&value.replace('\'', "\"")) {
        Ok(Value::Object(entries)) => Some(entries),
        _ => None,
    }
}

/// The directives whose name is in quotes (`%%{'init': …}%%`), which Mermaid does not take for any: the
/// line of each, and the name with its quotes. Linear in the text.
pub(super) fn quoted(text: &str) -> Vec<(TextRange, TextRange)> {
    let mut found = Vec::new();
    if !text.contains('%') {
        return found;
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(body) = line.trim_start().strip_prefix("%%{") else {
            continue;
        };
        let body = body.trim_start();
        let mark = body.chars().next().filter(|c| matches!(c, '\'' | '"'));
        let inner = mark.and_then(|mark| body[1..].split_once(mark));
        if let Some((name, _)) = inner
            && matches!(name, "init" | "initialize" | "wrap")
        {
            let from = (start + line.len() - body.len()) as u32;
            let name = TextRange::new(from, from + name.len() as u32 + 2);
            found.push((TextRange::new(start as u32, at as u32), name));
        }
    }
    found
}

/// Puts the entries of one configuration over those of another, objects into each other.
pub(super) fn merge(into: &mut Map<String, Value>, from: Map<String, Value>) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(Value::Object(old)), Value::Object(new)) => {
                // Two levels are all that Mermaid's configuration has.
                for (key, value) in new {
                    old.insert(key, value);
                }
            }
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_init() {
        let config = config("%%{init: {'theme': 'dark'}}%%").unwrap();
        assert_eq!(config["theme"], "dark");
        assert_eq!(super::config("%%{wrap}%%").unwrap()["wrap"], true);
        assert!(super::config("%%{init: {theme: dark}}%%").is_none());
    }

    #[test]
    fn finds_names_in_quotes() {
        let names = |text: &str| -> Vec<String> {
            let found = quoted(text).into_iter();
            found
                .map(|(_, name)| text[name.range()].to_owned())
                .collect()
        };
        assert_eq!(
            names("pie\n  %%{ 'init': {}}%%\n%%{\"wrap\"}%%\n%%{init: {'a': 1}}%%\n%%{'x': 1}%%"),
            ["'init'", "\"wrap\""]
        );
    }
}
