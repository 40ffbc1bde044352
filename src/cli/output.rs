//! Writing: streams that may close, files that are whole or not there.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::args::Common;
use super::input;

/// An error with what to do about it.
#[derive(Debug)]
pub(super) struct Hinted {
    message: String,
    hint: String,
}

impl Hinted {
    /// An error and a hint, as sentences without a full stop.
    pub(super) fn error(message: impl Into<String>, hint: impl Into<String>) -> anyhow::Error {
        Self {
            message: message.into(),
            hint: hint.into(),
        }
        .into()
    }
}

impl std::fmt::Display for Hinted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Hinted {}

/// Says on standard error what went wrong and what to do.
pub(super) fn trouble(common: &Common, error: &anyhow::Error) {
    let (bold, red, cyan, reset) = palette(common);
    let mut err = io::stderr().lock();
    let _ = writeln!(
        err,
        "{bold}{red}error{reset}: {}",
        plain(&format!("{error:#}"))
    );
    if let Some(hinted) = error
        .chain()
        .find_map(|cause| cause.downcast_ref::<Hinted>())
    {
        let _ = writeln!(err, "{bold}{cyan}hint{reset}: {}", plain(&hinted.hint));
    }
}

/// Says on standard error what is no error, but worth knowing.
pub(super) fn note(common: &Common, text: &str) {
    if !common.quiet {
        let (bold, _, cyan, reset) = palette(common);
        let _ = writeln!(
            io::stderr().lock(),
            "{bold}{cyan}note{reset}: {}",
            plain(text)
        );
    }
}

fn palette(common: &Common) -> (&'static str, &'static str, &'static str, &'static str) {
    if common.style(&io::stderr()).color {
        ("\x1b[1m", "\x1b[31m", "\x1b[36m", "\x1b[0m")
    } else {
        ("", "", "", "")
    }
}

/// A text without control characters, which paths and charts may hold, and terminals obey.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c.is_control() && c != '\n' {
                '\u{FFFD}'
            } else {
                c
            }
        })
        .collect()
}

/// Writes to standard output. That nobody reads on (a closed pipe) is no error.
pub(super) fn stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is still in the buffer has no reader; dropping it must not try again.
            let _ = out.into_parts();
            Ok(())
        }
        other => other.context("cannot write to standard output"),
    }
}

/// Replaces a file, or makes it: whoever looks sees the old text or the new one, whole, also
/// when the process is killed meanwhile. Permissions stay; a symbolic link stays one.
pub(super) fn replace(path: &Path, text: &[u8]) -> Result<()> {
    write_beside(path, text).map_err(|error| {
        let reason = input::reason(&error);
        anyhow::anyhow!("cannot write {}: {reason}", path.display())
    })
}

fn write_beside(path: &Path, text: &[u8]) -> io::Result<()> {
    let target = match path.canonicalize() {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error),
    };
    if !replaceable(&target) {
        return std::fs::OpenOptions::new()
            .write(true)
            .open(&target)?
            .write_all(text);
    }
    let permissions = match target.metadata() {
        Ok(metadata) => Some(metadata.permissions()),
        Err(_) => None,
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mermaidc-");
    allow_as_any_new_file(&mut builder);
    let mut file = builder.tempfile_in(folder(&target))?;
    file.write_all(text)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(&target).map_err(|error| error.error)?;
    Ok(())
}

/// Whether a path is a file that can be renamed over, and no device or pipe (`/dev/stdout`).
fn replaceable(path: &Path) -> bool {
    path.metadata().map_or(true, |metadata| metadata.is_file())
}

/// Gives a new file what the process's mask leaves, as any program's output, not the owner's
/// rights alone.
#[cfg(unix)]
fn allow_as_any_new_file(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn allow_as_any_new_file(_builder: &mut tempfile::Builder<'_, '_>) {}

fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Whether people watch standard error.
pub(super) fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Refuses an output that is one of the inputs: what is written would take the page's place.
pub(super) fn keep_apart<'p>(
    output: Option<&Path>,
    inputs: impl IntoIterator<Item = &'p Path>,
    hint: &str,
) -> Result<()> {
    let Some(real) = output.and_then(|path| path.canonicalize().ok()) else {
        return Ok(());
    };
    for input in inputs {
        if real.is_file() && input.canonicalize().is_ok_and(|path| path == real) {
            return Err(Hinted::error(
                format!("the output {} is the input", input.display()),
                hint.to_owned(),
            ));
        }
    }
    Ok(())
}
