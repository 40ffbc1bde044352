//! Checkstyle's XML, which Jenkins, reviewdog and many editors read.
//!
//! As Checkstyle itself writes it: every file that was read has its element, and `source` names the
//! rule after the tool, with dots between. ESLint and PHP_CodeSniffer write the same, and what reads it takes
//! lines and columns from 1.

use std::io::{self, Write};

use super::xml::escape;
use super::{FileFindings, Reporter, Style, Summary};

/// `<file name="…"><error line="…" column="…" severity="…" message="…" source="mermaidc.rule"/></file>`
pub struct Checkstyle;

impl Reporter for Checkstyle {
    fn name(&self) -> &'static str {
        "checkstyle"
    }

    fn summary(&self) -> &'static str {
        "Checkstyle XML, for Jenkins and review tools"
    }

    fn report(
        &self,
        files: &[FileFindings],
        _summary: &Summary,
        _style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
        writeln!(out, "<checkstyle version=\"4.3\">")?;
        for file in files {
            writeln!(out, "  <file name=\"{}\">", escape(file.source.name()))?;
            for finding in &file.diagnostics {
                let at = file.source.position(finding.span.start);
                let mut message = escape(&finding.message);
                if let Some(help) = &finding.help {
                    message = format!("{message}. {}", escape(help));
                }
                writeln!(
                    out,
                    "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{message}\" source=\"mermaidc.{}\"/>",
                    at.line,
                    at.column,
                    finding.severity.name(),
                    finding.rule.name
                )?;
            }
            writeln!(out, "  </file>")?;
        }
        writeln!(out, "</checkstyle>")
    }
}
