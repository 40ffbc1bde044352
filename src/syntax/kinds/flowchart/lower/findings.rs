//! What Mermaid throws at without saying where: the findings of lowering.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::model::graph::Shape;
use crate::source::{Mapped, Span};
use crate::syntax::kinds::flowchart::ast::Data;
use crate::syntax::kinds::flowchart::rules::{BROKEN_METADATA, UNKNOWN_LINK_NUMBER, UNKNOWN_SHAPE};

/// Data that is not valid YAML.
pub(super) fn broken_metadata(why: &str, place: Span, data: &Data, text: &Mapped) -> Diagnostic {
    let whole = text.span(data.range);
    // Mermaid puts braces around one line only.
    let is_one_line = !text.slice(data.range).contains('\n');
    let place = if whole.contains(place) && !place.is_empty() {
        place
    } else {
        whole
    };
    let mut diagnostic = Diagnostic::new(
        &BROKEN_METADATA,
        place,
        "the data in `@{ … }` is not valid YAML",
    )
    .label(why.to_owned())
    .help(match is_one_line {
        true => "Put a comma between one `key: value` and the next. Quote values that contain `:`, `{`, `#` or `,`.",
        false => "Put each `key: value` on its own line, without commas. Quote values that contain `:`, `{` or `#`.",
    });
    if place != whole {
        diagnostic = diagnostic.annotate(whole, "this data");
    }
    if data.fixed.is_empty() {
        return diagnostic;
    }
    let description = match data.fixed[0].1.as_str() {
        "," => "Write the comma",
        "\"" => "Quote the value",
        _ => "Write spaces",
    };
    diagnostic.fix(Fix {
        description: description.to_owned(),
        applicability: Applicability::Safe,
        edits: data
            .fixed
            .iter()
            .map(|(span, text)| Edit {
                span: *span,
                text: text.clone(),
            })
            .collect(),
    })
}

/// Data on several lines with nothing in it.
pub(super) fn empty_metadata(data: Span) -> Diagnostic {
    Diagnostic::new(&BROKEN_METADATA, data, "the data in `@{ … }` is empty")
        .help("Write `@{}` on one line, or remove it.")
        .fix(Fix::safe("Write it on one line", data, "@{}"))
}

/// A label that is a number or the like, beside an icon or an image.
pub(super) fn label_is_no_text(label: &str, key: &str, place: Span) -> Diagnostic {
    Diagnostic::new(
        &BROKEN_METADATA,
        place,
        format!("with `{key}`, the label `{label}` must be text"),
    )
    .help("Put the label in quotes.")
    .fix(Fix::safe(
        "Put the label in quotes",
        place,
        format!("\"{label}\""),
    ))
}

/// A shape that is not in the table.
pub(super) fn unknown_shape(name: &str, place: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &UNKNOWN_SHAPE,
        place,
        format!("Mermaid has no shape `{name}`"),
    );
    if let Some(bare) = name.strip_suffix(',')
        && Shape::names().any(|known| known == bare)
    {
        return diagnostic
            .label("the comma is read as a part of the name")
            .help("In data of several lines, write no commas at their ends.")
            .fix(Fix::safe("Remove the comma", place, bare));
    }
    match nearest_shape(name) {
        Some(near) => {
            let description = format!("Use `{near}`");
            // The same name in another spelling leaves no doubt.
            let fix = if name.to_lowercase().replace(['_', ' '], "-") == near {
                Fix::safe(description, place, near)
            } else {
                Fix::unsafe_(description, place, near)
            };
            diagnostic
                .help(format!("The nearest name is `{near}`."))
                .fix(fix)
        }
        None => diagnostic.help("Remove the shape, or use one of Mermaid's: rect, rounded, diamond, hex, circle, cyl, doc …"),
    }
}

/// The nearest name of a shape: the same in lower case and with hyphens, else the nearest spelling.
fn nearest_shape(name: &str) -> Option<&'static str> {
    const MEANT: &[(&str, &str)] = &[
        ("rhombus", "diamond"),
        ("parallelogram", "lean-r"),
        ("square", "rect"),
        ("box", "rect"),
        ("oval", "stadium"),
        ("ellipse", "stadium"),
        ("round", "rounded"),
        ("double-circ", "dbl-circ"),
        ("trapezium", "trapezoid"),
    ];
    let plain = name.to_lowercase().replace(['_', ' '], "-");
    let writable = || Shape::names().filter(|n| !n.contains('_') && n.to_lowercase() == *n);
    if let Some(same) = writable().find(|n| *n == plain) {
        return Some(same);
    }
    if let Some((_, meant)) = MEANT.iter().find(|(word, _)| *word == plain) {
        return Some(meant);
    }
    writable()
        .map(|n| (n, n))
        .chain(MEANT.iter().copied())
        .map(|(word, near)| (strsim::damerau_levenshtein(word, &plain), word, near))
        .filter(|(distance, word, _)| *distance <= word.len().min(plain.len()).div_ceil(4))
        .min()
        .map(|(_, _, near)| near)
}

/// A `linkStyle` of a number that no link has yet.
pub(super) fn undrawn_link_style(number: u64, drawn: usize, place: Span) -> Diagnostic {
    let known = match drawn {
        0 => "no link is drawn before this line".to_owned(),
        1 => "one link is drawn before this line: number 0".to_owned(),
        n => format!(
            "{n} links are drawn before this line: numbers 0 to {}",
            n - 1
        ),
    };
    let name = if number == u64::MAX {
        "this number".to_owned()
    } else {
        format!("number {number}")
    };
    Diagnostic::new(&UNKNOWN_LINK_NUMBER, place, format!("no link has {name}"))
        .label(known)
        .help("Links are counted from 0 as they are written, and a `linkStyle` must come after its link.")
}
