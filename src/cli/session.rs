//! What is in force for which file: the command line and the configuration files.

use std::ops::Deref;
use std::path::Path;

use anyhow::Result;

use super::args::{Common, Selection};
use super::error::{Hinted, reason};
use super::input::{self, FileType, Loaded, Target};
use super::output;
use crate::config::{Choice, Selector};
use crate::report::{FileFindings, REPORTERS, Summary};
use crate::source::SourceKind;
use crate::workspace::{ConfigError, Workspace};

/// A configuration file that says something wrong.
#[derive(Debug)]
pub(super) struct Broken(FileFindings);

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} is wrong", self.0.source.name())
    }
}

impl std::error::Error for Broken {}

impl Broken {
    /// The findings, to be shown like any other, and their sum.
    pub(super) fn into_findings(self) -> (FileFindings, Summary) {
        let summary = Summary {
            files: 1,
            errors: self.0.diagnostics.len(),
            ..Summary::default()
        };
        (self.0, summary)
    }
}

/// Shows a run's error: a broken configuration as findings on standard error, all else as a sentence.
pub(super) fn show(common: &Common, error: anyhow::Error) {
    match error.downcast::<Broken>() {
        Ok(broken) => {
            let (findings, summary) = broken.into_findings();
            let style = common.style(&std::io::stderr());
            if let Some(reporter) = REPORTERS.first() {
                let mut err = std::io::stderr().lock();
                let _ = reporter.report(&[findings], &summary, style, &mut err);
            }
        }
        Err(error) => output::trouble(common, &error),
    }
}

/// What is in force for which file, as the command line chose.
pub(super) struct Session(Workspace);

impl Deref for Session {
    type Target = Workspace;

    fn deref(&self) -> &Workspace {
        &self.0
    }
}

impl Session {
    pub(super) fn new(selection: &Selection, common: &Common) -> Result<Self> {
        let fixed = |s: &Selector| {
            *s == Selector::Group(crate::diagnostic::Group::Syntax)
                || matches!(s, Selector::Rule(rule) if rule.is_fixed())
        };
        for selector in selection.ignore.iter().filter(|s| fixed(s)) {
            let text = format!(
                "`{}` cannot be ignored: Mermaid does not draw such a chart",
                selector.name()
            );
            output::note(common, &text);
        }
        let choice = Choice {
            select: selection.select.clone(),
            ignore: selection.ignore.clone(),
            levels: selection.level.clone(),
        };
        let mut workspace = Workspace::new(choice, !selection.no_config);
        if let Some(path) = &selection.config {
            workspace.follow(path).map_err(as_error)?;
        }
        Ok(Self(workspace))
    }

    /// Looks for the configuration of a file: in its folder, then in each folder above.
    pub(super) fn look(&mut self, path: &Path) -> Result<()> {
        self.0.look(path).map_err(as_error)
    }

    /// Looks for the configuration of a target, and reads it.
    pub(super) fn load(
        &mut self,
        target: &Target,
        stdin_filename: Option<&Path>,
        language: Option<SourceKind>,
    ) -> Result<Loaded> {
        self.look(target.place(stdin_filename))?;
        let file_type = self.file_type(target, stdin_filename, language);
        input::load(target, stdin_filename, file_type)
    }

    /// What a target that was looked for is: what `--language` says of one that is named, else what its
    /// configuration says, else what its extension stands for.
    pub(super) fn file_type(
        &self,
        target: &Target,
        stdin_filename: Option<&Path>,
        language: Option<SourceKind>,
    ) -> FileType {
        if let Some(kind) = language.filter(|_| target.named) {
            return FileType::Known(kind);
        }
        let Some(path) = target.path.as_deref().or(stdin_filename) else {
            return FileType::Unnamed;
        };
        self.kind(path).map_or(FileType::Unknown, FileType::Known)
    }
}

/// Why a configuration cannot be followed, as an error of the command.
fn as_error(error: ConfigError) -> anyhow::Error {
    match error {
        ConfigError::Broken(broken) => {
            Broken(FileFindings::new(broken.source, broken.diagnostics)).into()
        }
        ConfigError::Unreadable(path, error) => {
            let name = path.display();
            Hinted::error(
                format!("cannot read the configuration {name}: {}", reason(&error)),
                "without --config, the nearest mermaidc.toml above a file counts",
            )
        }
    }
}
