//! Findings, written down for people and machines.
//!
//! A [`Reporter`] writes one format. Adding one: a file here and a line in [`REPORTERS`].

mod checkstyle;
mod concise;
mod fingerprint;
mod full;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod rdjson;
mod sarif;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod window;
mod xml;

pub use checkstyle::Checkstyle;
pub use concise::Concise;
pub use full::Full;
pub use github::Github;
pub use gitlab::Gitlab;
pub use html::Html;
pub use json::Json;
pub use junit::Junit;
pub use rdjson::Rdjson;
pub use sarif::Sarif;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// A file and what was found in it.
#[derive(Debug)]
pub struct FileFindings {
    /// The file; `Source::name` is the path to show.
    pub source: Source,
    /// The findings, in order of place.
    pub diagnostics: Vec<Diagnostic>,
    /// How many charts are in it.
    pub charts: usize,
    /// The language that it was read as.
    pub language: &'static str,
    /// The charts of it that were not checked, in order.
    pub unread: Vec<Unread>,
    /// Where the pages of the rules are, as `docs-url` has it.
    pub docs_url: Option<String>,
    /// What is shown below each finding, in their order, where there is something.
    pub below: Vec<Option<String>>,
    /// Its charts as they are drawn, in order, for a format that shows them.
    pub drawings: Vec<Drawing>,
}

/// A chart as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Its number in the file, from 1.
    pub chart: u32,
    /// Its place.
    pub span: Span,
    /// Its kind, where that is known.
    pub kind: Option<&'static str>,
    /// Its title.
    pub title: Option<String>,
    /// Whether Mermaid refuses it.
    pub is_refused: bool,
    /// The drawing, with the findings marked by their numbers; `None` where there is none.
    pub svg: Option<String>,
}

impl FileFindings {
    /// A file and its findings; of charts nothing is known.
    #[must_use]
    pub fn new(source: Source, diagnostics: Vec<Diagnostic>) -> Self {
        Self {
            source,
            diagnostics,
            charts: 0,
            language: "",
            unread: Vec::new(),
            docs_url: None,
            below: Vec::new(),
            drawings: Vec::new(),
        }
    }
}

/// A chart that was not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its number in the file, from 1; none where only a template or a script knows its text.
    pub chart: Option<u32>,
    /// Where it begins.
    pub start: u32,
    /// What it is, where that is known.
    pub kind: Option<&'static str>,
    /// Why.
    pub why: Why,
}

/// Why a chart was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Charts of its kind are not read yet.
    Kind,
    /// A comment says to skip it.
    Skipped,
    /// A template or a script makes its text.
    Made,
}

impl Why {
    /// `kind`, `skipped` or `made`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Skipped => "skipped",
            Self::Made => "made",
        }
    }

    /// The reason in words.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Kind => "charts of this kind are not read yet",
            Self::Skipped => "a comment says to skip it",
            Self::Made => "a template or a script makes its text",
        }
    }
}

/// What was done, in figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files read.
    pub files: usize,
    /// Charts found.
    pub charts: usize,
    /// Charts that comments say to skip.
    pub skipped: usize,
    /// Charts of kinds that are not read yet, by kind.
    pub not_read: std::collections::BTreeMap<String, usize>,
    /// Charts whose text a template or a script makes; they are not among `charts`.
    pub made: usize,
    /// What seems to be charts in files of types that are not read, by extension.
    pub elsewhere: std::collections::BTreeMap<String, usize>,
    /// Named files of unknown type, which were not read.
    pub unknown_files: usize,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity info.
    pub infos: usize,
    /// Findings with a safe fix.
    pub fixable: usize,
    /// Findings that a baseline lists, which are not among the others.
    pub known: usize,
}

impl Summary {
    /// The sum in one line, as reports for people end.
    #[must_use]
    pub fn line(&self) -> String {
        summary::line(self)
    }
}

/// How to write.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// With colours (ANSI escapes).
    pub color: bool,
    /// The width of the terminal, where there is one.
    pub width: Option<usize>,
}

/// Writes findings in one format.
pub trait Reporter: Sync {
    /// The name for `--format`.
    fn name(&self) -> &'static str;

    /// One sentence for `--help`.
    fn summary(&self) -> &'static str;

    /// Whether a terminal is its place, so that it says nothing where there is nothing to say. Machines
    /// need their empty list.
    fn is_for_people(&self) -> bool {
        false
    }

    /// Whether it shows the drawings of charts, which are made for it alone.
    fn shows_drawings(&self) -> bool {
        false
    }

    /// Writes all findings, and the summary where the format has one.
    ///
    /// # Errors
    ///
    /// What the writer gives.
    fn report(
        &self,
        files: &[FileFindings],
        summary: &Summary,
        style: Style,
        out: &mut dyn std::io::Write,
    ) -> std::io::Result<()>;
}

/// Every reporter, in the order of `--help`; the first is the default.
pub static REPORTERS: &[&dyn Reporter] = &[
    &Full,
    &Concise,
    &Json,
    &Sarif,
    &Github,
    &Gitlab,
    &Junit,
    &Checkstyle,
    &Rdjson,
    &Html,
];
