//! The command line.
//!
//! One file a command; `args` is what several of them take, `input` finds and reads files, `output`
//! writes them, `replacement` sees to it that no file is left half. Everything that can go wrong ends as a sentence on standard error and an exit code.
//!
//! **Architecture invariant.** What the pipeline can do comes from the driver and the registries: no
//! choice that `--help` offers is listed here a second time.

mod args;
mod changes;
mod check;
mod compile;
mod config;
mod diff;
mod error;
mod exit;
mod explain;
mod fmt;
mod generate;
mod input;
#[cfg(feature = "lsp")]
mod lsp;
mod names;
mod output;
mod progress;
mod replacement;
mod rules;
mod session;
mod statistics;
mod targets;
mod watch;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use exit::Exit;

/// The version, and the release of Mermaid that the readers agree with.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (agrees with Mermaid 12.3.0)");

const EXAMPLES: &str = "\
Examples:
  mermaidc check docs/                       check every chart under a folder
  mermaidc check --fix README.md             fix what can be fixed safely
  mermaidc fmt docs/                         lay the charts out: indentation, spaces
  mermaidc compile page.md --to dot          Graphviz source, to standard output
  mermaidc compile page.md -o page.json      the format follows the extension
  mermaidc explain dead-end                  what a rule means, with examples

Exit codes: 0 nothing wrong, 1 findings, 2 mermaidc could not do its work,
3 (compile) every chart is of a kind that is not compiled yet.";

/// A compiler for Mermaid diagrams: checks what a chart means, and turns it into something else.
#[derive(Parser)]
#[command(
    name = "mermaidc",
    version = VERSION,
    arg_required_else_help = true,
    after_help = EXAMPLES,
    styles = args::styles(),
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: args::Common,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Args),
    Fmt(fmt::Args),
    Compile(compile::Args),
    Names(names::Args),
    Diff(changes::Args),
    Rules(rules::Args),
    Explain(explain::Args),
    Config(config::Args),
    #[cfg(feature = "lsp")]
    Lsp(lsp::Args),
    #[command(hide = true)]
    Generate(generate::Args),
}

/// Runs the command on the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // A closed pipe after `--help` is nobody's error.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let done = match &cli.command {
        Command::Check(args) => check::run(args, &cli.common),
        Command::Fmt(args) => fmt::run(args, &cli.common),
        Command::Compile(args) => compile::run(args, &cli.common),
        Command::Names(args) => names::run(args, &cli.common),
        Command::Diff(args) => changes::run(args, &cli.common),
        Command::Rules(args) => rules::run(args, &cli.common),
        Command::Explain(args) => explain::run(args, &cli.common),
        Command::Config(args) => config::run(args, &cli.common),
        #[cfg(feature = "lsp")]
        Command::Lsp(args) => lsp::run(args),
        Command::Generate(args) => generate::run(args, &cli.common, Cli::command()),
    };
    done.unwrap_or_else(|error| {
        session::show(&cli.common, error);
        Exit::Trouble
    })
    .into()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_arguments_are_consistent() {
        super::Cli::command().debug_assert();
    }
}
