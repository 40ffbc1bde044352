//! Lines of other languages: comments, statements, arrows, directions.

use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::TextRange;
use crate::syntax::chars::{is_space, is_word};
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, wording};
use crate::syntax::kinds::c4::rules;

/// What C4-PlantUML has and Mermaid has not, and which draws nothing by itself: beginnings of words.
const UNKNOWN: [&str; 15] = [
    "SHOW_",
    "HIDE_",
    "LAYOUT_",
    "Lay_",
    "AddElementTag",
    "AddRelTag",
    "AddBoundaryTag",
    "AddPersonTag",
    "AddSystemTag",
    "AddContainerTag",
    "AddComponentTag",
    "AddNodeTag",
    "AddProperty",
    "SetPropertyHeader",
    "UpdateLegendTitle",
];

/// Statements of flowcharts and of PlantUML that draw nothing by themselves.
const FOREIGN: [&str; 14] = [
    "style",
    "classDef",
    "class",
    "linkStyle",
    "click",
    "direction",
    "skinparam",
    "scale",
    "hide",
    "show",
    "left",
    "top",
    "autonumber",
    "theme",
];

/// Comments of other languages, and fences.
pub(super) fn comment(m: &Mistake<'_>, line: TextRange, text: &str) -> Option<Diagnostic> {
    if text.starts_with("```") || text.starts_with("~~~") {
        return Some(
            m.page
                .finding(
                    &rules::FOREIGN_STATEMENT,
                    line,
                    "there is a code fence inside the chart",
                )
                .help("Remove it, or close the chart's own fence above it.")
                .fix(without_line(m, line)),
        );
    }
    let sign = ["//", "<!--", "#", "'", "--"]
        .into_iter()
        .find(|sign| text.starts_with(sign))?;
    let after = &text[sign.len()..];
    let is_arrow = sign == "--" && after.starts_with(['>', '-']);
    if is_arrow || (sign == "--" && !after.starts_with(is_space)) {
        return None;
    }
    let place = TextRange::new(line.start, line.start + sign.len() as u32);
    let mut fix = Fix::safe("Write `%%`", m.span(place), "%%");
    if let Some(body) = text.strip_suffix("-->").filter(|_| sign == "<!--") {
        let end = line.start + body.trim_end_matches(is_space).len() as u32;
        fix = fix.and(m.span(TextRange::new(end, line.end)), "");
    }
    Some(
        m.page
            .finding(
                &rules::FOREIGN_COMMENT,
                place,
                wording::foreign_comment(sign),
            )
            .fix(fix),
    )
}

/// Lines of PlantUML.
pub(super) fn plantuml(m: &Mistake<'_>, line: TextRange, text: &str) -> Option<Diagnostic> {
    let known = [
        "@start",
        "@end",
        "!include",
        "!define",
        "!theme",
        "!pragma",
        "!procedure",
        "!",
    ];
    known.iter().find(|known| text.starts_with(**known))?;
    Some(
        m.page
            .finding(
                &rules::FOREIGN_STATEMENT,
                line,
                "this is a line of PlantUML",
            )
            .help("Remove it: Mermaid has C4's keywords built in.")
            .fix(without_line(m, line)),
    )
}

/// Statements that other languages have, and C4 diagrams of Mermaid's not.
pub(super) fn statement(
    m: &Mistake<'_>,
    line: TextRange,
    word: &str,
    rest: &str,
    called: bool,
) -> Option<Diagnostic> {
    let place = TextRange::new(line.start, line.start + word.len() as u32);
    let is_macro = called && UNKNOWN.iter().any(|known| word.starts_with(known));
    let is_statement = FOREIGN.contains(&word) && rest.starts_with(is_space);
    if !is_macro && !is_statement {
        return None;
    }
    let help = match word {
        "direction" | "left" | "top" => {
            "To set how many shapes share a row, write `UpdateLayoutConfig($c4ShapeInRow=\"3\")`."
        }
        "style" | "classDef" | "class" | "linkStyle" => {
            "Set colours with `UpdateElementStyle(a, $bgColor=\"grey\")` or `UpdateRelStyle`."
        }
        "click" => {
            "Write a link as an argument: `Person(a, \"Anna\", $link=\"https://example.com\")`."
        }
        _ => "Remove it: with it, Mermaid draws nothing of the chart.",
    };
    Some(
        m.page
            .finding(
                &rules::FOREIGN_STATEMENT,
                place,
                format!("a C4 diagram has no {}", m.code(place)),
            )
            .help(help)
            .fix(without_line(m, line)),
    )
}

/// `A --> B`
pub(super) fn arrow(m: &Mistake<'_>, line: TextRange, text: &str) -> Option<Diagnostic> {
    let at = text.find("-->").or_else(|| text.find("->"))?;
    if text[..at].matches('"').count() % 2 == 1 {
        return None;
    }
    let sign = text[at..].find('>').map_or(at, |i| at + i + 1);
    let from = text[..at].trim_matches(|c: char| is_space(c) || matches!(c, '-' | '>'));
    let after = text[sign..].trim_matches(is_space);
    let plain = |name: &str| !name.is_empty() && name.chars().all(is_word);
    let found = m
        .finding(
            &rules::FOREIGN_STATEMENT,
            line,
            "a C4 diagram cannot have arrows",
        )
        .help("Write a relation as `Rel(a, b, \"text\")`.");
    let (to, label) = match after.split_once(':') {
        Some((to, label)) => (to.trim_matches(is_space), label.trim_matches(is_space)),
        None => (after, ""),
    };
    Some(match plain(from) && plain(to) && !label.contains('"') {
        true => found.fix(Fix::safe(
            "Write a `Rel`",
            m.span(line),
            format!("Rel({from}, {to}, \"{label}\")"),
        )),
        false => found,
    })
}

/// A line with `direction LR` in it.
pub(super) fn direction(m: &Mistake<'_>) -> Explained {
    let token = range(m.bad());
    let line = crate::syntax::text::trimmed(m.source, token);
    let text = m.slice(line);
    let at = text.find("direction").unwrap_or(0) as u32 + line.start;
    let end = m.slice(TextRange::new(at, line.end));
    let len = end
        .find(|c: char| !is_word(c) && !is_space(c))
        .unwrap_or(end.len());
    let place = TextRange::new(at, at + end[..len].trim_end_matches(is_space).len() as u32);
    let alone = text.starts_with("direction") && m.line(line.start) == line;
    let found = m.finding(
        &rules::FOREIGN_STATEMENT,
        place,
        match alone {
            true => "a C4 diagram cannot have a `direction`".to_owned(),
            false => format!(
                "Mermaid reads this line as a direction, because it contains {}",
                m.code(place)
            ),
        },
    );
    let found = match alone {
        true => found
            .help("Remove the line; to set how many shapes share a row, write `UpdateLayoutConfig($c4ShapeInRow=\"3\")`.")
            .fix(without_line(m, line)),
        false => found.help("Put a word between the two."),
    };
    Explained::at(found, m.resume(line.end))
}

/// Takes the whole line out.
pub(super) fn without_line(m: &Mistake<'_>, line: TextRange) -> Fix {
    let whole = m.whole_line(line.start);
    // Something may stand before it on the same line.
    match m.line(line.start).start == line.start {
        true => Fix::safe("Remove the line", m.span(whole), ""),
        false => Fix::safe("Remove it", m.span(line), ""),
    }
}
