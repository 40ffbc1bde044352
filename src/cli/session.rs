//! What is in force for which file: the command line and the configuration files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;

use super::args::{Common, Selection};
use super::error::{Hinted, reason};
use super::input::{FileType, Target};
use super::output;
use crate::config::{self, Choice, ConfigFile, Known, Resolved, Selector};
use crate::diagnostic::Diagnostic;
use crate::driver;
use crate::report::{FileFindings, REPORTERS, Summary};
use crate::source::{Source, SourceKind};

/// A configuration file and the folder that its globs count from.
pub(super) struct Found {
    /// What it says.
    pub(super) file: ConfigFile,
    /// The folder.
    root: PathBuf,
}

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

/// Knows the rules, the command line's choice and every configuration file that was looked for.
pub(super) struct Session {
    known: Known,
    choice: Choice,
    given: Option<Arc<Found>>,
    search: bool,
    folders: HashMap<PathBuf, Folder>,
    /// The configuration of every folder that was looked into, by its full path.
    above: HashMap<PathBuf, Option<Arc<Found>>>,
}

#[derive(Clone)]
struct Folder {
    full: PathBuf,
    config: Option<Arc<Found>>,
}

impl Session {
    pub(super) fn new(selection: &Selection, common: &Common) -> Result<Self> {
        let known = driver::known();
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
        let given = match &selection.config {
            Some(path) => {
                let folder = full(path.parent().unwrap_or(Path::new("")));
                Some(Arc::new(read(path, folder, &known)?))
            }
            None => None,
        };
        Ok(Self {
            known,
            choice: Choice {
                select: selection.select.clone(),
                ignore: selection.ignore.clone(),
                levels: selection.level.clone(),
            },
            given,
            search: !selection.no_config,
            folders: HashMap::new(),
            above: HashMap::new(),
        })
    }

    /// Looks for the configuration of a file: in its folder, then in each folder above.
    pub(super) fn look(&mut self, path: &Path) -> Result<()> {
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        if self.folders.contains_key(&folder) {
            return Ok(());
        }
        let full = full(&folder);
        let config = match &self.given {
            Some(given) => Some(Arc::clone(given)),
            None if self.search => self.search(&full)?,
            None => None,
        };
        self.folders.insert(folder, Folder { full, config });
        Ok(())
    }

    /// The nearest configuration in a folder or above it; every folder is looked into once.
    fn search(&mut self, folder: &Path) -> Result<Option<Arc<Found>>> {
        let mut nearest = None;
        let mut passed = Vec::new();
        for ancestor in folder.ancestors() {
            if let Some(known) = self.above.get(ancestor) {
                nearest.clone_from(known);
                break;
            }
            passed.push(ancestor);
            let paths = config::NAMES.iter().map(|name| ancestor.join(name));
            if let Some(path) = paths.into_iter().find(|path| path.is_file()) {
                let name = shown(&path);
                let found = read(Path::new(&name), ancestor.to_owned(), &self.known)?;
                nearest = Some(Arc::new(found));
                break;
            }
        }
        for folder in passed {
            self.above.insert(folder.to_owned(), nearest.clone());
        }
        Ok(nearest)
    }

    /// The configuration of a file that was looked for, and the file's path from its root.
    pub(super) fn found(&self, path: &Path) -> (Option<&Found>, PathBuf) {
        let folder = self.folders.get(path.parent().unwrap_or(Path::new("")));
        let name = path.file_name().unwrap_or_default();
        match folder {
            Some(Folder {
                full,
                config: Some(found),
            }) => {
                let relative = full.strip_prefix(&found.root).unwrap_or(full);
                (Some(found), relative.join(name))
            }
            _ => (None, path.to_owned()),
        }
    }

    /// What is in force for a file that was looked for.
    pub(super) fn resolve(&self, path: &Path) -> Resolved {
        let (found, relative) = self.found(path);
        config::resolve(
            &self.known,
            found.map(|found| &found.file),
            &relative,
            &self.choice,
        )
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
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let configured = self.found(path).0.and_then(|f| f.file.language(&name));
        let kind = configured.map_or_else(|| SourceKind::from_name(&name), |said| Some(said.kind));
        kind.map_or(FileType::Unknown, FileType::Known)
    }

    /// Whether a walk takes a file: what `include` and `exclude` say of it.
    pub(super) fn takes(&self, path: &Path) -> bool {
        let (found, relative) = self.found(path);
        let include = found.and_then(|found| found.file.include.as_ref());
        include.is_none_or(|globs| globs.is_match(&relative)) && !self.excludes(path)
    }

    /// Where the pages of the rules are, for reports about a file.
    pub(super) fn docs_url(&self, path: &Path) -> Option<String> {
        self.found(path)
            .0
            .and_then(|found| found.file.docs_url.clone())
    }

    /// Whether the configuration excludes a file.
    pub(super) fn excludes(&self, path: &Path) -> bool {
        let (found, relative) = self.found(path);
        let exclude = found.and_then(|found| found.file.exclude.as_ref());
        exclude.is_some_and(|globs| globs.is_match(&relative))
    }
}

/// The folder without links and dots; as far as it can be known where it is not there.
fn full(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    folder
        .canonicalize()
        .or_else(|_| std::path::absolute(folder))
        .unwrap_or_else(|_| folder.to_owned())
}

/// A path as messages show it: from the current folder where it is in it.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let short = here
        .ok()
        .and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    short
        .unwrap_or_else(|| path.to_owned())
        .display()
        .to_string()
}

fn read(path: &Path, root: PathBuf, known: &Known) -> Result<Found> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        let message = format!("cannot read the configuration {name}: {}", reason(&error));
        Hinted::error(
            message,
            "without --config, the nearest mermaidc.toml above a file counts",
        )
    })?;
    let broken = |source: Source, diagnostics: Vec<Diagnostic>| {
        Broken(FileFindings::new(source, diagnostics))
    };
    let source =
        driver::decode(&name, bytes).map_err(|(source, finding)| broken(source, vec![*finding]))?;
    let file =
        config::parse(source, known).map_err(|(source, problems)| broken(source, problems))?;
    Ok(Found { file, root })
}
