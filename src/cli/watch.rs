//! `--watch`: a command again, whenever a file changes that it reads.
//!
//! Files are looked at a few times a second, by length and time of change, which holds on every system and for
//! folders that come from elsewhere. What is shown changes only where the report does, and all at once: the
//! new text is written over the old one, so that nothing flickers.

use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use super::error::Hinted;
use super::exit::Exit;
use super::{input, output};
use crate::config;

/// How long nothing is looked at.
const PAUSE: Duration = Duration::from_millis(200);

/// A file as it was seen: its length and when it changed.
type Seen = Vec<(PathBuf, u64, Option<SystemTime>)>;

/// What is shown where there is nothing to say.
const NOTHING: &[u8] = b"nothing is wrong; watching for changes\n";

/// Does what the command says about some files and folders, and does it again after every change, until somebody ends it.
pub(super) fn run(paths: &[PathBuf], config: Option<&Path>) -> Result<Exit> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Hinted::error(
            "standard input cannot be watched",
            "name files or folders",
        ));
    }
    let mut last: Option<Seen> = None;
    let mut shown: Option<Vec<u8>> = None;
    loop {
        let now = seen(paths, config);
        if last.as_ref() != Some(&now) {
            let mut text = report()?;
            if text.is_empty() {
                text.extend(NOTHING);
            }
            if shown.as_ref() != Some(&text) {
                show(&text, shown.is_none())?;
                shown = Some(text);
            }
            last = Some(now);
        }
        std::thread::sleep(PAUSE);
    }
}

/// Every file that the command would look at, and the configuration files beside them.
fn seen(paths: &[PathBuf], config: Option<&Path>) -> Seen {
    let (targets, _) = input::find(paths);
    let mut found: Vec<PathBuf> = targets
        .into_iter()
        .filter_map(|target| target.path)
        .collect();
    let folders = paths.iter().map(|path| match path.parent() {
        Some(folder) if !path.is_dir() => folder,
        _ => path,
    });
    let configs =
        folders.flat_map(|folder| config::NAMES.iter().map(move |name| folder.join(name)));
    found.extend(configs.filter(|path| path.is_file()));
    found.extend(config.map(Path::to_owned));
    let files = found.into_iter().map(|path| {
        let metadata = std::fs::metadata(&path).ok();
        let length = metadata.as_ref().map_or(0, std::fs::Metadata::len);
        (
            path,
            length,
            metadata.and_then(|found| found.modified().ok()),
        )
    });
    files.collect()
}

/// What the command says without `--watch`, notes and all.
fn report() -> Result<Vec<u8>> {
    let own = std::env::current_exe().context("cannot find mermaidc itself")?;
    let mut given: Vec<OsString> = std::env::args_os().skip(1).collect();
    given.retain(|argument| argument != "--watch");
    let chooses = given
        .iter()
        .any(|argument| argument.to_string_lossy().starts_with("--color"));
    if io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none() && !chooses {
        given.push("--color=always".into());
    }
    let made = Command::new(own)
        .args(given)
        .stdin(Stdio::null())
        .output()
        .context("cannot run mermaidc")?;
    let mut text = made.stderr;
    text.extend(made.stdout);
    Ok(text)
}

/// Writes a text over what stands on the terminal; after what was written elsewhere.
fn show(text: &[u8], is_first: bool) -> Result<()> {
    let screen;
    let all = if io::stdout().is_terminal() {
        screen = over(text, is_first);
        &screen
    } else {
        text
    };
    output::stdout(|out| {
        out.write_all(all)?;
        out.flush()
    })
}

/// What a terminal needs to show a text in place of the one before: home, each line and the rest of its line
/// empty, then nothing below. A terminal that knows 2026 shows it in one step. Only the first text clears the
/// screen. It ends with a line break, so that standard output takes it in one piece.
fn over(text: &[u8], is_first: bool) -> Vec<u8> {
    let mut all = Vec::with_capacity(text.len() + 64);
    all.extend(b"\x1b[?2026h");
    if is_first {
        all.extend(b"\x1b[2J");
    }
    all.extend(b"\x1b[H");
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    for (at, line) in text.split(|byte| *byte == b'\n').enumerate() {
        if at > 0 {
            all.extend(b"\x1b[K\n");
        }
        all.extend(line);
    }
    all.extend(b"\x1b[J\x1b[?2026l\n");
    all
}

#[cfg(test)]
mod tests {
    use super::over;

    #[test]
    fn only_the_first_text_clears_the_screen() {
        let first = b"\x1b[?2026h\x1b[2J\x1b[Hone\x1b[K\n\x1b[K\ntwo\x1b[J\x1b[?2026l\n";
        assert_eq!(over(b"one\n\ntwo\n", true), first);
        let next = b"\x1b[?2026h\x1b[Hone\x1b[J\x1b[?2026l\n";
        assert_eq!(over(b"one\n", false), next);
    }

    #[test]
    fn standard_output_takes_a_text_in_one_piece() {
        /// Counts how often something is written.
        struct Counted(Vec<Vec<u8>>);
        impl std::io::Write for Counted {
            fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
                self.0.push(bytes.to_vec());
                Ok(bytes.len())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let text = over(&b"a line of some length\n".repeat(2_000), false);
        // As `std` writes to standard output: up to the last line break, and the rest at the next flush.
        let mut out = std::io::LineWriter::new(Counted(Vec::new()));
        std::io::Write::write_all(&mut out, &text).expect("written");
        std::io::Write::flush(&mut out).expect("flushed");
        assert_eq!(out.get_ref().0, [text]);
    }
}
