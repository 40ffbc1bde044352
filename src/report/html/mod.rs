//! One page of HTML that shows each chart with what was found in it.
//!
//! As `report.html` of test runners: a file to attach to a build, to mail, to keep. So it is whole by itself (no script,
//! no font, no address that is fetched), and a `Content-Security-Policy` in its head holds browsers to that even if
//! something of a chart got through the escaping. `<details>` folds pages away without a script; pages without
//! findings are folded from the start, and a browser lays out what is looked at (`content-visibility`), so that a
//! report of hundreds of pages opens at once.
//!
//! What severity a finding has is a word, and the place is underlined: nothing relies on colour. The numbers
//! are those in the drawing.
//!
//! The drawings come with the findings ([`Drawing`](super::Drawing)), made by who has both charts and emitters: a report
//! writes down and does not compile.

mod excerpt;
mod page;
mod rules;

use std::io::{self, Write};

use super::text::{count, visible};
use super::{FileFindings, Reporter, Style, Summary, summary, xml};
use crate::diagnostic::Severity;

/// A page with drawings.
pub struct Html;

/// What everything looks like.
const STYLE: &str = include_str!("style.css");

impl Reporter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn summary(&self) -> &'static str {
        "One page with the charts drawn and the findings beside them"
    }

    fn shows_drawings(&self) -> bool {
        true
    }

    fn report(
        &self,
        files: &[FileFindings],
        summary: &Summary,
        _style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let line = summary::line(summary);
        let (title, line) = (escape(&line), page::code(&line));
        write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>mermaidc: {title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
             <header>\n<h1>Charts checked</h1>\n<p>{line}</p>\n</header>\n<main>\n"
        )?;
        index(files, out)?;
        for (number, file) in files.iter().enumerate() {
            if shows(file) {
                page::write(file, number + 1, out)?;
            }
        }
        rules::write(files, out)?;
        let version = env!("CARGO_PKG_VERSION");
        write!(
            out,
            "</main>\n<footer>mermaidc {version}</footer>\n</body>\n</html>\n"
        )
    }
}

/// The files with findings, with links to them.
fn index(files: &[FileFindings], out: &mut dyn Write) -> io::Result<()> {
    let found: Vec<(usize, &FileFindings)> = (1..)
        .zip(files)
        .filter(|(_, file)| !file.diagnostics.is_empty())
        .collect();
    if found.len() < 2 {
        return Ok(());
    }
    out.write_all(
        b"<nav aria-label=\"Files with findings\">\n<table>\n<thead><tr><th>File</th><th>Errors</th>\
          <th>Warnings</th></tr></thead>\n<tbody>\n",
    )?;
    for (number, file) in found {
        let name = escape(file.source.name());
        let [errors, warnings] =
            [Severity::Error, Severity::Warning].map(|severity| match of(file, severity) {
                0 => "–".to_owned(),
                count => count.to_string(),
            });
        writeln!(
            out,
            "<tr><td><a href=\"#f{number}\">{name}</a></td><td>{errors}</td><td>{warnings}</td></tr>"
        )?;
    }
    let clean = files.iter().filter(|file| shows(file)).count();
    let clean = clean
        - files
            .iter()
            .filter(|file| !file.diagnostics.is_empty())
            .count();
    out.write_all(b"</tbody>\n</table>\n")?;
    if clean > 0 {
        let more = count(clean, "more file");
        writeln!(out, "<p>Nothing was found in {more} with charts.</p>")?;
    }
    out.write_all(b"</nav>\n")
}

/// Whether there is something to show of a file.
fn shows(file: &FileFindings) -> bool {
    !(file.diagnostics.is_empty() && file.drawings.is_empty())
}

/// How many findings of a severity a file has.
fn of(file: &FileFindings, severity: Severity) -> usize {
    let found = file.diagnostics.iter();
    found.filter(|finding| finding.severity == severity).count()
}

/// A text of one line in HTML, without characters that cannot be seen.
fn escape(text: &str) -> String {
    xml::escape(&visible(text))
}
