//! What becomes of one file.

use std::cell::LazyCell;

use anyhow::Result;

use super::super::input::{self, FileType, Target};
use super::super::session::Session;
use super::super::{diff, output, replacement};
use super::Args;
use super::scope::{FileScope, Scope, Used};
use crate::config::Settings;
use crate::diagnostic::{Applicability, Diagnostic, Level, Severity};
use crate::driver::baseline::{self, Entry};
use crate::driver::{self, Checked, CheckedChart, FixOptions};
use crate::report::{Drawing, FileFindings, Summary, Unread, Why};
use crate::source::Source;

/// How far drawings below findings are indented.
const INDENT: usize = 2;

/// What became of one file.
pub(super) struct CheckedFile {
    pub(super) findings: FileFindings,
    pub(super) named: bool,
    pub(super) applied: usize,
    /// Findings that the baseline lists.
    pub(super) known: usize,
    /// What the file used of the baseline.
    pub(super) used: Used,
    /// The file as a new baseline names it, and its entries.
    pub(super) name: String,
    pub(super) entries: Vec<Entry>,
    /// What is to be shown on standard output instead of findings: a difference, or a fixed text.
    pub(super) shown: Option<String>,
}

/// What becomes of a file; nothing of one that a walk found and that holds no Mermaid, where most files of its
/// type hold none.
pub(super) fn check(
    target: &Target,
    file_type: FileType,
    args: &Args,
    session: &Session,
    scope: &Scope,
) -> Result<Option<CheckedFile>> {
    let stdin_filename = args.choice.stdin_filename.as_deref();
    let loaded = input::load(target, stdin_filename, file_type)?;
    let is_passed_over = !target.named && !loaded.kind.is_text();
    if is_passed_over && !loaded.source.text().contains("ermaid") {
        return Ok(None);
    }
    let mut outcome = CheckedFile {
        findings: FileFindings {
            language: loaded.kind.language(),
            ..FileFindings::new(loaded.source, Vec::new())
        },
        named: target.named,
        applied: 0,
        known: 0,
        used: Used::default(),
        name: String::new(),
        entries: Vec::new(),
        shown: None,
    };
    if let Some(finding) = loaded.unreadable {
        outcome.findings.diagnostics.push(finding);
        return Ok(Some(outcome));
    }
    let place = target.place(stdin_filename);
    outcome.findings.docs_url = session.docs_url(place);
    let settings = session.resolve(place).settings;
    let file = scope.of(target, stdin_filename);
    let old = outcome.findings.source.clone();
    let checked = if args.fix || args.unsafe_fixes || args.diff {
        if let Some(path) = target.path.as_deref().filter(|_| super::fixes(args)) {
            replacement::sweep_beside(path);
        }
        let asks_for = |now: &Source, checked: &Checked| file.asks_for(&old, now, checked);
        let fixed = driver::fix_where(&old, loaded.kind, &settings, fix_options(args), &asks_for);
        outcome.applied = fixed.applied;
        if args.diff {
            let difference = diff::unified(old.name(), old.text(), fixed.source.text());
            outcome.shown = Some(difference);
            driver::check(&old, loaded.kind, &settings)
        } else {
            let (before, now) = (old.text(), fixed.source.text());
            match &target.path {
                Some(path) if before != now => output::rewrite(path, before, now)?,
                Some(_) => {}
                None => outcome.shown = Some(now.to_owned()),
            }
            outcome.findings.source = fixed.source;
            fixed.checked
        }
    } else {
        driver::check(&old, loaded.kind, &settings)
    };
    outcome.take(args, &file, &old, checked, &settings);
    let is_empty = outcome.findings.charts == 0
        && outcome.findings.diagnostics.is_empty()
        && outcome.findings.unread.is_empty();
    Ok((!is_passed_over || !is_empty).then_some(outcome))
}

impl CheckedFile {
    /// Takes what was found in the file, as far as it counts.
    fn take(
        &mut self,
        args: &Args,
        file: &FileScope<'_>,
        old: &Source,
        mut checked: Checked,
        settings: &Settings,
    ) {
        let source = &self.findings.source;
        self.findings.charts = checked.charts.len();
        self.findings.unread = unread(&checked);
        let is_shown = |finding: &Diagnostic| finding.severity >= threshold(args);
        if args.write_baseline.is_some() {
            checked.diagnostics.retain(is_shown);
            self.entries = baseline::entries(file.name(), source, &checked);
            file.name().clone_into(&mut self.name);
            checked.diagnostics.clear();
        }
        let known = file.known(source, &checked);
        let rules = LazyCell::new(driver::rules);
        let is_on = |rule: &str| {
            let rule = rules.iter().find(|info| info.name == rule);
            rule.is_none_or(|info| settings.levels.level(info) > Level::Off)
        };
        self.used = file.used(&known, &checked, is_on);
        let changed = file.changed(old, source, &checked);
        let counts = known.findings.iter().zip(changed);
        let found = std::mem::take(&mut checked.diagnostics);
        for (finding, (known, changed)) in found.into_iter().zip(counts) {
            match (is_shown(&finding), known, changed) {
                (true, false, true) => self.findings.diagnostics.push(finding),
                (true, true, true) => self.known += 1,
                _ => {}
            }
        }
        if args.show_drawing {
            let columns = super::args::columns().saturating_sub(INDENT);
            let found = self.findings.diagnostics.iter();
            let below = found.map(|finding| {
                let number = finding.chart?;
                let mut charts = checked.charts.iter();
                let chart = charts.find(|checked| checked.chart.number == number)?;
                driver::sketch(&self.findings.source, chart, finding, columns)
            });
            self.findings.below = below.collect();
        }
        if super::reporter(args.format.as_deref()).shows_drawings() {
            let charts = checked.charts.iter();
            self.findings.drawings = charts.map(|chart| self.draw(chart)).collect();
        }
    }

    /// A chart as it is drawn, with what is reported of it.
    fn draw(&self, checked: &CheckedChart) -> Drawing {
        let number = checked.chart.number;
        let found = self.findings.diagnostics.iter();
        let found: Vec<Diagnostic> = found.filter(|d| d.chart == Some(number)).cloned().collect();
        Drawing {
            chart: number,
            span: checked.chart.span,
            kind: checked.reading.kind.map(|kind| kind.name),
            title: checked
                .reading
                .frame()
                .and_then(|frame| frame.title.clone()),
            is_refused: !checked.reading.is_accepted(),
            svg: driver::draw(&self.findings.source, checked, &found),
        }
    }
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
            chart: Some(checked.chart.number),
            start: checked.chart.span.start,
            kind: kind.map(|kind| kind.name),
            why,
        })
    });
    let made = checked.made.iter().map(|place| Unread {
        chart: None,
        start: place.start,
        kind: None,
        why: Why::Made,
    });
    unread.chain(made).collect()
}

/// What is shown, and fixed: nobody expects a change for what was not reported.
pub(super) fn threshold(args: &Args) -> Severity {
    if args.info {
        Severity::Info
    } else {
        Severity::Warning
    }
}

pub(super) fn fix_options(args: &Args) -> FixOptions {
    FixOptions {
        applicability: if args.unsafe_fixes {
            Applicability::Unsafe
        } else {
            Applicability::Safe
        },
        severity: threshold(args),
    }
}

pub(super) fn sum(outcomes: &[CheckedFile]) -> Summary {
    let mut summary = Summary {
        files: outcomes.len(),
        ..Summary::default()
    };
    for outcome in outcomes {
        summary.known += outcome.known;
        summary.charts += outcome.findings.charts;
        for unread in &outcome.findings.unread {
            match (unread.why, unread.kind) {
                (Why::Kind, Some(kind)) => {
                    *summary.not_read.entry(kind.to_owned()).or_default() += 1;
                }
                (Why::Made, _) => summary.made += 1,
                _ => summary.skipped += 1,
            }
        }
        count(&mut summary, &outcome.findings.diagnostics);
    }
    summary
}

/// Adds some findings to the sum.
pub(super) fn count(summary: &mut Summary, findings: &[Diagnostic]) {
    for finding in findings {
        match finding.severity {
            Severity::Error => summary.errors += 1,
            Severity::Warning => summary.warnings += 1,
            Severity::Info => summary.infos += 1,
        }
        let safe = |fix: &crate::diagnostic::Fix| fix.applicability == Applicability::Safe;
        summary.fixable += usize::from(finding.fix.as_ref().is_some_and(safe));
    }
}
