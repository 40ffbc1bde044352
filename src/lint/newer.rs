//! What only newer releases of Mermaid than the target read or draw.

use super::rules::NEWER_THAN_TARGET;
use super::{Context, Findings};
use crate::config::{Release, Settings};
use crate::diagnostic::{Diagnostic, Level, Severity};
use crate::source::{Chart, Span};
use crate::syntax::DiagramKind;

/// Something that a release brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feature {
    /// What it is, in the plural.
    what: &'static str,
    since: Release,
}

impl Feature {
    /// A feature and the release that brought it.
    pub(super) const fn new(what: &'static str, since: (u32, u32)) -> Self {
        Self {
            what,
            since: Release::new(since.0, since.1),
        }
    }
}

/// Reports of each feature that is newer than the target its first place: who uses one uses it often.
pub(super) fn report(
    chart: &Context<'_>,
    uses: impl Iterator<Item = (Feature, Span)>,
    out: &mut Findings,
) {
    let target = chart.settings.mermaid_version;
    let mut reported: Vec<Feature> = Vec::new();
    for (feature, place) in uses.filter(|(feature, _)| feature.since > target) {
        if !reported.contains(&feature) {
            reported.push(feature);
            out.push(finding(feature, target, place));
        }
    }
}

fn finding(feature: Feature, target: Release, place: Span) -> Diagnostic {
    Diagnostic::new(
        &NEWER_THAN_TARGET,
        place,
        format!(
            "Mermaid {target} does not read {}: {} does",
            feature.what, feature.since
        ),
    )
    .help("Write it otherwise, or raise `mermaid-version` in `mermaidc.toml`.")
}

/// Kinds of diagrams that came after the oldest release.
const KINDS: &[(&str, (u32, u32))] = &[
    ("architecture", (11, 1)),
    ("kanban", (11, 4)),
    ("radar", (11, 6)),
    ("treemap", (11, 8)),
    ("venn", (11, 13)),
    ("ishikawa", (11, 13)),
    ("treeView", (11, 14)),
    ("wardley", (11, 14)),
    ("eventmodeling", (11, 15)),
    ("cynefin", (11, 16)),
    ("railroad", (11, 16)),
    ("railroad-ebnf", (11, 16)),
    ("railroad-abnf", (11, 16)),
    ("railroad-peg", (11, 16)),
    ("usecase", (12, 0)),
    ("agentflow", (12, 0)),
    ("swimlane", (12, 0)),
];

/// What is said of a chart whose kind the target does not have; such kinds are known by name only.
pub(super) fn of_kind(
    kind: &DiagramKind,
    chart: &Chart,
    settings: &Settings,
) -> Option<Diagnostic> {
    let (_, since) = KINDS.iter().find(|(name, _)| *name == kind.name)?;
    let (target, since) = (settings.mermaid_version, Release::new(since.0, since.1));
    if target >= since || settings.levels.level(&NEWER_THAN_TARGET) == Level::Off {
        return None;
    }
    let severity = settings
        .levels
        .severity_of(&NEWER_THAN_TARGET, Severity::Error)?;
    let message = format!("Mermaid {target} has no {} charts: {since} has", kind.name);
    let found = Diagnostic::new(&NEWER_THAN_TARGET, chart.span, message).severity(severity);
    Some(found.help("Draw it as another kind, or raise `mermaid-version` in `mermaidc.toml`."))
}
