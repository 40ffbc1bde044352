//! `mermaidc lsp`.

use std::io::{self, BufReader};

use anyhow::{Context, Result};

use super::exit::Exit;
use crate::lsp;

const ABOUT: &str = "\
Editors start it and speak with it on standard input and output, by the Language Server Protocol;
docs/editors.md says how to set up Neovim, Helix and VS Code. The nearest mermaidc.toml above a file
counts, as for `mermaidc check`.";

/// Serve an editor: findings as you type, fixes, names
#[derive(clap::Args)]
#[command(after_help = ABOUT)]
pub(super) struct Args {
    /// Speak on standard input and output, which is the only way there is: some editors say so
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(_: &Args) -> Result<Exit> {
    let in_order = lsp::serve(BufReader::new(io::stdin()), io::stdout().lock());
    let in_order = in_order.context("cannot write to the editor")?;
    Ok(if in_order { Exit::Fine } else { Exit::Findings })
}
