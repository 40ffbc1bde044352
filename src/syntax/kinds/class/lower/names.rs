//! What is mentioned by its name: classes and namespaces.

use std::borrow::Cow;

use super::Lowering;
use crate::model::Text;
use crate::model::class::{Class, ClassIndex, Namespace, NamespaceIndex};
use crate::source::{Mapped, TextRange};
use crate::syntax::kinds::class::ast::Name;
use crate::syntax::text;

/// The text of a name, its parts glued together, without what stands in `~`.
pub(in crate::syntax::kinds::class) fn name_text<'t>(
    source: &'t Mapped,
    name: &Name,
) -> Cow<'t, str> {
    match &name.parts {
        None => text::decoded(source, name.range),
        Some(parts) => {
            let parts = parts.iter().map(|&part| text::decoded(source, part));
            Cow::Owned(parts.collect())
        }
    }
}

/// A name as Mermaid hands it on, with what stands in `~`.
pub(in crate::syntax::kinds::class) fn id<'t>(source: &'t Mapped, name: &Name) -> Cow<'t, str> {
    let text = name_text(source, name);
    match name.generic {
        None => text,
        Some(generic) => Cow::Owned(format!("{text}~{}~", text::decoded(source, generic))),
    }
}

/// The id of a class, and its type: what is before the first `~`, and between the first two.
pub(super) fn split(id: &str) -> (&str, &str) {
    match id.find('~') {
        None | Some(0) => (id, ""),
        Some(at) => {
            let rest = &id[at + 1..];
            (&id[..at], rest.split('~').next().unwrap_or_default())
        }
    }
}

impl Lowering<'_> {
    /// The class of a name, which is new or known.
    pub(super) fn class(&mut self, name: &Name) -> ClassIndex {
        let whole = id(self.source, name);
        let (id, generics) = split(&whole);
        if let Some(&index) = self.by_id.get(id) {
            return index;
        }
        let index = ClassIndex(self.model.classes.len() as u32);
        let place = self.source.map.span(name.range).into();
        self.model.classes.push(Class {
            id: id.to_owned(),
            label: Text {
                text: id.to_owned(),
                place,
            },
            generics: generics.to_owned(),
            style_classes: "default".to_owned(),
            place,
            ..Class::default()
        });
        self.by_id.insert(id.to_owned(), index);
        index
    }

    /// The class of an id as statements about classes write it, where it is known.
    pub(super) fn known(&self, id: &str) -> Option<ClassIndex> {
        self.by_id.get(split(id).0).copied()
    }

    /// The namespace of a name in the one that is open; the outer ones of a name with dots, too.
    pub(super) fn namespace(&mut self, name: &Name, label: Option<TextRange>) -> NamespaceIndex {
        let whole = name_text(self.source, name);
        let label = label.map(|label| text::shown(self.source, label).text);
        let label = label.filter(|label| !label.is_empty());
        let place = self.source.map.span(name.range).into();
        let mut parent = self.open.last().map(|open| open.index);
        let mut parts = whole.split('.').peekable();
        loop {
            let part = parts.next().unwrap_or_default();
            let last = parts.peek().is_none();
            let key = (parent, part.to_owned());
            let index = match self.by_name.get(&key) {
                Some(&index) => index,
                None => {
                    let index = NamespaceIndex(self.model.namespaces.len() as u32);
                    self.model.namespaces.push(Namespace {
                        name: part.to_owned(),
                        label: part.to_owned(),
                        parent,
                        implied: true,
                        place,
                    });
                    self.by_name.insert(key, index);
                    index
                }
            };
            if last {
                let namespace = &mut self.model.namespaces[index.0 as usize];
                namespace.implied = false;
                if let Some(label) = label {
                    namespace.label = label;
                }
                return index;
            }
            parent = Some(index);
        }
    }

    /// The end of a namespace: what was named in it belongs to it, wherever it stood before.
    pub(super) fn end_namespace(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        for class in open.classes {
            self.model.classes[class.0 as usize].namespace = Some(open.index);
        }
        for note in open.notes {
            self.model.notes[note].namespace = Some(open.index);
        }
    }
}
