//! JUnit's XML, which most continuous integration shows as tests.

use std::io::{self, Write};

use super::{FileFindings, Reporter, Style, Summary};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// A test suite a file, a test case a finding; a file without findings is a case that passes.
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
        let tests: usize = files.iter().map(|f| f.diagnostics.len().max(1)).sum();
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
                "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">",
                file.diagnostics.len().max(1),
                failures(file)
            )?;
            if file.diagnostics.is_empty() {
                writeln!(
                    out,
                    "    <testcase name=\"nothing found\" classname=\"{name}\"/>"
                )?;
            }
            for finding in &file.diagnostics {
                case(&file.source, &name, finding, out)?;
            }
            writeln!(out, "  </testsuite>")?;
        }
        writeln!(out, "</testsuites>")
    }
}

fn failures(file: &FileFindings) -> usize {
    let shown = file.diagnostics.iter();
    shown.filter(|f| f.severity > Severity::Info).count()
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

/// Text and attribute values; what XML 1.0 cannot hold is replaced.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push_str(&format!("&#{};", u32::from(c))),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}
