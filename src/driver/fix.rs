//! Mending what can be mended.

use super::check::{Checked, check};
use crate::config::Settings;
use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity, apply};
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
/// error; a fix that would do that is left out. Every byte outside the edits stays.
#[must_use]
pub fn fix(source: &Source, kind: SourceKind, settings: &Settings, mend: Mend) -> Fixed {
    let mut fixed = Fixed {
        source: source.clone(),
        applied: 0,
        checked: check(source, kind, settings),
    };
    for _ in 0..ROUNDS {
        let fixes: Vec<&Fix> = wanted(&fixed.checked.diagnostics, mend).collect();
        let Some((source, checked, applied)) = best(&fixed, kind, settings, &fixes) else {
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

fn wanted(findings: &[Diagnostic], mend: Mend) -> impl Iterator<Item = &Fix> {
    findings
        .iter()
        .filter(move |finding| finding.severity >= mend.severity)
        .filter_map(|finding| finding.fix.as_ref())
        .filter(move |fix| fix.applicability <= mend.applicability)
}

/// The text with all fixes, or with as many as leave no chart worse: halves of the list are tried
/// where the whole does harm, so that one bad fix among n costs about log n more readings.
fn best(
    now: &Fixed,
    kind: SourceKind,
    settings: &Settings,
    fixes: &[&Fix],
) -> Option<(Source, Checked, usize)> {
    let mut taken: Vec<&Fix> = Vec::new();
    let mut best = None;
    let mut open = vec![fixes];
    while let Some(part) = open.pop() {
        if part.is_empty() {
            continue;
        }
        let both = taken.iter().chain(part).copied();
        let (text, applied) = apply(now.source.text(), both);
        if text == now.source.text() {
            continue;
        }
        let source = Source::new(now.source.name(), text);
        let checked = check(&source, kind, settings);
        if is_no_worse(&now.checked, &checked) {
            taken.extend(part);
            best = Some((source, checked, applied));
        } else if part.len() > 1 {
            let (first, second) = part.split_at(part.len() / 2);
            open.push(second);
            open.push(first);
        }
    }
    best
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
