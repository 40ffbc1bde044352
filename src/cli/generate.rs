//! `mermaidc generate`, hidden: what a package brings beside the binary.
//!
//! Completions and manual pages are made from the same declarations as `--help`, by clap's own crates, so
//! that they cannot say anything else. A command of the binary, and not a build script: packagers run it
//! on the machine that they build on, whatever the target is.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Command, ValueEnum};
use clap_complete::Shell;

use super::args::Common;
use super::exit::Exit;
use super::output;

const NAME: &str = "mermaidc";

/// Write shell completions and manual pages into a folder
#[derive(clap::Args)]
pub(super) struct Args {
    /// The folder; `completions` and `man` are made in it
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Writes everything that `command` and its subcommands need.
pub(super) fn run(args: &Args, common: &Common, command: Command) -> Result<Exit> {
    let mut written = completions(&args.folder.join("completions"), command.clone())?;
    written += manual(&args.folder.join("man"), command)?;
    output::note(
        common,
        &format!("{written} files written to {}", args.folder.display()),
    );
    Ok(Exit::Fine)
}

/// A completion for each shell that clap knows, under the name by which the shell finds it.
fn completions(folder: &Path, mut command: Command) -> Result<usize> {
    make(folder)?;
    let shells = Shell::value_variants();
    for shell in shells {
        clap_complete::generate_to(*shell, &mut command, NAME, folder)
            .with_context(|| format!("cannot write to {}", folder.display()))?;
    }
    Ok(shells.len())
}

/// A page for the command and one for each subcommand that `--help` lists.
fn manual(folder: &Path, command: Command) -> Result<usize> {
    make(folder)?;
    clap_mangen::generate_to(command, folder)
        .with_context(|| format!("cannot write to {}", folder.display()))?;
    Ok(fs::read_dir(folder)?.count())
}

fn make(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}
