//! The box of a class: annotation and name, attributes, methods, with lines between.

use super::label::{self, Label};
use crate::model::class::{Class, Classifier, Member};
use crate::model::graph::Text;

/// The HTML-like label of a class, with its brackets.
pub(super) fn table(class: &Class, bold: bool) -> String {
    let mut rows = format!("<TR><TD CELLPADDING=\"6\">{}</TD></TR>", head(class));
    let parts = [&class.members, &class.methods];
    if parts.iter().any(|part| !part.is_empty()) {
        for part in parts {
            rows.push_str("<HR/>");
            rows.push_str(&compartment(part, bold));
        }
    }
    format!(
        "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"5\">{rows}</TABLE>>"
    )
}

/// The first annotation, which is the one that Mermaid draws, and the name with its types.
fn head(class: &Class) -> String {
    let mut text = class.label.text.clone();
    if !class.generics.is_empty() {
        text = format!("{text}&lt;{}&gt;", class.generics);
    }
    let name = format!("<B>{}</B>", label::html(&Label::new(&Text::plain(text))));
    match class.annotations.first() {
        Some(annotation) => {
            let annotation = format!("«{annotation}»");
            let annotation = label::html(&Label::new(&Text::plain(annotation)));
            format!("{annotation}<BR/>{name}")
        }
        None => name,
    }
}

fn compartment(members: &[Member], bold: bool) -> String {
    if members.is_empty() {
        return "<TR><TD HEIGHT=\"4\" CELLPADDING=\"2\"></TD></TR>".to_owned();
    }
    let lines: String = members.iter().map(|line| member(line, bold)).collect();
    format!("<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\">{lines}</TD></TR>")
}

/// A line: abstract ones in italics, static ones underlined.
fn member(member: &Member, bold: bool) -> String {
    let label = Label::new(&Text::plain(typed(&member.text)));
    let text = label::html(&label).replace("<BR/>", " ");
    let text = match member.classifier {
        Some(Classifier::Abstract) => format!("<I>{text}</I>"),
        Some(Classifier::Static) => format!("<U>{text}</U>"),
        None => text,
    };
    match bold {
        true => format!("<B>{text}</B><BR/>"),
        false => format!("{text}<BR/>"),
    }
}

/// A member's text with the angles of its types as text; tags that format stay tags.
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
            c => out.push(c),
        }
    }
    out
}
