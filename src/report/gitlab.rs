//! GitLab's code quality report, which merge requests show.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::fingerprint::{Fingerprints, word};
use super::{FileFindings, Reporter, Style, Summary};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// A JSON array of issues.
pub struct Gitlab;

impl Reporter for Gitlab {
    fn name(&self) -> &'static str {
        "gitlab"
    }

    fn summary(&self) -> &'static str {
        "Code quality report of GitLab, for merge requests"
    }

    fn report(
        &self,
        files: &[FileFindings],
        _summary: &Summary,
        _style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        // GitLab shows one issue a fingerprint: they are unique in the report.
        let mut fingerprints = Fingerprints::default();
        let mut issues = Vec::new();
        for file in files {
            let path = file.source.name().replace('\\', "/");
            let path = path.strip_prefix("./").unwrap_or(&path);
            for finding in &file.diagnostics {
                let fingerprint = word(fingerprints.of(path, &file.source, finding));
                issues.push(issue(path, &file.source, finding, &fingerprint));
            }
        }
        serde_json::to_writer_pretty(&mut *out, &issues)?;
        writeln!(out)
    }
}

fn issue(path: &str, source: &Source, finding: &Diagnostic, fingerprint: &str) -> Value {
    let severity = match finding.severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    };
    let (start, end) = (
        source.position(finding.span.start),
        source.position(finding.span.end),
    );
    json!({
        "description": finding.message,
        "check_name": finding.rule.name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": { "path": path, "lines": { "begin": start.line, "end": end.line } },
    })
}
