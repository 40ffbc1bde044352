//! One line a finding.

use std::io::{self, Write};

use super::text::visible;
use super::{FileFindings, Reporter, Style, Summary, summary};
use crate::diagnostic::Severity;

/// `file:line:column: severity[rule] message`
pub struct Concise;

impl Reporter for Concise {
    fn name(&self) -> &'static str {
        "concise"
    }

    fn summary(&self) -> &'static str {
        "One line a finding: file:line:column: severity[rule] message"
    }

    fn is_for_people(&self) -> bool {
        true
    }

    fn report(
        &self,
        files: &[FileFindings],
        summary: &Summary,
        style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for file in files {
            let name = visible(file.source.name());
            for finding in &file.diagnostics {
                let at = file.source.position(finding.span.start);
                let (on, off) = match (style.color, finding.severity) {
                    (false, _) => ("", ""),
                    (true, Severity::Error) => ("\x1b[1m\x1b[91m", "\x1b[0m"),
                    (true, Severity::Warning) => ("\x1b[1m\x1b[33m", "\x1b[0m"),
                    (true, Severity::Info) => ("\x1b[1m\x1b[94m", "\x1b[0m"),
                };
                writeln!(
                    out,
                    "{name}:{}:{}: {on}{}[{}]{off} {}",
                    at.line,
                    at.column,
                    finding.severity.name(),
                    finding.rule.name,
                    visible(&finding.message)
                )?;
            }
        }
        writeln!(out, "{}", summary::line(summary))
    }
}
