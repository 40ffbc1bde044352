//! YAML as Mermaid reads it: js-yaml with its JSON schema.
//!
//! Front matter and `@{ … }` data are YAML. saphyr's parser gives the events; what a plain scalar means
//! (`yes` is text, `0x1F` a number), that keys are text and must differ, and that there is one document, follows
//! js-yaml 4. Depth and aliases are bounded, so that no document costs more than a multiple of its length.

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};
use serde_json::{Map, Number, Value};

use crate::source::{Mapped, Span};

/// How deep collections may nest.
const DEPTH: usize = 64;

/// How many values aliases may repeat in all.
const ALIASED: usize = 10_000;

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Document {
    /// What it says.
    pub(super) value: Value,
    /// The keys of the outermost mapping: text, place of the key, place of the value.
    pub(super) keys: Vec<(String, Span, Span)>,
}

/// Why a text is no YAML, and where.
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
        ("tab", "a tab; indent with blanks"),
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
            "did not find expected key",
            "a line that is no `key: value`, or is indented otherwise",
        ),
    ];
    let known = WORDS.iter().find(|(part, _)| message.contains(part));
    known.map_or(message, |(_, words)| words).to_owned()
}

/// Reads a document. An empty one is `null`.
pub(super) fn load(text: &Mapped) -> Result<Document, YamlError> {
    let mut loader = Loader::new(text);
    let mut brackets = 0i32;
    for byte in text.text.bytes() {
        // The parser's own stack grows with brackets; no honest document nests so deep.
        brackets += i32::from(matches!(byte, b'[' | b'{')) - i32::from(matches!(byte, b']' | b'}'));
        if brackets > DEPTH as i32 {
            return Err(loader.error("it is nested too deep", 0, 0));
        }
    }
    for event in Parser::new_from_str(&text.text) {
        match event {
            Ok((event, span)) => {
                let (start, end) = (loader.place(&span.start), loader.place(&span.end));
                if let (Event::MappingStart(..), true) = (&event, loader.is_outermost())
                    && let Some(tab) = indented_with_tab(&text.text, start as usize)
                {
                    return Err(loader.error("a tab; indent with blanks", tab, tab + 1));
                }
                // The parser counts the blanks behind a plain scalar in.
                let text = text
                    .text
                    .get(start as usize..end as usize)
                    .unwrap_or_default();
                let end = start + text.trim_end().len() as u32;
                if let Err(message) = loader.event(event, start, end) {
                    return Err(loader.error(&message, start, end));
                }
            }
            Err(error) => {
                let at = loader.place(error.marker());
                return Err(loader.error(error.info(), at, at));
            }
        }
    }
    Ok(Document {
        value: loader.root.unwrap_or(Value::Null),
        keys: loader.keys,
    })
}

/// The tab before a block mapping that begins at an offset: the parser overlooks it, and js-yaml does not.
fn indented_with_tab(text: &str, start: usize) -> Option<u32> {
    let line = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let lead = &text[line..start];
    let block = !text[start..].starts_with('{') && lead.trim_matches([' ', '\t']).is_empty();
    let tab = lead.find('\t').filter(|_| block)?;
    Some((line + tab) as u32)
}

/// A collection that is being read.
enum Open {
    Sequence(Vec<Value>, usize),
    /// The entries, the key that waits for its value, and the anchor.
    Mapping(Map<String, Value>, Option<(String, Span)>, usize),
}

struct Loader<'t> {
    text: &'t Mapped,
    /// Byte offsets of every character, where they differ from its number.
    offsets: Option<Vec<u32>>,
    root: Option<Value>,
    open: Vec<Open>,
    anchors: HashMap<usize, Value>,
    aliased: usize,
    keys: Vec<(String, Span, Span)>,
}

impl<'t> Loader<'t> {
    /// Whether nothing is open, and nothing was read.
    fn is_outermost(&self) -> bool {
        self.open.is_empty() && self.root.is_none()
    }

    fn new(text: &'t Mapped) -> Self {
        let offsets = (!text.text.is_ascii())
            .then(|| text.text.char_indices().map(|(i, _)| i as u32).collect());
        Self {
            text,
            offsets,
            root: None,
            open: Vec::new(),
            anchors: HashMap::new(),
            aliased: 0,
            keys: Vec::new(),
        }
    }

    /// The byte offset of a marker, which counts characters.
    fn place(&self, marker: &Marker) -> u32 {
        let end = self.text.text.len() as u32;
        match &self.offsets {
            Some(offsets) => offsets.get(marker.index()).copied().unwrap_or(end),
            None => (marker.index() as u32).min(end),
        }
    }

    fn span(&self, start: u32, end: u32) -> Span {
        self.text.map.span(Span::new(start, end.max(start)))
    }

    fn error(&self, message: &str, start: u32, end: u32) -> YamlError {
        YamlError {
            message: in_words(message),
            span: self.span(start, end),
        }
    }

    fn event(&mut self, event: Event<'_>, start: u32, end: u32) -> Result<(), String> {
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                Err("there is a second document (`---`)".into())
            }
            Event::Alias(anchor) => {
                let value = self.anchors.get(&anchor).cloned();
                let value = value.ok_or("the alias names no anchor")?;
                self.aliased += size(&value);
                if self.aliased > ALIASED {
                    return Err("its aliases repeat too much".into());
                }
                self.value(value, 0, start, end)
            }
            Event::Scalar(text, style, anchor, tag) => {
                let tag = tag.map(|tag| tag.to_string());
                let value = scalar(&text, style, tag.as_deref())?;
                self.value(value, anchor, start, end)
            }
            Event::SequenceStart(anchor, tag) => {
                known_tag(tag.map(|tag| tag.to_string()).as_deref(), "seq")?;
                self.push(Open::Sequence(Vec::new(), anchor))
            }
            Event::MappingStart(anchor, tag) => {
                known_tag(tag.map(|tag| tag.to_string()).as_deref(), "map")?;
                self.push(Open::Mapping(Map::new(), None, anchor))
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::Sequence(items, anchor)) => {
                    self.value(Value::Array(items), anchor, start, end)
                }
                Some(Open::Mapping(entries, _, anchor)) => {
                    self.value(Value::Object(entries), anchor, start, end)
                }
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn push(&mut self, open: Open) -> Result<(), String> {
        if self.open.len() >= DEPTH {
            return Err("it is nested too deep".into());
        }
        self.open.push(open);
        Ok(())
    }

    fn value(&mut self, value: Value, anchor: usize, start: u32, end: u32) -> Result<(), String> {
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        let span = self.span(start, end);
        let outermost = self.open.len() == 1;
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some(Open::Sequence(items, _)) => items.push(value),
            Some(Open::Mapping(entries, key, _)) => match key.take() {
                None => {
                    let name = key_text(&value);
                    if entries.contains_key(&name) {
                        return Err(format!("the key `{name}` stands twice"));
                    }
                    *key = Some((name, span));
                }
                Some((name, place)) => {
                    if outermost {
                        self.keys.push((name.clone(), place, span));
                    }
                    entries.insert(name, value);
                }
            },
        }
        Ok(())
    }
}

/// How many values a value holds, itself included. Bounded by what was read.
fn size(value: &Value) -> usize {
    let mut count = 0;
    let mut todo = vec![value];
    while let Some(value) = todo.pop() {
        count += 1;
        match value {
            Value::Array(items) => todo.extend(items),
            Value::Object(entries) => todo.extend(entries.values()),
            _ => {}
        }
        if count > ALIASED {
            break;
        }
    }
    count
}

/// What JavaScript makes of a value that is used as a key.
fn key_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(_) => "[object Object]".to_owned(),
        other => number_text(other),
    }
}

/// A value as `JSON.stringify` writes it.
pub(super) fn number_text(value: &Value) -> String {
    match value {
        Value::Number(n) => match n.as_f64() {
            Some(f) if n.is_f64() && f.fract() == 0.0 && f.abs() < 1e21 => format!("{f:.0}"),
            _ => n.to_string(),
        },
        other => other.to_string(),
    }
}

fn known_tag(tag: Option<&str>, kind: &str) -> Result<(), String> {
    match tag {
        None | Some("!") => Ok(()),
        Some(tag)
            if tag.ends_with(&format!("tag:yaml.org,2002:{kind}"))
                || tag == format!("!!{kind}") =>
        {
            Ok(())
        }
        Some(tag) => Err(format!("the tag `{tag}` is not known")),
    }
}

fn scalar(text: &str, style: ScalarStyle, tag: Option<&str>) -> Result<Value, String> {
    if let Some(tag) = tag {
        if tag == "!" {
            return Ok(Value::String(text.to_owned()));
        }
        for kind in ["str", "int", "float", "bool", "null"] {
            if known_tag(Some(tag), kind).is_ok() {
                return if kind == "str" {
                    Ok(Value::String(text.to_owned()))
                } else {
                    plain(text).ok_or_else(|| format!("`{text}` is no {kind}"))
                };
            }
        }
        return known_tag(Some(tag), "str").map(|()| Value::Null);
    }
    if style == ScalarStyle::Plain
        && let Some(value) = plain(text)
    {
        return Ok(value);
    }
    Ok(Value::String(text.to_owned()))
}

/// The value of a plain scalar, if it is not text.
fn plain(text: &str) -> Option<Value> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Some(Value::Null),
        "true" | "True" | "TRUE" => return Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => return Some(Value::Bool(false)),
        ".inf" | ".Inf" | ".INF" | "-.inf" | "-.Inf" | "-.INF" | "+.inf" | "+.Inf" | "+.INF"
        | ".nan" | ".NaN" | ".NAN" => return Some(Value::Null),
        _ => {}
    }
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    for (prefix, radix) in [("0b", 2), ("0x", 16), ("0o", 8)] {
        if let Some(body) = digits.strip_prefix(prefix)
            && !body.is_empty()
            && body.chars().all(|c| c.is_digit(radix))
        {
            let value = i64::from_str_radix(body, radix).ok()?;
            return Some(Value::from(if negative { -value } else { value }));
        }
    }
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return match digits.parse::<i64>() {
            Ok(value) => Some(Value::from(if negative { -value } else { value })),
            Err(_) => float(text),
        };
    }
    is_float(text, digits).then(|| float(text)).flatten()
}

/// js-yaml's pattern: digits, perhaps a point and digits, perhaps an exponent; or `.5` without a sign.
fn is_float(text: &str, digits: &str) -> bool {
    let mantissa_end = digits.find(['e', 'E']).unwrap_or(digits.len());
    let (mantissa, exponent) = digits.split_at(mantissa_end);
    let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mantissa_ok = is_digits(whole)
        && is_digits(fraction)
        && (!whole.is_empty() || (!fraction.is_empty() && text.len() == digits.len()));
    let exponent_ok = exponent.is_empty() || {
        let body = &exponent[1..];
        let body = body.strip_prefix(['-', '+']).unwrap_or(body);
        !body.is_empty() && is_digits(body)
    };
    mantissa_ok && exponent_ok
}

fn float(text: &str) -> Option<Value> {
    let value: f64 = text.trim_start_matches('+').parse().ok()?;
    if value.fract() == 0.0 && value.abs() < 9e15 {
        return Some(Value::from(value as i64));
    }
    Number::from_f64(value).map(Value::Number)
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
