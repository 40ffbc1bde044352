//! Elements of HTML that Mermaid draws: those of the class `mermaid`, and code in the language `mermaid`.
//!
//! Mermaid takes an element's text as the browser has it: entities are decoded, the indentation that all
//! lines share and the spaces around it are taken off.

mod tag;
mod text;

use super::host::Host;
use super::{Around, Chart, Mapped, Page, Source, Span};
pub(super) use tag::Tag;
pub(super) use text::{Body, in_element, tidy};

pub(super) static HOST: Host = Host {
    language: "html",
    extensions: &["html", "htm", "xhtml"],
    page,
};

/// Elements whose text is not HTML.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Finds the charts of a page of HTML and the comments around them. Linear in the text.
fn page(source: &Source) -> Page {
    let text = source.text();
    let mut found = Page::default();
    let mut notes: Vec<(Span, String)> = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find('<') {
        let start = at + next;
        if !text[at..start].trim().is_empty() {
            notes.clear();
        }
        if let Some(comment) = text[start..].strip_prefix("<!--") {
            let Some(length) = comment.find("-->") else {
                break;
            };
            at = start + 4 + length + 3;
            let note = (
                Span::new(start as u32, at as u32),
                comment[..length].to_owned(),
            );
            if note.1.trim_start().starts_with("mermaidc") {
                found.remarks.push(note.clone());
            }
            notes.push(note);
            continue;
        }
        let Some(tag) = Tag::at(text, start) else {
            at = start + 1;
            continue;
        };
        at = tag.end;
        let raw = RAW.iter().any(|raw| raw.eq_ignore_ascii_case(tag.name));
        if !(raw || tag.is_chart()) || tag.is_empty {
            notes.clear();
            continue;
        }
        let Some((inner, end)) = tag.close(text) else {
            break;
        };
        at = end;
        if !raw {
            let body = Mapped::new(&text[tag.end..inner], tag.end as u32);
            add(&mut found, &mut notes, in_element(body), start);
        }
        notes.clear();
    }
    found
}

/// Adds what an element holds, which begins at an offset.
fn add(page: &mut Page, notes: &mut Vec<(Span, String)>, body: Body, start: usize) {
    match body {
        Body::Chart(text, writing) => page.charts.push(Chart {
            number: page.charts.len() as u32 + 1,
            span: Span::new(text.map.offset(0), text.map.offset(text.text.len() as u32)),
            text,
            notes: std::mem::take(notes),
            fence: None,
            around: Around::Html,
            writing: Some(writing),
            block: None,
        }),
        Body::Made => page.made.push(Span::at(start as u32)),
        Body::Nothing => {}
    }
}

#[cfg(test)]
mod tests;
