//! A file: its charts, with what was found in each.

use std::io::{self, Write};

use super::super::text::count;
use super::super::{Drawing, FileFindings};
use super::excerpt::{self, Kind, Place};
use super::{escape, of};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Group, Severity};
use crate::source::{Source, Span};

/// Edits of a fix that are shown; a fix may have hundreds.
const EDITS: usize = 8;

pub(super) fn write(file: &FileFindings, number: usize, out: &mut dyn Write) -> io::Result<()> {
    let name = escape(file.source.name());
    let open = if file.diagnostics.is_empty() {
        ""
    } else {
        " open"
    };
    let mut counts = Vec::new();
    for (severity, noun) in [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Info, "info"),
    ] {
        match of(file, severity) {
            0 => {}
            found if severity == Severity::Info => counts.push(format!("{found} of level info")),
            found => counts.push(count(found, noun)),
        }
    }
    let counts = if counts.is_empty() {
        "nothing found".to_owned()
    } else {
        counts.join(", ")
    };
    writeln!(
        out,
        "<details class=\"page\" id=\"f{number}\"{open}>\n<summary><h2>{name}</h2> <span>{counts}</span></summary>"
    )?;
    let mut ids = Ids {
        file: number,
        next: 0,
    };
    let loose: Vec<&Diagnostic> = (file.diagnostics.iter())
        .filter(|d| {
            !file
                .drawings
                .iter()
                .any(|drawing| d.chart == Some(drawing.chart))
        })
        .collect();
    if !loose.is_empty() {
        out.write_all(b"<section>\n")?;
        list(file, &loose, &mut ids, out)?;
        out.write_all(b"</section>\n")?;
    }
    for drawing in &file.drawings {
        chart(file, drawing, &mut ids, out)?;
    }
    out.write_all(b"</details>\n")
}

/// Names for the findings of a file, in the order in which they are written.
struct Ids {
    file: usize,
    next: usize,
}

/// A chart: its drawing, else its source; and the findings.
fn chart(
    file: &FileFindings,
    drawing: &Drawing,
    ids: &mut Ids,
    out: &mut dyn Write,
) -> io::Result<()> {
    let found = file.diagnostics.iter();
    let found: Vec<&Diagnostic> = found.filter(|d| d.chart == Some(drawing.chart)).collect();
    let line = file.source.position(drawing.span.start).line;
    let kind = escape(drawing.kind.unwrap_or("not a chart"));
    let title = drawing.title.as_deref().map(escape);
    let title = title.map(|title| format!("{title}, ")).unwrap_or_default();
    let heading = format!("Chart {}: {title}{kind}, line {line}", drawing.chart);
    writeln!(
        out,
        "<section class=\"chart\">\n<h3>{heading}</h3>\n<div class=\"both\">"
    )?;
    if let Some(svg) = &drawing.svg {
        writeln!(
            out,
            "<div class=\"drawing\" role=\"region\" aria-label=\"Drawing of chart {}\" tabindex=\"0\">\n{svg}</div>",
            drawing.chart
        )?;
    } else {
        let places = found.iter().map(|finding| Place {
            span: finding.span,
            kind: Kind::Primary,
            says: &finding.label,
        });
        let places: Vec<Place<'_>> = places.collect();
        let unread = file
            .unread
            .iter()
            .find(|unread| unread.chart == Some(drawing.chart));
        let why = match unread {
            Some(unread) => format!("Not drawn: {}.", unread.why.text()),
            None if drawing.is_refused => "Mermaid does not draw this chart.".to_owned(),
            None => "Charts of this kind are not drawn here.".to_owned(),
        };
        let source = excerpt::whole(&file.source, drawing.span, &places);
        writeln!(out, "<div class=\"source\">\n<p>{why}</p>\n{source}</div>")?;
    }
    list(file, &found, ids, out)?;
    out.write_all(b"</div>\n</section>\n")
}

/// Findings, in order.
fn list(
    file: &FileFindings,
    found: &[&Diagnostic],
    ids: &mut Ids,
    out: &mut dyn Write,
) -> io::Result<()> {
    if found.is_empty() {
        return out.write_all(b"<p class=\"nothing\">Nothing found.</p>\n");
    }
    out.write_all(b"<ol class=\"findings\">\n")?;
    let mut number = 0;
    for finding in found {
        // The drawing numbers what it marks.
        let badge = if finding.severity == Severity::Info {
            "i".to_owned()
        } else {
            number += 1;
            number.to_string()
        };
        ids.next += 1;
        let (severity, rule) = (finding.severity.name(), finding.rule.name);
        let at = file.source.position(finding.span.start);
        let name = escape(file.source.name());
        writeln!(
            out,
            "<li id=\"f{}-{}\" class=\"{severity}\"><p class=\"what\"><span class=\"number\">{badge}</span> \
             <strong>{severity}</strong>: {} <a href=\"#rule-{rule}\">{rule}</a></p>\n\
             <p class=\"place\">{name}:{}:{}</p>",
            ids.file,
            ids.next,
            code(&finding.message),
            at.line,
            at.column
        )?;
        out.write_all(excerpt::around(&file.source, &places(finding)).as_bytes())?;
        if let Some(help) = &finding.help {
            writeln!(out, "<p class=\"help\">{}</p>", code(help))?;
        }
        if let Some(fix) = &finding.fix {
            out.write_all(suggestion(&file.source, finding, fix).as_bytes())?;
        }
        out.write_all(b"</li>\n")?;
    }
    out.write_all(b"</ol>\n")
}

fn places(finding: &Diagnostic) -> Vec<Place<'_>> {
    let more = finding.annotations.iter().map(|annotation| Place {
        span: annotation.span,
        kind: Kind::Secondary,
        says: &annotation.text,
    });
    let first = Place {
        span: finding.span,
        kind: Kind::Primary,
        says: &finding.label,
    };
    std::iter::once(first).chain(more).take(12).collect()
}

/// What a fix would do.
fn suggestion(source: &Source, finding: &Diagnostic, fix: &Fix) -> String {
    let note = match fix.applicability {
        Applicability::Safe => "",
        Applicability::Unsafe if finding.rule.group == Group::Syntax => " (a guess: check it)",
        Applicability::Unsafe => " (this may change the drawing: check it)",
        Applicability::Display => " (not applied by <code>--fix</code>)",
    };
    let places = fix.edits.iter().take(EDITS).map(|edit| Place {
        span: edit.span,
        kind: Kind::Edit,
        says: &edit.text,
    });
    let places: Vec<Place<'_>> = places.collect();
    let mut out = format!(
        "<p class=\"help\">Fix: {}{note}</p>\n",
        code(&fix.description)
    );
    out += &excerpt::around(source, &places);
    if let Some(more) = fix.edits.len().checked_sub(EDITS + 1) {
        out += &format!("<p>and {} more edits</p>\n", more + 1);
    }
    out
}

/// A sentence with what stands in backticks as code.
pub(super) fn code(text: &str) -> String {
    let text = escape(text);
    if text.matches('`').count() % 2 == 1 {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for (i, part) in text.split('`').enumerate() {
        match i {
            0 => {}
            i if i % 2 == 1 => out.push_str("<code>"),
            _ => out.push_str("</code>"),
        }
        out.push_str(part);
    }
    out
}

/// The place of a finding, as a link to it says it.
pub(super) fn place(file: &FileFindings, span: Span) -> String {
    let at = file.source.position(span.start);
    format!("{}:{}", escape(file.source.name()), at.line)
}
