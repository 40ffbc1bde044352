//! Values from the events of the parser.

use foldhash::{HashMap, HashMapExt};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};
use serde_json::{Map, Value};

use super::scalar::{collection_tag, key_text, scalar};
use super::{DEPTH, Document, YamlError, in_words, refusals, respell};
use crate::model::Setting;
use crate::source::{Mapped, Span, TextRange};

/// How many values aliases may repeat in all.
const ALIASED: usize = 10_000;

/// A collection that is being read.
struct OpenNode {
    kind: Collection,
    anchor: usize,
    /// Within brackets.
    flow: bool,
}

enum Collection {
    Sequence(Vec<Value>),
    /// The entries, and the key that waits for its value.
    Mapping(Map<String, Value>, Option<(String, Span)>),
}

pub(super) struct Loader<'t> {
    text: &'t Mapped,
    /// Byte offsets of every character, where they differ from its number.
    offsets: Option<Vec<u32>>,
    root: Option<Value>,
    open: Vec<OpenNode>,
    anchors: HashMap<usize, Value>,
    aliased: usize,
    keys: Vec<(String, Span, Span)>,
    settings: Vec<Setting>,
}

/// How deep settings stand.
const LEVELS: usize = 3;

impl<'t> Loader<'t> {
    pub(super) fn new(text: &'t Mapped) -> Self {
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
            settings: Vec::new(),
        }
    }

    /// Reads the one document that there may be.
    pub(super) fn load(mut self) -> Result<Document, YamlError> {
        for event in Parser::new_from_str(&self.text.text) {
            match event {
                Ok((event, span)) => {
                    let (start, end) = (self.place(&span.start), self.place(&span.end));
                    // The parser counts the spaces after a plain scalar in.
                    let text = self.slice(start, end);
                    let end = start + text.trim_end().len() as u32;
                    if let Err(message) = self.event(event, start, end) {
                        let before = &self.text.text[..start as usize];
                        let line = before.rfind('\n').map_or(0, |i| i + 1);
                        // Where the tab is to blame, it is the place.
                        if let Some(i) = before[line..].find('\t')
                            && message.starts_with("a tab")
                        {
                            let tab = (line + i) as u32;
                            return Err(self.error(&message, tab, tab + 1));
                        }
                        return Err(self.error(&message, start, end));
                    }
                }
                Err(error) => {
                    let at = self.place(error.marker());
                    let rest = self.text.text[at as usize..].chars().next();
                    let sign = rest.filter(|&c| c != '\n').map_or(0, char::len_utf8);
                    return Err(self.error(error.info(), at, at + sign as u32));
                }
            }
        }
        self.settings.sort_by_key(|setting| setting.key);
        Ok(Document {
            value: self.root.unwrap_or(Value::Null),
            keys: self.keys,
            settings: self.settings,
        })
    }

    fn slice(&self, start: u32, end: u32) -> &'t str {
        let range = start as usize..end as usize;
        self.text.text.get(range).unwrap_or_default()
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
        self.text.map.span(TextRange::new(start, end.max(start)))
    }

    pub(super) fn error(&self, message: &str, start: u32, end: u32) -> YamlError {
        YamlError {
            message: in_words(message),
            span: self.span(start, end),
        }
    }

    fn event(&mut self, event: Event<'_>, start: u32, end: u32) -> Result<(), String> {
        let before = &self.text.text[..start as usize];
        let flow = self.open.last().is_some_and(|open| open.flow);
        match event {
            Event::DocumentStart(_) if self.root.is_some() => {
                Err("there is a second document (`---`)".into())
            }
            Event::Alias(anchor) => {
                let opened = self.open.iter().any(|open| open.anchor == anchor);
                let value = match self.anchors.get(&anchor) {
                    // js-yaml makes a ring of it.
                    None if opened => Value::Null,
                    value => value
                        .cloned()
                        .ok_or("the alias has no anchor of that name")?,
                };
                self.aliased += size(&value);
                if self.aliased > ALIASED {
                    return Err("its aliases repeat too much".into());
                }
                self.value(value, 0, start, end)
            }
            Event::Scalar(text, style, anchor, tag) => {
                let raw = self.slice(start, end);
                let text = respell::restore(&text);
                refusals::of_scalar(&text, raw, style)?;
                let after = &self.text.text[end as usize..];
                match (self.is_key(), flow) {
                    (true, false) => refusals::of_block(before)?,
                    (true, true) => refusals::of_flow_key(before, raw, after)?,
                    _ => {}
                }
                if style == ScalarStyle::Plain {
                    match self.open.is_empty() {
                        true => refusals::of_root(before, raw)?,
                        false if flow => refusals::of_flow_plain(raw, after)?,
                        false => {}
                    }
                }
                let absent = style == ScalarStyle::Plain && text.is_empty();
                if absent && tag.is_none() && self.is_key() && !flow {
                    refusals::of_absent_key(before, after)?;
                }
                let value = scalar(&text, style, tag.as_deref(), absent)?;
                self.value(value, anchor, start, end)
            }
            Event::SequenceStart(anchor, tag) => {
                collection_tag(tag.as_deref(), "seq")?;
                let kind = Collection::Sequence(Vec::new());
                self.push(kind, anchor, start)
            }
            Event::MappingStart(anchor, tag) => {
                collection_tag(tag.as_deref(), "map")?;
                let kind = Collection::Mapping(Map::new(), None);
                self.push(kind, anchor, start)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => {
                    let value = match open.kind {
                        Collection::Sequence(items) => Value::Array(items),
                        Collection::Mapping(entries, _) => Value::Object(entries),
                    };
                    self.value(value, open.anchor, start, end)
                }
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Whether a key comes next.
    fn is_key(&self) -> bool {
        let kind = self.open.last().map(|open| &open.kind);
        matches!(kind, Some(Collection::Mapping(_, None)))
    }

    fn push(&mut self, kind: Collection, anchor: usize, start: u32) -> Result<(), String> {
        if self.open.len() >= DEPTH {
            return Err("it is nested too deeply".into());
        }
        let (before, after) = self.text.text.split_at(start as usize);
        let flow = self.open.last().is_some_and(|open| open.flow) || after.starts_with(['[', '{']);
        if !flow {
            refusals::of_block(before)?;
        }
        self.open.push(OpenNode { kind, anchor, flow });
        Ok(())
    }

    /// The keys that wait for the value of the innermost mapping's entry; `None` where a list is among them, or
    /// too many.
    fn path(&self) -> Option<Vec<String>> {
        if self.open.len() > LEVELS {
            return None;
        }
        let (_, outer) = self.open.split_last()?;
        let keys = outer.iter().map(|open| match &open.kind {
            Collection::Mapping(_, Some((name, _))) => Some(name.clone()),
            _ => None,
        });
        keys.collect()
    }

    fn value(&mut self, value: Value, anchor: usize, start: u32, end: u32) -> Result<(), String> {
        if anchor > 0 {
            self.anchors.insert(anchor, value.clone());
        }
        let span = self.span(start, end);
        let outermost = self.open.len() == 1;
        let path = self.path();
        match self.open.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(value),
            Some(Collection::Sequence(items)) => items.push(value),
            Some(Collection::Mapping(entries, key)) => match key.take() {
                None => {
                    let name = key_text(&value)?;
                    if entries.contains_key(&name) {
                        return Err(format!("the key `{name}` appears twice"));
                    }
                    *key = Some((name, span));
                }
                Some((name, place)) => {
                    if outermost {
                        self.keys.push((name.clone(), place, span));
                    }
                    if let Some(mut path) = path {
                        path.push(name.clone());
                        self.settings.push(Setting {
                            path,
                            text: value.as_str().map(str::to_owned),
                            key: place,
                            value: span,
                        });
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
