//! What becomes of one file.

use anyhow::Result;

use super::super::input::{self, FileType, Target};
use super::super::session::Session;
use super::super::{diff, output, replacement};
use super::Args;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::driver::{self, Checked, Mend};
use crate::report::{FileFindings, Summary, Unread, Why};

/// What became of one file.
pub(super) struct Outcome {
    pub(super) findings: FileFindings,
    pub(super) named: bool,
    pub(super) mended: usize,
    /// What is to be shown on standard output instead of findings: a difference, or a mended text.
    pub(super) shown: Option<String>,
}

pub(super) fn check(
    target: &Target,
    file_type: FileType,
    args: &Args,
    session: &Session,
) -> Result<Outcome> {
    let stdin_filename = args.stdin_filename.as_deref();
    let loaded = input::load(target, stdin_filename, file_type)?;
    let mut outcome = Outcome {
        findings: FileFindings::new(loaded.source, Vec::new()),
        named: target.named,
        mended: 0,
        shown: None,
    };
    if let Some(finding) = loaded.unreadable {
        outcome.findings.diagnostics.push(finding);
        return Ok(outcome);
    }
    outcome.findings.docs_url = session.docs_url(target.place(stdin_filename));
    let settings = session.resolve(target.place(stdin_filename)).settings;
    let source = &outcome.findings.source;
    let checked = if args.fix || args.unsafe_fixes || args.diff {
        if let Some(path) = target.path.as_deref().filter(|_| super::mends(args)) {
            replacement::sweep_beside(path);
        }
        let fixed = driver::fix(source, loaded.kind, &settings, mend(args));
        outcome.mended = fixed.applied;
        let (old, new) = (source.text(), fixed.source.text());
        if args.diff {
            outcome.shown = Some(diff::unified(source.name(), old, new));
            driver::check(source, loaded.kind, &settings)
        } else {
            match &target.path {
                Some(path) if old != new => output::rewrite(path, old, new)?,
                Some(_) => {}
                None => outcome.shown = Some(new.to_owned()),
            }
            outcome.findings.source = fixed.source;
            fixed.checked
        }
    } else {
        driver::check(source, loaded.kind, &settings)
    };
    outcome.findings.charts = checked.charts.len();
    outcome.findings.unread = unread(&checked);
    outcome.findings.diagnostics = checked.diagnostics;
    let shown = |finding: &Diagnostic| finding.severity >= threshold(args);
    outcome.findings.diagnostics.retain(shown);
    Ok(outcome)
}

/// The charts that were not checked.
fn unread(checked: &Checked) -> Vec<Unread> {
    let charts = checked.charts.iter();
    let unread = charts.filter_map(|checked| {
        let kind = checked.reading.kind;
        let why = if checked.skipped {
            Why::Skipped
        } else {
            kind.filter(|kind| !kind.is_read()).map(|_| Why::Kind)?
        };
        Some(Unread {
            chart: checked.chart.number,
            start: checked.chart.span.start,
            kind: kind.map(|kind| kind.name),
            why,
        })
    });
    unread.collect()
}

/// What is shown, and mended: nobody wants a change for what he was not told.
pub(super) fn threshold(args: &Args) -> Severity {
    if args.info {
        Severity::Info
    } else {
        Severity::Warning
    }
}

pub(super) fn mend(args: &Args) -> Mend {
    Mend {
        applicability: if args.unsafe_fixes {
            Applicability::Unsafe
        } else {
            Applicability::Safe
        },
        severity: threshold(args),
    }
}

pub(super) fn sum(outcomes: &[Outcome]) -> Summary {
    let mut summary = Summary {
        files: outcomes.len(),
        ..Summary::default()
    };
    for outcome in outcomes {
        summary.charts += outcome.findings.charts;
        for unread in &outcome.findings.unread {
            match (unread.why, unread.kind) {
                (Why::Kind, Some(kind)) => {
                    *summary.not_read.entry(kind.to_owned()).or_default() += 1;
                }
                _ => summary.skipped += 1,
            }
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
