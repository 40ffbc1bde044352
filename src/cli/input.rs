//! Finding files and reading them.

use std::io::Read;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result};

use super::error::{Hinted, reason};
use crate::diagnostic::Diagnostic;
use crate::driver;
use crate::source::{Source, SourceKind};

/// Something to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    /// The file; `None` is standard input.
    pub(super) path: Option<PathBuf>,
    /// Whether it was named, and not found in a folder.
    pub(super) named: bool,
}

impl Target {
    /// Where it stands, for its configuration.
    pub(super) fn place<'a>(&'a self, stdin_filename: Option<&'a Path>) -> &'a Path {
        let path = self.path.as_deref().or(stdin_filename);
        path.unwrap_or(Path::new("-"))
    }
}

/// What a target is to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileType {
    /// This: its name or the user says so.
    Known(SourceKind),
    /// What its text says: standard input without a name.
    Unnamed,
    /// Nothing: no file of an unknown type is read, so that none is rewritten.
    Unknown,
}

/// What was read.
pub(super) struct Loaded {
    /// Name and text.
    pub(super) source: Source,
    /// Where its charts are.
    pub(super) kind: SourceKind,
    /// Why there is nothing to check in it: it is not valid UTF-8.
    pub(super) unreadable: Option<Diagnostic>,
}

/// The files that paths stand for, of every type, in path order, each once; folders are walked by git's
/// ignore rules, without hidden files. What cannot be read is an error beside them.
pub(super) fn find(paths: &[PathBuf]) -> (Vec<Target>, Vec<anyhow::Error>) {
    let mut targets = Vec::new();
    let mut troubles = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            targets.push(Target {
                path: None,
                named: true,
            });
            continue;
        }
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => walk(path, &mut targets, &mut troubles),
            Ok(_) => targets.push(Target {
                path: Some(tidy(path)),
                named: true,
            }),
            Err(error) => troubles.push(missing(path, error)),
        }
    }
    // A file that is named and found is one, and counts as named.
    targets.sort_by(|a, b| a.path.cmp(&b.path).then(b.named.cmp(&a.named)));
    targets.dedup_by(|later, first| later.path == first.path);
    (targets, troubles)
}

fn walk(folder: &Path, targets: &mut Vec<Target>, troubles: &mut Vec<anyhow::Error>) {
    let walk = ignore::WalkBuilder::new(folder)
        .ignore(false)
        .require_git(false)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => {
                if entry.file_type().is_some_and(|kind| kind.is_file()) {
                    targets.push(Target {
                        path: Some(tidy(entry.path())),
                        named: false,
                    });
                }
            }
            // A bad line in some .gitignore is not for us to judge; the walk goes on.
            Err(error) if error.is_partial() => {}
            Err(error) => troubles.push(anyhow::Error::new(error).context("cannot walk a folder")),
        }
    }
}

/// A path without `./`, as messages show it.
fn tidy(path: &Path) -> PathBuf {
    let tidy: PathBuf = path
        .components()
        .filter(|c| *c != Component::CurDir)
        .collect();
    if tidy.as_os_str().is_empty() {
        path.to_owned()
    } else {
        tidy
    }
}

fn missing(path: &Path, error: std::io::Error) -> anyhow::Error {
    let message = format!("cannot read {}: {}", path.display(), reason(&error));
    let near = match error.kind() {
        std::io::ErrorKind::NotFound => neighbour(path),
        _ => None,
    };
    match near {
        Some(near) => Hinted::error(message, format!("there is {}", near.display())),
        None => anyhow::anyhow!(message),
    }
}

/// The entry of the same folder with the most similar name.
fn neighbour(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy();
    let parent = path.parent().unwrap_or(Path::new(""));
    let folder = if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    };
    let names = std::fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let near = nearest(&name, names)?;
    Some(parent.join(near))
}

/// The most similar of some names, if one is similar at all; the first in order of the alphabet among equals.
pub(super) fn nearest(name: &str, names: impl IntoIterator<Item = String>) -> Option<String> {
    names
        .into_iter()
        .map(|other| (strsim::jaro_winkler(name, &other), other))
        .filter(|(similarity, _)| *similarity > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)))
        .map(|(_, other)| other)
}

/// Reads a target of a known type. `stdin_filename` is what standard input is to be called.
pub(super) fn load(
    target: &Target,
    stdin_filename: Option<&Path>,
    file_type: FileType,
) -> Result<Loaded> {
    if file_type == FileType::Unknown {
        let name = target.place(stdin_filename).display();
        return Err(Hinted::error(
            format!("{name} is a file of unknown type"),
            "`--language mermaid` or `--language markdown` says what it is",
        ));
    }
    let (name, bytes) = match &target.path {
        Some(path) => {
            let bytes = std::fs::read(path).map_err(|error| missing(path, error))?;
            (path.display().to_string(), bytes)
        }
        None => {
            let bytes = standard_input()?;
            let name = stdin_filename.map_or_else(|| "<stdin>".into(), |n| n.display().to_string());
            (name, bytes)
        }
    };
    if u32::try_from(bytes.len()).is_err() {
        anyhow::bail!("{name} is too large: mermaidc reads files of up to 4 GiB");
    }
    Ok(match driver::decode(&name, bytes) {
        Ok(source) => {
            let kind = match file_type {
                FileType::Known(kind) => kind,
                FileType::Unnamed | FileType::Unknown => SourceKind::of_text(source.text()),
            };
            Loaded {
                source,
                kind,
                unreadable: None,
            }
        }
        Err((source, finding)) => Loaded {
            source,
            kind: match file_type {
                FileType::Known(kind) => kind,
                FileType::Unnamed | FileType::Unknown => SourceKind::Markdown,
            },
            unreadable: Some(*finding),
        },
    })
}

/// All of standard input.
pub(super) fn standard_input() -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut bytes)
        .context("cannot read standard input")?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_without_a_dot() {
        assert_eq!(tidy(Path::new("./docs/./a.md")), Path::new("docs/a.md"));
        assert_eq!(tidy(Path::new("../a.md")), Path::new("../a.md"));
        assert_eq!(tidy(Path::new(".")), Path::new("."));
    }

    #[test]
    fn similar_names_are_found() {
        let names = ["page.md", "pager.md", "other.txt"].map(String::from);
        assert_eq!(
            nearest("pgae.md", names.clone()).as_deref(),
            Some("page.md")
        );
        assert_eq!(nearest("zzz", names), None);
    }
}
