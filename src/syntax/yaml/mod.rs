//! YAML as Mermaid reads it: js-yaml with its JSON schema.
//!
//! Front matter and `@{ … }` data are YAML. saphyr's parser gives the events; what a plain scalar means
//! (`yes` is text, `0x1F` a number), that keys are text and must differ, and that there is one document, follows
//! js-yaml 4. Depth and aliases are bounded, so that no document costs more than a multiple of its length.
//!
//! `respell` writes what js-yaml takes and saphyr does not as both take it, `refusals` says what saphyr takes and js-yaml
//! does not, `loader` makes values of the events, `scalar` of plain texts and tags.

mod loader;
mod refusals;
mod respell;
mod scalar;

use serde_json::Value;

use crate::model::Setting;
use crate::source::{Mapped, Span};
use loader::Loader;
pub(in crate::syntax) use scalar::number_text;

/// How deep collections may nest, as in js-yaml.
const DEPTH: usize = 99;

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Document {
    /// What it says.
    pub(super) value: Value,
    /// The keys of the outermost mapping: text, place of the key, place of the value.
    pub(super) keys: Vec<(String, Span, Span)>,
    /// The keys of mappings in mappings, down to the third level, in order of place.
    pub(super) settings: Vec<Setting>,
}

/// Why a text is not valid YAML, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct YamlError {
    /// What is wrong.
    pub(super) message: String,
    /// The place in the file.
    pub(super) span: Span,
}

/// What the parser says, in the words of people who write YAML and no parsers.
fn in_words(message: &str) -> String {
    const WORDS: &[(&str, &str)] = &[
        ("tab", "a tab; indent with spaces"),
        (
            "mapping values are not allowed",
            "a second `: ` on one line",
        ),
        (
            "did not find expected ',' or '}'",
            "a comma is missing between two keys, or quotes around a value",
        ),
        (
            "did not find expected ',' or ']'",
            "a comma or `]` is missing, or quotes around a value",
        ),
        (
            "unexpected end of stream",
            "a quote or bracket that is not closed",
        ),
        (
            "unexpected character",
            "a value cannot start with this sign; put it in quotes",
        ),
        ("invalid trailing content", "text follows a closing quote"),
        ("misplaced bracket", "a bracket where none can be"),
        (
            "invalid indentation in quoted",
            "a text in quotes must be indented on each line",
        ),
        ("invalid indentation", "a line with wrong indentation"),
        (
            "unknown escape character",
            "an unknown escape after `\\`; write `\\\\` for a backslash",
        ),
        (
            "did not find expected key",
            "a line that is not `key: value`, or has other indentation",
        ),
    ];
    let known = WORDS.iter().find(|(part, _)| message.contains(part));
    known.map_or(message, |(_, words)| words).to_owned()
}

/// Reads a document. An empty one is `null`.
pub(super) fn load(text: &Mapped) -> Result<Document, YamlError> {
    let (text, deepest) = respell::respell(text);
    let loader = Loader::new(&text);
    if let Some((message, at)) = refusals::of_text(&text.text) {
        return Err(loader.error(message, at as u32, at as u32));
    }
    // The parser's own stack grows with brackets.
    if deepest > DEPTH {
        return Err(loader.error("it is nested too deeply", 0, 0));
    }
    loader.load()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn value(text: &str) -> Result<Value, String> {
        load(&Mapped::new(text, 0))
            .map(|document| document.value)
            .map_err(|error| error.message)
    }

    #[test]
    fn scalars_as_js_yaml_reads_them() {
        let text = "{a: yes, b: true, c: 12, d: 0x1F, e: 1.50, f: .5, g: ~, h: '1', i: 1e3, j: on, k: 012}";
        let want = json!({"a": "yes", "b": true, "c": 12, "d": 31, "e": 1.5, "f": 0.5, "g": null, "h": "1", "i": 1000, "j": "on", "k": 12});
        assert_eq!(value(text), Ok(want));
        assert_eq!(value(""), Ok(Value::Null));
        let text = |text| value(text).map(|value| number_text(&value));
        assert_eq!(text(".inf"), Ok("Infinity".into()));
        assert_eq!(text("-1e400"), Ok("-Infinity".into()));
    }

    #[test]
    fn what_js_yaml_refuses() {
        assert!(value("{a: 1, a: 2}").unwrap_err().contains("twice"));
        assert!(value("a: [").is_err());
        assert!(value("a: !foo 1").is_err());
        assert!(value("\ta: 1\n").unwrap_err().contains("tab"));
        assert!(value(" \t'a': 1").is_err());
        assert_eq!(value("\tx\n"), Ok(json!("x")));
        assert_eq!(value("{\n\ta: 1\n}"), Ok(json!({"a": 1})));
        assert!(value("a\n---\nb").is_err());
        assert!(value(&"[".repeat(10_000)).is_err());
        assert!(value("a: &x [1]\nb: *y").is_err());
        for text in [
            ": x",
            "a: 1\n: x",
            "a:\n  : x",
            "- : x",
            ":",
            "? a\n: b\n: c",
        ] {
            assert!(value(text).is_err(), "{text}");
        }
        for text in ["? a\n: x", "{: x}", "!!str : x", "'' : x"] {
            assert!(value(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_js_yaml_takes_and_the_parser_does_not() {
        for (text, want) in [
            ("a:\t1", json!({"a": 1})),
            ("{a:[1], b:{}}", json!({"a": [1], "b": {}})),
            ("{# c\n a: 1}", json!({"a": 1})),
            (
                "k:\n  a: \"x\ny\"\n  b: 2",
                json!({"k": {"a": "x y", "b": 2}}),
            ),
            ("k:\n  a: [1,\n2]", json!({"k": {"a": [1, 2]}})),
            ("a: x\u{feff}y", json!({"a": "x\u{feff}y"})),
            ("a: it's\n  \"b\nc: d", json!({"a": "it's \"b", "c": "d"})),
            (
                "a: !!str 1\nb: !!int '2'\nc: ! 3",
                json!({"a": "1", "b": 2, "c": "3"}),
            ),
            ("a: !!map\nb: !!null ~", json!({"a": {}, "b": null})),
            ("a: &x {b: *x}", json!({"a": {"b": null}})),
            ("a: |\n  \"b\nc: 1", json!({"a": "\"b\n", "c": 1})),
        ] {
            assert_eq!(value(text), Ok(want), "{text}");
        }
        assert_eq!(value("\"[[[[[\"").unwrap(), json!("[[[[["));
    }

    #[test]
    fn what_the_parser_takes_and_js_yaml_does_not() {
        for text in [
            "\ta: 1",
            "a:\n\t- b",
            "a:\n  \tb: 1",
            "a: x\u{1b}y",
            "a: '\u{1}'",
            "a\0",
            "{a: |}",
            "{a: ?}",
            "{a b\n: c}",
            "...\na: 1",
            "|\na",
            "  a\n b",
            "a: !!int x",
            "a: \"x\n---\ny\"",
        ] {
            assert!(value(text).is_err(), "{text:?} is taken");
        }
    }

    #[test]
    fn places_hold_where_the_text_was_respelt() {
        let document = load(&Mapped::new("a:\t1\nb:\t\"é\"", 10)).unwrap();
        assert_eq!(
            document.keys[1],
            ("b".into(), Span::new(15, 16), Span::new(18, 22))
        );
        let error = load(&Mapped::new("a:\t1\nb: !x y", 0)).unwrap_err();
        assert_eq!(error.span.start, 8);
    }

    #[test]
    fn keys_have_places() {
        let document = load(&Mapped::new("{ shape: rect, label: \"é\" }", 10)).unwrap();
        assert_eq!(
            document.keys[0],
            ("shape".into(), Span::new(12, 17), Span::new(19, 23))
        );
        assert_eq!(document.keys[1].1, Span::new(25, 30));
    }
}
