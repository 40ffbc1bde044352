//! The box of a class: annotation and name, attributes, methods, with lines between.

use super::label;
use crate::model::class::{Class, Member};
use crate::picture::class::texts;

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

/// The annotation, and the name with its types.
fn head(class: &Class) -> String {
    let name = format!("<B>{}</B>", label::html(&texts::name(class)));
    match texts::annotation(class) {
        Some(annotation) => format!("{}<BR/>{name}", label::html(&annotation)),
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

fn member(member: &Member, bold: bool) -> String {
    let text = label::html(&texts::member(member));
    match bold {
        true => format!("<B>{text}</B><BR/>"),
        false => format!("{text}<BR/>"),
    }
}
