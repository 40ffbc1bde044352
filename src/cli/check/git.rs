//! `--since`: which lines changed, asked of git.
//!
//! Lines are compared with the last commit that the branch and REF have in common (`git merge-base`), as
//! golangci-lint's `--new-from-merge-base` and Biome's `--changed` do: what others did on REF in the meantime is not
//! ours. What is not committed counts, too, and files that git does not know are new from their first line.
//! A renamed file is compared with what it was. No text of the user reaches git as an option: REF becomes
//! the number of a commit first, and paths come after `--`, literally.

mod patch;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::cli::error::{Hinted, reason};

/// The lines of a file that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lines {
    /// All: the file is new.
    All,
    /// These, from 1, ends excluded.
    These(Vec<std::ops::Range<u32>>),
}

/// What changed since a commit, in the repositories of some files.
#[derive(Debug, Default)]
pub(super) struct Changes {
    files: HashMap<PathBuf, Lines>,
}

impl Changes {
    /// Asks git about some files.
    pub(super) fn since<'p>(
        reference: &str,
        paths: impl IntoIterator<Item = &'p Path>,
    ) -> Result<Self> {
        let mut repositories: HashMap<PathBuf, Vec<PathBuf>> = HashMap::new();
        let mut roots: HashMap<PathBuf, Option<PathBuf>> = HashMap::new();
        for path in paths {
            let full = full(path);
            let folder = full.parent().unwrap_or(Path::new("/")).to_owned();
            let root = roots
                .entry(folder)
                .or_insert_with_key(|folder| root(folder))
                .clone()
                .ok_or_else(|| {
                    Hinted::error(
                        format!("{} is not in a git repository", path.display()),
                        "--since asks git which lines changed; leave it out",
                    )
                })?;
            let inside = full.strip_prefix(&root).unwrap_or(&full).to_owned();
            repositories.entry(root).or_default().push(inside);
        }
        let mut changes = Self::default();
        for (root, files) in repositories {
            let repository = Repository { root };
            let base = repository.base(reference)?;
            for (file, lines) in repository.changes(&base, &files)? {
                changes.files.insert(repository.root.join(file), lines);
            }
        }
        Ok(changes)
    }

    /// What changed in a file; nothing where git says nothing of it.
    pub(super) fn of(&self, path: &Path) -> Lines {
        let lines = self.files.get(&full(path)).cloned();
        lines.unwrap_or(Lines::These(Vec::new()))
    }
}

/// A path from the root, without links in its folders; the file itself may be a link, which git knows as such.
fn full(path: &Path) -> PathBuf {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let parent = parent.canonicalize().unwrap_or_else(|_| parent.to_owned());
    parent.join(path.file_name().unwrap_or_default())
}

/// The folder above that holds `.git`.
fn root(folder: &Path) -> Option<PathBuf> {
    let mut folders = folder.ancestors();
    let root = folders.find(|folder| folder.join(".git").exists());
    root.map(Path::to_owned)
}

struct Repository {
    root: PathBuf,
}

/// How many files git is asked about at once: command lines have an end.
const AT_ONCE: usize = 200;

impl Repository {
    /// What git prints. A failure is an error with git's own words.
    fn git(&self, args: &[&str], paths: &[PathBuf]) -> Result<Vec<u8>> {
        let output = self
            .command(args)
            .args((!paths.is_empty()).then_some("--"))
            .args(paths)
            .output()
            .map_err(|error| {
                let reason = reason(&error);
                Hinted::error(
                    format!("cannot run git: {reason}"),
                    "--since asks git which lines changed; install it, or leave --since out",
                )
            })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().next().unwrap_or("no reason given");
        anyhow::bail!("git in {}: {first}", self.root.display())
    }

    /// Without the settings that would change what a difference looks like.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        command
            .arg("--literal-pathspecs")
            .arg("-C")
            .arg(&self.root)
            .args(["-c", "core.quotePath=false"])
            .args(["-c", "diff.noprefix=false"])
            .args(["-c", "diff.mnemonicPrefix=false"])
            .args(["-c", "diff.relative=false"])
            .args(args);
        command
    }

    /// The commit that the branch and the reference have in common.
    fn base(&self, reference: &str) -> Result<String> {
        let unknown = || {
            Hinted::error(
                format!("git does not know a commit `{reference}`"),
                "a branch, a tag or a commit is expected; a shallow clone may lack it (`git fetch`)",
            )
        };
        if reference.is_empty() || reference.starts_with('-') || reference.contains('\0') {
            return Err(unknown());
        }
        let commit = format!("{reference}^{{commit}}");
        let found = self.command(&["rev-parse", "--verify", "--quiet", &commit]);
        let commit = answer(found).ok_or_else(|| match self.git(&["rev-parse", "HEAD"], &[]) {
            Ok(_) => unknown(),
            Err(error) => error,
        })?;
        answer(self.command(&["merge-base", &commit, "HEAD"])).ok_or_else(|| {
            Hinted::error(
                format!("`{reference}` and this branch have no commit in common"),
                "a shallow clone may lack it: `git fetch --unshallow`",
            )
        })
    }

    /// What changed in some files since a commit.
    fn changes(&self, base: &str, files: &[PathBuf]) -> Result<Vec<(PathBuf, Lines)>> {
        let listed = self.git(&["ls-files", "-z"], &[])?;
        let known: HashSet<PathBuf> = fields(&listed).map(path_of).collect();
        let asked: HashSet<&PathBuf> = files.iter().collect();
        let mut changed: Vec<(PathBuf, Lines)> = files
            .iter()
            .filter(|file| !known.contains(*file))
            .map(|file| (file.clone(), Lines::All))
            .collect();
        let status = [
            "diff",
            "--name-status",
            "-z",
            "--find-renames",
            "--no-ext-diff",
            "--ignore-submodules",
            base,
        ];
        let status = self.git(&status, &[])?;
        let mut fields = fields(&status);
        // Of a file, its path; of a renamed one, the path before, too, so that git compares the two.
        let mut pairs: Vec<Vec<PathBuf>> = Vec::new();
        while let Some(kind) = fields.next() {
            let count = if kind.starts_with(b"R") || kind.starts_with(b"C") {
                2
            } else {
                1
            };
            let paths: Vec<PathBuf> = fields.by_ref().take(count).map(path_of).collect();
            if paths.last().is_some_and(|path| asked.contains(path)) {
                pairs.push(paths);
            }
        }
        for some in pairs.chunks(AT_ONCE) {
            let paths: Vec<PathBuf> = some.iter().flatten().cloned().collect();
            let diff = [
                "diff",
                "--unified=0",
                "--inter-hunk-context=0",
                "--find-renames",
                "--no-color",
                "--no-ext-diff",
                "--no-textconv",
                "--text",
                base,
            ];
            changed.extend(patch::lines(&self.git(&diff, &paths)?));
        }
        Ok(changed)
    }
}

/// The one line that git answers, where it does.
fn answer(mut command: Command) -> Option<String> {
    let output = command.output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let line = text.lines().next().unwrap_or_default().to_owned();
    (output.status.success() && !line.is_empty()).then_some(line)
}

fn fields(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| *byte == 0)
        .filter(|field| !field.is_empty())
}

/// A path as git has it: bytes, and on other systems than Unix UTF-8.
#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
