//! A page while somebody writes it: what was found in a chart stays until the chart changes.
//!
//! Charts are independent of each other, so that the next version of a text costs a look for its charts,
//! and reading and checking those that are new. One that only moved keeps what was read of it, with the
//! places of the version in which it was read; [`LiveChart::now`] leads from there to the text as it is.

use foldhash::{HashMap, HashMapExt};
use std::borrow::Cow;
use std::collections::VecDeque;

use super::findings::{Found, limits, sort};
use crate::config::Settings;
use crate::decision::Decision;
use crate::diagnostic::Diagnostic;
use crate::lint::Skips;
use crate::meaning::Meaning;
use crate::source::{self, Chart, Source, SourceKind, Span};
use crate::syntax::{Comment, Reading};

/// The charts of a page that changes, and what is wrong with them.
#[derive(Debug, Default)]
pub struct Live {
    charts: Vec<LiveChart>,
    diagnostics: Vec<Diagnostic>,
    /// Whether the page has a style sheet, which rules about every chart ask for.
    styled: bool,
    settings: Settings,
}

/// A chart of a page that changes.
#[derive(Debug)]
pub struct LiveChart {
    /// Where it stands now.
    pub chart: Chart,
    /// Whether a comment says to skip it.
    pub skipped: bool,
    found: Found,
    /// By how much it moved since it was read.
    moved: i64,
    /// The chart with the lines that it begins and ends on, and the comments before it.
    text: String,
}

impl LiveChart {
    /// What was read of it. Its places are those of the version in which it was read.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.found.reading
    }

    /// What it means.
    #[must_use]
    pub fn meaning(&self) -> &Meaning {
        &self.found.meaning
    }

    /// What the chart decides, part by part.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        let graph = self.reading().graph();
        graph.map_or(&[], |graph| &self.meaning().decisions(graph).list)
    }

    /// The place now of a place in what was read.
    #[must_use]
    pub fn now(&self, span: Span) -> Span {
        span.moved(self.moved)
    }

    /// The offset in what was read of an offset of the text as it is.
    #[must_use]
    pub fn then(&self, offset: u32) -> u32 {
        Span::at(offset).moved(-self.moved).start
    }

    /// Its comments, where they stand now.
    fn comments(&self) -> Cow<'_, [Comment]> {
        let comments = &self.found.reading.comments;
        if self.moved == 0 {
            return Cow::Borrowed(comments);
        }
        let moved = comments.iter().map(|comment| Comment {
            span: comment.span.moved(self.moved),
            text: comment.text.clone(),
        });
        moved.collect()
    }
}

impl Live {
    /// Takes the next version of the text, and the settings that are now in force.
    pub fn update(&mut self, source: &Source, kind: SourceKind, settings: &Settings) {
        let page = source::page(source, kind);
        let styled = source.text().contains("<style");
        let keeps = !styled && !self.styled && *settings == self.settings;
        let before = std::mem::take(&mut self.charts);
        let mut before = Before::new(if keeps { before } else { Vec::new() });
        let limits = limits(settings);
        for chart in &page.charts {
            let text = surroundings(source, chart);
            let known = before.take(text, chart).filter(|_| ends_by_itself(chart));
            self.charts.push(known.unwrap_or_else(|| LiveChart {
                found: Found::of(source, chart, settings, limits),
                chart: chart.clone(),
                skipped: false,
                moved: 0,
                text: text.to_owned(),
            }));
        }
        self.styled = styled;
        self.settings.clone_from(settings);
        let charts = self.charts.iter();
        let skips = Skips::of(
            &page,
            charts.map(|chart| (chart.comments(), chart.reading().graph().is_some())),
        );
        self.diagnostics.clear();
        for (at, chart) in self.charts.iter_mut().enumerate() {
            chart.skipped = skips.cover(at);
            if !chart.skipped {
                let number = chart.chart.number;
                let found = chart.found.findings.iter();
                let found = found.map(|finding| finding.moved(chart.moved));
                self.diagnostics.extend(found.map(|mut finding| {
                    finding.chart = Some(number);
                    finding
                }));
            }
        }
        let is_quiet = |at: usize| self.charts.get(at).is_some_and(|c| c.found.is_quiet());
        let about_skips = skips.into_diagnostics(source, &settings.levels, is_quiet);
        self.diagnostics.extend(about_skips);
        sort(&mut self.diagnostics);
    }

    /// The charts, in order.
    #[must_use]
    pub fn charts(&self) -> &[LiveChart] {
        &self.charts
    }

    /// What is wrong, in order of place, as [`check`](super::check) finds it; only that no fix was tried.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

/// The charts of the version before, by their text.
struct Before {
    charts: Vec<Option<LiveChart>>,
    by_text: HashMap<String, VecDeque<usize>>,
}

impl Before {
    fn new(charts: Vec<LiveChart>) -> Self {
        let mut by_text: HashMap<String, VecDeque<usize>> = HashMap::with_capacity(charts.len());
        for (at, chart) in charts.iter().enumerate() {
            let places = by_text.entry(chart.text.clone()).or_default();
            places.push_back(at);
        }
        Self {
            charts: charts.into_iter().map(Some).collect(),
            by_text,
        }
    }

    /// The first chart of a text that is not taken yet, where it stands now.
    fn take(&mut self, text: &str, now: &Chart) -> Option<LiveChart> {
        let places = self.by_text.get_mut(text)?;
        let mut live = self.charts[places.pop_front()?].take()?;
        let by = i64::from(now.span.start) - i64::from(live.chart.span.start);
        live.chart.is_moved(by, now).then(|| {
            live.chart = now.clone();
            live.moved += by;
            live
        })
    }
}

/// Whether a chart ends where its fence closes: where it does not, what is said of it depends on the text
/// after it.
fn ends_by_itself(chart: &Chart) -> bool {
    let fence = chart.fence.as_ref();
    fence.is_none_or(|fence| fence.is_closed && fence.lines.is_empty())
}

/// All of a source that what is found in a chart depends on: from the line of its first comment or fence to
/// the line after its end.
fn surroundings<'s>(source: &'s Source, chart: &Chart) -> &'s str {
    let text = source.text();
    let notes = chart.notes.iter().map(|(span, _)| span.start);
    let start = notes.min().unwrap_or(u32::MAX).min(chart.start());
    let start = source.lines().start(source.lines().line(start));
    let last = source.lines().line(chart.span.end);
    let end = source.lines().start(last + 1);
    let end = if end > chart.span.end {
        end
    } else {
        text.len() as u32
    };
    source.slice(Span::new(start, end))
}

#[cfg(test)]
mod tests;
