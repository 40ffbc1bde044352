//! A file takes another one's place: whole or not at all, and nothing is left beside it.
//!
//! The new text is written to a file without a name, as Linux has them: whatever ends the process, the system
//! forgets it. Only when it is whole does it get a name, and at once the target's. Where there are no such files (other
//! systems, some network drives), it has a name from the beginning, as it has between these two steps. Such a name is
//! locked as long as its process lives: one that nobody holds was left by a run that was killed, and the next run that
//! writes in the folder removes it.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

/// What names begin and end with before they become the target's.
const BEGIN: &str = ".mermaidc-";
const END: &str = ".tmp";

/// Why a file was not replaced.
#[derive(Debug)]
pub(super) enum Failure {
    /// Somebody else changed it since it was read.
    Changed,
    /// The system refuses.
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Replaces a file, or makes it. Permissions stay; a symbolic link stays one. `old` is what was read of it: if
/// something else is there by now, nothing is written.
pub(super) fn replace(path: &Path, old: Option<&[u8]>, text: &[u8]) -> Result<(), Failure> {
    let target = match path.canonicalize() {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error.into()),
    };
    if !replaceable(&target) {
        let mut device = std::fs::OpenOptions::new().write(true).open(&target)?;
        return Ok(device.write_all(text)?);
    }
    let folder = folder(&target);
    sweep(&folder);
    let mut fresh = Fresh::new(&folder)?;
    fresh.file.write_all(text)?;
    if let Ok(metadata) = target.metadata() {
        fresh.file.set_permissions(metadata.permissions())?;
    }
    fresh.file.sync_all()?;
    if let Some(old) = old {
        let now = std::fs::read(&target)?;
        if now == text {
            return Ok(());
        }
        if now != old {
            return Err(Failure::Changed);
        }
    }
    Ok(fresh.rename(&folder, &target)?)
}

/// Whether a path is a file that can be renamed over, and no device or pipe (`/dev/stdout`).
fn replaceable(path: &Path) -> bool {
    path.metadata().map_or(true, |metadata| metadata.is_file())
}

/// The folder that a file stands in.
fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// A file that is on its way to a target.
struct Fresh {
    file: File,
    /// Its name for now; `None` where it has none. Removed with this value.
    name: Option<PathBuf>,
}

impl Fresh {
    fn new(folder: &Path) -> io::Result<Self> {
        if let Some(file) = nameless::open(folder) {
            let _ = file.try_lock();
            return Ok(Self { file, name: None });
        }
        loop {
            let name = next_name(folder);
            let file = std::fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(&name);
            match file {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(file) => {
                    let _ = file.try_lock();
                    let name = Some(name);
                    return Ok(Self { file, name });
                }
            }
        }
    }

    /// Gives it the target's name.
    fn rename(mut self, folder: &Path, target: &Path) -> io::Result<()> {
        while self.name.is_none() {
            let name = next_name(folder);
            match nameless::link(&self.file, &name) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(()) => self.name = Some(name),
            }
        }
        if let Some(name) = &self.name {
            std::fs::rename(name, target)?;
        }
        self.name = None;
        Ok(())
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            let _ = std::fs::remove_file(name);
        }
    }
}

/// A name that no other file of this process has.
fn next_name(folder: &Path) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    folder.join(format!("{BEGIN}{}-{count}{END}", std::process::id()))
}

/// Removes what killed runs left in a folder, once a process.
pub(super) fn sweep(folder: &Path) {
    static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let mut swept = match SWEPT.lock() {
        Ok(swept) => swept,
        Err(poisoned) => poisoned.into_inner(),
    };
    if !swept.insert(folder.to_owned()) {
        return;
    }
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_file && is_ours(&entry.file_name().to_string_lossy()) {
            let path = entry.path();
            let is_left = File::open(&path)
                .is_ok_and(|file| !matches!(file.try_lock(), Err(TryLockError::WouldBlock)));
            if is_left {
                let _ = std::fs::remove_file(path);
            }
        }
    }
}

/// As [`sweep`], for the folder of a file that is to be written, maybe.
pub(super) fn sweep_beside(path: &Path) {
    sweep(&folder(path));
}

/// Whether a name is one of those that files have on their way.
fn is_ours(name: &str) -> bool {
    let inner = name
        .strip_prefix(BEGIN)
        .and_then(|name| name.strip_suffix(END));
    let numbers = inner.and_then(|inner| inner.split_once('-'));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    numbers.is_some_and(|(process, count)| is_number(process) && is_number(count))
}

/// Files without a name.
#[cfg(target_os = "linux")]
mod nameless {
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::Path;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat};

    /// A new file in the file system of a folder, with the rights that the process's mask leaves; where such
    /// files are to be had and can be named later.
    pub(super) fn open(folder: &Path) -> Option<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        let file = rustix::fs::open(folder, flags, Mode::from_raw_mode(0o666));
        let file = file.ok().map(File::from);
        file.filter(|file| place(file).exists())
    }

    /// Gives a file its first name.
    pub(super) fn link(file: &File, name: &Path) -> io::Result<()> {
        Ok(linkat(
            CWD,
            place(file),
            CWD,
            name,
            AtFlags::SYMLINK_FOLLOW,
        )?)
    }

    /// Where the system shows the file to its own process.
    fn place(file: &File) -> std::path::PathBuf {
        format!("/proc/self/fd/{}", file.as_raw_fd()).into()
    }
}

#[cfg(not(target_os = "linux"))]
mod nameless {
    use std::fs::File;
    use std::io;
    use std::path::Path;

    pub(super) fn open(_folder: &Path) -> Option<File> {
        None
    }

    pub(super) fn link(_file: &File, _name: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder").flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_killed_run_left_is_removed_and_what_lives_stays() {
        let dir = tempfile::tempdir().expect("a folder");
        let put = |name: &str| std::fs::write(dir.path().join(name), "x").expect("a file");
        let held = ".mermaidc-1-7.tmp";
        for name in [held, ".mermaidc-1-8.tmp", ".mermaidc-notes.tmp", "a.md"] {
            put(name);
        }
        let file = File::open(dir.path().join(held)).expect("there");
        file.lock().expect("a lock");
        sweep(dir.path());
        assert_eq!(names(dir.path()), [held, ".mermaidc-notes.tmp", "a.md"]);
    }

    #[test]
    fn a_file_that_somebody_changed_is_not_replaced() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("a.md");
        let replace = |old: &[u8], text: &[u8]| replace(&path, Some(old), text);
        std::fs::write(&path, "old").expect("a file");
        assert!(replace(b"old", b"new").is_ok());
        assert!(matches!(replace(b"old", b"other"), Err(Failure::Changed)));
        // Another run did the same.
        assert!(replace(b"old", b"new").is_ok());
        assert_eq!(std::fs::read(&path).expect("there"), b"new");
        assert_eq!(names(dir.path()), ["a.md"]);
    }
}
