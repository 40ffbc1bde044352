//! SARIF 2.1.0, which GitHub code scanning and many editors read.
//!
//! Columns count Unicode scalar values (`columnKind`). A finding's fingerprint goes by its content, so that
//! a baseline survives lines that move.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::{FileFindings, Reporter, Style, Summary};
use crate::diagnostic::{Applicability, Diagnostic, Fix, Level, RuleInfo, Severity};
use crate::source::{Source, Span};

/// One SARIF run.
pub struct Sarif;

impl Reporter for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }

    fn summary(&self) -> &'static str {
        "SARIF 2.1.0 for code scanning, with rules, fixes and fingerprints"
    }

    fn report(
        &self,
        files: &[FileFindings],
        _summary: &Summary,
        _style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut rules: Vec<(&'static RuleInfo, Option<&str>)> = files
            .iter()
            .flat_map(|file| {
                let base = file.docs_url.as_deref();
                file.diagnostics.iter().map(move |f| (f.rule, base))
            })
            .collect();
        // A run has each rule once: where files differ in where its page is, the first place counts.
        rules.sort_by_key(|(rule, base)| (rule.group, rule.name, base.is_none()));
        rules.dedup_by_key(|(rule, _)| rule.name);
        let mut results = Vec::new();
        for file in files {
            let mut fingerprints = Fingerprints::default();
            for finding in &file.diagnostics {
                let (hash, count) = fingerprints.of("", &file.source, finding);
                let index = rules
                    .iter()
                    .position(|(rule, _)| rule.name == finding.rule.name);
                let print = format!("{hash:016x}:{count}");
                results.push(result(&file.source, finding, index, &print));
            }
        }
        let mut driver = json!({
            "name": "mermaidc",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": rules.iter().map(|&(rule, base)| metadata(rule, base)).collect::<Vec<_>>(),
        });
        let home = env!("CARGO_PKG_REPOSITORY");
        if !home.is_empty() {
            driver["informationUri"] = home.into();
        }
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": driver },
                "columnKind": "unicodeCodePoints",
                "results": results,
            }],
        });
        serde_json::to_writer_pretty(&mut *out, &log)?;
        writeln!(out)
    }
}

fn metadata(rule: &RuleInfo, base: Option<&str>) -> Value {
    let level = match rule.level {
        Level::Off => "none",
        Level::Info => "note",
        Level::Warning => "warning",
        Level::Error => "error",
    };
    let lines = rule.docs.lines();
    let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
    let docs = lines.collect::<Vec<_>>().join("\n").trim().to_owned();
    let mut metadata = json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary() },
        "help": { "text": docs, "markdown": docs },
        "defaultConfiguration": { "enabled": rule.level != Level::Off, "level": level },
        "properties": { "tags": [rule.group.name()] },
    });
    if let Some(base) = base {
        metadata["helpUri"] = rule.url(base).into();
    }
    metadata
}

fn result(source: &Source, finding: &Diagnostic, index: Option<usize>, fingerprint: &str) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let mut text = finding.message.clone();
    if let Some(help) = &finding.help {
        text += "\n";
        text += help;
    }
    let mut result = json!({
        "ruleId": finding.rule.name,
        "level": level,
        "message": { "text": text },
        "locations": [{ "physicalLocation": place(source, finding.span) }],
        "partialFingerprints": { "primaryLocationLineHash": fingerprint },
    });
    if let Some(index) = index {
        result["ruleIndex"] = index.into();
    }
    if !finding.annotations.is_empty() {
        result["relatedLocations"] = (finding.annotations.iter().enumerate())
            .map(|(i, annotation)| {
                json!({
                    "id": i,
                    "physicalLocation": place(source, annotation.span),
                    "message": { "text": annotation.text },
                })
            })
            .collect();
    }
    if let Some(fix) = &finding.fix
        && fix.applicability != Applicability::Display
        && !fix.edits.is_empty()
    {
        result["fixes"] = json!([fix_of(source, fix)]);
    }
    result
}

fn fix_of(source: &Source, fix: &Fix) -> Value {
    let replacements: Vec<Value> = (fix.edits.iter())
        .map(|edit| {
            json!({
                "deletedRegion": region(source, edit.span),
                "insertedContent": { "text": edit.text },
            })
        })
        .collect();
    json!({
        "description": { "text": fix.description },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(source.name()) },
            "replacements": replacements,
        }],
        "properties": { "applicability": fix.applicability.name() },
    })
}

fn place(source: &Source, span: Span) -> Value {
    json!({
        "artifactLocation": { "uri": uri(source.name()) },
        "region": region(source, span),
    })
}

fn region(source: &Source, span: Span) -> Value {
    let (start, end) = (source.position(span.start), source.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": start.offset,
        "byteLength": end.offset.saturating_sub(start.offset),
    })
}

/// A path as a URI reference (RFC 3986): relative ones stay relative.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        for (path, expected) in [
            ("docs/a b.md", "docs/a%20b.md"),
            ("./x.md", "x.md"),
            ("a\\b.md", "a/b.md"),
            ("b:c.md", "b%3Ac.md"),
            ("/tmp/é.md", "file:///tmp/%C3%A9.md"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
