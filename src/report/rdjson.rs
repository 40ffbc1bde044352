//! Reviewdog's Diagnostic Format, as one JSON object (`rdjson`).
//!
//! Its columns count bytes of UTF-8, and an end is exclusive. Each suggestion is offered on its own, so that a fix
//! of several edits becomes one that replaces all from the first to the last.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{FileFindings, Reporter, Style, Summary};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::source::{Source, Span};

/// A `DiagnosticResult`.
pub struct Rdjson;

impl Reporter for Rdjson {
    fn name(&self) -> &'static str {
        "rdjson"
    }

    fn summary(&self) -> &'static str {
        "Reviewdog's JSON, with fixes as suggestions"
    }

    fn report(
        &self,
        files: &[FileFindings],
        _summary: &Summary,
        _style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let diagnostics: Vec<Value> = files
            .iter()
            .flat_map(|file| file.diagnostics.iter().map(|found| diagnostic(file, found)))
            .collect();
        let result = json!({ "source": { "name": "mermaidc" }, "diagnostics": diagnostics });
        serde_json::to_writer_pretty(&mut *out, &result)?;
        writeln!(out)
    }
}

fn diagnostic(file: &FileFindings, finding: &Diagnostic) -> Value {
    let severity = match finding.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    };
    let mut message = finding.message.clone();
    if let Some(help) = &finding.help {
        message += "\n";
        message += help;
    }
    let mut code = json!({ "value": finding.rule.name });
    if let Some(base) = &file.docs_url {
        code["url"] = finding.rule.url(base).into();
    }
    let mut diagnostic = json!({
        "message": message,
        "location": {
            "path": file.source.name().replace('\\', "/"),
            "range": range(&file.source, finding.span),
        },
        "severity": severity,
        "code": code,
    });
    if let Some(suggestion) = finding.fix.as_ref().and_then(|fix| suggestion(file, fix)) {
        diagnostic["suggestions"] = json!([suggestion]);
    }
    diagnostic
}

fn suggestion(file: &FileFindings, fix: &Fix) -> Option<Value> {
    let (first, last) = (fix.edits.first()?, fix.edits.last()?);
    if fix.applicability == Applicability::Display {
        return None;
    }
    let mut text = String::new();
    let mut at = first.span.start;
    for edit in &fix.edits {
        text += file.source.slice(Span::new(at, edit.span.start));
        text += &edit.text;
        at = edit.span.end;
    }
    let span = Span::new(first.span.start, last.span.end);
    Some(json!({ "range": range(&file.source, span), "text": text }))
}

fn range(source: &Source, span: Span) -> Value {
    json!({ "start": position(source, span.start), "end": position(source, span.end) })
}

fn position(source: &Source, offset: u32) -> Value {
    let at = source.position(offset);
    let start = source.lines().start(at.line);
    json!({ "line": at.line, "column": at.offset.saturating_sub(start) + 1 })
}
