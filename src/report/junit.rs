//! JUnit's XML, which most continuous integration shows as tests.

use std::io::{self, Write};

use super::xml::escape;
use super::{FileFindings, Reporter, Style, Summary, Unread};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// A test suite a file, a test case a finding; a file that was checked and has no findings is a case that
/// passes, a chart that was not read one that is skipped.
pub struct Junit;

impl Reporter for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn summary(&self) -> &'static str {
        "JUnit XML: a suite a file, a failed test a finding"
    }

    fn report(
        &self,
        files: &[FileFindings],
        _summary: &Summary,
        _style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let tests: usize = files.iter().map(tests).sum();
        let failed: usize = files.iter().map(failures).sum();
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(
            out,
            "<testsuites name=\"mermaidc\" tests=\"{tests}\" failures=\"{failed}\" errors=\"0\">"
        )?;
        for file in files {
            let name = escape(file.source.name());
            writeln!(
                out,
                "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">",
                self::tests(file),
                failures(file),
                file.unread.len()
            )?;
            if passes(file) {
                writeln!(
                    out,
                    "    <testcase name=\"nothing found\" classname=\"{name}\"/>"
                )?;
            }
            for finding in &file.diagnostics {
                case(&file.source, &name, finding, out)?;
            }
            for unread in &file.unread {
                skipped(&file.source, &name, unread, out)?;
            }
            writeln!(out, "  </testsuite>")?;
        }
        writeln!(out, "</testsuites>")
    }
}

fn tests(file: &FileFindings) -> usize {
    usize::from(passes(file)) + file.diagnostics.len() + file.unread.len()
}

/// Whether something was checked, and nothing found. A file without charts passes, too.
fn passes(file: &FileFindings) -> bool {
    let all = !file.unread.is_empty() && file.unread.len() >= file.charts;
    file.diagnostics.is_empty() && !all
}

fn failures(file: &FileFindings) -> usize {
    let shown = file.diagnostics.iter();
    shown.filter(|f| f.severity > Severity::Info).count()
}

fn skipped(source: &Source, name: &str, unread: &Unread, out: &mut dyn Write) -> io::Result<()> {
    let at = source.position(unread.start);
    writeln!(
        out,
        "    <testcase name=\"{} at {}:{}\" classname=\"{name}\">",
        escape(unread.kind.unwrap_or("chart")),
        at.line,
        at.column
    )?;
    let message = unread.why.text();
    writeln!(out, "      <skipped message=\"{message}\"/>")?;
    writeln!(out, "    </testcase>")
}

fn case(source: &Source, name: &str, finding: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let at = source.position(finding.span.start);
    writeln!(
        out,
        "    <testcase name=\"{} at {}:{}\" classname=\"{name}\">",
        escape(finding.rule.name),
        at.line,
        at.column
    )?;
    let message = escape(&finding.message);
    let help = finding.help.as_deref().unwrap_or_default();
    let text = format!(
        "{name}:{}:{}: {message}{}{}",
        at.line,
        at.column,
        if help.is_empty() { "" } else { "\n" },
        escape(help)
    );
    match finding.severity {
        Severity::Info => writeln!(out, "      <system-out>{text}</system-out>")?,
        severity => writeln!(
            out,
            "      <failure type=\"{}\" message=\"{message}\">{text}</failure>",
            severity.name()
        )?,
    }
    writeln!(out, "    </testcase>")
}
