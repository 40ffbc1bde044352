//! `mermaidc fmt`.

use std::path::PathBuf;

use anyhow::Result;
use rayon::prelude::*;

use super::args::{self, Common, Selection};
use super::error::Hinted;
use super::exit::Exit;
use super::input::{self, FileType, Target};
use super::output::{self, count};
use super::progress::Progress;
use super::session::Session;
use super::targets::{self, Choice};
use super::{diff, replacement};
use crate::driver::{self, ChartLayout, Formatted};
use crate::source::Source;

const EXAMPLES: &str = "\
Examples:
  mermaidc fmt                               every chart under the current folder
  mermaidc fmt docs/ README.md               folders and files
  mermaidc fmt - < chart.mmd                 standard input, to standard output
  mermaidc fmt --check                       list the files that would change, for CI
  mermaidc fmt --diff docs/                  what would change

Files are found as `check` finds them. Only white space, the `;` at the end of a line, quotes that nobody
needs and the lines of statements change, and only where the chart stays the same: it is read again.
Charts with errors, of kinds that are not read, and those that `mermaidc-skip` is about are left as
they are. `[fmt]` in mermaidc.toml chooses the indentation, and whether quotes stay.

Exit codes: 0 nothing would change, or files were written, 1 something would change (--check, --diff),
2 mermaidc could not do its work.";

/// Give charts their canonical layout: indentation, spaces, one statement to a line
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "PATHS", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Write nothing; list the files that would change, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change, and exit with 1 if anything would
    #[arg(long)]
    diff: bool,
    /// Take this configuration, and not the nearest mermaidc.toml above each file
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, conflicts_with = "config")]
    no_config: bool,
    #[command(flatten)]
    choice: Choice,
}

/// What came of one file.
struct FileLayout {
    old: Source,
    formatted: Formatted,
    /// Whether it is standard input.
    is_stdin: bool,
}

impl FileLayout {
    fn is_changed(&self) -> bool {
        self.old.text() != self.formatted.source.text()
    }
}

pub(super) fn run(args: &Args, common: &Common) -> Result<Exit> {
    let (mut targets, mut troubles) = input::find(&args.paths);
    let stdin = targets.iter().any(|target| target.path.is_none());
    let stdin_filename = args.choice.stdin_filename.as_deref();
    args::name_of_stdin(stdin_filename, stdin)?;
    let selection = Selection {
        config: args.config.clone(),
        no_config: args.no_config,
        ..Selection::default()
    };
    let session = targets::session(&selection, common, &targets, stdin_filename)?;
    let excluded = targets::leave_out(&mut targets, &args.choice, common, &session);
    let types = targets::types(targets, &args.choice, &session);
    let progress = Progress::new(types.known.len(), common);
    let results: Vec<Result<Option<FileLayout>>> = (types.known.par_iter())
        .map(|(target, file_type)| {
            let done = format(target, *file_type, args, &session);
            progress.step();
            done
        })
        .collect();
    progress.end();
    let mut files = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(file) => files.extend(file),
            Err(error) => troubles.push(error),
        }
    }
    for error in &troubles {
        output::trouble(common, error);
    }
    if files.is_empty() && types.unknown.is_empty() && troubles.is_empty() && !excluded {
        output::note(common, "no file holds charts");
    }
    if !types.unknown.is_empty() {
        let unknown = count(types.unknown.len(), "file", "files");
        output::note(common, &format!("{unknown} of unknown type skipped"));
    }
    show(args, &files)?;
    if types.unknown.iter().any(|target| target.path.is_none()) && !args.check && !args.diff {
        // Whoever sends a text through gets it back.
        let bytes = input::standard_input()?;
        output::stdout(|out| out.write_all(&bytes))?;
    }
    say(args, common, &files);
    let changes = (args.check || args.diff) && files.iter().any(FileLayout::is_changed);
    Ok(if !troubles.is_empty() {
        Exit::Trouble
    } else if changes {
        Exit::Findings
    } else {
        Exit::Fine
    })
}

/// Formats a file; nothing of one that a walk found and that holds no Mermaid, where most files of its type hold
/// none.
fn format(
    target: &Target,
    file_type: FileType,
    args: &Args,
    session: &Session,
) -> Result<Option<FileLayout>> {
    let stdin_filename = args.choice.stdin_filename.as_deref();
    let loaded = input::load(target, stdin_filename, file_type)?;
    let old = loaded.source;
    if !target.named && !loaded.kind.is_text() && !old.text().contains("ermaid") {
        return Ok(None);
    }
    if loaded.unreadable.is_some() {
        return Err(Hinted::error(
            format!("{} is not valid UTF-8, and is left as it is", old.name()),
            "save it as UTF-8",
        ));
    }
    let settings = session.resolve(target.place(stdin_filename)).settings;
    let formatted = driver::format(&old, loaded.kind, &settings);
    if let Some(path) = target.path.as_deref().filter(|_| !args.check && !args.diff) {
        replacement::sweep_beside(path);
        if old.text() != formatted.source.text() {
            output::rewrite(path, old.text(), formatted.source.text())?;
        }
    }
    Ok(Some(FileLayout {
        old,
        formatted,
        is_stdin: target.path.is_none(),
    }))
}

/// Shows on standard output what was asked for: differences, names of files, or the text of standard input.
fn show(args: &Args, files: &[FileLayout]) -> Result<()> {
    let mut text = String::new();
    for file in files {
        let (old, new) = (&file.old, file.formatted.source.text());
        if args.diff {
            text.push_str(&diff::unified(old.name(), old.text(), new));
        } else if args.check && file.is_changed() {
            let name = output::plain(old.name()).replace('\n', "\u{FFFD}");
            text.push_str(&format!("would format {name}\n"));
        } else if !args.check && file.is_stdin {
            text.push_str(new);
        }
    }
    output::stdout(|out| out.write_all(text.as_bytes()))
}

/// Says on standard error what was done, and what was left.
fn say(args: &Args, common: &Common, files: &[FileLayout]) {
    let charts = |what| -> usize { files.iter().map(|file| file.formatted.count(what)).sum() };
    let changed = files.iter().filter(|file| file.is_changed()).count();
    if changed > 0 {
        let verb = match args.check || args.diff {
            true => "would format",
            false => "formatted",
        };
        let charts = count(charts(ChartLayout::Changed), "chart", "charts");
        let files = count(changed, "file", "files");
        output::note(common, &format!("{verb} {charts} in {files}"));
    }
    let refused = charts(ChartLayout::Refused);
    if refused > 0 {
        let refused = count(refused, "chart with errors is", "charts with errors are");
        let text = format!("{refused} left as written; `mermaidc check` lists the errors");
        output::note(common, &text);
    }
    let left = charts(ChartLayout::Left);
    if left > 0 {
        let left = count(left, "chart is", "charts are");
        let text = format!("{left} left as written: formatted, the drawing or its findings change");
        output::note(common, &text);
    }
}
