//! Fixing what can be fixed by machine.

use super::check::check;
use super::findings::{Checked, find};
use super::safety;
use crate::config::Settings;
use crate::diagnostic::{Applicability, Diagnostic, Severity, apply};
use crate::source::{Source, SourceKind};

/// How often findings are fixed and looked for again: a fix may lay open the next one.
const ROUNDS: usize = 16;

/// A source after its fixes.
#[derive(Debug)]
#[non_exhaustive]
pub struct Fixed {
    /// The text; that of the source where nothing was fixed.
    pub source: Source,
    /// How many fixes were applied.
    pub applied: usize,
    /// What is left.
    pub checked: Checked,
}

/// Which fixes to apply.
#[derive(Clone, Copy, Debug)]
pub struct FixOptions {
    /// The least certain ones that are wanted.
    pub applicability: Applicability,
    /// Findings of a lower severity stay.
    pub severity: Severity,
}

/// Applies fixes until none is left, at most a fixed number of times.
///
/// No chart is left worse: one that Mermaid accepts stays accepted, and drawn the same by safe fixes; one
/// that it refuses gets no new error. A fix that would do that beside the others, or that leaves its own
/// finding where it is, is left out. Every byte outside the edits stays.
#[must_use]
pub fn fix(source: &Source, kind: SourceKind, settings: &Settings, options: FixOptions) -> Fixed {
    let all = |_: &Source, checked: &Checked| vec![true; checked.diagnostics.len()];
    fix_where(source, kind, settings, options, &all)
}

/// As [`fix`], of the findings that are asked for: the function says of each of a text, again after every round.
#[must_use]
pub fn fix_where(
    source: &Source,
    kind: SourceKind,
    settings: &Settings,
    options: FixOptions,
    asks_for: &dyn Fn(&Source, &Checked) -> Vec<bool>,
) -> Fixed {
    let mut fixed = Fixed {
        source: source.clone(),
        applied: 0,
        checked: check(source, kind, settings),
    };
    for _ in 0..ROUNDS {
        let asked = asks_for(&fixed.source, &fixed.checked);
        let all = fixed.checked.diagnostics.iter().zip(asked);
        let findings: Vec<&Diagnostic> = all
            .filter_map(|(finding, asked)| {
                (asked && is_wanted(finding, options)).then_some(finding)
            })
            .collect();
        let Some((source, applied)) = best(&fixed, kind, settings, &findings, options) else {
            break;
        };
        let checked = check(&source, kind, settings);
        fixed = Fixed {
            source,
            checked,
            applied: fixed.applied + applied,
        };
    }
    fixed
}

fn is_wanted(finding: &Diagnostic, options: FixOptions) -> bool {
    let fix = finding.fix.as_ref();
    finding.severity >= options.severity
        && fix.is_some_and(|fix| fix.applicability <= options.applicability)
}

/// The text with the fixes of all findings, or of as many as do no harm: halves of the list are tried
/// where the whole does, so that one bad fix among n costs about log n more readings.
fn best(
    now: &Fixed,
    kind: SourceKind,
    settings: &Settings,
    findings: &[&Diagnostic],
    options: FixOptions,
) -> Option<(Source, usize)> {
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
        let checked = find(&source, kind, settings);
        let is_used = |finding: &&&Diagnostic| finding.fix.as_ref().is_some_and(|f| applied.has(f));
        let repaired: Vec<&Diagnostic> = both.iter().filter(is_used).copied().collect();
        if safety::is_kept(&now.checked, &checked, &applied, options.applicability)
            && !safety::are_left(&repaired, &applied, checked.diagnostics.iter())
        {
            taken.extend(part);
            best = Some((source, applied.fixes.len()));
        } else if part.len() > 1 {
            let (first, second) = part.split_at(part.len() / 2);
            open.push(second);
            open.push(first);
        }
    }
    best
}
