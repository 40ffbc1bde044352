//! `mermaidc check`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;
use rayon::prelude::*;

use super::args::{Common, Selection, formats};
use super::exit::Exit;
use super::session::{Broken, Session};
use super::{input, output};
use crate::diagnostic::{Applicability, Severity};
use crate::driver;
use crate::report::{FileFindings, REPORTERS, Reporter, Summary};

const EXAMPLES: &str = "\
Examples:
  mermaidc check                              everything under the current folder
  mermaidc check docs/ README.md              folders and files
  mermaidc check - < chart.mmd                standard input
  mermaidc check --deny warnings --format github
  mermaidc check --select traps,structure     these groups of rules only (and syntax errors)
  mermaidc check --level dead-end=error       this rule as an error

Folders are walked by git's ignore rules, without hidden files, for .mmd, .mermaid, .md, .markdown
and .mdx. A file that is named is always read.";

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
    /// Write the findings to a file
    #[arg(long, short, value_name = "FILE")]
    output_file: Option<PathBuf>,
    /// What standard input is called in findings; its extension says what it is
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
    #[command(flatten)]
    selection: Selection,
    /// Show findings of level info, too
    #[arg(long)]
    info: bool,
    /// Exit with 1 on warnings, too
    #[arg(long, value_name = "WHAT", value_parser = ["warnings"])]
    deny: Option<String>,
    /// Exit with 0 whatever is found
    #[arg(long)]
    exit_zero: bool,
}

/// What became of one file.
struct Outcome {
    findings: FileFindings,
    charts: usize,
    not_read: std::collections::BTreeMap<String, usize>,
    named: bool,
}

pub(super) fn run(args: &Args, common: &Common) -> Result<Exit> {
    let (mut targets, mut troubles) = input::find(&args.paths);
    let session = match session(args, common, &targets) {
        Ok(session) => session,
        Err(error) => return refuse(args, common, error),
    };
    targets
        .retain(|target| target.named || target.path.as_deref().is_none_or(|p| session.takes(p)));
    let progress = Progress::new(targets.len(), common);
    let results: Vec<Result<Outcome>> = targets
        .par_iter()
        .map(|target| {
            let outcome = check(target, args, &session);
            progress.step();
            outcome
        })
        .collect();
    progress.end();
    let mut outcomes = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(outcome) => outcomes.push(outcome),
            Err(error) => troubles.push(error),
        }
    }
    for error in &troubles {
        output::trouble(common, error);
    }
    for outcome in outcomes
        .iter()
        .filter(|o| o.named && o.charts == 0 && o.findings.diagnostics.is_empty())
    {
        output::note(
            common,
            &format!("{} holds no Mermaid chart", outcome.findings.source.name()),
        );
    }
    if outcomes.is_empty() && troubles.is_empty() {
        output::note(common, "there is no Mermaid or Markdown file");
    }
    let summary = sum(&outcomes);
    let files: Vec<FileFindings> = outcomes
        .into_iter()
        .map(|outcome| outcome.findings)
        .collect();
    write(args, common, &files, &summary)?;
    Ok(exit(args, &summary, !troubles.is_empty()))
}

/// Finds the configuration of every target.
fn session(args: &Args, common: &Common, targets: &[input::Target]) -> Result<Session> {
    let mut session = Session::new(&args.selection, common)?;
    for target in targets {
        session.look(place(target, args))?;
    }
    Ok(session)
}

/// Where a target stands, for its configuration.
fn place<'a>(target: &'a input::Target, args: &'a Args) -> &'a Path {
    let path = target.path.as_deref().or(args.stdin_filename.as_deref());
    path.unwrap_or(Path::new("-"))
}

/// A broken configuration is shown like any finding, in the format that was asked for.
fn refuse(args: &Args, common: &Common, error: anyhow::Error) -> Result<Exit> {
    let (findings, summary) = error.downcast::<Broken>()?.into_findings();
    write(args, common, &[findings], &summary)?;
    Ok(Exit::Trouble)
}

fn check(target: &input::Target, args: &Args, session: &Session) -> Result<Outcome> {
    let loaded = input::load(target, args.stdin_filename.as_deref())?;
    let (checked, mut diagnostics) = match loaded.unreadable {
        Some(finding) => (driver::Checked::default(), vec![finding]),
        None => {
            let settings = session.resolve(place(target, args)).settings;
            let mut checked = driver::check(&loaded.source, loaded.kind, &settings);
            let diagnostics = std::mem::take(&mut checked.diagnostics);
            (checked, diagnostics)
        }
    };
    diagnostics.retain(|d| args.info || d.severity > Severity::Info);
    Ok(Outcome {
        charts: checked.charts.len(),
        not_read: checked.not_read(),
        named: target.named,
        findings: FileFindings {
            source: loaded.source,
            diagnostics,
        },
    })
}

fn sum(outcomes: &[Outcome]) -> Summary {
    let mut summary = Summary {
        files: outcomes.len(),
        ..Summary::default()
    };
    for outcome in outcomes {
        summary.charts += outcome.charts;
        for (kind, count) in &outcome.not_read {
            *summary.not_read.entry(kind.clone()).or_default() += count;
        }
        for finding in &outcome.findings.diagnostics {
            match finding.severity {
                Severity::Error => summary.errors += 1,
                Severity::Warning => summary.warnings += 1,
                Severity::Info => summary.infos += 1,
            }
            let safe = |fix: &crate::diagnostic::Fix| fix.applicability == Applicability::Safe;
            summary.fixable += usize::from(finding.fix.as_ref().is_some_and(safe));
        }
    }
    summary
}

fn write(args: &Args, common: &Common, files: &[FileFindings], summary: &Summary) -> Result<()> {
    let reporter = reporter(args.format.as_deref());
    if let Some(path) = &args.output_file {
        let mut text = Vec::new();
        reporter.report(files, summary, crate::report::Style::default(), &mut text)?;
        return output::replace(path, &text);
    }
    let nothing = files.iter().all(|file| file.diagnostics.is_empty());
    // The first reporters are for people; a machine wants its empty list.
    if common.quiet && nothing && args.format.is_none() {
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
    let denied = args.deny.is_some() && summary.warnings > 0;
    if trouble {
        Exit::Trouble
    } else if !args.exit_zero && (summary.errors > 0 || denied) {
        Exit::Findings
    } else {
        Exit::Fine
    }
}

/// Says on a terminal how far a long run is.
struct Progress {
    total: usize,
    done: AtomicUsize,
    began: Instant,
    shown: std::sync::Mutex<Instant>,
    watched: bool,
}

impl Progress {
    fn new(total: usize, common: &Common) -> Self {
        let began = Instant::now();
        Self {
            total,
            done: AtomicUsize::new(0),
            began,
            shown: std::sync::Mutex::new(began),
            watched: !common.quiet && output::is_watched(),
        }
    }

    fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let now = Instant::now();
        if !self.watched || now.duration_since(self.began) < Duration::from_secs(1) {
            return;
        }
        // Whoever finds the lock taken leaves the word to the other.
        if let Ok(mut shown) = self.shown.try_lock()
            && now.duration_since(*shown) > Duration::from_millis(100)
        {
            *shown = now;
            let _ = write!(
                io::stderr().lock(),
                "\r\x1b[Kchecked {done} of {} files",
                self.total
            );
        }
    }

    fn end(&self) {
        if self.watched && self.began.elapsed() > Duration::from_secs(1) {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
