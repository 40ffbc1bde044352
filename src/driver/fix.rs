//! Mending what can be mended.

use std::collections::HashSet;

use super::check::{Checked, check};
use crate::config::Settings;
use crate::diagnostic::{Applicability, Applied, Diagnostic, Severity, apply};
use crate::source::{Source, SourceKind};

/// How often findings are mended and looked for again: a fix may lay open the next one.
const ROUNDS: usize = 16;

/// A source after its fixes.
#[derive(Debug)]
pub struct Fixed {
    /// The text; that of the source where nothing was mended.
    pub source: Source,
    /// How many fixes were applied.
    pub applied: usize,
    /// What is left.
    pub checked: Checked,
}

/// Which fixes to apply.
#[derive(Clone, Copy, Debug)]
pub struct Mend {
    /// The least certain ones that are wanted.
    pub applicability: Applicability,
    /// Findings of a lower severity stay.
    pub severity: Severity,
}

/// Applies fixes until none is left, at most a fixed number of times.
///
/// No chart is left worse: one that Mermaid accepts stays accepted, one that it refuses gets no new
/// error; a fix that would do that, or that leaves its own finding where it is, is left out. Every byte outside the
/// edits stays.
#[must_use]
pub fn fix(source: &Source, kind: SourceKind, settings: &Settings, mend: Mend) -> Fixed {
    let mut fixed = Fixed {
        source: source.clone(),
        applied: 0,
        checked: check(source, kind, settings),
    };
    for _ in 0..ROUNDS {
        let findings: Vec<&Diagnostic> = wanted(&fixed.checked.diagnostics, mend).collect();
        let Some((source, checked, applied)) = best(&fixed, kind, settings, &findings) else {
            break;
        };
        fixed = Fixed {
            source,
            checked,
            applied: fixed.applied + applied,
        };
    }
    fixed
}

fn wanted(findings: &[Diagnostic], mend: Mend) -> impl Iterator<Item = &Diagnostic> {
    findings
        .iter()
        .filter(move |finding| finding.severity >= mend.severity)
        .filter(move |finding| {
            let fix = finding.fix.as_ref();
            fix.is_some_and(|fix| fix.applicability <= mend.applicability)
        })
}

/// The text with the fixes of all findings, or of as many as do no harm: halves of the list are tried
/// where the whole does, so that one bad fix among n costs about log n more readings.
fn best(
    now: &Fixed,
    kind: SourceKind,
    settings: &Settings,
    findings: &[&Diagnostic],
) -> Option<(Source, Checked, usize)> {
    let mut taken: Vec<&Diagnostic> = Vec::new();
    let mut best = None;
    let mut open = vec![findings];
    while let Some(part) = open.pop() {
        if part.is_empty() {
            continue;
        }
        let both: Vec<&Diagnostic> = taken.iter().chain(part).copied().collect();
        let fixes = both.iter().filter_map(|finding| finding.fix.as_ref());
        let applied = apply(now.source.text(), fixes);
        if applied.text == now.source.text() {
            continue;
        }
        let source = Source::new(now.source.name(), applied.text.clone());
        let checked = check(&source, kind, settings);
        if is_no_worse(&now.checked, &checked) && are_mended(&both, &applied, &checked) {
            taken.extend(part);
            best = Some((source, checked, applied.fixes.len()));
        } else if part.len() > 1 {
            let (first, second) = part.split_at(part.len() / 2);
            open.push(second);
            open.push(first);
        }
    }
    best
}

/// Whether no finding whose fix was applied is still there: a fix that mends nothing would be applied again and again.
fn are_mended(findings: &[&Diagnostic], applied: &Applied<'_>, after: &Checked) -> bool {
    type Found<'d> = (&'static str, &'d str, u32);
    let left: HashSet<Found<'_>> = (after.diagnostics.iter())
        .map(|d| (d.rule.name, d.message.as_str(), d.span.start))
        .collect();
    let used: HashSet<*const _> = applied.fixes.iter().map(|&fix| fix as *const _).collect();
    !findings.iter().any(|finding| {
        let (before, behind) = applied.moved(finding.span.start);
        let is_left = |at| left.contains(&(finding.rule.name, finding.message.as_str(), at));
        let fix = finding.fix.as_ref();
        fix.is_some_and(|fix| used.contains(&std::ptr::from_ref(fix)))
            && (is_left(before) || is_left(behind))
    })
}

/// Whether every chart is still there, and none has more errors of syntax than before.
fn is_no_worse(before: &Checked, after: &Checked) -> bool {
    let errors = |checked: &Checked| -> Vec<usize> {
        let count = |findings: &[Diagnostic]| {
            let errors = findings.iter().filter(|d| d.severity == Severity::Error);
            errors.count()
        };
        let charts = checked.charts.iter();
        charts
            .map(|chart| count(&chart.reading.diagnostics))
            .collect()
    };
    let (before, after) = (errors(before), errors(after));
    before.len() == after.len() && before.iter().zip(&after).all(|(old, new)| new <= old)
}
