//! Which configuration counts for which file: the nearest `mermaidc.toml` in its folder or above it.
//!
//! The command line asks once a run; the language server asks again after files changed.
//!
//! **Architecture invariant.** Files are looked for and read here, and never written.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use crate::config::{self, Choice, ConfigFile, Known, Resolved};
use crate::diagnostic::Diagnostic;
use crate::driver;
use crate::source::{Source, SourceKind};

/// A configuration file and the folder that its globs count from.
pub struct Found {
    /// What it says.
    pub file: ConfigFile,
    /// The folder.
    root: PathBuf,
}

/// Why a configuration cannot be followed.
#[derive(Debug)]
pub enum ConfigError {
    /// It cannot be read.
    Unreadable(PathBuf, std::io::Error),
    /// It says something wrong.
    Broken(Box<BrokenConfig>),
}

/// A configuration that says something wrong.
#[derive(Debug)]
pub struct BrokenConfig {
    /// Where it is.
    pub path: PathBuf,
    /// Its text.
    pub source: Source,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Every configuration file that was looked for, and what somebody chose beside them.
pub struct Workspace {
    /// Listed when a configuration asks for it: most runs have none.
    known: LazyLock<Known>,
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

impl Workspace {
    /// Takes what somebody chose beside all files, and whether files are searched for.
    #[must_use]
    pub fn new(choice: Choice, search: bool) -> Self {
        Self {
            known: LazyLock::new(driver::known),
            choice,
            given: None,
            search,
            folders: HashMap::new(),
            above: HashMap::new(),
        }
    }

    /// Takes the configuration that is named, for every file.
    ///
    /// # Errors
    ///
    /// It cannot be followed.
    pub fn follow(&mut self, path: &Path) -> Result<(), ConfigError> {
        let folder = full(path.parent().unwrap_or(Path::new("")));
        self.given = Some(Arc::new(read(path, path, folder, &self.known)?));
        Ok(())
    }

    /// Looks for the configuration of a file: in its folder, then in each folder above.
    ///
    /// # Errors
    ///
    /// It cannot be followed.
    pub fn look(&mut self, path: &Path) -> Result<(), ConfigError> {
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
    fn search(&mut self, folder: &Path) -> Result<Option<Arc<Found>>, ConfigError> {
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
                let found = read(&path, Path::new(&name), ancestor.to_owned(), &self.known)?;
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
    #[must_use]
    pub fn found(&self, path: &Path) -> (Option<&Found>, PathBuf) {
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
    #[must_use]
    pub fn resolve(&self, path: &Path) -> Resolved {
        let (found, relative) = self.found(path);
        config::resolve(
            &self.known,
            found.map(|found| &found.file),
            &relative,
            &self.choice,
        )
    }

    /// What a file that was looked for is read as: what its configuration says, else what its extension
    /// stands for.
    #[must_use]
    pub fn kind(&self, path: &Path) -> Option<SourceKind> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let configured = self.found(path).0.and_then(|f| f.file.language(&name));
        configured.map_or_else(|| SourceKind::from_name(&name), |said| Some(said.kind))
    }

    /// Whether a walk takes a file: what `include` and `exclude` say of it.
    #[must_use]
    pub fn takes(&self, path: &Path) -> bool {
        let (found, relative) = self.found(path);
        let include = found.and_then(|found| found.file.include.as_ref());
        include.is_none_or(|globs| globs.is_match(&relative)) && !self.excludes(path)
    }

    /// Whether the configuration excludes a file.
    #[must_use]
    pub fn excludes(&self, path: &Path) -> bool {
        let (found, relative) = self.found(path);
        let exclude = found.and_then(|found| found.file.exclude.as_ref());
        exclude.is_some_and(|globs| globs.is_match(&relative))
    }

    /// Where the pages of the rules are, for reports about a file.
    #[must_use]
    pub fn docs_url(&self, path: &Path) -> Option<String> {
        self.found(path)
            .0
            .and_then(|found| found.file.docs_url.clone())
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

/// Reads a configuration, under the name that messages show.
fn read(path: &Path, name: &Path, root: PathBuf, known: &Known) -> Result<Found, ConfigError> {
    let bytes =
        std::fs::read(path).map_err(|error| ConfigError::Unreadable(name.to_owned(), error))?;
    let broken = |source: Source, diagnostics: Vec<Diagnostic>| {
        ConfigError::Broken(Box::new(BrokenConfig {
            path: path.to_owned(),
            source,
            diagnostics,
        }))
    };
    let name = name.display().to_string();
    let source =
        driver::decode(&name, bytes).map_err(|(source, finding)| broken(source, vec![*finding]))?;
    let file =
        config::parse(source, known).map_err(|(source, problems)| broken(source, problems))?;
    Ok(Found { file, root })
}
