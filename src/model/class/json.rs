//! A class diagram as JSON.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::{Class, ClassDiagram, Classifier, Member, NamespaceIndex, Stroke, Visibility};
use crate::model::{Place, Text};

impl Serialize for ClassDiagram {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Each full id is made once.
        let ids: Vec<String> = (0..self.namespaces.len() as u32)
            .map(|index| self.namespace_id(NamespaceIndex(index)))
            .collect();
        let id_of = |index: Option<NamespaceIndex>| index.map(|index| &ids[index.0 as usize]);
        let classes = self.classes.iter();
        let classes = classes.map(|class| class_value(class, id_of(class.namespace)));
        let interfaces = self.interfaces.iter().enumerate().map(|(number, circle)| {
            let said = json!({
                "id": format!("interface{number}"),
                "label": circle.label,
                "class": self.class(circle.class).id,
            });
            placed(circle.place, said)
        });
        let relations = self.relations.iter().map(|relation| {
            let said = json!({
                "from": self.end_id(relation.from),
                "to": self.end_id(relation.to),
                "arrowStart": relation.start.name(),
                "arrowEnd": relation.end.name(),
                "stroke": match relation.stroke {
                    Stroke::Normal => "normal",
                    Stroke::Dotted => "dotted",
                },
                "label": text(relation.label.as_ref()),
                "fromCardinality": text(relation.from_cardinality.as_ref()),
                "toCardinality": text(relation.to_cardinality.as_ref()),
            });
            placed(relation.place, said)
        });
        let namespaces = self.namespaces.iter().zip(&ids).map(|(namespace, id)| {
            let said = json!({
                "id": id,
                "label": namespace.label,
                "parent": id_of(namespace.parent),
                "implied": namespace.implied,
            });
            placed(namespace.place, said)
        });
        let notes = self.notes.iter().map(|note| {
            let said = json!({
                "text": note.text.text,
                "class": text(note.about.as_ref()),
                "namespace": id_of(note.namespace),
            });
            placed(note.place, said)
        });
        let class_defs = self.class_defs.iter().map(|class| {
            let said = json!({
                "name": class.name,
                "styles": class.styles,
                "textStyles": class.text_styles,
            });
            placed(class.place, said)
        });
        let said = json!({
            "direction": self.direction.name(),
            "classes": classes.collect::<Vec<_>>(),
            "interfaces": interfaces.collect::<Vec<_>>(),
            "relations": relations.collect::<Vec<_>>(),
            "namespaces": namespaces.collect::<Vec<_>>(),
            "notes": notes.collect::<Vec<_>>(),
            "classDefs": class_defs.collect::<Vec<_>>(),
        });
        said.serialize(serializer)
    }
}

fn class_value(class: &Class, namespace: Option<&String>) -> Value {
    let style_classes = class.style_classes.split_whitespace();
    let style_classes: Vec<&str> = style_classes.filter(|name| *name != "default").collect();
    let members = |members: &[Member], method| -> Vec<Value> {
        let members = members.iter();
        members.map(|member| member_value(member, method)).collect()
    };
    let said = json!({
        "id": class.id,
        "label": class.label.text,
        "generics": Some(&class.generics).filter(|generics| !generics.is_empty()),
        "annotations": class.annotations,
        "members": members(&class.members, false),
        "methods": members(&class.methods, true),
        "namespace": namespace,
        "classes": style_classes,
        "styles": class.styles,
        "link": class.link.as_ref().map(|link| json!({
            "url": link.url.text,
            "target": link.target,
        })),
        "callback": class.callback.as_ref().map(|callback| json!({
            "function": callback.function,
            "args": callback.arguments,
        })),
        "tooltip": class.tooltip,
    });
    placed(class.place, said)
}

fn member_value(member: &Member, method: bool) -> Value {
    let said = json!({
        "text": member.text,
        "visibility": member.visibility.map(Visibility::name),
        "name": member.name,
        "parameters": method.then_some(&member.parameters),
        "returnType": method.then_some(&member.return_type),
        "static": member.classifier == Some(Classifier::Static),
        "abstract": member.classifier == Some(Classifier::Abstract),
    });
    placed(member.place, said)
}

fn text(text: Option<&Text>) -> Option<&str> {
    text.map(|text| text.text.as_str())
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
