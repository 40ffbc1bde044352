//! Writing: streams that may close, files that are whole or not there.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result};

use super::args::Common;
use super::error::{Hinted, reason};
use super::replacement::{self, Failure};

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
        let _ = writeln!(err, "{bold}{cyan}hint{reset}: {}", plain(hinted.hint()));
    }
}

/// Says on standard error what is not an error, but worth knowing.
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

/// A number of things: `1 file`, `2 files`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// Writes to standard output. That nobody reads on (a closed pipe) is not an error.
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
///
/// A file that holds the text already is left as it is, so that what depends on it need not be made again.
pub(super) fn replace(path: &Path, text: &[u8]) -> Result<()> {
    if path.is_file() && std::fs::read(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    write(path, None, text)
}

/// Replaces a file that was read, unless somebody changed it since.
pub(super) fn rewrite(path: &Path, old: &str, text: &str) -> Result<()> {
    write(path, Some(old.as_bytes()), text.as_bytes())
}

fn write(path: &Path, old: Option<&[u8]>, text: &[u8]) -> Result<()> {
    let name = path.display();
    replacement::replace(path, old, text).map_err(|failure| match failure {
        Failure::Changed => Hinted::error(
            format!("{name} was changed while mermaidc read it, and is left as it is"),
            "run mermaidc again",
        ),
        Failure::Io(error) => anyhow::anyhow!("cannot write {name}: {}", reason(&error)),
    })
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
