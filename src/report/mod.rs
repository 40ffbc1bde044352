//! Findings, written down for people and machines.
//!
//! A [`Reporter`] writes one format. Adding one: a file here and a line in [`REPORTERS`].

mod concise;
mod fingerprint;
mod full;
mod github;
mod gitlab;
mod json;
mod junit;
mod sarif;
mod summary;
#[cfg(test)]
mod tests;
mod text;
mod window;

pub use concise::Concise;
pub use full::Full;
pub use github::Github;
pub use gitlab::Gitlab;
pub use json::Json;
pub use junit::Junit;
pub use sarif::Sarif;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// A file and what was found in it.
#[derive(Debug)]
pub struct FileFindings {
    /// The file; `Source::name` is the path to show.
    pub source: Source,
    /// The findings, in order of place.
    pub diagnostics: Vec<Diagnostic>,
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
pub static REPORTERS: &[&dyn Reporter] =
    &[&Full, &Concise, &Json, &Sarif, &Github, &Gitlab, &Junit];
