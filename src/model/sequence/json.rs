//! A sequence diagram as JSON: blocks are nested there.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::{Autonumber, BlockKind, Event, EventKind, Message, NameIndex, Note, Sequence};
use crate::model::Place;

/// How deep blocks may be nested in JSON: what is deeper, usual parsers of JSON refuse to read.
pub const DEPTH: usize = 30;

impl Serialize for Sequence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let participants = self.participants.iter().map(|participant| {
            placed(
                participant.place,
                json!({
                    "id": self.name(participant.name).text,
                    "label": participant.label.text,
                    "kind": participant.kind,
                    "box": participant.in_box.map(|index| index + 1),
                    "links": participant.links.iter()
                        .map(|(label, url)| json!({"label": label, "url": url}))
                        .collect::<Vec<_>>(),
                    "properties": participant.properties,
                    "wrap": participant.wrap,
                }),
            )
        });
        let boxes = self.boxes.iter().map(|group| {
            placed(
                group.place,
                json!({
                    "label": group.label.as_ref().map(|label| &label.text),
                    "color": group.colour,
                    "participants": self.ids(&group.participants),
                    "wrap": group.wrap,
                }),
            )
        });
        let said = json!({
            "participants": participants.collect::<Vec<_>>(),
            "boxes": boxes.collect::<Vec<_>>(),
            "events": self.nested(),
        });
        said.serialize(serializer)
    }
}

/// A block whose end is still to come.
struct OpenBlock {
    kind: BlockKind,
    place: Place,
    sections: Vec<Section>,
}

struct Section {
    label: String,
    events: Vec<Value>,
}

impl Sequence {
    /// How deep the blocks are nested.
    #[must_use]
    pub fn depth(&self) -> usize {
        let (mut depth, mut most) = (0usize, 0);
        for event in &self.events {
            match event.kind {
                EventKind::BlockStart(..) => depth += 1,
                EventKind::BlockEnd => depth = depth.saturating_sub(1),
                _ => {}
            }
            most = most.max(depth);
        }
        most
    }

    fn ids(&self, names: &[NameIndex]) -> Vec<&str> {
        names
            .iter()
            .map(|&name| self.name(name).text.as_str())
            .collect()
    }

    /// The events, those of blocks in their blocks; of what is nested too deep, without its blocks.
    fn nested(&self) -> Vec<Value> {
        let mut all = Vec::new();
        let mut open: Vec<OpenBlock> = Vec::new();
        let mut beyond = 0usize;
        for event in &self.events {
            let value = match &event.kind {
                EventKind::BlockStart(..) if open.len() == DEPTH => {
                    beyond += 1;
                    continue;
                }
                EventKind::BlockStart(kind, label) => {
                    open.push(OpenBlock {
                        kind: *kind,
                        place: event.place,
                        sections: vec![Section::new(&label.text)],
                    });
                    continue;
                }
                EventKind::Section(label) => {
                    if let (0, Some(block)) = (beyond, open.last_mut()) {
                        block.sections.push(Section::new(&label.text));
                    }
                    continue;
                }
                EventKind::BlockEnd if beyond > 0 => {
                    beyond -= 1;
                    continue;
                }
                EventKind::BlockEnd => match open.pop() {
                    Some(block) => block.closed(event.place),
                    None => continue,
                },
                _ => self.event(event),
            };
            let section = open.last_mut().and_then(|block| block.sections.last_mut());
            section
                .map_or(&mut all, |section| &mut section.events)
                .push(value);
        }
        all
    }

    fn event(&self, event: &Event) -> Value {
        let about = |kind: &str, name: NameIndex| json!({"kind": kind, "participant": self.name(name).text});
        let said = match &event.kind {
            EventKind::Message(message) => self.message(message),
            EventKind::Note(note) => self.note(note),
            EventKind::Activate(name) => about("activate", *name),
            EventKind::Deactivate(name) => about("deactivate", *name),
            EventKind::Create(name) => about("create", *name),
            EventKind::Destroy(name) => about("destroy", *name),
            EventKind::Autonumber(Autonumber::Off) => {
                json!({"kind": "autonumber", "first": null, "step": null, "off": true})
            }
            EventKind::Autonumber(Autonumber::On { first, step }) => json!({
                "kind": "autonumber",
                "first": first.map(number),
                "step": step.map(number),
                "off": false,
            }),
            EventKind::BlockStart(..) | EventKind::Section(_) | EventKind::BlockEnd => Value::Null,
        };
        placed(event.place, said)
    }

    fn message(&self, message: &Message) -> Value {
        json!({
            "kind": "message",
            "from": self.name(message.from).text,
            "to": self.name(message.to).text,
            "text": message.label.text,
            "stroke": if message.arrow.dotted { "dotted" } else { "normal" },
            "arrowStart": message.arrow.start.name(),
            "arrowEnd": message.arrow.end.name(),
            "central": message.central.map(super::Central::name),
            "wrap": message.wrap,
        })
    }

    fn note(&self, note: &Note) -> Value {
        json!({
            "kind": "note",
            "position": note.position.name(),
            "participants": self.ids(&note.participants),
            "text": note.label.text,
            "wrap": note.wrap,
        })
    }
}

impl Section {
    fn new(label: &str) -> Self {
        Self {
            label: label.to_owned(),
            events: Vec::new(),
        }
    }
}

impl OpenBlock {
    /// The block from its first line to its `end`. The text of a `rect` is a colour.
    fn closed(self, end: Place) -> Value {
        let colour = (self.kind == BlockKind::Rect)
            .then(|| self.sections.first().map(|section| section.label.clone()))
            .flatten();
        let is_rect = self.kind == BlockKind::Rect;
        let sections = self.sections.into_iter().map(|section| {
            let label = Some(section.label).filter(|label| !is_rect && !label.is_empty());
            json!({"label": label, "events": section.events})
        });
        let sections: Vec<Value> = sections.collect();
        let mut said = json!({"kind": self.kind.name(), "sections": sections});
        if is_rect {
            said["color"] = json!(colour);
        }
        placed(Place(self.place.0.to(end.0)), said)
    }
}

/// A value with the offsets of its place.
fn placed(place: Place, mut value: Value) -> Value {
    if let Value::Object(entries) = &mut value {
        let offsets = Map::from_iter([
            ("start".to_owned(), json!(place.0.start)),
            ("end".to_owned(), json!(place.0.end)),
        ]);
        entries.extend(offsets);
    }
    value
}

/// A number without a fraction as an integer, as JavaScript writes it.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        json!(value as i64)
    } else {
        json!(value)
    }
}
