//! Which findings count: those that no baseline lists, on lines that changed.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::super::input::Target;
use super::Args;
use super::git::{Changes, Lines};
use crate::cli::error::{Hinted, reason};
use crate::cli::output;
use crate::diagnostic::Diagnostic;
use crate::driver::baseline::{self, Baseline, Entry, Known};
use crate::driver::{self, Checked};
use crate::source::Source;

/// What a run leaves out of its findings.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// The baseline that is heeded, or the one that is written anew.
    baseline: Option<Baseline>,
    /// The folder that its paths count from; without a baseline, files need no name in it.
    folder: Option<PathBuf>,
    changes: Option<Changes>,
}

impl Scope {
    pub(super) fn new<'p>(
        args: &Args,
        paths: impl IntoIterator<Item = &'p Path>,
        stdin: bool,
    ) -> Result<Self> {
        let mut scope = Self::default();
        if let Some(path) = args.baseline.as_deref().or(args.write_baseline.as_deref()) {
            scope.folder = Some(folder(path));
            // The one that is to be written need not be there.
            if args.baseline.is_some() || path.exists() {
                scope.baseline = Some(read(path)?);
            }
        }
        if let Some(reference) = &args.since {
            if stdin {
                return Err(Hinted::error(
                    "--since compares files, and `-` is none",
                    "name the file",
                ));
            }
            scope.changes = Some(Changes::since(reference, paths)?);
        }
        Ok(scope)
    }

    /// What counts in a file.
    pub(super) fn of(&self, target: &Target, stdin_filename: Option<&Path>) -> FileScope<'_> {
        let path = target.place(stdin_filename);
        FileScope {
            // A name asks the system for the folder of each file, which most runs do without.
            name: (self.folder.as_deref()).map_or_else(String::new, |from| relative(from, path)),
            baseline: self.baseline.as_ref(),
            lines: self.changes.as_ref().map(|changes| changes.of(path)),
        }
    }

    /// What is said of entries that no finding answers to: `files` are those that were checked, with what
    /// of the baseline each used and which entries it speaks for.
    pub(super) fn stale<'u>(&self, files: impl IntoIterator<Item = &'u Used>) -> Vec<Diagnostic> {
        let Some(baseline) = &self.baseline else {
            return Vec::new();
        };
        let entries = baseline.entries();
        let mut used = vec![0; entries.len()];
        let mut judged = vec![None; entries.len()];
        for file in files {
            for &(at, count) in &file.used {
                used[at] = count.max(used[at]);
            }
            for &(at, is_judged) in &file.judged {
                judged[at] = Some(is_judged);
            }
        }
        // A file that is gone has no findings.
        let is_gone = |entry: &Entry| !self.exists(entry);
        baseline.stale(&used, |at, entry| {
            judged[at].unwrap_or_else(|| is_gone(entry))
        })
    }

    /// Whether the file of an entry is there.
    fn exists(&self, entry: &Entry) -> bool {
        let folder = self.folder.as_deref().unwrap_or(Path::new(""));
        folder.join(&entry.file).exists()
    }

    /// The baseline as a source of findings.
    pub(super) fn source(&self) -> Option<&Source> {
        self.baseline.as_ref().map(Baseline::source)
    }

    /// Writes a baseline: what was found, and the old entries of files that are there and were not checked.
    pub(super) fn write(
        &self,
        path: &Path,
        found: Vec<Entry>,
        checked: &HashSet<&str>,
    ) -> Result<usize> {
        let old = self.baseline.iter().flat_map(Baseline::entries);
        let kept = old.filter(|entry| !checked.contains(entry.file.as_str()) && self.exists(entry));
        let count = found.iter().map(|entry| entry.count).sum();
        let all = found.into_iter().chain(kept.cloned()).collect();
        output::replace(path, baseline::text(all).as_bytes())?;
        Ok(count)
    }
}

/// What counts in a file.
pub(super) struct FileScope<'s> {
    /// The file as the baseline names it, where there is one.
    name: String,
    baseline: Option<&'s Baseline>,
    lines: Option<Lines>,
}

/// What a file used of a baseline.
#[derive(Debug, Default)]
pub(super) struct Used {
    /// How often each entry, by its position.
    used: Vec<(usize, usize)>,
    /// The entries for the file, and whether their rules were checked.
    judged: Vec<(usize, bool)>,
}

impl FileScope<'_> {
    /// The file as a baseline names it.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Which findings are listed.
    pub(super) fn known(&self, source: &Source, checked: &Checked) -> Known {
        match self.baseline {
            Some(baseline) => baseline.known(&self.name, source, checked),
            None => Known {
                findings: vec![false; checked.diagnostics.len()],
                used: Vec::new(),
            },
        }
    }

    /// What the file used of the baseline; `is_on` says whether a rule is.
    pub(super) fn used(
        &self,
        known: &Known,
        checked: &Checked,
        is_on: impl Fn(&str) -> bool,
    ) -> Used {
        let own = self
            .baseline
            .iter()
            .flat_map(|baseline| baseline.of_file(&self.name));
        let judged = own.map(|(at, entry)| {
            let judged = is_on(&entry.rule) && baseline::is_judged(&entry.rule, checked, known);
            (at, judged)
        });
        Used {
            used: known.used.clone(),
            judged: judged.collect(),
        }
    }

    /// Which findings lie on lines that changed; `old` is the text that git was asked about.
    pub(super) fn changed(&self, old: &Source, now: &Source, checked: &Checked) -> Vec<bool> {
        let Some(lines) = &self.lines else {
            return vec![true; checked.diagnostics.len()];
        };
        let now_changed = carried(lines, old.text(), now.text());
        let is_changed = |finding: &Diagnostic| {
            let places = finding.annotations.iter().map(|annotation| annotation.span);
            let mut places = places.chain([finding.span]);
            places.any(|span| {
                let first = now.position(span.start).line;
                let last = now.position(span.end.max(span.start)).line;
                overlap(&now_changed, first, last)
            })
        };
        checked.diagnostics.iter().map(is_changed).collect()
    }

    /// Which findings count.
    pub(super) fn asks_for(&self, old: &Source, now: &Source, checked: &Checked) -> Vec<bool> {
        let known = self.known(now, checked).findings;
        let changed = self.changed(old, now, checked);
        let both = known.into_iter().zip(changed);
        both.map(|(known, changed)| changed && !known).collect()
    }
}

fn overlap(lines: &Lines, first: u32, last: u32) -> bool {
    match lines {
        Lines::All => true,
        Lines::These(ranges) => {
            let next = ranges.partition_point(|range| range.end <= first);
            ranges[next..]
                .iter()
                .find(|range| !range.is_empty())
                .is_some_and(|r| r.start <= last)
        }
    }
}

/// The changed lines of a text after its fixes: those that changed before, and those that the fixes changed.
fn carried(lines: &Lines, old: &str, new: &str) -> Lines {
    let Lines::These(_) = lines else {
        return Lines::All;
    };
    if old == new {
        return lines.clone();
    }
    let mut changed = Vec::new();
    for op in similar::TextDiff::from_lines(old, new).ops() {
        let (before, after) = (op.old_range(), op.new_range());
        for (at, line) in after.enumerate() {
            let from = (before.start + at) as u32 + 1;
            let same = op.tag() == similar::DiffTag::Equal;
            if !same || overlap(lines, from, from) {
                changed.push(line as u32 + 1..line as u32 + 2);
            }
        }
    }
    Lines::These(changed)
}

fn read(path: &Path) -> Result<Baseline> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path)
        .map_err(|error| anyhow::anyhow!(reason(&error)))
        .with_context(|| format!("cannot read the baseline {name}"))?;
    let source = driver::decode(&name, bytes)
        .map_err(|(_, finding)| anyhow::anyhow!("{name}: {}", finding.message))?;
    let hint = "`--write-baseline FILE` writes one, and writes over no other file";
    Baseline::read(source).map_err(|error| Hinted::error(error, hint))
}

/// The folder of a file, without links.
fn folder(path: &Path) -> PathBuf {
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    parent.canonicalize().unwrap_or_else(|_| parent.to_owned())
}

/// A path as seen from a folder, with `/` between its parts.
fn relative(from: &Path, path: &Path) -> String {
    let full = folder(path).join(path.file_name().unwrap_or_default());
    let common = from
        .components()
        .zip(full.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.components().skip(common).map(|_| "..".to_owned());
    let down = full.components().skip(common);
    let down = down.map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changed_lines_go_with_their_text() {
        let lines = Lines::These(vec![2..3, 5..5]);
        assert!(!overlap(&lines, 1, 1) && overlap(&lines, 1, 2) && overlap(&lines, 2, 9));
        assert!(!overlap(&lines, 3, 9), "nothing is left of a removed line");
        let now = carried(&lines, "a\nb\nc\n", "new\na\nb\nc\n");
        assert_eq!(now, Lines::These(vec![1..2, 3..4]));
        assert_eq!(carried(&Lines::All, "a", "b"), Lines::All);
    }

    #[test]
    fn paths_count_from_the_baseline() {
        assert_eq!(
            relative(Path::new("/a/b"), Path::new("/a/b/c/d.md")),
            "c/d.md"
        );
        assert_eq!(relative(Path::new("/a/b"), Path::new("/a/x.md")), "../x.md");
    }
}
