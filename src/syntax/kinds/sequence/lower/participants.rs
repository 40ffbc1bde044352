//! What makes participants, and changes them.

use serde_json::{Map, Value};

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::model::sequence::{Event, EventKind, NameIndex, Participant};
use crate::model::{Place, Text};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::kinds::sequence::ast;
use crate::syntax::kinds::sequence::rules;
use crate::syntax::prepare::decode_entities;
use crate::syntax::{text, yaml};

/// What a mention says of its participant.
#[derive(Default)]
struct Said {
    label: Option<(Text, bool)>,
    kind: Option<String>,
    declared: Option<Span>,
}

impl Lowering<'_> {
    /// Someone who is mentioned in a message, a note or the like, and is there from then on.
    pub(super) fn somebody(&mut self, id: TextRange) -> NameIndex {
        let name = self.mention(id);
        let span = self.source.map.span(id);
        self.add(name, span, Said::default());
        name
    }

    /// `participant`, `actor`, `create participant`
    pub(super) fn participant(&mut self, participant: &ast::Participant, range: TextRange) {
        let span = self.source.map.span(range);
        let name = self.mention(participant.id);
        if participant.create {
            self.create(name, range);
        }
        let word = if participant.actor {
            "actor"
        } else {
            "participant"
        };
        let mut kind = word.to_owned();
        let mut label = participant.alias.map(|alias| self.wrapped(alias));
        if let Some(range) = participant.data {
            let data = self.data(range);
            let id = &self.model.name(name).text;
            let free = label.as_ref().is_none_or(|(label, _)| label.text == *id);
            if let Some(alias) = data.get("alias").filter(|alias| truthy(alias))
                && free
            {
                let wrap = label.map_or(self.wrap, |(_, wrap)| wrap);
                let text = Text {
                    text: in_words(alias),
                    place: self.source.span(range).into(),
                };
                label = Some((text, wrap));
            }
            if let Some(of) = data.get("type").filter(|of| !of.is_null()) {
                kind = in_words(of);
            }
        }
        let place = self.source.map.span(participant.id);
        let said = Said {
            label,
            kind: Some(kind),
            declared: Some(span),
        };
        self.add(name, place, said);
        if participant.create {
            let event = Event {
                kind: EventKind::Create(name),
                place: span.into(),
            };
            self.created.push((self.model.events.len(), event));
        }
    }

    /// What `@{ }` says. Mermaid reads it as a flow mapping where it is on one line.
    fn data(&mut self, range: TextRange) -> Map<String, Value> {
        let body = text::part(self.source, text::trimmed(self.source, range));
        let body = if body.text.contains('\n') {
            body
        } else {
            braced(&body)
        };
        match yaml::load(&body).map(|document| document.value) {
            Ok(Value::Object(entries)) => entries,
            Ok(_) => Map::new(),
            Err(error) => {
                let message = format!(
                    "the data in `@{{ }}` is not valid YAML: {}",
                    decode_entities(&error.message)
                );
                let whole = TextRange::new(range.start.saturating_sub(2), range.end + 1);
                self.diagnostics.push(
                    Diagnostic::new(&rules::BROKEN_METADATA, error.span, message)
                        .annotate(self.source.map.span(whole), "the data")
                        .help("Write names and values in quotes: `@{ \"type\": \"entity\" }`."),
                );
                Map::new()
            }
        }
    }

    /// `addActor` of Mermaid's database.
    fn add(&mut self, name: NameIndex, place: Span, said: Said) {
        let current = self.current_box;
        let mut in_box = current;
        let known = self.model.participant_of(name).is_some();
        if known {
            self.check_box(name, place);
        }
        if let Some(old) = self.model.participant_of_mut(name) {
            in_box = old.in_box.or(current);
            old.in_box = in_box;
            old.declared = said.declared.map(Place).or(old.declared);
            if said.label.is_none() {
                return;
            }
        }
        let (label, wrap) = said.label.unwrap_or_else(|| {
            let text = Text {
                text: self.model.name(name).text.clone(),
                place: place.into(),
            };
            (text, self.wrap)
        });
        let kind = said.kind.unwrap_or_else(|| "participant".to_owned());
        match self.model.participant_of_mut(name) {
            Some(old) => {
                old.label = label;
                old.wrap = wrap;
                old.kind = kind;
                old.links.clear();
                old.properties.clear();
            }
            None => self.model.add_participant(Participant {
                name,
                label,
                kind,
                in_box,
                links: Vec::new(),
                properties: Map::new(),
                wrap,
                place: place.into(),
                declared: said.declared.map(Place),
            }),
        }
        if let Some(current) = current {
            self.model.boxes[current].participants.push(name);
        }
    }
}

/// A text in braces, for YAML.
fn braced(text: &Mapped) -> Mapped {
    let end = TextRange::at(text.text.len() as u32);
    text.replace([(TextRange::at(0), "{\n"), (end, "\n}")])
}

fn truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::String(text) => !text.is_empty(),
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::Array(_) | Value::Object(_) => true,
    }
}

/// A value as JavaScript writes it in a text.
fn in_words(value: &Value) -> String {
    match value {
        Value::String(text) => decode_entities(text),
        other => yaml::number_text(other),
    }
}
