//! Workflow commands of GitHub Actions, which become annotations in the changed files.
//!
//! Escaping as the toolkit does it (`actions/toolkit`, `command.ts`): `%`, CR and LF everywhere, `:`
//! and `,` in properties as well.

use std::io::{self, Write};

use super::text::visible;
use super::{FileFindings, Reporter, Style, Summary, summary};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// `::error file=…,line=…::message`
pub struct Github;

impl Reporter for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn summary(&self) -> &'static str {
        "Workflow commands of GitHub Actions: findings show in the changed files"
    }

    fn report(
        &self,
        files: &[FileFindings],
        summary: &Summary,
        _style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        for file in files {
            for finding in &file.diagnostics {
                writeln!(out, "{}", command(&file.source, finding))?;
            }
        }
        writeln!(out, "{}", summary::line(summary))
    }
}

fn command(source: &Source, finding: &Diagnostic) -> String {
    let (start, end) = (
        source.position(finding.span.start),
        source.position(finding.span.end),
    );
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut place = format!("line={},col={}", start.line, start.column);
    // GitHub takes an end column only where the lines are the same.
    if start.line == end.line {
        place += &format!(
            ",endLine={},endColumn={}",
            end.line,
            end.column.max(start.column)
        );
    } else {
        place += &format!(",endLine={}", end.line);
    }
    let mut message = visible(&finding.message).into_owned();
    if let Some(help) = &finding.help {
        message += "\n";
        message += &visible(help);
    }
    format!(
        "::{command} file={},{place},title={}::{}",
        property(&visible(&source.name().replace('\\', "/"))),
        property(&format!("mermaidc: {}", finding.rule.name)),
        data(&message)
    )
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
