//! The texts of a class as they are shown, for whoever draws it.

use crate::model::class::{Class, Classifier, Member};
use crate::model::graph::{Text, TextKind};
use crate::picture::text::Label;

/// The name of a class with its types.
pub(crate) fn name(class: &Class) -> Label {
    let mut text = class.label.text.clone();
    if !class.generics.is_empty() {
        text = format!("{text}&lt;{}&gt;", class.generics);
    }
    shown(&text)
}

/// The first annotation, which is the one that Mermaid draws.
pub(crate) fn annotation(class: &Class) -> Option<Label> {
    let annotation = class.annotations.first()?;
    Some(shown(&format!("«{annotation}»")))
}

/// A member on one line: abstract ones in italics, static ones underlined.
pub(crate) fn member(member: &Member) -> Label {
    let mut label = shown(&typed(&member.text)).joined();
    for run in label.lines.iter_mut().flatten() {
        match member.classifier {
            Some(Classifier::Abstract) => run.marks.italic += 1,
            Some(Classifier::Static) => run.marks.underline += 1,
            None => {}
        }
    }
    label
}

/// A text of a class diagram: all of them are Markdown.
pub(crate) fn shown(text: &str) -> Label {
    Label::new(&Text {
        text: text.to_owned(),
        kind: TextKind::Markdown,
    })
}

/// A member's text with the angles of its types, and what is left of `~`, as text; tags that format stay tags.
fn typed(text: &str) -> String {
    const TAGS: [&str; 8] = ["br", "b", "i", "u", "s", "em", "strong", "code"];
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let is_tag = || {
            let rest = text[at + 1..].trim_start_matches('/');
            let name = rest.split(|c: char| !c.is_ascii_alphanumeric()).next();
            let name = name.unwrap_or_default();
            let closed = rest[name.len()..].trim_start_matches([' ', '/']);
            TAGS.contains(&name) && closed.starts_with('>')
        };
        match c {
            '<' if !is_tag() => out.push_str("&lt;"),
            '~' => out.push_str("&#126;"),
            c => out.push(c),
        }
    }
    out
}
