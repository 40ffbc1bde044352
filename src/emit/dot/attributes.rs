//! Attributes of nodes, clusters and links.

use graphviz_rust::dot_structures::{Attribute, Id};

use super::escape;
use super::label::{self, Label};
use super::shape::Rules;
use crate::picture::style::Css;

/// Attributes in the making.
#[derive(Default)]
pub(super) struct Attributes(pub(super) Vec<Attribute>);

impl Attributes {
    /// Sets an attribute to an escaped value.
    pub(super) fn put(&mut self, key: &str, value: Id) {
        let key = Id::Plain(key.to_owned());
        match self.0.iter_mut().find(|attribute| attribute.0 == key) {
            Some(attribute) => attribute.1 = value,
            None => self.0.push(Attribute(key, value)),
        }
    }

    /// Sets an attribute to a word of our own.
    pub(super) fn word(&mut self, key: &str, value: impl Into<String>) {
        self.put(key, escape::word(value));
    }

    /// Whether an attribute is set.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0
            .iter()
            .any(|attribute| attribute.0 == Id::Plain(key.to_owned()))
    }

    /// Sets the label: a string, or HTML-like where it is set in more than one way.
    pub(super) fn label(&mut self, label: &Label, bold: bool) {
        let value = if label.is_empty() || (label.is_plain() && !bold) {
            escape::value(&label.text())
        } else if bold {
            Id::Html(format!("<<B>{}</B>>", label::html(label)))
        } else {
            Id::Html(format!("<{}>", label::html(label)))
        };
        self.put("label", value);
    }
}

/// Colours and lines of a box.
pub(super) fn paint(attributes: &mut Attributes, css: &Css, mut styles: Vec<&str>) {
    if let Some(fill) = &css.fill {
        attributes.word("fillcolor", fill);
    }
    if let Some(stroke) = &css.stroke {
        attributes.word("color", stroke);
    }
    if let Some(color) = &css.color {
        attributes.word("fontcolor", color);
    }
    if let Some(width) = css.width {
        attributes.word("penwidth", width.to_string());
    }
    if let Some(size) = css.font_size {
        attributes.word("fontsize", (size * 0.75).to_string());
    }
    if css.is_dashed() {
        styles.push("dashed");
    }
    if css.is_hidden() {
        styles.push("invis");
    }
    if !styles.is_empty() {
        styles.insert(0, "filled");
        attributes.word("style", styles.join(","));
    }
}

/// A label between lines, as a table: Graphviz has no such shapes. `border` is what colours them otherwise.
pub(super) fn ruled(
    attributes: &mut Attributes,
    label: &Label,
    rules: Rules,
    css: &Css,
    border: &str,
) {
    let bold = if css.is_bold() {
        ("<B>", "</B>")
    } else {
        ("", "")
    };
    let text = format!("{}{}{}", bold.0, label::html(label), bold.1);
    let line =
        |side: &str| format!("<TD BORDER=\"1\" SIDES=\"{side}\" WIDTH=\"8\" HEIGHT=\"8\"></TD>");
    let body = |sides: &str| {
        let border = if sides.is_empty() {
            String::new()
        } else {
            format!(" BORDER=\"1\" SIDES=\"{sides}\"")
        };
        format!("<TD CELLPADDING=\"8\"{border}>{text}</TD>")
    };
    let rows = match rules {
        Rules::Both => format!("<TR>{}{}{}</TR>", line("R"), body(""), line("L")),
        Rules::Left => format!("<TR>{}{}</TR>", line("R"), body("")),
        Rules::Above => format!("<TR>{}</TR><TR>{}</TR>", line("B"), body("")),
        Rules::LeftAbove => format!(
            "<TR>{}{}</TR><TR>{}{}</TR>",
            line("RB"),
            line("B"),
            line("R"),
            body("")
        ),
        Rules::BareLeft => format!("<TR>{}</TR>", body("L")),
        Rules::BareRight => format!("<TR>{}</TR>", body("R")),
        Rules::BareBoth => format!("<TR>{}</TR>", body("LR")),
        Rules::BareRows => format!("<TR>{}</TR>", body("TB")),
    };
    let color = css.stroke.as_deref().unwrap_or(border);
    let table = format!(
        "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" COLOR=\"{color}\">{rows}</TABLE>>"
    );
    attributes.put("label", Id::Html(table));
    if rules.boxed() {
        attributes.word("margin", "0");
        attributes.word("width", "0");
        attributes.word("height", "0");
    } else {
        attributes.word("shape", "plain");
        attributes.word("fillcolor", "transparent");
    }
}
