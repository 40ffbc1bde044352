//! `mermaidc check`.

mod elsewhere;
mod git;
mod notes;
mod outcome;
mod scope;

use std::collections::HashSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use rayon::prelude::*;

use super::args::{self, Common, Selection, formats};
use super::error::Hinted;
use super::exit::Exit;
use super::input::{FileType, Target};
use super::progress::Progress;
use super::session::{Broken, Session};
use super::targets::{self, Choice};
use super::{input, output, statistics, watch};
use crate::report::{FileFindings, REPORTERS, Reporter, Summary};
use outcome::CheckedFile;
use scope::Scope;

const EXAMPLES: &str = "\
Examples:
  mermaidc check                              everything under the current folder
  mermaidc check docs/ README.md              folders and files
  mermaidc check - < chart.mmd                standard input
  mermaidc check --deny warnings --format github
  mermaidc check --select traps,structure     these groups of rules only (and syntax errors)
  mermaidc check --level dead-end=error       this rule as an error
  mermaidc check --diff docs/                 what --fix would change

Folders are walked by git's ignore rules, without hidden files, for Mermaid, Markdown, HTML,
reStructuredText, AsciiDoc, Jupyter notebooks and Rust, by extension; `languages` in the configuration
adds types. A named file of another type is skipped, and one that the configuration excludes.";

/// Check charts: what Mermaid refuses, what it draws otherwise than it looks, what leads nowhere
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Files, folders, or `-` for standard input
    #[arg(value_name = "PATHS", default_value = ".")]
    paths: Vec<PathBuf>,
    /// How to write the findings
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    format: Option<String>,
    /// Write the findings to a file, and the summary to standard error
    #[arg(long, short, value_name = "FILE")]
    output_file: Option<PathBuf>,
    /// Show findings of level info, too
    #[arg(long)]
    info: bool,
    /// Check again whenever a file changes, until you stop it
    #[arg(long, conflicts_with_all = ["output_file", "write_baseline", "fix", "unsafe_fixes"])]
    watch: bool,
    /// Count the findings by rule, and the charts by language, instead of listing them
    #[arg(long)]
    statistics: bool,
    /// Draw with characters, below each finding, the part of the chart that it is about (flowchart, sequence, state)
    #[arg(long)]
    show_drawing: bool,
    /// Fix what can be fixed safely, then show what is left
    #[arg(long, help_heading = "Fixes")]
    fix: bool,
    /// Fix also where the drawing or its meaning may change (implies --fix)
    #[arg(long, help_heading = "Fixes")]
    unsafe_fixes: bool,
    /// Write nothing; show what --fix (and --unsafe-fixes) would change
    #[arg(long, help_heading = "Fixes")]
    diff: bool,
    /// Exit with 1 on these, too
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    deny: Vec<Denied>,
    /// Exit with 1 only where there are more findings than N: warnings and errors together
    #[arg(long, value_name = "N", conflicts_with = "exit_zero")]
    max_findings: Option<usize>,
    /// Report only findings on lines that changed since a commit: since the last one in common with it
    #[arg(long, value_name = "REF", help_heading = "Adoption")]
    since: Option<String>,
    /// Leave out the findings that this file lists; report entries that match nothing any more
    #[arg(long, value_name = "FILE", help_heading = "Adoption")]
    baseline: Option<PathBuf>,
    /// Write what is found to a baseline instead of reporting it
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["baseline", "since", "diff", "statistics"],
        help_heading = "Adoption"
    )]
    write_baseline: Option<PathBuf>,
    /// Exit with 0 whatever is found
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    selection: Selection,
}

/// What can be denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Denied {
    /// Findings of severity warning
    Warnings,
    /// Named files of unknown type, charts of kinds that are not read yet, charts in files of types that
    /// are not read, and those that templates and scripts make
    Unread,
}

pub(super) fn run(args: &Args, common: &Common) -> Result<Exit> {
    if args.watch {
        return watch::run(&args.paths, args.selection.config.as_deref());
    }
    let (mut targets, mut troubles) = input::find(&args.paths);
    let stdin = targets.iter().any(|target| target.path.is_none());
    args::name_of_stdin(args.choice.stdin_filename.as_deref(), stdin)?;
    fit_together(args, stdin)?;
    output::keep_apart(
        args.output_file.as_deref(),
        targets.iter().filter_map(|target| target.path.as_deref()),
        "write the findings to another file",
    )?;
    let session = match session(args, common, &targets) {
        Ok(session) => session,
        Err(error) => return refuse(args, common, error),
    };
    let excluded = targets::leave_out(&mut targets, &args.choice, common, &session);
    let targets::Types {
        known: targets,
        unknown,
        passed_over,
    } = targets::types(targets, &args.choice, &session);
    let paths = targets
        .iter()
        .filter_map(|(target, _)| target.path.as_deref());
    let scope = Scope::new(args, paths, stdin)?;
    let progress = Progress::new(targets.len(), common);
    let check = |(target, file_type): &(Target, FileType)| {
        let outcome = outcome::check(target, *file_type, args, &session, &scope);
        progress.step();
        outcome
    };
    let results: Vec<Result<Option<CheckedFile>>> = match &targets[..] {
        // Starting threads takes longer than checking a file.
        [target] => vec![check(target)],
        _ => targets.par_iter().map(check).collect(),
    };
    progress.end();
    let mut outcomes = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(outcome) => outcomes.extend(outcome),
            Err(error) => troubles.push(error),
        }
    }
    for error in &troubles {
        output::trouble(common, error);
    }
    notes::say_what_has_no_chart(common, &outcomes);
    notes::say_what_was_skipped(args, common, unknown.len());
    let elsewhere = elsewhere::count(&passed_over);
    let is_nothing = outcomes.is_empty() && unknown.is_empty() && elsewhere.is_empty();
    if is_nothing && troubles.is_empty() && !excluded {
        output::note(common, "no file holds charts");
    }
    notes::say_what_was_fixed(args, common, &outcomes);
    let mut summary = Summary {
        unknown_files: unknown.len(),
        elsewhere,
        ..outcome::sum(&outcomes)
    };
    if let Some(path) = &args.write_baseline {
        write_baseline(path, common, &scope, &mut outcomes)?;
    }
    let stale = stale(args, &session, &scope, &outcomes);
    let shown: String = outcomes.iter().filter_map(|o| o.shown.as_deref()).collect();
    let text = outcomes.iter().any(|outcome| outcome.shown.is_some());
    if fixes(args) && unknown.iter().any(|target| target.path.is_none()) {
        // Whoever sends a text through gets it back.
        let bytes = input::standard_input()?;
        output::stdout(|out| out.write_all(&bytes))?;
    }
    let mut files: Vec<FileFindings> = outcomes
        .into_iter()
        .map(|outcome| outcome.findings)
        .collect();
    if let Some(stale) = stale {
        outcome::count(&mut summary, &stale.diagnostics);
        files.push(stale);
    }
    if text {
        output::stdout(|out| out.write_all(shown.as_bytes()))?;
    }
    if !text || args.output_file.is_some() {
        write(args, common, &files, &summary)?;
        if args.output_file.is_some() && !text && !common.quiet {
            // The report went elsewhere; whoever watches needs to know what came of it.
            let _ = writeln!(io::stderr().lock(), "{}", summary.line());
        }
    } else if !args.diff {
        complain(common, &files, &summary);
    }
    Ok(exit(args, &summary, !troubles.is_empty()))
}

/// The configuration of every target, and of the baseline.
fn session(args: &Args, common: &Common, targets: &[Target]) -> Result<Session> {
    let name = args.choice.stdin_filename.as_deref();
    let mut session = targets::session(&args.selection, common, targets, name)?;
    if let Some(path) = &args.baseline {
        session.look(path)?;
    }
    Ok(session)
}

/// What is said of the baseline itself.
fn stale(
    args: &Args,
    session: &Session,
    scope: &Scope,
    outcomes: &[CheckedFile],
) -> Option<FileFindings> {
    let path = args.baseline.as_deref()?;
    let levels = session.resolve(path).settings.levels;
    let mut findings = scope.stale(outcomes.iter().map(|outcome| &outcome.used));
    findings.retain_mut(|finding| {
        let severity = levels.severity_of(finding.rule, finding.severity);
        finding.severity = severity.unwrap_or(finding.severity);
        severity.is_some_and(|severity| severity >= outcome::threshold(args))
    });
    if findings.is_empty() {
        return None;
    }
    Some(FileFindings {
        docs_url: session.docs_url(path),
        ..FileFindings::new(scope.source()?.clone(), findings)
    })
}

fn write_baseline(
    path: &Path,
    common: &Common,
    scope: &Scope,
    outcomes: &mut [CheckedFile],
) -> Result<()> {
    let found = outcomes
        .iter_mut()
        .flat_map(|o| std::mem::take(&mut o.entries));
    let found: Vec<_> = found.collect();
    let checked: HashSet<&str> = outcomes.iter().map(|o| o.name.as_str()).collect();
    let count = scope.write(path, found, &checked)?;
    let findings = output::count(count, "finding", "findings");
    output::note(common, &format!("{findings} written to {}", path.display()));
    Ok(())
}

/// Refuses options of which one would be passed over.
fn fit_together(args: &Args, stdin: bool) -> Result<()> {
    let is_json = args.format.as_deref() == Some("json");
    let is_full = args
        .format
        .as_deref()
        .is_none_or(|name| name == REPORTERS[0].name());
    let wrong = if args.show_drawing && (args.statistics || !is_full) {
        (
            "--show-drawing draws below the findings of the full report",
            "leave --format and --statistics out; --format html draws charts, too",
        )
    } else if args.statistics && args.diff {
        (
            "--statistics counts findings, and --diff shows changes",
            "ask for one of them",
        )
    } else if args.statistics && args.format.is_some() && !is_json {
        (
            "--statistics counts in a table, or as JSON",
            "leave --format out, or say --format json",
        )
    } else if args.output_file.is_some() || !(args.statistics || args.format.is_some()) {
        return Ok(());
    } else if args.diff {
        (
            "--diff leaves no room for findings on standard output",
            "write the findings to a file: --output-file FILE",
        )
    } else if fixes(args) && stdin {
        (
            "the fixed text of `-` leaves no room for findings on standard output",
            "write the findings to a file: --output-file FILE",
        )
    } else {
        return Ok(());
    };
    Err(Hinted::error(wrong.0, wrong.1))
}

/// Whether texts are written, and not only looked at.
fn fixes(args: &Args) -> bool {
    (args.fix || args.unsafe_fixes) && !args.diff
}

/// A broken configuration is shown like any finding, in the format that was asked for.
fn refuse(args: &Args, common: &Common, error: anyhow::Error) -> Result<Exit> {
    let (findings, summary) = error.downcast::<Broken>()?.into_findings();
    write(args, common, &[findings], &summary)?;
    Ok(Exit::Trouble)
}

/// Findings on standard error, where standard output has the fixed text.
fn complain(common: &Common, files: &[FileFindings], summary: &Summary) {
    if files.iter().any(|file| !file.diagnostics.is_empty()) {
        let style = common.style(&io::stderr());
        let _ = REPORTERS[0].report(files, summary, style, &mut io::stderr().lock());
    }
}

fn write(args: &Args, common: &Common, files: &[FileFindings], summary: &Summary) -> Result<()> {
    if args.statistics {
        let text = statistics::by_rule(files, args.format.as_deref() == Some("json"));
        return match &args.output_file {
            Some(path) => output::replace(path, text.as_bytes()),
            None => output::stdout(|out| out.write_all(text.as_bytes())),
        };
    }
    let reporter = reporter(args.format.as_deref());
    if let Some(path) = &args.output_file {
        let mut text = Vec::new();
        reporter.report(files, summary, crate::report::Style::default(), &mut text)?;
        return output::replace(path, &text);
    }
    let nothing = files.iter().all(|file| file.diagnostics.is_empty());
    let silent = files.is_empty() && summary.elsewhere.is_empty();
    if reporter.is_for_people() && (silent || common.quiet && nothing) {
        return Ok(());
    }
    let style = common.style(&io::stdout());
    output::stdout(|out| reporter.report(files, summary, style, out))
}

fn reporter(name: Option<&str>) -> &'static dyn Reporter {
    let chosen = REPORTERS
        .iter()
        .find(|reporter| Some(reporter.name()) == name);
    *chosen.unwrap_or(&REPORTERS[0])
}

fn exit(args: &Args, summary: &Summary, trouble: bool) -> Exit {
    let unread = summary.unknown_files + summary.made > 0
        || !(summary.not_read.is_empty() && summary.elsewhere.is_empty());
    let denies = |what| args.deny.contains(&what);
    let found = match args.max_findings {
        Some(most) => summary.errors + summary.warnings > most,
        None => summary.errors > 0 || denies(Denied::Warnings) && summary.warnings > 0,
    };
    if trouble {
        Exit::Trouble
    } else if !args.exit_zero && (found || denies(Denied::Unread) && unread) {
        Exit::Findings
    } else {
        Exit::Fine
    }
}
