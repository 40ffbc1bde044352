//! JSON, for other programs. `docs/schema/check.schema.json` describes it.

use std::io::{self, Write};

use serde::Serialize;

use super::{FileFindings, Reporter, Style, Summary};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Position, Source, Span};

/// All findings and the summary as one JSON object.
pub struct Json;

impl Reporter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn summary(&self) -> &'static str {
        "JSON, with every place, help and fix"
    }

    fn report(
        &self,
        files: &[FileFindings],
        summary: &Summary,
        _style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let report = Report {
            version: 1,
            diagnostics: files
                .iter()
                .flat_map(|file| file.diagnostics.iter().map(|d| finding(file, d)))
                .collect(),
            files: files.iter().map(read).collect(),
            summary: Counts {
                files: summary.files,
                charts: summary.charts,
                unknown_files: summary.unknown_files,
                skipped: summary.skipped,
                not_read: &summary.not_read,
                made: summary.made,
                elsewhere: &summary.elsewhere,
                errors: summary.errors,
                warnings: summary.warnings,
                fixable: summary.fixable,
                known: summary.known,
            },
        };
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)
    }
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<Finding<'a>>,
    files: Vec<FileJson<'a>>,
    summary: Counts<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Counts<'a> {
    files: usize,
    charts: usize,
    unknown_files: usize,
    skipped: usize,
    not_read: &'a std::collections::BTreeMap<String, usize>,
    made: usize,
    elsewhere: &'a std::collections::BTreeMap<String, usize>,
    errors: usize,
    warnings: usize,
    fixable: usize,
    known: usize,
}

/// A file, and which of its charts were not checked.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FileJson<'a> {
    file: &'a str,
    language: &'a str,
    charts: usize,
    not_read: Vec<UnreadJson>,
}

#[derive(Serialize)]
struct UnreadJson {
    chart: Option<u32>,
    kind: Option<&'static str>,
    why: &'static str,
    start: Position,
}

fn read(file: &FileFindings) -> FileJson<'_> {
    let unread = file.unread.iter().map(|unread| UnreadJson {
        chart: unread.chart,
        kind: unread.kind,
        why: unread.why.name(),
        start: file.source.position(unread.start),
    });
    FileJson {
        file: file.source.name(),
        language: file.language,
        charts: file.charts,
        not_read: unread.collect(),
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    group: &'static str,
    severity: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    url: Option<String>,
    file: &'a str,
    chart: Option<u32>,
    start: Position,
    end: Position,
    annotations: Vec<Text<'a>>,
    fix: Option<FixJson<'a>>,
}

/// A place and a text: an annotation, or an edit.
#[derive(Serialize)]
struct Text<'a> {
    start: Position,
    end: Position,
    text: &'a str,
}

#[derive(Serialize)]
struct FixJson<'a> {
    description: &'a str,
    applicability: &'static str,
    edits: Vec<Text<'a>>,
}

fn text<'a>(source: &Source, span: Span, text: &'a str) -> Text<'a> {
    Text {
        start: source.position(span.start),
        end: source.position(span.end),
        text,
    }
}

fn finding<'a>(file: &'a FileFindings, diagnostic: &'a Diagnostic) -> Finding<'a> {
    let source = &file.source;
    Finding {
        rule: diagnostic.rule.name,
        group: diagnostic.rule.group.name(),
        severity: diagnostic.severity.name(),
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        url: file
            .docs_url
            .as_deref()
            .map(|base| diagnostic.rule.url(base)),
        file: source.name(),
        chart: diagnostic.chart,
        start: source.position(diagnostic.span.start),
        end: source.position(diagnostic.span.end),
        annotations: (diagnostic.annotations.iter())
            .map(|annotation| text(source, annotation.span, &annotation.text))
            .collect(),
        fix: diagnostic.fix.as_ref().map(|fix| fix_json(source, fix)),
    }
}

fn fix_json<'a>(source: &Source, fix: &'a Fix) -> FixJson<'a> {
    FixJson {
        description: &fix.description,
        applicability: fix.applicability.name(),
        edits: (fix.edits.iter())
            .map(|edit| text(source, edit.span, &edit.text))
            .collect(),
    }
}
