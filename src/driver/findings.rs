//! What is wrong with the charts of a source.

use foldhash::HashSet;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::iter;

use super::embedded::Copy;
use super::fences;
use crate::config::Settings;
use crate::decision::Decision;
use crate::diagnostic::Diagnostic;
use crate::emit::Accepted;
use crate::lint::{self, Skips};
use crate::meaning::Meaning;
use crate::model::graph::Graph;
use crate::source::{self, Chart, Source, SourceKind, Span};
use crate::syntax::{self, DiagramKind, Limits, Reading};

/// A chart and what was read of it.
#[derive(Debug)]
#[non_exhaustive]
pub struct CheckedChart {
    /// Where it stands.
    pub chart: Chart,
    /// What it says.
    pub reading: Reading,
    /// Whether a comment says to skip it: nothing of it is reported, fixed or compiled.
    pub skipped: bool,
    meaning: Meaning,
}

impl CheckedChart {
    /// The chart as emitters take it; `None` where Mermaid refuses it or mermaidc does not read its kind.
    #[must_use]
    pub fn accepted<'a>(&'a self, source: &'a Source) -> Option<Accepted<'a>> {
        Accepted::new(source, &self.chart, &self.reading, &self.meaning)
    }

    /// What the chart decides, part by part.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        self.decided().map_or(&[], |(_, decisions)| decisions)
    }

    /// The graph, and what it decides, part by part.
    pub(super) fn decided(&self) -> Option<(&Graph, &[Decision])> {
        let graph = self.reading.graph()?;
        Some((graph, &self.meaning.decisions(graph).list))
    }

    /// Whether the chart asks something, so that it can become a decision table.
    #[must_use]
    pub fn decides(&self) -> bool {
        let graph = self.reading.graph();
        graph.is_some_and(|graph| self.meaning.decisions(graph).decides())
    }
}

/// What was found in a source.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Checked {
    /// Every chart, in order.
    pub charts: Vec<CheckedChart>,
    /// What is wrong, in order of place.
    pub diagnostics: Vec<Diagnostic>,
    /// Where a template or a script makes a chart, which is not read.
    pub made: Vec<Span>,
    /// Within which the charts were read.
    pub(super) limits: Limits,
}

impl Checked {
    /// How many charts are of a kind that mermaidc does not read yet, by kind.
    #[must_use]
    pub fn not_read(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        for kind in self.heeded().filter_map(|chart| chart.reading.kind) {
            if !kind.is_read() {
                *counts.entry(kind.name.to_owned()).or_default() += 1;
            }
        }
        counts
    }

    /// How many charts Mermaid does not draw.
    #[must_use]
    pub fn broken(&self) -> usize {
        self.heeded()
            .filter(|chart| !chart.reading.is_accepted())
            .count()
    }

    /// How many charts a comment says to skip.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.charts.iter().filter(|chart| chart.skipped).count()
    }

    /// The charts that no comment says to skip.
    pub fn heeded(&self) -> impl Iterator<Item = &CheckedChart> {
        self.charts.iter().filter(|chart| !chart.skipped)
    }
}

/// A chart by itself: what was read of it, and all that is wrong with it.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) reading: Reading,
    pub(super) meaning: Meaning,
    pub(super) findings: Vec<Diagnostic>,
}

impl Found {
    /// Reads a chart and checks it. What is found depends on nothing in the source but the chart, the
    /// lines that it begins and ends on, the comments before it, and the style sheets of the page; where
    /// its fence does not close, also on what follows.
    pub(super) fn of(source: &Source, chart: &Chart, settings: &Settings, limits: Limits) -> Self {
        let reading = syntax::read_within(chart, limits);
        Self::in_reading(source, chart, settings, limits, reading)
    }

    /// Checks a chart that was read in its file.
    fn in_reading(
        source: &Source,
        chart: &Chart,
        settings: &Settings,
        limits: Limits,
        reading: Reading,
    ) -> Self {
        let reading = explained(source, chart, limits, reading);
        let meaning = Meaning::default();
        let mut findings = reading.diagnostics.clone();
        // What keeps Mermaid from reading a place is all there is to say of it.
        let refused: HashSet<Span> = reading.diagnostics.iter().map(|d| d.span).collect();
        // Of what is not a chart but in its beginning there is nothing else to say.
        if !fences::is_unclosed(&reading) {
            let more = match Copy::of(source, chart) {
                Some(copy) => copy.check(settings, limits),
                None => lint::check(source, chart, &reading, &meaning, settings),
            };
            findings.extend(more.into_iter().filter(|f| !refused.contains(&f.span)));
        }
        Self {
            reading,
            meaning,
            findings,
        }
    }

    /// Whether it was checked, and nothing was found.
    pub(super) fn is_quiet(&self) -> bool {
        self.reading.kind.is_none_or(DiagramKind::is_read) && self.findings.is_empty()
    }
}

/// Within which limits charts are read.
pub(super) fn limits(settings: &Settings) -> Limits {
    Limits {
        per_statement: settings.max_per_statement,
    }
}

/// Reads every chart of a source and checks it by the rules that are in force, with fixes that only their
/// writers vouch for.
pub(super) fn find(source: &Source, kind: SourceKind, settings: &Settings) -> Checked {
    find_in(source, kind, settings, Vec::new())
}

/// As [`find`] does, where some charts were read already: their readings by the places of the charts in the page.
pub(super) fn find_in(
    source: &Source,
    kind: SourceKind,
    settings: &Settings,
    readings: Vec<Option<Reading>>,
) -> Checked {
    let page = source::page(source, kind);
    let limits = limits(settings);
    let charts = page.charts.iter();
    let readings = readings.into_iter().chain(iter::repeat_with(|| None));
    let found: Vec<Found> = charts
        .zip(readings)
        .map(|(chart, reading)| match reading {
            Some(reading) => Found::in_reading(source, chart, settings, limits, reading),
            None => Found::of(source, chart, settings, limits),
        })
        .collect();
    let skips = Skips::of(
        &page,
        found.iter().map(|found| {
            let comments = Cow::Borrowed(found.reading.comments.as_slice());
            (comments, found.reading.graph().is_some())
        }),
    );
    let mut checked = Checked {
        made: page.made,
        limits,
        ..Checked::default()
    };
    let mut quiet = Vec::with_capacity(found.len());
    for (at, (chart, mut found)) in page.charts.into_iter().zip(found).enumerate() {
        let skipped = skips.cover(at);
        quiet.push(found.is_quiet());
        if !skipped {
            checked.diagnostics.append(&mut found.findings);
        }
        checked.charts.push(CheckedChart {
            chart,
            reading: found.reading,
            skipped,
            meaning: found.meaning,
        });
    }
    let is_quiet = |at: usize| quiet.get(at).is_some_and(|quiet| *quiet);
    let about_skips = skips.into_diagnostics(source, &settings.levels, is_quiet);
    checked.diagnostics.extend(about_skips);
    sort(&mut checked.diagnostics);
    checked
}

/// Reads a chart. Where its fence does not close at its end, that is all there is to say of it.
pub(super) fn read(source: &Source, chart: &Chart, limits: Limits) -> Reading {
    explained(source, chart, limits, syntax::read_within(chart, limits))
}

/// A reading with what the page says of it: errors in the host's characters, and the fence that does not close.
fn explained(source: &Source, chart: &Chart, limits: Limits, mut reading: Reading) -> Reading {
    if let Some(copy) = Copy::of(source, chart).filter(|_| !reading.diagnostics.is_empty()) {
        reading.diagnostics = copy.refusals(limits);
    }
    if let Some(found) = fences::unclosed(source, chart, &reading) {
        reading.diagnostics = vec![found];
    }
    for finding in &mut reading.diagnostics {
        finding.chart = Some(chart.number);
    }
    reading
}

/// By place, the worse first, then by name.
pub(super) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.span.start, std::cmp::Reverse(d.severity), d.rule.name);
        key(a).cmp(&key(b))
    });
}
